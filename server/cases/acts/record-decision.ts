import { beyondAuthorityOf } from '../../../engine/approvals/authority.ts'
import { outcomeOf } from '../../../engine/approvals/request.ts'
import type { RouteStep } from '../../../events/route-step.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { addEvent } from '../../events/add-event.ts'
import { nearestSuperiors } from '../../organisation/superiors.ts'
import { mustBeBoundFile, mustBeStaff } from '../named-things.ts'
import type { ActFile } from '../perform-act.ts'
import { clocksOf, requestOf } from './decide.ts'
import { freezeRoute } from './freeze-route.ts'

/**
 * Who makes it good: those whom the route names, less who took the decision, who recorded it and who submitted it. Steps that only they could take are left
 * out, since what happened must be recordable; where no step is left, the superior of who took it. The time for it is a duty of its own.
 */
function ratifiers(ctx: Ctx, ordered: readonly RouteStep[], leftOut: readonly [string, string, string]): RouteStep[] {
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

/**
 * 补录纸面、紧急或导入的审批决定 (furn 5.2.2, 5.4). Within the authority of who took it, it fills their place on the route. Beyond it, the
 * decision stands as it was taken, says how it went beyond, and a make-up approval opens with those whom the route should have asked. Paper
 * needs its scan, an emergency its risk assessment.
 */
export const recordDecision: ActFile = {
  act: 'record-decision',
  async fill(ctx, record, input) {
    const request = requestOf(record, input.request)
    mustBeStaff(ctx, [input.person])
    const person = String(input.person)
    const medium = input.medium as 'paper' | 'emergency' | 'import'
    if (request.subject === 'ratification') throw refuse('approval.ratify-in-person')
    if (medium === 'paper' && input.file === undefined) throw refuse('approval.paper-missing')
    if (medium === 'emergency' && input.riskReport === undefined) throw refuse('approval.risk-report-missing')
    await mustBeBoundFile(ctx, record.id, input.riskReport)
    const beyond = beyondAuthorityOf(request, { person, medium })
    const amountFen = request.decisiveFen ?? request.amountFen
    const asked = { amountFen, urgent: request.urgent, toManagement: request.toManagement }
    const ordered = beyond.length === 0 ? [] : freezeRoute(ctx, record, request.subject, asked, request.form, [])
    return {
      subject: request.subject,
      ...(request.form === undefined ? {} : { form: request.form }),
      ...(amountFen === undefined ? {} : { amountFen }),
      round: request.round,
      beyond,
      isBeyond: beyond.length > 0,
      route: beyond.length === 0 ? [] : ratifiers(ctx, ordered, [person, ctx.actor.person, request.by]),
    }
  },
  async after(ctx, work, record, { event, plain }) {
    const request = requestOf(record, plain.request)
    const person = String(plain.person)
    const taken = { step: request.steps[request.step]!.id, outcome: 'approved' as const, final: true }
    const data = {
      request: String(plain.request),
      subject: request.subject,
      ...(request.form === undefined ? {} : { form: request.form }),
      decision: 'approve' as const,
      ...(plain.isBeyond === true ? taken : outcomeOf(request, person, 'approve')),
      ...(person === ctx.actor.person ? {} : { onBehalfOf: person }),
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
