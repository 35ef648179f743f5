import type { ExpressionBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Schema } from '../database/schema.ts'
import { type DutyFilter, dutyConditions, stateConditions } from '../duties/conditions.ts'
import { countDuties } from '../duties/list-duties.ts'
import { ListDuties } from '../duties/schema.ts'
import type { Figure } from './schema.ts'

/** Beyond, a figure is a lower bound. */
export const EXACT_TO = 1_000
/** The same where each row costs a look elsewhere. */
export const EXACT_TO_LOOKED_UP = 300
/** Beyond, figures that are counted together are lower bounds: a board must not read a million rows. */
export const MOST_READ = 3_000

type Filter = Readonly<Record<string, string>>

/** A number with the list that shows its rows; beyond 1,000 it is a lower bound. `isWhole`: whether all rows were read that it counts. */
export function figure(page: Figure['page'], filter: Filter, count: number, isWhole = true, exactTo = EXACT_TO): Figure {
  return {
    ...{ count: Math.min(count, exactTo), isExact: isWhole && count <= exactTo },
    ...{ page, query: new URLSearchParams(filter).toString() },
  }
}

/** How many duties a filter of the duty inbox means, counted by the list's own conditions. */
export async function dutyFigure(ctx: Ctx, filter: Filter, exactTo = EXACT_TO): Promise<Figure> {
  return figure('duties', filter, await countDuties(ctx, ListDuties.parse(filter), exactTo + 1), true, exactTo)
}

/** Open duties that a filter without a level means, those due first, no more than are read at once; their columns are named as the table's, so that conditions over duties fit. */
export function openDuties(ctx: Ctx, filter: Omit<DutyFilter, 'level'>) {
  return (
    ctx.tx
      .selectFrom('duties')
      .select(['duties.owner_id', 'duties.due_at', 'duties.is_paused', sql<null>`null::text`.as('outcome')])
      .where(dutyConditions(ctx, { ...filter, state: 'open' }) as never)
      // What is overdue comes first, so that a company with more open duties still has those in full.
      .orderBy('duties.due_at')
      .limit(MOST_READ + 1)
      .as('duties')
  )
}

/** How many duties are in a state, over {@link openDuties}: means the rows that the list shows with that state. */
export const countedIn = (ctx: Ctx, state: ListDuties['state']) => (eb: ExpressionBuilder<Schema, 'duties'>) =>
  sql<number>`count(*) filter (where ${eb.and(stateConditions(ctx, eb as never, state))})`

/** Figures of several states of the duties that one filter means, in one pass. */
export async function dutyFigures<K extends string>(
  ctx: Ctx,
  filter: Filter,
  states: Readonly<Record<K, ListDuties['state']>>,
): Promise<Record<K, Figure>> {
  const entries = Object.entries(states) as [K, ListDuties['state']][]
  const counted = await ctx.tx
    .selectFrom(openDuties(ctx, filter))
    .select(eb => [
      sql<number>`count(*)`.as('read'),
      ...entries.map(([name, state]) => countedIn(ctx, state)(eb as never).as(name)),
    ])
    .executeTakeFirstOrThrow()
  const numbers = counted as unknown as Record<K | 'read', number>
  const isWhole = Number(numbers.read) <= MOST_READ
  return Object.fromEntries(
    entries.map(([name, state]) => [name, figure('duties', { ...filter, state }, Number(numbers[name]), isWhole)]),
  ) as Record<K, Figure>
}
