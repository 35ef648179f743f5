import type { Pack, RouteRule, RouteStepRule } from '../../../engine/pack.ts'
import { idFor, idsOf } from './edit-ids.ts'
import { addRule, type Change, changedAt, changeRule, moved, rulesOf, withChange, without } from './edit-pack.ts'

const stepOf = (pack: Pack, clause: string, id: string): RouteStepRule => {
  const [role] = pack.roles
  return { id, clause, mode: 'any', by: [role === undefined ? { caseRole: 'handler' } : { role: role.id }] }
}

/** The pack with a new approval route of one step. */
export function addRoute(pack: Pack, clause: string, subject: RouteRule['subject']): { pack: Pack; id: string } {
  const taken = idsOf(pack)
  const id = idFor(`route-${subject}`, taken)
  const [kind] = pack.primaryFor
  const route: RouteRule = {
    id,
    clause,
    subject,
    ...(kind === undefined ? {} : { kinds: [kind] }),
    steps: [stepOf(pack, clause, idFor(`${id}-step`, taken))],
  }
  return { pack: addRule(pack, 'routes', route), id }
}

function changeSteps(pack: Pack, id: string, change: (steps: readonly RouteStepRule[]) => RouteStepRule[]): Pack {
  const route = rulesOf(pack, 'routes').find(one => one.id === id)
  return route === undefined ? pack : changeRule(pack, 'routes', id, { steps: change(route.steps) })
}

/** A step more at the end. */
export function addStep(pack: Pack, id: string): Pack {
  const newId = idFor(`${id}-step`, idsOf(pack))
  return changeSteps(pack, id, steps => [...steps, stepOf(pack, steps.at(-1)?.clause ?? '', newId)])
}
/** A step changed. Only a quorum keeps its numbers; a step that becomes one starts at two of three. */
export function changeStep(pack: Pack, id: string, at: number, change: Change<RouteStepRule>): Pack {
  return changeSteps(pack, id, steps =>
    changedAt(steps, at, step => {
      const next = withChange(step, change)
      if (next.mode !== 'quorum') return withChange(next, { quorum: undefined })
      return next.quorum === undefined ? { ...next, quorum: { of: 3, need: 2 } } : next
    }),
  )
}
/** A route without a step; the last one stays. */
export function removeStep(pack: Pack, id: string, at: number): Pack {
  return changeSteps(pack, id, steps => (steps.length === 1 ? [...steps] : without(steps, at)))
}
export function moveStep(pack: Pack, id: string, at: number, by: -1 | 1): Pack {
  return changeSteps(pack, id, steps => moved(steps, at, by))
}
