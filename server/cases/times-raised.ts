import { type SqlBool, sql } from 'kysely'
import type { GradingFacts } from '../../events/case-words.ts'
import { sealedFromNobody } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'

type Wish = {
  readonly kind: string
  readonly category?: string | undefined
  readonly customerId: string | null
  readonly facts?: GradingFacts | undefined
}

/** A customer's complaints of one category, this one included, within 12 months before it is registered; unknown without customer or category. */
const nameOf = ({ kind, category, customerId }: Wish): string | undefined =>
  kind === 'complaint' && customerId !== null && category !== undefined ? JSON.stringify([customerId, category]) : undefined

/**
 * The facts of each intake with how often the same customer has raised it (equip 第十二条, penal 四): counted here and not typed in, so
 * that nobody forgets it. A larger number that came with the intake stands: somebody knows of complaints from before. One query for
 * all, none where no complaint is among them; those of one batch count one after the other. A duplicate that was merged is none.
 */
export async function withTimesRaised<W extends Wish>(ctx: Ctx, wishes: readonly W[]): Promise<W[]> {
  const asked = wishes.filter(wish => nameOf(wish) !== undefined)
  if (asked.length === 0) return [...wishes]
  const rows = await ctx.tx
    .selectFrom('cases')
    .select(['customer_id', 'category', eb => eb.fn.countAll<number>().as('count')])
    .where('org_id', '=', ctx.org)
    .where('customer_id', 'in', [...new Set(asked.map(wish => wish.customerId!))])
    .where('kind', '=', 'complaint')
    .where('merged_into', 'is', null)
    // The number is shown with the case it grades: a sealed complaint is not in it.
    .where(sealedFromNobody(ctx.org, 'cases.id'))
    .where(sql<SqlBool>`opened_at >= ${ctx.now}::timestamptz - interval '12 months'`)
    .groupBy(['customer_id', 'category'])
    .execute()
  const raised = new Map(rows.map(row => [JSON.stringify([row.customer_id, row.category]), Number(row.count)]))
  return wishes.map(wish => {
    const name = nameOf(wish)
    if (name === undefined) return wish
    const times = (raised.get(name) ?? 0) + 1
    raised.set(name, times)
    return { ...wish, facts: { ...wish.facts, timesRaised: Math.max(times, wish.facts?.timesRaised ?? 0) } }
  })
}
