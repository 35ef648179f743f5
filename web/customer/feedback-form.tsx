import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { type Answered, answerProblems, onlyAsked } from '../../engine/surveys/questions.ts'
import { type LetterChannel, letterChannels } from '../../events/letter-kinds.ts'
import type { CustomerAnswer, CustomerPage } from '../../server/customer-links/schema.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { publicSurveyWords } from '../surveys/public-words.ts'
import { QuestionList } from '../surveys/question-list.tsx'
import { Choice, Question } from './question.tsx'
import { customerWords } from './words.ts'

const scores = [1, 2, 3, 4, 5] as const
type Props = {
  readonly isBusy: boolean
  /** The questions that the company asks; null: the short ones. */
  readonly questionnaire: CustomerPage['questionnaire']
  readonly takesSuggestion: boolean
  readonly onSend: (answer: CustomerAnswer) => void
}

/** 满意度 (A8.6). Nothing is chosen beforehand: a figure that nobody gave is no figure. */
export function FeedbackForm({ isBusy, questionnaire, takesSuggestion, onSend }: Props) {
  const t = useWords(customerWords)
  const language = useLanguage()
  const q = useWords(publicSurveyWords)
  const [short, setShort] = useState<Short>({ comment: '' })
  const [said, setSaid] = useState<Answered>({ answers: {}, texts: {} })
  const [channel, setChannel] = useState<LetterChannel>()
  const [suggestion, setSuggestion] = useState('')
  const [isTried, setTried] = useState(false)
  const send = () => {
    setTried(true)
    const beside = {
      ...(suggestion.trim() === '' ? {} : { suggestion: suggestion.trim() }),
      ...(channel === undefined ? {} : { channel }),
    }
    if (questionnaire !== null) {
      const { answers, texts } = onlyAsked(questionnaire, said)
      if (answerProblems(questionnaire, { answers, texts }).length > 0) return
      const { id, version } = questionnaire
      return onSend({ questionnaire: id, version, answers, ...(Object.keys(texts).length === 0 ? {} : { texts }), ...beside })
    }
    const { satisfied, rating, comment } = short
    if (satisfied === undefined) return
    onSend({
      satisfied: satisfied === 'yes',
      ...(rating === undefined ? {} : { rating }),
      ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
      ...beside,
    })
  }
  return (
    <form
      className="customer-form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      {questionnaire === null ? (
        <ShortQuestions value={short} onChange={setShort} isTried={isTried} />
      ) : (
        <>
          <p className="survey-script">{questionnaire.opening}</p>
          <QuestionList questions={questionnaire.questions} value={said} onChange={setSaid} isTried={isTried} />
          {isTried && answerProblems(questionnaire, onlyAsked(questionnaire, said)).length > 0 && (
            <p className="customer-error" role="alert">
              {q('incomplete')}
            </p>
          )}
        </>
      )}
      {takesSuggestion && (
        <Question id="suggestion" label={t('suggestion')} error={undefined}>
          <Input.TextArea
            id="suggestion"
            value={suggestion}
            maxLength={2_000}
            autoSize={{ minRows: 2, maxRows: 8 }}
            onChange={event => setSuggestion(event.target.value)}
          />
        </Question>
      )}
      <Question id="channel" label={t('channel')} error={undefined}>
        <Select<LetterChannel>
          id="channel"
          aria-label={t('channel')}
          value={channel ?? null}
          allowClear
          size="large"
          placeholder={t('asBefore')}
          onChange={value => setChannel(value)}
          options={letterChannels.map(value => ({ value, label: sayValue('letterChannel', value, language) }))}
        />
      </Question>
      <Button type="primary" size="large" block htmlType="submit" loading={isBusy}>
        {t('send')}
      </Button>
      {questionnaire !== null && <p className="survey-script">{questionnaire.closing}</p>}
    </form>
  )
}

type Short = { readonly satisfied?: 'yes' | 'no'; readonly rating?: number | undefined; readonly comment: string }
type ShortProps = { readonly value: Short; readonly onChange: (value: Short) => void; readonly isTried: boolean }

/** Where the company has no questionnaire: satisfied or not, a score, a word. */
function ShortQuestions({ value, onChange, isTried }: ShortProps) {
  const t = useWords(customerWords)
  return (
    <>
      <Question
        id="satisfied"
        label={t('satisfied')}
        isGroup
        error={isTried && value.satisfied === undefined ? t('needSatisfied') : undefined}
      >
        <Choice
          name="satisfied"
          value={value.satisfied}
          onChange={satisfied => onChange({ ...value, satisfied })}
          options={[
            { value: 'yes', label: t('yes') },
            { value: 'no', label: t('no') },
          ]}
        />
      </Question>
      <Question id="rating" label={t('rating')} isGroup error={undefined}>
        <Choice
          name="rating"
          value={value.rating}
          onChange={rating => onChange({ ...value, rating })}
          options={scores.map(value => ({ value, label: t('score', { score: value }) }))}
        />
        {value.rating !== undefined && (
          <Button type="link" size="small" onClick={() => onChange({ ...value, rating: undefined })}>
            {t('clearScore')}
          </Button>
        )}
      </Question>
      <Question id="comment" label={t('comment')} error={undefined}>
        <Input.TextArea
          id="comment"
          value={value.comment}
          maxLength={2_000}
          autoSize={{ minRows: 3, maxRows: 10 }}
          onChange={event => onChange({ ...value, comment: event.target.value })}
        />
      </Question>
    </>
  )
}
