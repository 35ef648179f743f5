import type { Instant } from '../../events/instant.ts'
import type { PenaltyMeasure } from '../../events/penalty-events.ts'
import type { SanctionKindName } from '../../events/sanction-kinds.ts'
import { type CompanyLimit, isLeftOpen, measureOfText } from '../enforcement.ts'
import { quantityOf } from '../measures.ts'
import type { Pack, SanctionRule } from '../pack.ts'
import { type CitedViolation, type Penalty, penaltyStands } from '../penalty.ts'

/** What a measure is to payroll: taken from a wage or a pool, another pay, the end of the contract. Undefined: nothing that payroll is told. */
export function payrollEffect(kind: SanctionKindName): 'deduct' | 'pay-change' | 'contract-end' | undefined {
  if (kind === 'fine' || kind === 'bonus') return 'deduct'
  if (kind === 'demotion' || kind === 'transfer') return 'pay-change'
  return kind === 'dismissal' ? 'contract-end' : undefined
}

export const appealHindrances = ['not-standing', 'ratification-open', 'not-served', 'appeal-window', 'appeal-open'] as const
export type AppealHindrance = (typeof appealHindrances)[number]

/**
 * Why payroll may not be told of a penalty yet, or undefined: it must stand, be served, and be out of reach of an appeal, whose clock ends at
 * `appealUntil` (half-open: at that moment it still runs). An appeal that was lodged must have been turned down or have its result, approved.
 */
export function appealHindrance(
  penalty: Penalty | undefined,
  asked: { readonly now: Instant; readonly appealUntil: Instant | undefined; readonly isRatified: boolean },
): AppealHindrance | undefined {
  if (penalty === undefined || !penaltyStands(penalty)) return 'not-standing'
  if (!asked.isRatified) return 'ratification-open'
  if (penalty.served === undefined || asked.appealUntil === undefined) return 'not-served'
  if (penalty.review !== undefined) return 'appeal-open'
  // A result ends the matter, whenever it came; what was turned down leaves the window as it was.
  if (penalty.result !== undefined) return undefined
  if (penalty.appeal !== undefined && penalty.appeal.accepted !== false) return 'appeal-open'
  if (penalty.appeal === undefined && asked.now <= asked.appealUntil) return 'appeal-window'
  return undefined
}

/** Where a measure has no figure to stand on: the sanction with its clause and the blank as it is written, or what else is wrong with it. */
export type OpenFigure =
  | { readonly because: 'placeholder'; readonly rule: SanctionRule; readonly blank: string }
  | { readonly because: 'no-clause' | 'no-amount'; readonly rule?: SanctionRule }

/**
 * What keeps a measure from payroll because nothing says how much. A blank of the text (`[X]元`) is no figure, whatever a decision says, until the company
 * has filled it (`limit`, its setting with who and when) and what was decided lies within. Undefined where the figure stands on something.
 */
export function openFigure(
  pack: Pack,
  cited: CitedViolation,
  measure: PenaltyMeasure,
  limit: CompanyLimit | undefined,
): OpenFigure | undefined {
  const text = measureOfText(pack, cited, measure)
  const rule = pack.sanctions?.find(one => text !== undefined && one.measures.includes(text))
  if (text === undefined || rule === undefined) return { because: 'no-clause' }
  const field = quantityOf[measure.kind]
  if (field === undefined) return undefined
  const quantity = measure[field]
  const [from, to] = limit === undefined ? rangeOf(text) : [limit.from, limit.to]
  if (limit === undefined && isLeftOpen(text)) return { because: 'placeholder', rule, blank: blankOf(text) }
  // A term that neither text nor company bounds is the decision's own; an amount of money never is.
  if (from === undefined && to === undefined)
    return field === 'amountFen' ? { because: 'placeholder', rule, blank: '' } : undefined
  if (quantity === undefined || quantity <= 0) return { because: 'no-amount', rule }
  return quantity < (from ?? 0) || quantity > (to ?? from!) ? { because: 'no-clause', rule } : undefined
}

type TextMeasure = SanctionRule['measures'][number]
const rangeOf = ({ from, to }: TextMeasure): [number | undefined, number | undefined] => [
  typeof from === 'number' ? from : undefined,
  typeof to === 'number' ? to : undefined,
]
function blankOf({ from, to, term }: TextMeasure): string {
  const open = [from, to, term].find(one => typeof one === 'object' && 'open' in one)
  return open === undefined ? '' : (open as { open: string }).open
}
