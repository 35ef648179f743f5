import { type SqlBool, sql } from 'kysely'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'

type Wish = {
  readonly part?: string | undefined
  /**
   * `consumption`: what orders used, wherever it lay, by part (key `part `). `outflow`: what went out of each place for use, to vans and on orders, less
   * what came back (key `part place`): the demand that a warehouse has to meet. A week in which more came back than went out is zero.
   */
  readonly of: 'consumption' | 'outflow'
}

/**
 * Units by week, in the order of the Mondays given; parts without any are not in the map. A use or an issue that was taken back by a counter-move
 * counts in no week.
 */
export async function weeklyDemand(
  ctx: Pick<Ctx, 'tx' | 'org' | 'rules'>,
  weeks: readonly LocalDate[],
  { part, of }: Wish,
): Promise<Map<string, number[]>> {
  const [first] = weeks
  if (first === undefined) return new Map()
  const zone = ctx.rules.calendar.spec.zone
  const after = addCalendarDays(weeks.at(-1)!, 7)
  const place = of === 'consumption' ? sql<string>`''` : sql<string>`case when m.kind = 'return' then m.to_id else m.from_id end`
  const kinds = of === 'consumption' ? (['consume'] as const) : (['issue', 'consume', 'return'] as const)
  const rows = await ctx.tx
    .selectFrom('stock_moves as m')
    .select([
      'm.part_id',
      place.as('place'),
      sql<number>`(((m.at at time zone ${zone})::date - ${first}::date) / 7)::int`.as('week'),
      sql<number>`sum(case when m.kind = 'return' then -m.quantity else m.quantity end)::int`.as('used'),
    ])
    .where('m.org_id', '=', ctx.org)
    .where('m.kind', 'in', kinds)
    .where('m.reverses', 'is', null)
    .where(
      sql<SqlBool>`m.at >= (${first}::date)::timestamp at time zone ${zone} and m.at < (${after}::date)::timestamp at time zone ${zone}`,
    )
    .where(sql<SqlBool>`not exists (select from stock_moves r where r.org_id = m.org_id and r.reverses = m.id)`)
    .$if(part !== undefined, q => q.where('m.part_id', '=', part!))
    .groupBy(['m.part_id', sql`2`, sql`3`])
    .execute()
  const demand = new Map<string, number[]>()
  for (const row of rows) {
    const name = `${row.part_id} ${row.place ?? ''}`
    const series = demand.get(name) ?? weeks.map(() => 0)
    demand.set(name, series)
    if (row.week in series) series[row.week] = Math.max(0, row.used)
  }
  return demand
}
