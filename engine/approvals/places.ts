import type { ApprovalSubject } from '../../events/route-step.ts'
import type { CaseState, GivenDecision, OpenRequest } from '../state.ts'
import { type Incumbents, type Seat, seatsOf } from './incumbents.ts'
import { isWithin } from './limits.ts'
import { decidersOf, hasDecided } from './request.ts'

/**
 * 授权 as it holds for one actor at one moment (furn 5.3): in whose place they may decide, on what, and below which amount. Whoever makes it
 * has seen to its dates, its approval by the direct superior, and the smallest limit along a chain.
 */
export type HeldMandate = {
  readonly id: string
  readonly principal: string
  readonly subjects?: readonly ApprovalSubject[] | undefined
  readonly kinds?: readonly string[] | undefined
  readonly belowFen?: number | undefined
}
/** A place that somebody may fill: their own, a principal's by a mandate, or that of somebody whom they (or their principal) succeeded in the post. */
export type Place = { readonly person: string; readonly mandate?: string; readonly successor?: string }
/** Who acts: with their mandates, and who holds which post at this moment. */
export type Decider = {
  readonly person: string
  readonly mandates?: readonly HeldMandate[] | undefined
  readonly incumbents?: Incumbents | undefined
}
type Standing = Pick<CaseState, 'kind' | 'people' | 'department'>

/** The amount that decides on routes and limits. */
export const decisiveOf = (request: OpenRequest): number | undefined => request.decisiveFen ?? request.amountFen

/** Whether a mandate covers a request: its subject, its kind of case, and its limit. Opinions of added signers are not delegated. */
function covers(mandate: HeldMandate, request: OpenRequest, kind: string): boolean {
  const subject = request.ratifies?.of ?? request.subject
  return (
    (mandate.subjects === undefined || mandate.subjects.includes(subject)) &&
    (mandate.kinds === undefined || mandate.kinds.includes(kind)) &&
    isWithin(mandate.belowFen, decisiveOf(request)) &&
    request.steps[request.step]?.addedBy === undefined
  )
}

/** Who took a decision: of what was recorded the one in whose name, of all else whoever wrote it. */
const takenBy = (g: GivenDecision): string => (g.recorded ? (g.successor ?? g.person) : (g.actor ?? g.person))
const isMandated = (g: GivenDecision): boolean => g.actor !== undefined && !g.recorded && g.actor !== g.successor

/** Whether this person has acted in the step already, in their own place or in another's: one person counts once. */
export function hasActed(request: OpenRequest, person: string): boolean {
  const step = request.steps[request.step]?.id
  return request.given.some(g => !g.void && g.step === step && takenBy(g) === person)
}

/** Whether what this person decided in the round and still counts was decided under a mandate, or else in their own name. */
export function hasDecidedAs(request: OpenRequest, person: string, as: 'own' | 'mandate'): boolean {
  return request.given.some(g => !g.void && takenBy(g) === person && isMandated(g) === (as === 'mandate'))
}

/** Whether a place of this person's own is still to be filled on the route, now or later. */
export function hasOwnAhead(request: OpenRequest, state: Standing, { person, incumbents }: Decider): boolean {
  return request.steps
    .slice(request.step)
    .some(step =>
      seatsOf(request, step, state, incumbents).some(
        ({ place, held }) =>
          held.includes(person) && !hasDecided(request, step.id, place.person) && isWithin(place.belowFen, decisiveOf(request)),
      ),
    )
}

/** Whether it is this person's own matter: they submitted it, or, of what is ratified, submitted it first or took the decision. */
export const isOwn = ({ by, ratifies }: OpenRequest, person: unknown): boolean =>
  [by, ratifies?.person, ratifies?.submittedBy].some(own => own !== undefined && own === person)

/** The places of the current step that are open, with who may fill each now. */
export function openSeats(request: OpenRequest, state: Standing, incumbents: Incumbents | undefined): readonly Seat[] {
  const step = request.steps[request.step]
  if (!step) return []
  const open = new Set(decidersOf(request))
  return seatsOf(request, step, state, incumbents)
    .filter(({ place }) => open.has(place.person))
    .map(seat => ({
      ...seat,
      held: seat.held.filter(p => !isOwn(request, p) && (p === seat.place.person || !hasActed(request, p))),
    }))
}

/** Whom a request asks at this moment: whoever may fill an open place in their own name. */
export const askedNow = (request: OpenRequest, state: Standing, incumbents: Incumbents | undefined): string[] => [
  ...new Set(openSeats(request, state, incumbents).flatMap(seat => seat.held)),
]

/**
 * The places of the current step that an actor may fill now: their own before those under a mandate. None for whoever submitted, nor for whoever took the decision to be ratified. In
 * one round somebody decides in their own name or in others', never both: whoever has a place of their own on the route fills that one.
 */
export function placesFor(request: OpenRequest, state: Standing, actor: Decider): Place[] {
  const { person, incumbents } = actor
  if (request.suspended || isOwn(request, person) || hasActed(request, person)) return []
  if ((request.questions ?? []).some(q => q.waits && q.by === person)) return []
  const open = openSeats(request, state, incumbents).filter(({ place }) => isWithin(place.belowFen, decisiveOf(request)))
  const place = (seat: Seat, holder: string, mandate?: string): Place => ({
    person: seat.place.person,
    ...(mandate === undefined ? {} : { mandate }),
    ...(seat.place.person === holder ? {} : { successor: holder }),
  })
  const own = hasDecidedAs(request, person, 'mandate')
    ? []
    : open.filter(seat => seat.held.includes(person)).map(seat => place(seat, person))
  if (hasDecidedAs(request, person, 'own') || hasOwnAhead(request, state, actor)) return own
  const held = (actor.mandates ?? []).flatMap(m =>
    covers(m, request, state.kind)
      ? open.filter(seat => seat.held.includes(m.principal)).map(seat => place(seat, m.principal, m.id))
      : [],
  )
  return [...own, ...held]
}
