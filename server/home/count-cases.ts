import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { isSeenByRow, ofFewParties, ofManyParties } from '../access/case-visibility.ts'
import { conditionsOf } from '../cases/list-cases.ts'
import { ListCases } from '../cases/list-schema.ts'
import type { Ctx } from '../context.ts'
import { plannedByValues } from '../database/prepared-statements.ts'
import { figure, MOST_READ } from './figures.ts'
import type { Figure } from './schema.ts'

type Row = { level: string | null; stage: string; kind: string; open: number; overdue: number; ungraded: number }

/** Open cases that customers brought, counted by level, stage and kind in one pass. */
export type CaseCounts = {
  readonly rows: readonly Row[]
  /** The figure of a list whose rows are those of the given groups; `count`: which of a group's cases it means, all unless said otherwise. */
  figure(filter: Readonly<Record<string, string>>, isOf: (row: Row) => boolean, count?: (row: Row) => number): Figure
}

type Open = { level: string | null; stage: string; kind: string; next_due_at: string | null; level_confirmed: boolean }

/** The open cases of a list that are due first, with what is counted of them; where their rows say who sees them, those of few parties are told by an index alone. */
function openCases(ctx: Ctx, filter: ListCases) {
  const due = sql`coalesce(cases.next_due_at, 'infinity')`
  const some = (of?: RawBuilder<SqlBool>) =>
    ctx.tx
      .selectFrom('cases')
      .select(['cases.level', 'cases.stage', 'cases.kind', 'cases.next_due_at', 'cases.level_confirmed'])
      .where(conditionsOf(ctx, filter) as never)
      .$if(of !== undefined, q => q.where(of!))
      .orderBy(due)
      .limit(MOST_READ + 1)
  return isSeenByRow(ctx)
    ? sql<Open>`(select * from (${some(ofFewParties)} union all ${some(ofManyParties)}) both_kinds order by coalesce(next_due_at, 'infinity') limit ${MOST_READ + 1})`
    : sql<Open>`${some()}`
}

/** Counts by the list's own conditions; beyond {@link MOST_READ} cases the figures are lower bounds, those due first counted. */
export async function countCases(ctx: Ctx): Promise<CaseCounts> {
  const filter = ListCases.parse({ about: 'customers', history: 'no' })
  const found = await ctx.tx
    .selectFrom(openCases(ctx, filter).as('open'))
    .select([
      ...(['open.level', 'open.stage', 'open.kind'] as const),
      sql<number>`count(*)`.as('open'),
      sql<number>`count(*) filter (where open.next_due_at < ${ctx.now})`.as('overdue'),
      sql<number>`count(*) filter (where not open.level_confirmed)`.as('ungraded'),
    ])
    .groupBy(['open.level', 'open.stage', 'open.kind'])
    .modifyEnd(plannedByValues)
    .execute()
  const rows = found.map(row => ({
    ...row,
    open: Number(row.open),
    overdue: Number(row.overdue),
    ungraded: Number(row.ungraded),
  }))
  const isWhole = rows.reduce((sum, row) => sum + row.open, 0) <= MOST_READ
  return {
    rows,
    figure: (said, isOf, count = row => row.open) =>
      figure(
        'cases',
        said,
        rows.reduce((sum, row) => sum + (isOf(row) ? count(row) : 0), 0),
        isWhole,
      ),
  }
}
