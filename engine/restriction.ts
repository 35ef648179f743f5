import type { CaseEvent } from '../events/envelope.ts'
import type { Instant, LocalDate } from '../events/instant.ts'

type Set = CaseEvent<'restriction.set'>['data']
/**
 * 业务限制 as its events leave it. `lifted`: the share given back, in per cent; `reopened`: the categories given back whole; `assessed`: up to what
 * somebody has assessed it, which no step goes beyond.
 */
export type Restriction = Set & {
  at: Instant
  event: string
  lifted: number
  reopened: string[]
  assessed?: { upTo: number; categories: string[]; rectification: string; at: Instant; by: string; event: string }
  /** When all of it was given back; a step back takes that away. */
  endedAt?: Instant
}

/** Follows one event of a restriction; mutates nothing. Events that say nothing of it leave it as it is. */
export function followRestriction(known: Restriction | undefined, event: CaseEvent, at: Instant): Restriction | undefined {
  if (event.type === 'restriction.set') return { ...event.data, at, event: event.id, lifted: 0, reopened: [] }
  if (known === undefined) return undefined
  if (event.type === 'restriction.assessed') {
    const { upTo, categories, rectification } = event.data
    return { ...known, assessed: { upTo, categories, rectification, at, by: event.actor, event: event.id } }
  }
  if (event.type !== 'restriction.stepped') return known
  const { endedAt: _ended, ...others } = known
  const next = { ...others, lifted: event.data.share, reopened: event.data.categories }
  return isLifted(next) ? { ...next, endedAt: at } : next
}

/** Whether nothing of the business is restricted any more: the whole share was given back, or every restricted category. */
export function isLifted({ lifted, reopened, categories }: Pick<Restriction, 'lifted' | 'reopened' | 'categories'>): boolean {
  return lifted >= 100 || (categories.length > 0 && categories.every(one => reopened.includes(one)))
}

/** Whether a step gives back less than is given back now in any respect: what was assessed plays no part in that. */
export function isStepBack(known: Restriction, { share, categories }: { share: number; categories: readonly string[] }): boolean {
  return share <= known.lifted && categories.every(one => known.reopened.includes(one))
}

/**
 * Why a step is refused, or undefined: it changes nothing (`restriction.no-step`), goes forward without an assessment
 * (`restriction.not-assessed`) or beyond it (`restriction.beyond-assessment`), or names a category that is not restricted
 * (`restriction.not-in-scope`). A step back is always possible.
 */
export function stepRefusal(known: Restriction, step: { share: number; categories: readonly string[] }): string | undefined {
  if (step.categories.some(one => !known.categories.includes(one))) return 'restriction.not-in-scope'
  const isSame = step.share === known.lifted && sameAs(step.categories, known.reopened)
  if (isSame) return 'restriction.no-step'
  if (isStepBack(known, step)) return undefined
  if (known.assessed === undefined) return 'restriction.not-assessed'
  const { upTo, categories } = known.assessed
  const isBeyond =
    (step.share > known.lifted && step.share > upTo) ||
    step.categories.some(one => !known.reopened.includes(one) && !categories.includes(one))
  return isBeyond ? 'restriction.beyond-assessment' : undefined
}

const sameAs = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every(one => b.includes(one))

/** What of a case a restriction asks. `address` is whatever is known of where the customer is. */
export type Business = {
  readonly kind: string
  readonly category?: string | undefined
  readonly model?: string | undefined
  readonly address: string
  readonly on: LocalDate
}

/** Whether a restriction speaks of such a case: its day has come, and kind, category, product and region are among those named. */
export function restricts(
  known: Pick<Restriction, 'from' | 'caseKinds' | 'categories' | 'models' | 'regions' | 'reopened' | 'lifted'>,
  business: Business,
): boolean {
  if (isLifted(known) || business.on < known.from) return false
  const isOf = <T>(list: readonly T[], one: T | undefined) => list.length === 0 || (one !== undefined && list.includes(one))
  return (
    isOf<string>(known.caseKinds, business.kind) &&
    isOf(known.categories, business.category) &&
    !(business.category !== undefined && known.reopened.includes(business.category)) &&
    isOf(known.models, business.model) &&
    (known.regions.length === 0 || known.regions.some(word => business.address.includes(word)))
  )
}

/**
 * How many cases of the restricted kind a department may be given in a month under the share given back: that share of what it had in a month
 * before, rounded down. Undefined where nothing was counted before: then the share is of nothing, and none may.
 */
export function monthlyQuota({ lifted, monthly }: Pick<Restriction, 'lifted' | 'monthly'>): number {
  return Math.floor(((monthly ?? 0) * lifted) / 100)
}
