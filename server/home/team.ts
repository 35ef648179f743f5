import { sql } from 'kysely'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { dutyConditions, inTwoHours } from '../duties/conditions.ts'
import { dutyFigure, figure } from './figures.ts'
import type { Home } from './schema.ts'

const overAll: ReadonlySet<string> = new Set(['deputy-leader', 'leader', 'principal', 'management'])
const MOST_PEOPLE = 200

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
    .selectFrom('duties')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'duties.org_id').onRef('cases.id', '=', 'duties.case_id'))
    .select([
      'duties.owner_id',
      sql<number>`count(*)`.as('open'),
      sql<number>`count(*) filter (where not duties.is_paused and duties.due_at < ${ctx.now})`.as('overdue'),
      sql<number>`count(*) filter (where not duties.is_paused and duties.due_at >= ${ctx.now} and duties.due_at <= ${inTwoHours(ctx.now)})`.as(
        'twoHours',
      ),
    ])
    .where(dutyConditions(ctx, { state: 'open', ...narrow }))
    .groupBy('duties.owner_id')
    .orderBy('overdue', 'desc')
    .orderBy('open', 'desc')
    .limit(MOST_PEOPLE)
    .execute()
  return {
    departments: departments.flatMap(id => ctx.roster.departments.get(id) ?? []).map(({ id, name }) => ({ id, name })),
    overdue: await dutyFigure(ctx, { ...narrow, state: 'overdue' }),
    unowned: await dutyFigure(ctx, { owner: 'none', state: 'open' }),
    people: rows.map(row => {
      const owner = row.owner_id ?? 'none'
      return {
        person: row.owner_id === null ? null : { id: row.owner_id, name: named(ctx, row.owner_id).name },
        overdue: figure('duties', { owner, state: 'overdue' }, Number(row.overdue)),
        twoHours: figure('duties', { owner, state: 'two-hours' }, Number(row.twoHours)),
        open: figure('duties', { owner, state: 'open' }, Number(row.open)),
      }
    }),
  }
}
