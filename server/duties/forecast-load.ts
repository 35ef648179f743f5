import { sql } from 'kysely'
import { isWorkday, localDateOf, startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { DutyLoad } from './schema.ts'

const DAYS = 14

/** What falls due for each person on each of the next 14 days, with what is overdue and what has no time; the busiest first. Clocks that stand still are left out. */
export async function forecastLoad(ctx: Ctx): Promise<DutyLoad> {
  const { calendar } = ctx.rules
  const first = localDateOf(calendar, ctx.now)
  const dates = Array.from({ length: DAYS }, (_, i) => addCalendarDays(first, i))
  // A row for each person and day, however many duties there are.
  const bucket = sql<string>`case when duties.due_at is null then 'untimed' when duties.due_at < ${ctx.now} then 'overdue'
    else (duties.due_at at time zone ${calendar.spec.zone})::date::text end`
  const rows = await ctx.tx
    .selectFrom('duties')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'duties.org_id').onRef('cases.id', '=', 'duties.case_id'))
    .select(['duties.owner_id', bucket.as('bucket'), sql<number>`count(*)`.as('count')])
    .where('duties.org_id', '=', ctx.org)
    .where(caseSeenOrTrue(ctx, 'duties.case_id'))
    .where('duties.outcome', 'is', null)
    .where('duties.is_paused', '=', false)
    .where('duties.of_history', '=', false)
    .where(eb =>
      eb.or([eb('duties.due_at', 'is', null), eb('duties.due_at', '<', startOfDay(calendar, addCalendarDays(first, DAYS)))]),
    )
    .groupBy(['duties.owner_id', sql.ref('bucket')])
    .execute()
  const people = new Map<string | null, DutyLoad['people'][number]>()
  for (const { owner_id, bucket, count } of rows) {
    const load = people.get(owner_id) ?? {
      person: owner_id === null ? null : { id: owner_id, name: named(ctx, owner_id).name },
      overdue: 0,
      due: dates.map(() => 0),
      untimed: 0,
    }
    people.set(owner_id, load)
    if (bucket === 'untimed' || bucket === 'overdue') load[bucket] += Number(count)
    else load.due[dates.indexOf(bucket)]! += Number(count)
  }
  const weight = (load: DutyLoad['people'][number]) => load.overdue + load.due.reduce((a, b) => a + b, 0)
  return {
    days: dates.map(date => ({ date, isWorkday: isWorkday(calendar, date) })),
    people: [...people.values()].sort((a, b) => weight(b) - weight(a) || (a.person?.id ?? '').localeCompare(b.person?.id ?? '')),
    asOf: ctx.now,
  }
}
