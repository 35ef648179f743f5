import { sql } from 'kysely'
import { conditionsOf } from '../cases/list-cases.ts'
import { ListCases } from '../cases/list-schema.ts'
import type { Ctx } from '../context.ts'
import { countDuties } from '../duties/list-duties.ts'
import { ListDuties } from '../duties/schema.ts'
import type { Figure } from './schema.ts'

const EXACT_TO = 1_000

/** A number with the list that shows its rows; beyond 1,000 it is a lower bound. */
export function figure(page: Figure['page'], filter: Readonly<Record<string, string>>, count: number): Figure {
  return { count: Math.min(count, EXACT_TO), isExact: count <= EXACT_TO, page, query: new URLSearchParams(filter).toString() }
}

/** How many duties a filter of the duty inbox means, counted by the list's own conditions. */
export async function dutyFigure(ctx: Ctx, filter: Readonly<Record<string, string>>): Promise<Figure> {
  return figure('duties', filter, await countDuties(ctx, ListDuties.parse(filter)))
}

/** How many cases a filter of the case list means, counted by the list's own conditions. */
export async function caseFigure(ctx: Ctx, filter: Readonly<Record<string, string>>): Promise<Figure> {
  const where = conditionsOf(ctx, ListCases.parse(filter))
  const { count } = await ctx.tx
    .selectFrom(
      ctx.tx
        .selectFrom('cases')
        .select(sql<number>`1`.as('one'))
        .where(where as never)
        .limit(EXACT_TO + 1)
        .as('found'),
    )
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return figure('cases', filter, Number(count))
}
