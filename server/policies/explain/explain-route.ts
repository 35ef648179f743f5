import { fold } from '../../../engine/advance.ts'
import { effectiveEvents } from '../../../engine/corrections.ts'
import { explainRoute } from '../../../engine/explain-route.ts'
import type { Explained, WithText } from '../../../engine/explanation.ts'
import type { CaseState } from '../../../engine/state.ts'
import { stepsTogether } from '../../../engine/together.ts'
import type { CaseEvent } from '../../../events/envelope.ts'
import { eventsOf } from '../../cases/queries.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { loadRoster } from '../../organisation/roster.ts'
import { peopleAhead, peopleFrozen } from './route-people.ts'
import type { What } from './what.ts'

/** Why a submission that is being typed would go to whom it would go. Also where no route applies, or a step has nobody: that is said. */
export function explainRouteAhead(
  ctx: Ctx,
  state: CaseState,
  { subject, form, data }: Extract<What, { about: 'route' }>,
): Explained & WithText {
  const steps = stepsTogether(ctx.rules, state, subject, data, ctx.now, form)
  return explainRoute(ctx.rules, {
    state,
    subject,
    ...(form === undefined ? {} : { form }),
    data,
    at: ctx.now,
    people: peopleAhead(ctx, steps, state, {
      subject,
      amountFen: typeof data.amountFen === 'number' ? data.amountFen : undefined,
    }),
  })
}

type Submission = CaseEvent<'plan.submitted' | 'form.submitted' | 'compensation.submitted' | 'matter.submitted' | 'trip.settled'>
const subjectOf = {
  'plan.submitted': 'plan',
  'form.submitted': 'form',
  'compensation.submitted': 'compensation',
  'matter.submitted': 'matter',
  'review.submitted': 'review',
  // What a trip cost over its budget goes to whoever approves trips.
  'trip.settled': 'matter',
} as const
const isSubmission = (event: CaseEvent): event is Submission => event.type in subjectOf

/** Why a submission went to whom it went: the rules and the case as they were then. Of no submission of this case: `request.not-found`. */
export async function explainRequest(ctx: Ctx, caseId: string, request: string): Promise<Explained & WithText> {
  const events = effectiveEvents(await eventsOf(ctx, caseId))
  const index = events.findIndex(event => event.id === request)
  const event = events[index]
  if (event === undefined || !isSubmission(event)) throw refuse('request.not-found')
  // The state that the submission met: everything before it, in the order in which it was learned.
  const { state } = fold(ctx.rules, events.slice(0, index))!
  const subject = subjectOf[event.type]
  const form = event.type === 'form.submitted' ? event.data.form : undefined
  // The amount that chose the route is the cumulative one, where the company counts so.
  const { decisiveFen, ...plain }: { readonly decisiveFen?: number | undefined } & Readonly<Record<string, unknown>> = event.data
  const amountFen = decisiveFen ?? (typeof plain.amountFen === 'number' ? plain.amountFen : undefined)
  const data: Readonly<Record<string, unknown>> = amountFen === undefined ? plain : { ...plain, amountFen }
  const steps = stepsTogether(ctx.rules, state, subject, data, event.recordedAt, form)
  const decided = events.flatMap(one =>
    one.type === 'approval.decided' && one.data.request === request
      ? [{ step: one.data.step, person: one.actor, decision: one.data.decision }]
      : [],
  )
  const then = await loadRoster(ctx.tx, ctx.org, event.recordedAt)
  return explainRoute(ctx.rules, {
    state,
    subject,
    ...(form === undefined ? {} : { form }),
    data,
    at: event.recordedAt,
    people: peopleFrozen(ctx, then, steps, event.data.route, event.actor, state, { subject, amountFen }, decided),
  })
}
