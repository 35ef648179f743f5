import type { ReorderBasis } from '../../server/parts/reorder-schema.ts'
import { useWords } from '../language/use-words.ts'
import { partWords } from './words.ts'

const say = (value: number) => String(Math.round(value * 100) / 100)

/** The figures of a proposal and the formula with its numbers put in; how many weeks it rests on. */
export function Figures({ basis }: { readonly basis: ReorderBasis }) {
  const t = useWords(partWords)
  const { safety, reorderAt, orderUpTo } = basis
  return (
    <>
      <span>{t('position', { onHand: basis.onHand, reserved: basis.reserved, coming: basis.coming })}</span>
      {safety === null ? (
        <div className="parts-formula">
          {t('tooLittleWhy', { used: basis.usedWeeks, weeks: basis.weeks, least: basis.leastWeeks })}
        </div>
      ) : (
        <details className="parts-formula">
          <summary>{t('levels', { safety, reorderAt: reorderAt ?? 0, orderUpTo: orderUpTo ?? 0 })}</summary>
          <div>
            {t('sample', { from: basis.from, to: basis.to, weeks: basis.weeks, used: basis.usedWeeks, total: basis.total })}
          </div>
          <div>
            {t('formulaSafety', {
              ...{ z: say(basis.z), share: say(basis.serviceLevel * 100), deviation: say(basis.deviation) },
              ...{ lead: say(basis.leadDays / 7), safety },
            })}
          </div>
          <div>
            {t('formulaPoint', { mean: say(basis.mean), lead: say(basis.leadDays / 7), safety, reorderAt: reorderAt ?? 0 })}
          </div>
          <div>
            {t('formulaAim', {
              reorderAt: reorderAt ?? 0,
              mean: say(basis.mean),
              review: basis.reviewWeeks,
              orderUpTo: orderUpTo ?? 0,
            })}
          </div>
        </details>
      )}
    </>
  )
}
