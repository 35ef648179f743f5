import { useWords } from '../language/use-words.ts'
import { Money } from '../ui/money.tsx'
import { penaltyWords } from './words.ts'
import './penalties.css'

/** A measure as an event or the file of a penalty has it. */
export type SaidMeasure = {
  readonly kind: keyof typeof penaltyWords.zh extends infer K ? (K extends `measure.${infer M}` ? M : never) : never
  readonly amountFen?: number | undefined
  readonly points?: number | undefined
  readonly months?: number | undefined
}

/** The measures of a penalty in words, each with its quantity where one was said. `open`: those whose quantity nobody has said. */
export function MeasureList({
  measures,
  open = [],
}: {
  readonly measures: readonly SaidMeasure[]
  readonly open?: readonly string[]
}) {
  const t = useWords(penaltyWords)
  return (
    <ul className="measure-list">
      {measures.map(one => (
        <li key={one.kind}>
          {t(`measure.${one.kind}`)}
          {one.amountFen !== undefined && (
            <>
              {' '}
              <Money fen={one.amountFen} />
            </>
          )}
          {one.points !== undefined && ` ${t('points', { count: one.points })}`}
          {one.months !== undefined && ` ${t('months', { count: one.months })}`}
          {open.includes(one.kind) && <span className="measure-open">{t('openQuantity')}</span>}
        </li>
      ))}
    </ul>
  )
}
