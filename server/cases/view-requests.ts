import { seatsOf } from '../../engine/approvals/incumbents.ts'
import { placesFor } from '../../engine/approvals/places.ts'
import { approvalActs } from '../../engine/approvals/refusals.ts'
import { hasDecided } from '../../engine/approvals/request.ts'
import { stepDuty } from '../../engine/approvals/step-clocks.ts'
import { refusalOf } from '../../engine/permissions.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { CaseState, OpenRequest } from '../../engine/state.ts'
import { acts } from '../../events/registry.ts'
import type { Ctx } from '../context.ts'
import { askingByName } from './asking-by-name.ts'
import type { CaseView } from './schema.ts'
import { named, regulationOf } from './view-case.ts'
import { verdictOf } from './view-records.ts'

type ViewedRequest = CaseView['requests'][number]

/** What of a case waits for approval, step by step, with what the actor may do about it. */
export function viewRequests(ctx: Ctx, state: CaseState): ViewedRequest[] {
  return Object.entries(state.requests).map(([id, request]) => viewRequest(ctx, state, id, request))
}

/** Who holds the post of a place now, where whoever has it holds it no longer and has yet to decide. */
function successors(ctx: Ctx, state: CaseState, r: OpenRequest, step: number, person: string) {
  const seat =
    step < r.step || hasDecided(r, r.steps[step]!.id, person)
      ? undefined
      : seatsOf(r, r.steps[step]!, state, ctx.actor.incumbents).find(s => s.place.person === person)
  if (!seat?.isLost) return {}
  return { passedTo: seat.held.map(id => ({ id, name: named(ctx, id).name })) }
}

/** Decisions recorded in somebody's name that wait for their word. */
export function viewUnconfirmed(ctx: Ctx, state: CaseState): CaseView['unconfirmed'] {
  const party = (person: string) => ({ id: person, name: named(ctx, person).name })
  return Object.entries(state.closed ? {} : (state.unconfirmed ?? {})).map(([recorded, { request, person, by, until }]) => ({
    ...{ recorded, request, until },
    ...{ person: party(person), by: party(by) },
    can: person === ctx.actor.person,
  }))
}

function viewRequest(ctx: Ctx, state: CaseState, id: string, r: OpenRequest): ViewedRequest {
  const party = (person: string) => ({ id: person, name: named(ctx, person).name })
  const due = stepDuty(state, r)?.dueAt
  // As if it were the only one: what may be done to this very submission.
  const alone = { ...state, requests: { [id]: r } }
  return {
    id,
    subject: r.subject,
    form: r.form ?? null,
    round: r.round,
    by: party(r.by),
    step: r.step,
    isSuspended: r.suspended === true,
    steps: r.steps.map((s, i) => ({
      id: s.id,
      mode: s.mode,
      clause: s.clause,
      ...(s.quorum === undefined ? {} : { quorum: s.quorum }),
      ...(s.addedBy === undefined ? {} : { addedBy: party(s.addedBy) }),
      ...(s.regulation === undefined ? {} : { regulation: regulationOf(editionNamed(ctx.rules, s.regulation)) }),
      ...(i === r.step && due !== undefined ? { dueAt: due } : {}),
      people: s.people.map(p => {
        const given = r.given.findLast(g => !g.void && g.step === s.id && g.person === p.person)
        return {
          ...party(p.person),
          role: p.role,
          decision: given?.decision ?? null,
          ...(given?.actor === undefined ? {} : { actor: party(given.actor) }),
          ...(given?.successor === undefined ? {} : { successor: party(given.successor) }),
          ...successors(ctx, state, r, i, p.person),
          ...(p.belowFen === undefined ? {} : { belowFen: p.belowFen }),
        }
      }),
    })),
    ...(r.amountFen === undefined ? {} : { amountFen: r.amountFen }),
    ...(r.decisiveFen === undefined ? {} : { decisiveFen: r.decisiveFen }),
    urgent: r.urgent === true,
    can: Object.fromEntries(
      acts.flatMap(act =>
        approvalActs.has(act) ? [[act, verdictOf(askingByName(ctx, refusalOf(ctx.rules, alone, act, ctx.actor)))]] : [],
      ),
    ),
    places: placesFor(r, state, ctx.actor).map(p => ({ ...party(p.person), isSucceeded: p.successor !== undefined })),
    questions: (r.questions ?? []).map(q => ({ id: q.id, by: party(q.by), to: party(q.to), waits: q.waits })),
    copied: (r.copied ?? []).map(party),
    ...(r.ratifies === undefined
      ? {}
      : { ratifies: { of: r.ratifies.of, person: party(r.ratifies.person), recorded: r.ratifies.recorded } }),
  }
}
