import { beyondAuthorityOf, ownPlace } from '../../../engine/approvals/authority.ts'
import { outcomeOf } from '../../../engine/approvals/request.ts'
import { addDuration } from '../../../engine/calendar/add.ts'
import type { OpenRequest } from '../../../engine/state.ts'
import type { RouteStep } from '../../../events/route-step.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { addEvent } from '../../events/add-event.ts'
import { nearestSuperiors } from '../../organisation/superiors.ts'
import { readSettings } from '../../settings/change-settings.ts'
import type { OpenedCase } from '../case-record.ts'
import { mustBeBoundFile, mustBeStaff } from '../named-things.ts'
import type { ActFile } from '../perform-act.ts'
import { clocksOf, requestOf } from './decide.ts'
import { freezeRoute } from './freeze-route.ts'

/**
 * Who makes it good: those whom the route names, less who took the decision, who recorded it and who submitted it. Steps that only they could take are left
 * out, since what happened must be recordable; where no step is left, the superior of who took it. The time for it is a duty of its own.
 */
function ratifiers(ctx: Ctx, ordered: readonly RouteStep[], leftOut: readonly [string, ...string[]]): RouteStep[] {
  const steps = ordered.flatMap(({ clock: _clock, ...step }) => {
    const people = step.people.filter(p => !leftOut.includes(p.person))
    return people.length === 0 ? [] : [{ ...step, people }]
  })
  if (steps.length > 0) return steps
  const superiors = nearestSuperiors(ctx.roster, leftOut[0]).filter(p => !leftOut.includes(p))
  const clause = ordered[0]?.clause ?? ''
  if (superiors.length === 0) throw refuse('route.nobody', { clause })
  return [{ id: 'superior', mode: 'any', clause, people: superiors.map(person => ({ person, role: 'superior' })) }]
}

type Asked = Pick<OpenRequest, 'amountFen' | 'decisiveFen' | 'urgent' | 'toManagement' | 'form'> & {
  readonly subject: 'plan' | 'form' | 'compensation' | 'matter' | 'review'
}

/** The make-up approval of a decision: as the submission would be put to its route now, less those who had to do with it. */
export function makeUpRoute(
  ctx: Ctx,
  record: OpenedCase,
  { amountFen, decisiveFen, urgent, toManagement, subject, form }: Asked,
  leftOut: readonly [string, ...string[]],
): RouteStep[] {
  const asked = { amountFen: decisiveFen ?? amountFen, urgent, toManagement }
  return ratifiers(ctx, freezeRoute(ctx, record, subject, asked, form, []), leftOut)
}

/**
 * 补录纸面、紧急或导入的审批决定 (furn 5.2.2, 5.4). Within the authority of who took it, it fills their place on the route, and they confirm or contest
 * it within the company's time (公司设置). Beyond it, the decision stands as it was taken, says how it went beyond, and a make-up approval opens with those
 * whom the route should have asked. Paper needs its scan, an emergency its risk assessment.
 */
export const recordDecision: ActFile = {
  act: 'record-decision',
  async fill(ctx, record, input) {
    const request = requestOf(record, input.request)
    mustBeStaff(ctx, [input.person])
    const person = String(input.person)
    const medium = input.medium as 'paper' | 'emergency' | 'import'
    if (request.subject === 'ratification') throw refuse('approval.ratify-in-person')
    if (request.subject === 'study' || request.subject === 'settlement') throw refuse('approval.no-paper')
    if (request.suspended) throw refuse('approval.suspended')
    if (medium === 'paper' && input.file === undefined) throw refuse('approval.paper-missing')
    if (medium === 'emergency' && input.riskReport === undefined) throw refuse('approval.risk-report-missing')
    await mustBeBoundFile(ctx, record.id, input.riskReport)
    const beyond = beyondAuthorityOf(request, { person, medium }, record.state, ctx.actor.incumbents)
    const isBeyond = beyond.length > 0
    const { subject, amountFen, decisiveFen } = request
    return {
      subject,
      ...(request.form === undefined ? {} : { form: request.form }),
      ...(amountFen === undefined ? {} : { amountFen }),
      ...(decisiveFen === undefined ? {} : { decisiveFen }),
      round: request.round,
      beyond,
      isBeyond,
      route: isBeyond ? makeUpRoute(ctx, record, { ...request, subject }, [person, ctx.actor.person, request.by]) : [],
      ...(isBeyond || person === ctx.actor.person ? {} : { confirmBy: await confirmBy(ctx) }),
    }
  },
  async after(ctx, work, record, { event, plain }) {
    const request = requestOf(record, plain.request)
    const person = String(plain.person)
    const place = ownPlace(request, person, record.state, ctx.actor.incumbents) ?? { person }
    const taken = { step: request.steps[request.step]!.id, outcome: 'approved' as const, final: true }
    const data = {
      request: String(plain.request),
      subject: request.subject,
      ...(request.form === undefined ? {} : { form: request.form }),
      decision: 'approve' as const,
      ...(plain.isBeyond === true ? taken : outcomeOf(request, place.person, 'approve')),
      ...(place.person === ctx.actor.person ? {} : { onBehalfOf: place.person }),
      ...(place.successor === undefined ? {} : { successor: place.successor }),
      recorded: event,
    }
    addEvent(ctx, work, record, {
      type: 'approval.decided',
      plain: { ...data, ...clocksOf(ctx, record, 'approval.decided', data) },
      sealed: {},
    })
    return { beyond: plain.beyond }
  },
}

/** Until when a decision recorded now is to be confirmed by whoever it names. */
async function confirmBy(ctx: Ctx): Promise<string> {
  const { confirmWithinWorkdays } = (await readSettings(ctx)).approvals
  return addDuration(ctx.rules.calendar, ctx.now, { workdays: confirmWithinWorkdays }).dueAt
}
