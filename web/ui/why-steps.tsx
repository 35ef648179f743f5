import { CheckOutlined, MinusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { WhyStep } from '../api/why.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { useZone } from './moment.tsx'
import { sayDay, wallClockOf } from './wall-clock.ts'
import { timeWords } from './words-time.ts'

/** More lines than this are shortened to the beginning and the end: long sums are months of ordinary days. On paper all stand. */
const most = 24
const kept = 8

const reasons = [
  'open',
  'continuous',
  'first-day',
  'holiday',
  'weekend',
  'company-closed',
  'make-up',
  'paused',
  'workday',
  'calendar-day',
  'rolled',
] as const
type Reason = (typeof reasons)[number]
const isReason = (because: string): because is Reason => (reasons as readonly string[]).includes(because)

function Step({ step, folded }: { step: WhyStep; folded: boolean }) {
  const t = useWords(timeWords)
  const language = useLanguage()
  const zone = useZone()
  const clock = (at: string) => wallClockOf(at, zone).slice(11, 16)
  const because = isReason(step.because) ? t(`because.${step.because}`) : step.because
  return (
    <tr data-counted={step.counted} data-folded={folded}>
      <td className="why-mark">
        {step.counted ? <CheckOutlined aria-hidden /> : <MinusOutlined aria-hidden />}
        <span className="visually-hidden">{t(step.counted ? 'whyCounted' : 'whySkipped')}</span>
      </td>
      <th scope="row">{sayDay(step.date, language)}</th>
      <td className="why-span">
        {step.from !== undefined && step.to !== undefined && `${clock(step.from)}–${clock(step.to)}`}
        {step.minutes !== undefined && <span className="why-minutes">{t('whyMinutes', { minutes: step.minutes })}</span>}
      </td>
      <td>
        {because}
        {step.name !== undefined && ` · ${step.name}`}
        {step.notices?.map((notice, at) => (
          <a key={notice} className="why-notice" href={notice} target="_blank" rel="noreferrer">
            {t('whyNotice')}
            {step.notices !== undefined && step.notices.length > 1 ? ` ${at + 1}` : ''}
          </a>
        ))}
      </td>
    </tr>
  )
}

/** The sum, line by line: each day or stretch, whether it counts, why, and the notice that says so. */
export function WhySteps({ steps }: { steps: readonly WhyStep[] }) {
  const t = useWords(timeWords)
  const [all, setAll] = useState(false)
  if (steps.length === 0) return null
  const shortened = !all && steps.length > most
  const row = (step: WhyStep, isFolded: boolean) => (
    <Step key={`${step.date}${step.from ?? ''}${step.because}`} step={step} folded={isFolded} />
  )
  // A link is no use on paper: there each notice stands once with its address.
  const notices = [...new Set(steps.flatMap(step => step.notices ?? []))]
  return (
    <>
      <table className="why-steps">
        <caption>{t('whySum')}</caption>
        <tbody>
          {(shortened ? steps.slice(0, kept) : steps).map(step => row(step, false))}
          {shortened && (
            <tr className="no-print">
              <td colSpan={4}>
                <Button type="link" size="small" onClick={() => setAll(true)}>
                  {t('whyAll', { count: steps.length })}
                </Button>
              </td>
            </tr>
          )}
          {shortened && steps.slice(kept).map((step, at) => row(step, at < steps.length - 2 * kept))}
        </tbody>
      </table>
      {notices.length > 0 && (
        <p className="why-notices">
          {t('whyNotice')} {notices.join(' ')}
        </p>
      )}
    </>
  )
}
