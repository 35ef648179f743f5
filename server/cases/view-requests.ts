import { placesFor } from '../../engine/approvals/places.ts'
import { approvalActs } from '../../engine/approvals/refusals.ts'
import { stepDuty } from '../../engine/approvals/step-clocks.ts'
import { refusalOf } from '../../engine/permissions.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { CaseState, OpenRequest } from '../../engine/state.ts'
import { acts } from '../../events/registry.ts'
import type { Ctx } from '../context.ts'
import type { CaseView } from './schema.ts'
import { named, regulationOf } from './view-case.ts'
import { verdictOf } from './view-records.ts'

type ViewedRequest = CaseView['requests'][number]

/** What of a case waits for approval, step by step, with what the actor may do about it. */
export function viewRequests(ctx: Ctx, state: CaseState): ViewedRequest[] {
  return Object.entries(state.requests).map(([id, request]) => viewRequest(ctx, state, id, request))
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
          ...(p.belowFen === undefined ? {} : { belowFen: p.belowFen }),
        }
      }),
    })),
    ...(r.amountFen === undefined ? {} : { amountFen: r.amountFen }),
    ...(r.decisiveFen === undefined ? {} : { decisiveFen: r.decisiveFen }),
    urgent: r.urgent === true,
    can: Object.fromEntries(
      acts.flatMap(act => (approvalActs.has(act) ? [[act, verdictOf(refusalOf(ctx.rules, alone, act, ctx.actor))]] : [])),
    ),
    places: placesFor(r, state.kind, ctx.actor).map(p => party(p.person)),
    questions: (r.questions ?? []).map(q => ({ id: q.id, by: party(q.by), to: party(q.to), waits: q.waits })),
    copied: (r.copied ?? []).map(party),
    ...(r.ratifies === undefined
      ? {}
      : { ratifies: { of: r.ratifies.of, person: party(r.ratifies.person), recorded: r.ratifies.recorded } }),
  }
}
