import type { beyondAuthority } from '../../events/approval-events.ts'
import type { CaseState, OpenRequest } from '../state.ts'
import { type Incumbents, seatsOf } from './incumbents.ts'
import { isWithin } from './limits.ts'
import { askedNow, decisiveOf, type Place } from './places.ts'
import { hasDecided } from './request.ts'

export type Beyond = (typeof beyondAuthority)[number]
type Standing = Pick<CaseState, 'kind' | 'people' | 'department'>

/** Whose open place of the current step a person fills in their own name: theirs, or that of whom they succeeded in the post. Undefined where none. */
export function ownPlace(
  request: OpenRequest,
  person: string,
  state: Standing,
  incumbents: Incumbents | undefined,
): Place | undefined {
  const step = request.steps[request.step]
  const seats = step ? seatsOf(request, step, state, incumbents) : []
  const seat = seats.find(({ place, held }) => held.includes(person) && !hasDecided(request, step!.id, place.person))
  return seat && (seat.place.person === person ? { person } : { person: seat.place.person, successor: person })
}

/**
 * How a decision taken outside the system went beyond the authority of who took it (furn 5.2.2, 5.4): from the frozen route, the posts as they are
 * held now, and the act alone. Empty: within it. An emergency decision, taken before the route was gone through, is always approved afterwards (5.4).
 */
export function beyondAuthorityOf(
  request: OpenRequest,
  act: { readonly person: string; readonly medium: 'paper' | 'emergency' | 'import' },
  state: Standing,
  incumbents?: Incumbents,
): Beyond[] {
  const beyond: Beyond[] = []
  const place = request.steps
    .slice(request.step)
    .flatMap(step => seatsOf(request, step, state, incumbents))
    .find(({ held }) => held.includes(act.person))?.place
  if (act.person === request.by) beyond.push('own-submission')
  else if (place === undefined) beyond.push('not-on-route')
  else {
    if (!isWithin(place.belowFen, decisiveOf(request))) beyond.push('over-limit')
    if (request.steps[request.step] !== undefined && !askedNow(request, state, incumbents).includes(act.person))
      beyond.push('steps-left-out')
  }
  if (act.medium === 'emergency') beyond.push('after-the-fact')
  return beyond
}
