import { sql } from 'kysely'
import type { Ctx } from '../../context.ts'
import { readSettings } from '../../settings/change-settings.ts'
import type { OpenedCase } from '../case-record.ts'

export type DecisiveAmount = {
  /** 分: what chooses the route and is held against limits. */
  readonly fen: number
  /** 分 of earlier submissions for the same customer that count with it, and how many there are. */
  readonly earlierFen: number
  readonly earlier: number
  /** Days back; 0: this submission alone counts. */
  readonly days: number
  /** Days were set, but the customer is not known: there is nothing to count together. */
  readonly customerUnknown?: true
}
const DAY_MS = 86_400_000

/**
 * 审批金额口径 (公司设置 `approvals.cumulativeDays`): this submission alone, or together with what was approved or waits for the same customer
 * in cases of the same kind under the same subject within so many days before, so that splitting an amount does not lower its route. Where the customer
 * is not known it says so, and this submission alone counts. Undefined where no amount is stated.
 */
export async function decisiveAmount(
  ctx: Ctx,
  record: OpenedCase,
  subject: 'plan' | 'form' | 'compensation' | 'matter' | 'review',
  amountFen: number | undefined,
): Promise<DecisiveAmount | undefined> {
  if (amountFen === undefined) return undefined
  const days = (await readSettings(ctx)).approvals.cumulativeDays
  const alone = { fen: amountFen, earlierFen: 0, earlier: 0 }
  if (days === 0) return { ...alone, days }
  if (record.customerId === null) return { ...alone, days, customerUnknown: true }
  // Two submissions for the same customer at once would not know of each other: the second waits for the first.
  await ctx.tx
    .selectFrom('customers')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('id', '=', record.customerId)
    .forNoKeyUpdate()
    .execute()
  const { total, count } = await ctx.tx
    .selectFrom('approvals')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'approvals.org_id').onRef('cases.id', '=', 'approvals.case_id'))
    .select([sql<number>`coalesce(sum(approvals.amount_fen), 0)`.as('total'), sql<number>`count(*)`.as('count')])
    .where('approvals.org_id', '=', ctx.org)
    .where('cases.customer_id', '=', record.customerId)
    .where('cases.kind', '=', record.state.kind)
    .where('approvals.subject', '=', subject)
    .where('approvals.submitted_at', '>=', new Date(Date.parse(ctx.now) - days * DAY_MS).toISOString())
    .where(eb => eb.or([eb('approvals.outcome', 'is', null), eb('approvals.outcome', '=', 'approved')]))
    // A new round of this case takes the place of what waits there.
    .where(eb => eb.not(eb.and([eb('approvals.case_id', '=', record.id), eb('approvals.outcome', 'is', null)])))
    .executeTakeFirstOrThrow()
  return { fen: amountFen + Number(total), earlierFen: Number(total), earlier: Number(count), days }
}
