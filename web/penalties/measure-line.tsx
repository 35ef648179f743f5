import { Tag } from 'antd'
import type { MeasureState } from '../../engine/measures.ts'
import { sayValue } from '../cases/say-value.ts'
import { useMarks } from '../language/marks.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Money } from '../ui/money.tsx'
import { sayDay } from '../ui/wall-clock.ts'
import { measureWords } from './measure-words.ts'
import { penaltyWords } from './words.ts'

const colours: Readonly<Record<MeasureState, string>> = {
  'not-served': 'default',
  suspended: 'default',
  blocked: 'warning',
  'to-carry-out': 'processing',
  'in-effect': 'error',
  'carried-out': 'success',
  expired: 'default',
  restored: 'success',
  'taken-back': 'default',
}

/** How a measure stands, in words. */
export function MeasureTag({ state }: { readonly state: MeasureState }) {
  const t = useWords(measureWords)
  return <Tag color={colours[state]}>{t(`state.${state}`)}</Tag>
}

type Said = {
  readonly kind: string
  readonly amountFen?: number | null | undefined
  readonly points?: number | null | undefined
  readonly months?: number | null | undefined
}

/** What a measure is, with its quantity. */
export function MeasureName({ of }: { readonly of: Said }) {
  const t = useWords(penaltyWords)
  const language = useLanguage()
  return (
    <>
      <strong>{sayValue('measureKind', of.kind, language)}</strong>
      {of.amountFen != null && (
        <>
          {' '}
          <Money fen={of.amountFen} />
        </>
      )}
      {of.points != null && ` ${t('points', { count: of.points })}`}
      {of.months != null && ` ${t('months', { count: of.months })}`}
    </>
  )
}

/** From when until when, as far as it is known: 自 … 起，到 … 止. */
export function Term({ from, until }: { readonly from: string | null; readonly until: string | null }) {
  const t = useWords(measureWords)
  const language = useLanguage()
  const { comma } = useMarks()
  if (from === null) return null
  const parts = [
    t('from', { day: sayDay(from, language) }),
    ...(until === null ? [] : [t('until', { day: sayDay(until, language) })]),
  ]
  return <span className="measure-term">{parts.join(comma)}</span>
}
