import type { RouteStep } from '../events/route-step.ts'
import { decidersOf, needed, outcomeOf, stepPassed } from './approvals/request.ts'

export type GivenVote = { readonly step: string; readonly person: string; readonly decision: 'approve' | 'reject' }
type Request = Parameters<typeof decidersOf>[0]

/** A ballot as it stands: the same arithmetic as an approval in a case, on steps frozen at the submission. */
function requestOf(steps: readonly RouteStep[], by: string, votes: readonly GivenVote[]): Request {
  const given = [...votes]
  let step = 0
  while (step < steps.length && stepPassed({ given }, steps[step]!)) step += 1
  return { subject: 'matter', round: 1, by, steps: [...steps], step, given }
}

/** Which step a ballot waits at and whose votes; undefined once all steps have passed. */
export function waitingFor(
  steps: readonly RouteStep[],
  by: string,
  votes: readonly GivenVote[],
): { step: string; people: string[] } | undefined {
  const request = requestOf(steps, by, votes)
  const step = request.steps[request.step]
  return step && { step: step.id, people: decidersOf(request) }
}

/** What one more vote at the step that waits makes of a ballot. A quorum that can no longer be reached is a rejection. */
export function outcomeOfVote(
  steps: readonly RouteStep[],
  by: string,
  votes: readonly GivenVote[],
  person: string,
  decision: 'approve' | 'reject',
): 'open' | 'approved' | 'rejected' {
  const { outcome } = outcomeOf(requestOf(steps, by, votes), person, decision)
  return outcome === 'returned' ? 'rejected' : outcome
}

/** How many votes for it a step needs. */
export function votesNeeded(step: RouteStep): number {
  return needed(step)
}
