import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { ruleOfReport } from '../reports/open-periods.ts'
import { lastStep } from './last-step.ts'
import type { ListMeetings, MeetingPage, MeetingRow } from './schema.ts'
import { meetingSeen } from './who-sees.ts'

type Row = {
  id: string
  title: string
  startsAt: string
  place: string
  chair: string
  invited: string[]
  cancelledAt: string | null
  minutedAt: string | null
  reportId: string | null
  regulation: string | null
  rule: string | null
  clause: string | null
  periodEnd: string | null
  ownerRole: string | null
  dueAt: string | null
  submittedAt: string | null
  caseId: string | null
  caseNumber: string | null
  caseTitle: string | null
  actions: number
  openActions: number
}

/** One page of the meetings that the viewer sees, the latest first. One query. */
export async function listMeetings(ctx: Ctx, { limit, after, ...filter }: ListMeetings): Promise<MeetingPage> {
  const conditions: RawBuilder<SqlBool>[] = []
  const { person } = ctx.actor
  const { calendar } = ctx.rules
  if (filter.tab === 'mine')
    conditions.push(sql`(m.chair_id = ${person} or m.convened_by = ${person} or ${person} = any(m.invited))`)
  if (filter.state === 'planned') conditions.push(sql`m.minuted_at is null and m.cancelled_at is null`)
  if (filter.state === 'held') conditions.push(sql`m.minuted_at is not null`)
  if (filter.state === 'cancelled') conditions.push(sql`m.cancelled_at is not null`)
  if (filter.case !== undefined) conditions.push(sql`m.case_id = ${filter.case}`)
  if (filter.from !== undefined) conditions.push(sql`m.starts_at >= ${startOfDay(calendar, filter.from)}::timestamptz`)
  if (filter.to !== undefined)
    conditions.push(sql`m.starts_at < ${startOfDay(calendar, addCalendarDays(filter.to, 1))}::timestamptz`)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    conditions.push(sql`(m.starts_at, m.id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await meetingRows(ctx, conditions, limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(row => present(ctx, row)),
    next: rows.length > limit && last ? writeCursor([last.startsAt as never, last.id]) : null,
  }
}

async function meetingRows(ctx: Ctx, conditions: readonly RawBuilder<SqlBool>[], limit: number): Promise<Row[]> {
  const where = conditions.length === 0 ? sql`` : sql`and ${sql.join([...conditions], sql` and `)}`
  const { rows } = await sql<Row>`
    select m.id, m.title, m.starts_at as "startsAt", m.place, m.chair_id as chair, m.invited, m.cancelled_at as "cancelledAt", m.minuted_at as "minutedAt",
      m.report_id as "reportId", r.regulation, r.rule, r.clause, r.period_end as "periodEnd", r.owner_role as "ownerRole", r.due_at as "dueAt", r.submitted_at as "submittedAt",
      m.case_id as "caseId", c.number as "caseNumber", c.title as "caseTitle", coalesce(t.actions, 0)::int as actions, coalesce(t.open, 0)::int as "openActions"
    from meetings m left join reports r on r.org_id = m.org_id and r.id = m.report_id left join cases c on c.org_id = m.org_id and c.id = m.case_id
      left join lateral (select count(*) as actions, count(*) filter (where s.step is null or s.step = 'sent-back') as open
        from meeting_actions a left join lateral (${lastStep}) s on true where a.org_id = m.org_id and a.meeting_id = m.id) t on true
    where m.org_id = ${ctx.org} and ${meetingSeen(ctx)} ${where}
    order by m.starts_at desc, m.id desc limit ${limit}`.execute(ctx.tx)
  return rows
}

function present(ctx: Ctx, row: Row): MeetingRow {
  const rule =
    row.reportId === null
      ? undefined
      : ruleOfReport(ctx, {
          regulation: row.regulation!,
          rule: row.rule!,
          period_end: row.periodEnd!,
          owner_role: row.ownerRole!,
        })
  return {
    ...{ id: row.id, title: row.title, startsAt: row.startsAt, place: row.place, invited: row.invited.length },
    state: row.minutedAt !== null ? 'held' : row.cancelledAt !== null ? 'cancelled' : 'planned',
    chair: { id: row.chair, name: named(ctx, row.chair).name },
    report:
      row.reportId === null
        ? null
        : {
            ...{ id: row.reportId, title: rule?.title ?? { zh: row.rule! }, clause: row.clause!, dueAt: row.dueAt! },
            isMet: row.submittedAt !== null,
          },
    case: row.caseId === null ? null : { id: row.caseId, number: row.caseNumber!, title: row.caseTitle! },
    ...{ actions: row.actions, openActions: row.openActions },
  }
}

/** One meeting as its list shows it; what the viewer does not see is not there: `meeting.not-found`. */
export async function oneMeeting(ctx: Ctx, id: string): Promise<MeetingRow> {
  const [row] = await meetingRows(ctx, [sql`m.id = ${id}`], 1)
  if (row === undefined) throw refuse('meeting.not-found')
  return present(ctx, row)
}

/** The row of a meeting that the viewer sees; else `meeting.not-found`. */
export async function meetingRow(ctx: Ctx, id: string, { lock }: { lock: boolean } = { lock: false }) {
  const query = ctx.tx
    .selectFrom('meetings as m')
    .selectAll()
    .where('m.org_id', '=', ctx.org)
    .where('m.id', '=', id)
    .where(meetingSeen(ctx))
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (row === undefined) throw refuse('meeting.not-found')
  return row
}
