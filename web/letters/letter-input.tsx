import { Alert, Button, Input, Segmented, Select } from 'antd'
import { useEffect, useId, useRef } from 'react'
import { gapsIn } from '../../events/letter-gaps.ts'
import type { LetterChannel, LetterKind } from '../../events/letter-kinds.ts'
import type { Language } from '../../events/text.ts'
import type { CaseLetters } from '../../server/letters/schema.ts'
import { optionsOf } from '../cases/say-value.ts'
import { joinList } from '../language/join-list.ts'
import { useWords } from '../language/use-words.ts'
import { copyText } from '../ui/copy-text.ts'
import { Loaded } from '../ui/page.tsx'
import { useLetters } from './use-letters.ts'
import { letterWords } from './words.ts'
import './letters.css'

export type LetterValue = {
  readonly kind: LetterKind
  readonly language: 'zh' | 'en'
  readonly channel: LetterChannel
  readonly subject: string
  readonly text: string
}
type Props = {
  readonly caseId: string
  readonly kind: LetterKind
  readonly language: Language
  readonly id?: string
  readonly value?: LetterValue
  readonly onChange?: (value: LetterValue) => void
}

/** A letter as it will go: kind, language and channel, the words filled from the case, and what of them is still missing. */
export function LetterInput(props: Props) {
  const letters = useLetters(props.caseId)
  return <Loaded query={letters}>{data => <Writing {...props} letters={data} />}</Loaded>
}

function Writing({ kind, language, id, value, onChange, letters }: Props & { readonly letters: CaseLetters }) {
  const t = useWords(letterWords)
  const own = useId()
  const draft = (of: LetterKind, spoken: 'zh' | 'en') => letters.drafts.find(one => one.kind === of)?.[spoken]
  const fresh = (of: LetterKind, spoken: 'zh' | 'en', channel: LetterChannel): LetterValue => ({
    ...{ kind: of, language: spoken, channel },
    ...{ subject: draft(of, spoken)?.subject ?? '', text: draft(of, spoken)?.text ?? '' },
  })
  const channelFirst = letters.preferred.channel === 'mail' && !hasMail(letters) ? 'paper' : letters.preferred.channel
  const begun = useRef(false)
  useEffect(() => {
    // What was typed before comes back with the draft; a letter that nobody began is filled from the case.
    if (value === undefined && !begun.current) onChange?.(fresh(kind, language, channelFirst))
    begun.current = true
  })
  if (value === undefined) return null
  const filled = draft(value.kind, value.language)
  const isTouched = filled !== undefined && (filled.text !== value.text || filled.subject !== value.subject)
  const gaps = gapsIn(`${value.subject}\n${value.text}`)
  const change = (more: Partial<LetterValue>) => onChange?.({ ...value, ...more })
  const version = letters.drafts.find(one => one.kind === value.kind)?.version
  return (
    <div className="letter-input">
      <div className="letter-choices">
        <label htmlFor={`${own}-kind`}>{t('kind')}</label>
        <Select
          id={`${own}-kind`}
          value={value.kind}
          options={optionsOf('letterKind', language)}
          onChange={next => onChange?.(fresh(next as LetterKind, value.language, value.channel))}
        />
        <label htmlFor={`${own}-channel`}>{t('channel')}</label>
        <Select
          id={`${own}-channel`}
          value={value.channel}
          options={optionsOf('letterChannel', language).map(one => ({
            ...one,
            disabled: one.value === 'mail' && !hasMail(letters),
            label: `${one.label}${one.value === letters.preferred.channel && letters.preferred.from !== 'intake' ? t('preferredMark') : ''}${one.value === 'mail' && !hasMail(letters) ? t('noMailMark') : ''}`,
          }))}
          onChange={next => change({ channel: next as LetterChannel })}
        />
        <Segmented
          aria-label={t('language')}
          value={value.language}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={next => onChange?.(fresh(value.kind, next as 'zh' | 'en', value.channel))}
        />
      </div>
      <p className="letter-hint">
        {version === null || version === undefined ? t('starter') : t('version', { day: version })} ·{' '}
        {t(`how.${value.channel}`, { email: letters.preferred.masked ? t('hiddenMail') : letters.preferred.email })}
      </p>
      {gaps.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('gaps', { count: gaps.length })}
          description={joinList(gaps, language)}
          role="status"
        />
      )}
      <label htmlFor={`${own}-subject`}>{t('subject')}</label>
      <Input
        id={`${own}-subject`}
        value={value.subject}
        maxLength={500}
        onChange={event => change({ subject: event.target.value })}
      />
      <label htmlFor={id ?? `${own}-text`}>{t('text')}</label>
      <Input.TextArea
        id={id ?? `${own}-text`}
        value={value.text}
        autoSize={{ minRows: 10, maxRows: 24 }}
        maxLength={20_000}
        onChange={event => change({ text: event.target.value })}
      />
      <div className="letter-acts">
        <Button size="small" onClick={() => void copyText(value.text)}>
          {t('copy')}
        </Button>
        {isTouched && (
          <Button size="small" onClick={() => onChange?.(fresh(value.kind, value.language, value.channel))}>
            {t('refill')}
          </Button>
        )}
      </div>
    </div>
  )
}

const hasMail = ({ preferred }: CaseLetters): boolean => preferred.email !== '' || preferred.masked
