import type { ApprovalSubject } from '../../events/route-step.ts'
import type { OpenRequest } from '../state.ts'
import { isWithin } from './limits.ts'
import { decidersOf } from './request.ts'

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
/** A place that somebody may fill: their own, or a principal's by a mandate. */
export type Place = { readonly person: string; readonly mandate?: string }

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

/** Whether this person has acted in the step already, in their own place or in another's: one person counts once. */
export function hasActed(request: OpenRequest, person: string): boolean {
  const step = request.steps[request.step]?.id
  return request.given.some(g => !g.void && g.step === step && (g.actor ?? g.person) === person)
}

/** Whether it is this person's own matter: they submitted it, or, of what is ratified, submitted it first or took the decision. */
export const isOwn = ({ by, ratifies }: OpenRequest, person: unknown): boolean =>
  [by, ratifies?.person, ratifies?.submittedBy].some(own => own !== undefined && own === person)

/** The places of the current step that an actor may fill now: their own first. None for whoever submitted, nor for whoever took the decision to be ratified. */
export function placesFor(
  request: OpenRequest,
  kind: string,
  actor: { readonly person: string; readonly mandates?: readonly HeldMandate[] | undefined },
): Place[] {
  if (isOwn(request, actor.person) || hasActed(request, actor.person)) return []
  const step = request.steps[request.step]
  const open = decidersOf(request).filter(person => {
    const place = step?.people.find(p => p.person === person)
    return isWithin(place?.belowFen, decisiveOf(request))
  })
  const own: Place[] = open.includes(actor.person) ? [{ person: actor.person }] : []
  const held = (actor.mandates ?? []).filter(m => open.includes(m.principal) && covers(m, request, kind))
  return [...own, ...held.map(m => ({ person: m.principal, mandate: m.id }))]
}
