import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { type LetterChannel, letterChannels } from '../../events/letter-events.ts'
import type { CustomerAnswer } from '../../server/customer-links/schema.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Choice, Question } from './question.tsx'
import { customerWords } from './words.ts'

const scores = [1, 2, 3, 4, 5] as const
type Props = {
  readonly isBusy: boolean
  readonly takesSuggestion: boolean
  readonly onSend: (answer: CustomerAnswer) => void
}

/** 满意度 (A8.6). Nothing is chosen beforehand: a figure that nobody gave is no figure. */
export function FeedbackForm({ isBusy, takesSuggestion, onSend }: Props) {
  const t = useWords(customerWords)
  const language = useLanguage()
  const [satisfied, setSatisfied] = useState<'yes' | 'no'>()
  const [rating, setRating] = useState<number>()
  const [comment, setComment] = useState('')
  const [channel, setChannel] = useState<LetterChannel>()
  const [suggestion, setSuggestion] = useState('')
  const [isTried, setTried] = useState(false)
  const send = () => {
    setTried(true)
    if (satisfied === undefined) return
    onSend({
      satisfied: satisfied === 'yes',
      ...(rating === undefined ? {} : { rating }),
      ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
      ...(suggestion.trim() === '' ? {} : { suggestion: suggestion.trim() }),
      ...(channel === undefined ? {} : { channel }),
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
      <Question
        id="satisfied"
        label={t('satisfied')}
        isGroup
        error={isTried && satisfied === undefined ? t('needSatisfied') : undefined}
      >
        <Choice
          name="satisfied"
          value={satisfied}
          onChange={setSatisfied}
          options={[
            { value: 'yes', label: t('yes') },
            { value: 'no', label: t('no') },
          ]}
        />
      </Question>
      <Question id="rating" label={t('rating')} isGroup error={undefined}>
        <Choice
          name="rating"
          value={rating}
          onChange={setRating}
          options={scores.map(value => ({ value, label: t('score', { score: value }) }))}
        />
        {rating !== undefined && (
          <Button type="link" size="small" onClick={() => setRating(undefined)}>
            {t('clearScore')}
          </Button>
        )}
      </Question>
      <Question id="comment" label={t('comment')} error={undefined}>
        <Input.TextArea
          id="comment"
          value={comment}
          maxLength={2_000}
          autoSize={{ minRows: 3, maxRows: 10 }}
          onChange={event => setComment(event.target.value)}
        />
      </Question>
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
    </form>
  )
}
