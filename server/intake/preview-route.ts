import { editionNamed } from '../../engine/rules.ts'
import { freezeRoute } from '../cases/acts/plan.ts'
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
  { subject, amountFen, urgent, toManagement }: RouteQuery,
): Promise<PreviewedRoute> {
  const record = await lockCase(ctx, caseId)
  const data = {
    ...(amountFen === undefined ? {} : { amountFen }),
    ...(urgent === undefined ? {} : { urgent: urgent === 'yes' }),
    ...(toManagement === undefined ? {} : { toManagement: toManagement === 'yes' }),
  }
  return {
    steps: freezeRoute(ctx, record, subject, data).map(({ id, mode, clause, regulation, people, quorum }) => ({
      id,
      mode,
      clause,
      ...(regulation === undefined ? {} : { regulation: regulationOf(editionNamed(ctx.rules, regulation)) }),
      ...(quorum === undefined ? {} : { quorum }),
      people: people.map(({ person, role }) => ({ id: person, name: named(ctx, person).name, role })),
    })),
  }
}
