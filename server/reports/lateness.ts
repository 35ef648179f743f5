import { sql } from 'kysely'
import { localDateOf } from '../../engine/calendar/days.ts'
import type { Ctx } from '../context.ts'
import { ruleOfReport } from './open-periods.ts'
import type { Lateness } from './schema.ts'

/** 报告准时情况 of a year, by rule and department: how many periods have been due so far, handed in in time, late (with the hours in all), or still owed. One query. */
export async function latenessOf(ctx: Ctx, asked: number | undefined): Promise<Lateness> {
  const year = asked ?? Number(localDateOf(ctx.rules.calendar, ctx.now).slice(0, 4))
  if (ctx.sight.isPartner) return { year, items: [] }
  const { rows } = await sql<{
    regulation: string
    rule: string
    clause: string
    department: string | null
    periodEnd: string
    ownerRole: string
    owed: number
    inTime: number
    late: number
    overdue: number
    lateHours: number
  }>`
    select regulation, rule, max(clause) as clause, department_id as department, max(period_end)::text as "periodEnd", max(owner_role) as "ownerRole",
      count(*)::int as owed,
      count(*) filter (where submitted_at <= due_at)::int as "inTime",
      count(*) filter (where submitted_at > due_at)::int as late,
      count(*) filter (where submitted_at is null)::int as overdue,
      round(coalesce(sum(extract(epoch from coalesce(submitted_at, ${ctx.now}::timestamptz) - due_at) / 3600.0) filter (where submitted_at is null or submitted_at > due_at), 0)::numeric, 1)::float8 as "lateHours"
    from reports where org_id = ${ctx.org} and period_end >= ${`${year}-01-01`}::date and period_end <= ${`${year}-12-31`}::date
      and (submitted_at is not null or due_at < ${ctx.now}::timestamptz)
    group by regulation, rule, department_id
    order by count(*) filter (where submitted_at is null or submitted_at > due_at) desc, regulation, rule, department_id`.execute(
    ctx.tx,
  )
  return {
    year,
    items: rows.map(({ periodEnd, ownerRole, department, ...row }) => {
      const rule = ruleOfReport(ctx, { regulation: row.regulation, rule: row.rule, period_end: periodEnd, owner_role: ownerRole })
      const known = department === null ? undefined : ctx.roster.departments.get(department)
      return {
        ...row,
        title: rule?.title ?? { zh: row.rule },
        department: known === undefined ? null : { id: known.id, name: known.name },
      }
    }),
  }
}
