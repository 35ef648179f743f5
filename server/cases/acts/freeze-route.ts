import { isWithin, limitOf } from '../../../engine/approvals/limits.ts'
import { clockName } from '../../../engine/approvals/step-clocks.ts'
import { subjectFor } from '../../../engine/levels.ts'
import type { RouteRule } from '../../../engine/pack.ts'
import { type OrderedStep, stepsTogether } from '../../../engine/together.ts'
import type { RouteStep } from '../../../events/route-step.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { presentSeats } from '../../organisation/roster.ts'
import type { OpenedCase } from '../case-record.ts'
import { mustBeBoundFile } from '../named-things.ts'
import { decisiveAmount } from './decisive-amount.ts'

type Input = Readonly<Record<string, unknown>>

/**
 * The route of a submission with its people put in, frozen from now on: the steps of the case's own regulation, then those that the
 * others in force add. Who submits does not decide: their place is left out, and so is whoever's limit (授权额度) the amount reaches.
 * No rule: `route.none`; a step that nobody can take: `route.nobody`; one that nobody's limit allows: `route.over-limit`.
 */
export function freezeRoute(
  ctx: Ctx,
  record: Pick<OpenedCase, 'state'>,
  subject: RouteRule['subject'],
  data: Input,
  form?: string,
  leftOut: readonly string[] = [ctx.actor.person],
): RouteStep[] {
  const steps = stepsTogether(ctx.rules, record.state, subject, data, ctx.now, form)
  if (steps.length === 0) throw refuse('route.none')
  return steps.map(ordered => freezeStep(ctx, record, subject, data.amountFen as number | undefined, ordered, leftOut))
}

function freezeStep(
  ctx: Ctx,
  { state }: Pick<OpenedCase, 'state'>,
  subject: RouteRule['subject'],
  amountFen: number | undefined,
  { edition, route, step }: OrderedStep,
  leftOut: readonly string[],
): RouteStep {
  const people = step.by.flatMap(party => {
    const role = 'role' in party ? party.role : 'caseRole' in party ? party.caseRole : 'anyone'
    const belowFen = limitOf(edition, subjectFor(edition, state), subject, role)?.belowFen
    return presentSeats(ctx.roster, party, state).map(({ person, holder }) => ({
      person,
      role,
      ...(belowFen === undefined ? {} : { belowFen }),
      ...(holder === person ? {} : { standsInFor: holder }),
    }))
  })
  const others = people.filter((p, i) => !leftOut.includes(p.person) && people.findIndex(q => q.person === p.person) === i)
  if (others.length === 0) throw refuse('route.nobody', { clause: step.clause })
  const able = others.filter(p => isWithin(p.belowFen, amountFen))
  if (able.length === 0) {
    const limit = step.by.flatMap(party =>
      'role' in party ? (limitOf(edition, subjectFor(edition, state), subject, party.role) ?? []) : [],
    )[0]
    throw refuse('route.over-limit', { clause: limit?.clause ?? step.clause })
  }
  return {
    id: step.id,
    mode: step.mode,
    clause: step.clause,
    people: able,
    ...(step.quorum === undefined ? {} : { quorum: step.quorum }),
    ...(edition.key === state.edition ? {} : { regulation: edition.key }),
    ...(step.within === undefined
      ? {}
      : { clock: clockName(edition.pack.id, route.id, ordinal(step.id, edition.pack.id, route)) }),
  }
}

/** The step's own name in its route: the id may carry its regulation or its route in front, where two are called alike. */
function ordinal(id: string, pack: string, route: RouteRule): string {
  for (const front of [`${pack}:`, `${route.id}:`]) if (id.startsWith(front)) return id.slice(front.length)
  return id
}

/**
 * What every submission gets from the server: the frozen route, the amount that chose it, and the clock of the first step. Urgency needs its written
 * reason (furn 5.2.1, `matter.urgent-without-reason`).
 */
export async function submissionOf(
  ctx: Ctx,
  record: OpenedCase,
  subject: 'plan' | 'form' | 'compensation' | 'matter' | 'review',
  input: Input,
  form?: string,
): Promise<{ route: RouteStep[]; decisiveFen?: number; opens?: string }> {
  if (input.urgent === true && !input.urgentReason) throw refuse('matter.urgent-without-reason')
  await mustBeBoundFile(ctx, record.id, input.riskReport)
  const decisive = await decisiveAmount(ctx, record, subject, input.amountFen as number | undefined)
  const route = freezeRoute(ctx, record, subject, decisive === undefined ? input : { ...input, amountFen: decisive.fen }, form)
  const opens = route[0]?.clock
  return {
    route,
    ...(decisive === undefined ? {} : { decisiveFen: decisive.fen }),
    ...(opens === undefined ? {} : { opens }),
  }
}
