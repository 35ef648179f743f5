import { sql } from 'kysely'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { plannedByValues } from '../database/prepared-statements.ts'
import { countedIn, dutyFigure, EXACT_TO_LOOKED_UP, figure, MOST_READ, openDuties } from './figures.ts'
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
  const [rows, unowned] = await Promise.all([
    peopleOf(ctx, narrow),
    // Nobody's own, so that of each its case must tell whether it is seen.
    dutyFigure(ctx, { owner: 'none', state: 'open' }, EXACT_TO_LOOKED_UP),
  ])
  const isWhole = Number(rows[0]?.read ?? 0) <= MOST_READ
  const counted = (filter: Readonly<Record<string, string>>, count: number) => figure('duties', filter, count, isWhole)
  return {
    departments: departments.flatMap(id => ctx.roster.departments.get(id) ?? []).map(({ id, name }) => ({ id, name })),
    overdue: counted({ ...narrow, state: 'overdue' }, Number(rows[0]?.allOverdue ?? 0)),
    unowned,
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

/** A row for each person with open duties; each row carries how many duties were read in all, and how many of all are overdue. */
function peopleOf(ctx: Ctx, narrow: Readonly<Record<string, string>>) {
  return ctx.tx
    .selectFrom(openDuties(ctx, narrow))
    .select(eb => {
      const overdue = countedIn(ctx, 'overdue')(eb as never)
      return [
        'duties.owner_id',
        sql<number>`count(*)`.as('open'),
        overdue.as('overdue'),
        countedIn(ctx, 'two-hours')(eb as never).as('twoHours'),
        sql<number>`sum(count(*)) over ()`.as('read'),
        sql<number>`sum(${overdue}) over ()`.as('allOverdue'),
      ]
    })
    .groupBy('duties.owner_id')
    .orderBy('overdue', 'desc')
    .orderBy(sql`count(*)`, 'desc')
    .limit(MOST_PEOPLE)
    .modifyEnd(plannedByValues)
    .execute()
}
