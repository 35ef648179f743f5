import type { Ctx } from '../context.ts'
import { tellPeople } from '../notifications/tell-people.ts'
import { presentHolders } from '../organisation/roster.ts'
import type { KnownFund } from './book-on-fund.ts'

/** Where the company has set nothing else: from this share of the budget on somebody is told, in per cent. */
export const WARN_PERCENT = 80

/** The warning line of a fund as the company last set it, with who and when; undefined where it stands as it came. */
export function warningOf(ctx: Pick<Ctx, 'tx' | 'org'>, fund: string) {
  return ctx.tx
    .selectFrom('fund_warnings')
    .select(['percent', 'set_by', 'set_at'])
    .where('org_id', '=', ctx.org)
    .where('fund', '=', fund)
    .orderBy('set_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Tells finance and the heads of the disposal group once, as a booking takes a fund over its warning line; whoever books is told too. */
export async function warnOfFund(ctx: Ctx, fund: KnownFund, budget: number, before: number, after: number): Promise<void> {
  const percent = (await warningOf(ctx, fund.id))?.percent ?? WARN_PERCENT
  const line = (budget * percent) / 100
  if (before >= line || after < line) return
  const people = (['finance', 'deputy-leader', 'leader', 'general-manager'] as const).flatMap(role =>
    presentHolders(ctx.roster, { role }, { people: {} }),
  )
  const left = ((budget - after) / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
  await tellPeople(
    ctx,
    {
      ...{ id: `fund:${fund.id}:${percent}:${budget}:${after}`, kind: 'fund', subject: fund.id },
      title: {
        zh: `经费预警：「${fund.title.zh}」已用到预算的 ${percent}%，余 ${left} 元`,
        en: `Budget warning: ${fund.title.en ?? fund.title.zh} is at ${percent} % of its budget, CNY ${left} left`,
      },
    },
    people,
    'all',
  )
}
