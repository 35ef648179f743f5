import type { Instant } from '../events/instant.ts'
import { partyName } from './conditions.ts'
import { subjectFor } from './levels.ts'
import type { RetentionRule, RouteRule, RouteStepRule } from './pack.ts'
import { retentionFor, routesTaken } from './routes.ts'
import { type Edition, editionNamed, editionsInForce, type Rules } from './rules.ts'
import type { CaseState } from './state.ts'

type Subject = Pick<CaseState, 'kind' | 'edition' | 'level' | 'category'>

/** The regulations on a case at a moment: its own edition first, then the others in force, which add to it. */
export function editionsOn(rules: Rules, state: Pick<CaseState, 'edition'>, at: Instant): readonly Edition[] {
  const own = editionNamed(rules, state.edition)
  return [own, ...editionsInForce(rules, at).filter(edition => edition.pack.id !== own.pack.id)]
}

/** A step of a route with the regulation that orders it. */
export type OrderedStep = { readonly edition: Edition; readonly route: RouteRule; readonly step: RouteStepRule }

/**
 * The steps that all regulations on a case order for a submission: those of its own edition, then what the others add, each by its
 * own levels. A step that asks the same people in the same way as an earlier one is not asked twice. Ids are unique: where two
 * regulations call a step alike, the later one has its regulation in front. None where no regulation names a route.
 */
export function stepsTogether(
  rules: Rules,
  state: Subject,
  subject: RouteRule['subject'],
  data: Readonly<Record<string, unknown>>,
  at: Instant,
  form?: string,
): OrderedStep[] {
  const steps: OrderedStep[] = []
  for (const edition of editionsOn(rules, state, at)) {
    const isOwn = edition.key === state.edition
    for (const [route, step] of stepsOf(edition, subjectFor(edition, state), subject, data, form)) {
      // A regulation may ask the same people twice on purpose; another one need not repeat it.
      if (!isOwn && steps.some(earlier => asksOf(earlier.step) === asksOf(step))) continue
      const isTaken = steps.some(earlier => earlier.step.id === step.id)
      const id = !isTaken ? step.id : isOwn ? `${route.id}:${step.id}` : `${edition.pack.id}:${step.id}`
      steps.push({ edition, route, step: { ...step, id } })
    }
  }
  return steps
}

/** The steps of one regulation: those of the first route that fits, with every overlay that fits around them; none where only overlays fit. */
function stepsOf(
  edition: Edition,
  seenByIt: Parameters<typeof routesTaken>[1],
  subject: RouteRule['subject'],
  data: Readonly<Record<string, unknown>>,
  form: string | undefined,
): (readonly [RouteRule, RouteStepRule])[] {
  const taken = routesTaken(edition, seenByIt, subject, data, form)
  if (taken === undefined) return []
  return [...taken.before, taken.base, ...taken.after].flatMap(route => route.steps.map(step => [route, step] as const))
}

const asksOf = ({ mode, quorum, by }: RouteStepRule): string =>
  JSON.stringify([mode, quorum?.of, quorum?.need, by.map(partyName).sort()])

/** How long all regulations on a case want it kept; the caller takes the longest. */
export function retentionTogether(rules: Rules, state: Subject, at: Instant): RetentionRule[] {
  return editionsOn(rules, state, at).flatMap(edition => retentionFor(edition, subjectFor(edition, state)))
}

/** Which of two regulations prevails where they contradict each other, and the clause that says so, in one of the two. */
export type Precedence = { readonly prevails: Edition; readonly says: Edition; readonly clause: string }

/** The precedence between two regulations (furn 1.4); undefined where none is said, or both claim it. */
export function precedenceOf(a: Edition, b: Edition): Precedence | undefined {
  const [forA, forB] = [claimOf(a, b), claimOf(b, a)]
  return forA === undefined ? forB : forB === undefined ? forA : undefined
}

function claimOf(one: Edition, other: Edition): Precedence | undefined {
  const claims = one.pack.related?.find(r => r.relation === 'prevails-over' && r.regulation === other.pack.id)
  if (claims) return { prevails: one, says: one, clause: claims.clause }
  const yields = other.pack.related?.find(r => r.relation === 'yields-to' && r.regulation === one.pack.id)
  return yields && { prevails: one, says: other, clause: yields.clause }
}
