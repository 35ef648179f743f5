import type { beyondAuthority } from '../../events/approval-events.ts'
import type { OpenRequest } from '../state.ts'
import { isWithin } from './limits.ts'
import { decisiveOf } from './places.ts'
import { decidersOf } from './request.ts'

export type Beyond = (typeof beyondAuthority)[number]

/**
 * How a decision taken outside the system went beyond the authority of who took it (furn 5.2.2, 5.4): from the frozen route and the act alone.
 * Empty: within it. An emergency decision, taken before the route was gone through, is always approved afterwards (5.4).
 */
export function beyondAuthorityOf(
  request: OpenRequest,
  act: { readonly person: string; readonly medium: 'paper' | 'emergency' | 'import' },
): Beyond[] {
  const beyond: Beyond[] = []
  const step = request.steps[request.step]
  const place = request.steps
    .slice(request.step)
    .flatMap(s => s.people)
    .find(p => p.person === act.person)
  if (act.person === request.by) beyond.push('own-submission')
  else if (place === undefined) beyond.push('not-on-route')
  else {
    if (!isWithin(place.belowFen, decisiveOf(request))) beyond.push('over-limit')
    if (step !== undefined && !decidersOf(request).includes(act.person)) beyond.push('steps-left-out')
  }
  if (act.medium === 'emergency') beyond.push('after-the-fact')
  return beyond
}
