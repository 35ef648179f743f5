import { sql } from 'kysely'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { dutyConditions, inTwoHours } from '../duties/conditions.ts'
import { dutyFigure, figure } from './figures.ts'
import type { Home } from './schema.ts'

const overAll: ReadonlySet<string> = new Set(['deputy-leader', 'leader', 'principal', 'management'])
const MOST_PEOPLE = 200
/** Beyond, figures of the team are lower bounds: the board must not read a million duties. */
const MOST_DUTIES = 20_000

/** The departments whose people this person answers for: all (an empty list) for the group, their own for a department head; undefined for everybody else. */
export function ledDepartments(ctx: Ctx): string[] | undefined {
  if (ctx.actor.roles.some(r => overAll.has(r.role))) return []
  const heads = ctx.actor.roles.filter(r => r.role === 'department-head')
  if (heads.length === 0) return undefined
  return heads.some(r => r.department === undefined) ? [] : [...new Set(heads.map(r => r.department!))]
}

/** What the people of a superior owe, by person, the most overdue first, in one query; null for whoever leads nobody. */
export async function teamOf(ctx: Ctx): Promise<Home['team']> {
  const departments = ledDepartments(ctx)
  if (departments === undefined) return null
  // One department narrows by the list's own filter; a head of several sees them one by one in the list, and all of them here.
  const narrow: Readonly<Record<string, string>> = departments.length === 1 ? { department: departments[0]! } : {}
  const rows = await ctx.tx
    .selectFrom(
      ctx.tx
        .selectFrom('duties')
        .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'duties.org_id').onRef('cases.id', '=', 'duties.case_id'))
        .select(['duties.owner_id', 'duties.due_at', 'duties.is_paused'])
        .where(dutyConditions(ctx, { state: 'open', ...narrow }))
        // What is overdue comes first, so that a company with more open duties still has those in full.
        .orderBy('duties.due_at')
        .limit(MOST_DUTIES + 1)
        .as('open'),
    )
    .select([
      'open.owner_id',
      sql<number>`count(*)`.as('open'),
      sql<number>`count(*) filter (where not open.is_paused and open.due_at < ${ctx.now})`.as('overdue'),
      sql<number>`count(*) filter (where not open.is_paused and open.due_at >= ${ctx.now} and open.due_at <= ${inTwoHours(ctx.now)})`.as(
        'twoHours',
      ),
    ])
    .groupBy('open.owner_id')
    .orderBy('overdue', 'desc')
    .orderBy(sql`count(*)`, 'desc')
    .limit(MOST_PEOPLE)
    .execute()
  const isWhole = rows.reduce((sum, row) => sum + Number(row.open), 0) <= MOST_DUTIES
  const counted = (filter: Readonly<Record<string, string>>, count: number) => {
    const exact = figure('duties', filter, count)
    return isWhole ? exact : { ...exact, isExact: false }
  }
  return {
    departments: departments.flatMap(id => ctx.roster.departments.get(id) ?? []).map(({ id, name }) => ({ id, name })),
    overdue: await dutyFigure(ctx, { ...narrow, state: 'overdue' }),
    unowned: await dutyFigure(ctx, { owner: 'none', state: 'open' }),
    people: rows.map(row => {
      const owner = row.owner_id ?? 'none'
      return {
        person: row.owner_id === null ? null : { id: row.owner_id, name: named(ctx, row.owner_id).name },
        overdue: counted({ owner, state: 'overdue' }, Number(row.overdue)),
        twoHours: counted({ owner, state: 'two-hours' }, Number(row.twoHours)),
        open: counted({ owner, state: 'open' }, Number(row.open)),
      }
    }),
  }
}
