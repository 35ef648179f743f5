import type { RouteStep } from '../../events/route-step.ts'
import type { CaseState, OpenRequest } from '../state.ts'

/** Who holds which post at the moment somebody acts. The server makes it from its roster; the engine knows no organisation chart. */
export type Incumbents = {
  /** Who holds what a place of this request was given for, in a stable order; nobody where the post is vacant. */
  readonly holders: (
    role: string,
    state: Pick<CaseState, 'people' | 'department'>,
    request: Pick<OpenRequest, 'ratifies'>,
  ) => readonly string[]
  /** Whether somebody's account is open. */
  readonly isHere: (person: string) => boolean
}
type Standing = Pick<CaseState, 'people' | 'department'>
type RoutePlace = RouteStep['people'][number]
/** A place of a step and who may fill it at this moment: whom the route names, else those who hold the post now. */
export type Seat = { readonly place: RoutePlace; readonly held: readonly string[]; readonly isLost: boolean }

/** 加签, 转办 and 交接 name a person: what they were given does not pass on with a post. */
export const isPersonal = (step: RouteStep, place: RoutePlace): boolean =>
  step.addedBy !== undefined || place.personal === true || place.role === 'anyone'

/**
 * The places of a step at this moment. A place belongs to the post for which it was given: whoever no longer holds it fills it no longer, those who
 * hold it now do. The frozen route stays as it is. Without incumbents (a replay, a screen) it stands as it was frozen.
 */
export function seatsOf(
  request: OpenRequest,
  step: RouteStep,
  state: Standing,
  incumbents: Incumbents | undefined,
): readonly Seat[] {
  const first = step.people.filter((p, i) => step.people.findIndex(q => q.person === p.person) === i)
  return first.map(place => {
    if (!incumbents) return { place, held: [place.person], isLost: false }
    const { isHere } = incumbents
    if (isPersonal(step, place)) {
      const stays = isHere(place.person)
      return { place, held: stays ? [place.person] : [], isLost: !stays }
    }
    const holders = incumbents.holders(place.role, state, request).filter(isHere)
    if (isHere(place.person) && holders.includes(place.standsInFor ?? place.person))
      return { place, held: [place.person], isLost: false }
    // Whoever has a place of their own in the step fills that one: one person counts once.
    return { place, held: holders.filter(p => !step.people.some(q => q.person === p)), isLost: true }
  })
}
