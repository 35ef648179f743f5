import { caseSeenOrTrue } from '../access/case-visibility.ts'
import { lockCases } from '../cases/case-record.ts'
import { performAct } from '../cases/perform-act.ts'
import type { Ctx } from '../context.ts'
import { Refusal, refusals, refuse } from '../errors.ts'
import { readSettings } from '../settings/change-settings.ts'
import { presentApproval } from './present-approval.ts'
import type { BatchDecided, DecideBatch } from './schema.ts'

/**
 * 批量同意: consents to several submissions of one subject and one kind of case, each below the company's amount and each mine to decide in
 * my own place. Mixed kinds (`approval.batch-mixed`) or one at or above the amount (`approval.batch-over-amount`) refuse the whole; what another
 * person settled meanwhile is named and the others go on. The cases are locked first, so that no amount rises between the check and the consent.
 */
export async function decideBatch(ctx: Ctx, { requests }: DecideBatch): Promise<BatchDecided> {
  const { approvals: settings } = await readSettings(ctx)
  await lockCases(
    ctx,
    requests.map(r => r.case),
    'all',
  )
  const rows = await ctx.tx
    .selectFrom('approvals')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'approvals.org_id').onRef('cases.id', '=', 'approvals.case_id'))
    .selectAll('approvals')
    .select(['cases.number', 'cases.title', 'cases.level', 'cases.seq', 'cases.state', 'cases.contact', 'cases.kind'])
    .where('approvals.org_id', '=', ctx.org)
    .where('approvals.case_id', 'in', [...new Set(requests.map(r => r.case))])
    .where(caseSeenOrTrue(ctx, 'approvals.case_id'))
    .where(
      'approvals.id',
      'in',
      requests.map(r => r.request),
    )
    .execute()
  if (rows.length < new Set(requests.map(r => r.request)).size) throw refuse('approval.none-waiting')
  if (new Set(rows.map(r => `${r.subject} ${r.kind} ${r.form ?? ''}`)).size > 1) throw refuse('approval.batch-mixed')
  const over = rows.find(r => Number(r.decisive_fen ?? 0) >= settings.batchBelowFen)
  if (over) throw refuse('approval.batch-over-amount')
  const items: BatchDecided['items'] = []
  for (const row of rows) {
    const shown = presentApproval(ctx, { ...row, customer: null }, settings.batchBelowFen)
    try {
      if (!shown.inBatch) throw refuse(shown.outcome === null ? 'approval.not-your-turn' : 'approval.none-waiting')
      const { amountSeenFen, roundSeen } = requests.find(r => r.request === row.id)!
      const seen = {
        ...(amountSeenFen === undefined ? {} : { amountSeenFen }),
        ...(roundSeen === undefined ? {} : { roundSeen }),
      }
      await performAct(ctx, row.case_id, { type: 'decide', data: { request: row.id, decision: 'approve', ...seen } })
      items.push({ request: row.id, number: row.number, outcome: 'approved' })
    } catch (error) {
      // A refusal comes before anything is written; anything else is a fault and ends the request.
      if (!(error instanceof Refusal)) throw error
      const { zh, en } = refusals[error.code]
      const because = error.extras.detail ?? { zh: zh.title, en: en.title }
      items.push({ request: row.id, number: row.number, outcome: 'refused', refused: { code: error.code, because } })
    }
  }
  return { items, approved: items.filter(i => i.outcome === 'approved').length }
}
