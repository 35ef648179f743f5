import { type CompanyLimit, isLeftOpen } from '../../engine/enforcement.ts'
import { explainPenalty, measureText, timesFor } from '../../engine/explain-penalty.ts'
import type { Explained, WithText } from '../../engine/explanation.ts'
import { quantityOf } from '../../engine/measures.ts'
import type { SanctionRule } from '../../engine/pack.ts'
import type { CitedViolation } from '../../engine/penalty.ts'
import { editionNamed } from '../../engine/rules.ts'
import { sanctionsFor } from '../../engine/sanctions.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { PenaltyMeasure } from '../../events/penalty-events.ts'
import type { SanctionKindName } from '../../events/sanction-kinds.ts'
import type { Ctx } from '../context.ts'
import { daysBefore } from '../violations/queries.ts'
import { companyLimits } from './measures-now.ts'
import type { ComputedMeasure } from './schema.ts'

export type ComputedPenalty = {
  readonly times: number
  readonly before: readonly LocalDate[]
  readonly sanctions: readonly SanctionRule[]
  readonly measures: readonly ComputedMeasure[]
  readonly why: Explained & WithText
}

/**
 * What the edition of the day of the act gives for a violation of this grade, by this party, for this number of times: computed and not
 * chosen. What the text leaves open stays open. Which earlier ones count, and only while they stand, see `daysBefore`.
 */
export async function computePenalty(ctx: Ctx, cited: CitedViolation, except: string): Promise<ComputedPenalty> {
  const { pack } = editionNamed(ctx.rules, cited.edition)
  const before = await daysBefore(ctx, { ...cited, except })
  const days = before.map(one => one.on)
  const limits = await companyLimits(ctx)
  const limitOf = (sanction: string, kind: string) =>
    limits.find(one => one.regulation === pack.id && one.sanction === sanction && one.kind === kind)
  const sanctions = sanctionsFor(pack, cited.of, cited.grade, rule => timesFor(rule, cited.on, days))
  return {
    times: days.length + 1,
    before: days,
    sanctions,
    measures: sanctions.flatMap(rule =>
      rule.measures.map(
        (measure): ComputedMeasure => ({
          ...{ kind: measure.kind, sanction: rule.id, title: measure.title, says: measureText(measure) },
          ...quantityFor(measure, limitOf(rule.id, measure.kind)),
        }),
      ),
    ),
    why: explainPenalty(pack, { violation: cited.violation, of: cited.of, on: cited.on, before: days }),
  }
}

/** What a measure may come to: as the text says it, or where that is blank, as the company has filled it. */
function quantityFor(
  measure: SanctionRule['measures'][number],
  limit: CompanyLimit | undefined,
): Pick<ComputedMeasure, 'isOpen' | 'from' | 'to'> {
  if (isLeftOpen(measure) && limit !== undefined) return { isOpen: false, from: limit.from, to: limit.to }
  return {
    isOpen: isLeftOpen(measure),
    ...(measure.from === undefined ? {} : { from: measure.from }),
    ...(measure.to === undefined ? {} : { to: measure.to }),
  }
}

/**
 * Whether what is put forward departs from the table: another measure, one left out, a quantity beside what the text says, or one said
 * where the text leaves it open. Such a proposal needs a reason.
 */
export function departs(computed: readonly ComputedMeasure[], chosen: readonly PenaltyMeasure[]): boolean {
  const kinds = (list: readonly { kind: string }[]) => [...new Set(list.map(one => one.kind))].sort().join()
  if (kinds(computed) !== kinds(chosen) || chosen.length > computed.length) return true
  return chosen.some(measure => {
    const rule = computed.find(one => one.kind === measure.kind)!
    const field = quantityOf[measure.kind]
    const said = field === undefined ? (measure.points ?? measure.amountFen) : measure[field]
    const hasSaid = said !== undefined || measure.months !== undefined
    if (rule.isOpen) return hasSaid
    if (field !== 'months' && measure.months !== undefined) return true
    const { from, to } = rule
    if (from === undefined && to === undefined) return said !== undefined
    if (said === undefined) return true
    return (
      said < (typeof from === 'number' ? from : 0) ||
      said > (typeof to === 'number' ? to : typeof from === 'number' ? from : Number.POSITIVE_INFINITY)
    )
  })
}

/** Measures whose quantity the text leaves open and the proposal does not say either. */
export function leftOpen(computed: readonly ComputedMeasure[], chosen: readonly PenaltyMeasure[]): SanctionKindName[] {
  return chosen.flatMap(({ kind, amountFen, points, months }) =>
    amountFen === undefined &&
    points === undefined &&
    months === undefined &&
    computed.some(one => one.kind === kind && one.isOpen)
      ? [kind]
      : [],
  )
}
