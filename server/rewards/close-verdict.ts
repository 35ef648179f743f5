import type { CaseView } from '../cases/schema.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { refusals } from '../errors.ts'

/**
 * What a viewer may do to a reward, with its end held back while its publication runs: the button says until when, as the act itself would. One query, for
 * rewards alone.
 */
export async function withPublication(ctx: Ctx, caseId: string, can: CaseView['can']): Promise<CaseView['can']> {
  if (can['close-matter'] !== true) return can
  const row = await ctx.tx
    .selectFrom('rewards')
    .select('published_until')
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('stage', '=', 'published')
    .where('published_until', '>=', todayOf(ctx))
    .executeTakeFirst()
  if (row === undefined) return can
  const { zh, en } = refusals['reward.publication-runs']
  return {
    ...can,
    'close-matter': {
      refused: 'reward.publication-runs',
      because: { zh: `${zh.title}（到 ${row.published_until} 止）`, en: `${en.title} (until ${row.published_until})` },
    },
  }
}
