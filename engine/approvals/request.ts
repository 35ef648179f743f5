import type { RouteStep } from '../../events/route-step.ts'
import type { GivenDecision, OpenRequest } from '../state.ts'

type Decision = GivenDecision['decision']
export type Outcome = 'open' | 'approved' | 'returned' | 'rejected'

const counting = (request: Pick<OpenRequest, 'given'>, step: string): GivenDecision[] =>
  request.given.filter(g => g.step === step && !g.void)

/** The different people whom a step asks. */
export const placesOf = (step: RouteStep): string[] => [...new Set(step.people.map(p => p.person))]

/** Whether this person's place in a step is filled. */
export function hasDecided(request: Pick<OpenRequest, 'given'>, step: string, person: string): boolean {
  return counting(request, step).some(g => g.person === person)
}

/** How many approvals a step needs. */
export function needed(step: RouteStep): number {
  const people = placesOf(step).length
  if (step.mode === 'any') return 1
  if (step.mode === 'all') return people
  return Math.ceil((people * (step.quorum?.need ?? 1)) / (step.quorum?.of ?? 1))
}

/** Whether the decisions given carry a step: any one, all, or the quorum. */
export function stepPassed(request: Pick<OpenRequest, 'given'>, step: RouteStep): boolean {
  const people = new Set(placesOf(step))
  const approved = new Set(
    counting(request, step.id).flatMap(g => (g.decision === 'approve' && people.has(g.person) ? [g.person] : [])),
  )
  return approved.size >= needed(step)
}

/** Whose place is open now: nobody's own submission, nobody twice, and nobody who waits for the opinion they delegated (委派). */
export function decidersOf(request: OpenRequest): string[] {
  const step = request.steps[request.step]
  if (!step) return []
  const asking = new Set((request.questions ?? []).flatMap(q => (q.waits && q.step === step.id ? [q.by] : [])))
  return placesOf(step).filter(p => p !== request.by && !asking.has(p) && !hasDecided(request, step.id, p))
}

/** Whose opinion a request waits for now. */
export const askedOf = (request: OpenRequest): string[] => [...new Set((request.questions ?? []).map(q => q.to))]

/**
 * What a decision does to a request: the outcome and whether it settles it. A refusal settles at once; a quorum that can no longer be reached too.
 * A return settles, unless it names an earlier step: then the route goes on from there.
 */
export function outcomeOf(
  request: OpenRequest,
  person: string,
  decision: Decision,
  toStep?: string,
): { outcome: Outcome; final: boolean; step: string } {
  const step = request.steps[request.step]!
  if (decision === 'return')
    return toStep === undefined
      ? { outcome: 'returned', final: true, step: step.id }
      : { outcome: 'open', final: false, step: step.id }
  const given = [...request.given, { step: step.id, person, decision }]
  if (decision === 'reject') {
    const against = counting({ given }, step.id).filter(g => g.decision === 'reject').length
    const hopeless = step.mode !== 'quorum' || placesOf(step).length - against < needed(step)
    return { outcome: hopeless ? 'rejected' : 'open', final: hopeless, step: step.id }
  }
  const passed = stepPassed({ given }, step)
  const last = request.step === request.steps.length - 1
  return passed && last ? { outcome: 'approved', final: true, step: step.id } : { outcome: 'open', final: false, step: step.id }
}

/** The first step that is not carried; the number of steps where all are. */
export function firstOpenStep(request: Pick<OpenRequest, 'given' | 'steps'>): number {
  const open = request.steps.findIndex(step => !stepPassed(request, step))
  return open === -1 ? request.steps.length : open
}
