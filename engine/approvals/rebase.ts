import type { RouteStep } from '../../events/route-step.ts'
import type { OpenRequest } from '../state.ts'
import { firstOpenStep, placesOf } from './request.ts'

type Rebase = {
  readonly amountFen: number
  readonly decisiveFen: number
  readonly route: readonly RouteStep[]
  readonly voided: readonly string[]
}

/**
 * What a changed amount does to a route that is on its way: the steps that the new amount adds and drops, and those whose decisions no
 * longer count. Whoever consented to less money has not consented to more, so that a rise voids every decision given
 * (docs/decisions/0013); a fall leaves them, where the step is still asked for in the same way.
 */
export function rebasing(
  request: OpenRequest,
  decisiveFen: number,
  ordered: readonly RouteStep[],
): { route: RouteStep[]; voided: string[]; added: string[]; dropped: string[] } {
  const old = new Map(request.steps.map(s => [s.id, s]))
  const route = withAddedSigners(request.steps, ordered)
  const kept = new Set(route.map(s => s.id))
  const rose = decisiveFen > (request.decisiveFen ?? request.amountFen ?? 0)
  const decided = new Set(request.given.flatMap(g => (g.void ? [] : [g.step])))
  return {
    route,
    voided: [...decided].filter(id => {
      const [before, now] = [old.get(id), route.find(s => s.id === id)]
      return rose || now === undefined || before === undefined || asked(before) !== asked(now)
    }),
    added: route.flatMap(s => (old.has(s.id) ? [] : [s.id])),
    dropped: request.steps.flatMap(s => (kept.has(s.id) ? [] : [s.id])),
  }
}

const asked = (step: RouteStep): string =>
  JSON.stringify([step.mode, step.quorum?.of, step.quorum?.need, [...placesOf(step)].sort()])

/** Added signers stay beside the step they were put beside; where that is gone, they come first. */
function withAddedSigners(old: readonly RouteStep[], ordered: readonly RouteStep[]): RouteStep[] {
  const route = [...ordered]
  for (const [i, step] of old.entries()) {
    if (step.addedBy === undefined) continue
    const before = old[i - 1]
    const at = before === undefined ? -1 : route.findIndex(s => s.id === before.id)
    route.splice(at + 1, 0, step)
  }
  return route
}

/** Puts the new route in the place of the old one, and goes on from its first step that is not carried. */
export function rebase(request: OpenRequest, { amountFen, decisiveFen, route, voided }: Rebase): void {
  const gone = new Set(voided)
  request.steps = [...route]
  request.given = request.given.map(g => (gone.has(g.step) ? { ...g, void: true as const } : g))
  request.amountFen = amountFen
  request.amountMoved = true
  request.decisiveFen = decisiveFen
  request.questions = []
  request.step = firstOpenStep(request)
}
