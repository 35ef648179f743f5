import type { Explanation } from '../../../engine/explain.ts'
import type { Explained, WithText } from '../../../engine/explanation.ts'
import { explainDuty } from '../../cases/explain-duty.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { explainViolation } from './case-violations.ts'
import { explainCaseCharge } from './explain-case-charge.ts'
import { explainCaseLevel } from './explain-case-level.ts'
import { explainRequest, explainRouteAhead } from './explain-route.ts'
import type { CaseExplanation } from './schema.ts'
import { readWhat } from './what.ts'

/** Why something about a case is as it is: its level, a due time, the approvers of a submission, the sanction of a late duty. */
export async function explainCase(ctx: Ctx, caseId: string, asked: string): Promise<CaseExplanation> {
  const row = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'number', 'title', 'state', 'facts'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (!row) throw refuse('case.not-found')
  const what = readWhat(asked)
  const explained = async (): Promise<(Explained & WithText) | Explanation> => {
    switch (what.about) {
      case 'level':
        return explainCaseLevel(ctx, caseId, row.state, row.facts)
      case 'charge':
        return explainCaseCharge(ctx, caseId)
      case 'duty':
        return explainDuty(ctx, caseId, what.key)
      case 'request':
        return explainRequest(ctx, caseId, what.request)
      case 'violation':
        return explainViolation(ctx, caseId, what.regulation, what.key)
      case 'route':
        return explainRouteAhead(ctx, row.state, what)
    }
  }
  const why = await explained()
  const view = {
    ...why,
    ...('steps' in why ? { due: why } : {}),
    case: { id: row.id, number: row.number, title: row.title },
    at: ctx.now,
  }
  // The engine's lists are readonly, the schema's are not; they are sent, field by field of the schema, and not kept.
  return view as unknown as CaseExplanation
}
