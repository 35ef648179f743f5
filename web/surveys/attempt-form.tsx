import { Button, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { attemptOutcomes } from '../../events/questionnaire.ts'
import type { NewAttempt } from '../../server/surveys/schema.ts'
import type { Problem } from '../api/problem.ts'
import { useWords } from '../language/use-words.ts'
import { Refusal } from '../ui/refusal.tsx'
import { surveyWords } from './words.ts'

const ways = ['phone', 'visit', 'message'] as const

type Props = {
  /** On how many days it was tried so far, and whether today would be another. */
  readonly days: number
  readonly countsToday: boolean
  readonly daysOfTrying: number
  readonly isBusy: boolean
  readonly problem: Problem | null
  readonly onSend: (attempt: NewAttempt) => void
}

/** 没联系上: how, with what outcome; said beforehand is whether it counts as another day. */
export function AttemptForm({ days, countsToday, daysOfTrying, isBusy, problem, onSend }: Props) {
  const t = useWords(surveyWords)
  const [via, setVia] = useState<NewAttempt['via']>('phone')
  const [outcome, setOutcome] = useState<NewAttempt['outcome']>()
  const [note, setNote] = useState('')
  return (
    <div className="survey-form">
      <p className="survey-faint">
        {countsToday ? t('dayOf', { day: days + 1, days: daysOfTrying }) : t('sameDay', { days: daysOfTrying })}
      </p>
      <div>
        <div className="survey-label">{t('via')}</div>
        <Segmented value={via} onChange={setVia} options={ways.map(value => ({ value, label: t(`via.${value}`) }))} />
      </div>
      <div>
        <div className="survey-label">{t('outcome')}</div>
        <Select
          className="survey-wide"
          aria-label={t('outcome')}
          placeholder={t('outcome')}
          value={outcome ?? null}
          onChange={setOutcome}
          options={attemptOutcomes.map(value => ({ value, label: t(`outcome.${value}`) }))}
        />
      </div>
      <Input.TextArea
        aria-label={t('note')}
        placeholder={t('note')}
        maxLength={500}
        autoSize={{ minRows: 2 }}
        value={note}
        onChange={event => setNote(event.target.value)}
      />
      <Button
        type="primary"
        disabled={outcome === undefined}
        loading={isBusy}
        onClick={() => outcome !== undefined && onSend({ via, outcome, ...(note.trim() === '' ? {} : { note: note.trim() }) })}
      >
        {t('saveAttempt')}
      </Button>
      {problem !== null && <Refusal problem={problem} />}
    </div>
  )
}
