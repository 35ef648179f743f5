import { caseSeenOrTrue } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import type { CaseWithTimeline } from './schema.ts'

const MOST_SHOWN = 50

/**
 * What a case comes from and what was opened out of it, newest last, as far as the viewer sees these cases: a sealed one is named to nobody
 * else. One query.
 */
export async function linkedCases(ctx: Ctx, id: string): Promise<CaseWithTimeline['linked']> {
  const rows = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'number', 'title', 'kind', 'stage', 'is_closed', 'origin_id'])
    .where('org_id', '=', ctx.org)
    .where(eb =>
      eb.or([
        eb('origin_id', '=', id),
        eb(
          'id',
          '=',
          eb.selectFrom('cases as of').select('of.origin_id').where('of.org_id', '=', ctx.org).where('of.id', '=', id),
        ),
      ]),
    )
    .where(caseSeenOrTrue(ctx, 'cases.id'))
    .orderBy('opened_at')
    .orderBy('id')
    .limit(MOST_SHOWN)
    .execute()
  const shown = rows.map(({ origin_id, is_closed, ...row }) => ({ ...row, closed: is_closed, isFrom: origin_id === id }))
  const plain = ({ isFrom: _, ...row }: (typeof shown)[number]) => row
  const origin = shown.find(row => !row.isFrom)
  return { origin: origin === undefined ? null : plain(origin), followed: shown.filter(row => row.isFrom).map(plain) }
}
