import { Button, Input } from 'antd'
import { useState } from 'react'
import type { CustomerAnswer, CustomerPage } from '../../server/customer-links/schema.ts'
import { tags } from '../language/language.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { instantOf } from '../ui/wall-clock.ts'
import { Choice, Question } from './question.tsx'
import { customerWords } from './words.ts'

type Visit = NonNullable<CustomerPage['visit']>
type Props = { readonly visit: Visit; readonly isBusy: boolean; readonly onSend: (answer: CustomerAnswer) => void }
/** Companies that use the product work by this zone; the page says so. */
const ZONE = 'Asia/Shanghai'

/** `2026年12月3日 星期四 09:00–12:00`, on the company's wall clock whatever zone the phone is in. */
export function useVisitTimes({ from, until }: Pick<Visit, 'from' | 'until'>): string {
  const language = useLanguage()
  const format = new Intl.DateTimeFormat(tags[language], {
    ...({ timeZone: ZONE, year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' } as const),
    ...({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const),
  })
  return format.formatRange(new Date(from), new Date(until))
}

/** 上门时间: the customer agrees, or says when it would suit them better. Nothing is chosen beforehand. */
export function VisitForm({ visit, isBusy, onSend }: Props) {
  const t = useWords(customerWords)
  const times = useVisitTimes(visit)
  const [answer, setAnswer] = useState<'confirmed' | 'other-time'>()
  const [wish, setWish] = useState('')
  const [who, setWho] = useState('')
  const [remarks, setRemarks] = useState('')
  const [isTried, setTried] = useState(false)
  const isWish = answer === 'other-time'
  const lacksWish = isWish && wish === '' && remarks.trim() === ''
  const send = () => {
    setTried(true)
    if (answer === undefined || lacksWish) return
    onSend({
      ...{ visit: answer, from: visit.from },
      ...(isWish && wish !== '' ? { wishFrom: instantOf(`${wish}:00`, ZONE) } : {}),
      ...(who.trim() === '' ? {} : { who: who.trim() }),
      ...(remarks.trim() === '' ? {} : { remarks: remarks.trim() }),
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
      <p className="customer-text">
        <strong>{times}</strong>
        <br />
        <span className="customer-hint">{t(visit.isConfirmed ? 'visitConfirmed' : 'visitZone')}</span>
      </p>
      <Question id="visit" label={t('visitSuits')} isGroup error={isTried && answer === undefined ? t('needVisit') : undefined}>
        <Choice
          name="visit"
          value={answer}
          onChange={setAnswer}
          options={[
            { value: 'confirmed', label: t('visitYes') },
            { value: 'other-time', label: t('visitNo') },
          ]}
        />
      </Question>
      {isWish && (
        <Question id="wish" label={t('visitWish')} error={isTried && lacksWish ? t('needWish') : undefined}>
          <input
            id="wish"
            className="ant-input ant-input-outlined"
            type="datetime-local"
            value={wish}
            onChange={event => setWish(event.target.value)}
          />
        </Question>
      )}
      <Question id="remarks" label={t(isWish ? 'visitWhy' : 'comment')} error={undefined}>
        <Input.TextArea
          id="remarks"
          rows={3}
          maxLength={2_000}
          value={remarks}
          onChange={event => setRemarks(event.target.value)}
        />
      </Question>
      <Question id="who" label={t('visitWho')} error={undefined}>
        <Input id="who" maxLength={100} autoComplete="name" value={who} onChange={event => setWho(event.target.value)} />
      </Question>
      <Button type="primary" size="large" block htmlType="submit" loading={isBusy}>
        {t('send')}
      </Button>
    </form>
  )
}
