import { isClockOf } from '../../engine/approvals/step-clocks.ts'
import { durationText } from '../../engine/explain.ts'
import { editionNamed } from '../../engine/rules.ts'
import { editionsOn, stepsTogether } from '../../engine/together.ts'
import type { Text } from '../../events/text.ts'
import { decisiveAmount } from '../cases/acts/decisive-amount.ts'
import { freezeRoute } from '../cases/acts/freeze-route.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import { lockCase } from '../cases/case-record.ts'
import { named, regulationOf } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { PreviewedRoute, RouteQuery } from './schema.ts'

/**
 * Who would decide on a submission that the sender makes now: the very route that would be frozen, with its people. Refuses what
 * submitting would refuse (`route.none`, `route.nobody`), so that nobody writes a proposal for nobody. Nothing is written.
 */
export async function previewRoute(
  ctx: Ctx,
  caseId: string,
  { subject, form, amountFen, urgent, toManagement }: RouteQuery,
): Promise<PreviewedRoute> {
  const record = await lockCase(ctx, caseId)
  const data = {
    ...(amountFen === undefined ? {} : { amountFen }),
    ...(urgent === undefined ? {} : { urgent: urgent === 'yes' }),
    ...(toManagement === undefined ? {} : { toManagement: toManagement === 'yes' }),
  }
  // A form that nobody reviews is on file at once.
  if (subject === 'form' && stepsTogether(ctx.rules, record.state, subject, {}, ctx.now, form).length === 0) return { steps: [] }
  const decisive = await decisiveAmount(ctx, record, subject, amountFen)
  const asked = decisive === undefined ? data : { ...data, amountFen: decisive.fen }
  return {
    ...(decisive === undefined ? {} : { amount: decisive }),
    steps: freezeRoute(ctx, record, subject, asked, form).map(({ id, mode, clause, regulation, people, quorum, clock }) => ({
      id,
      mode,
      clause,
      ...(regulation === undefined ? {} : { regulation: regulationOf(editionNamed(ctx.rules, regulation)) }),
      ...(quorum === undefined ? {} : { quorum }),
      ...(clock === undefined ? {} : withinOf(ctx, record, clock)),
      people: people.map(({ person, role, belowFen }) => ({
        id: person,
        name: named(ctx, person).name,
        role,
        ...(belowFen === undefined ? {} : { belowFen }),
      })),
    })),
  }
}

/** The time of a step whose clock has this name, in words. */
function withinOf(ctx: Ctx, { state }: Pick<OpenedCase, 'state'>, clock: string): { within?: Text } {
  const rules = editionsOn(ctx.rules, state, ctx.now).flatMap(({ pack, duties }) =>
    [...duties.values()].filter(rule => isClockOf(clock, pack.id, rule.id)),
  )
  const within = rules[0]?.within
  return within === undefined ? {} : { within: { zh: durationText(within, 'zh'), en: durationText(within, 'en') } }
}
