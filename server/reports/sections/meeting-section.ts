import { sql } from 'kysely'
import { localDateOf } from '../../../engine/calendar/days.ts'
import type { Instant } from '../../../events/instant.ts'
import { named } from '../../cases/view-case.ts'
import { lastStep } from '../../meetings/last-step.ts'
import type { SectionContent } from '../document-schema.ts'
import type { SectionAsk } from './scope.ts'

const MOST_ROWS = 100
const say = (zh: string, en: string) => ({ zh, en })

/** 会议与行动项 (furn 2.5): what was agreed on and is open, or was settled in the period. Actions of sealed cases are left out. */
export async function meetingSection({ ctx, from, to, start, end }: SectionAsk): Promise<SectionContent> {
  const held = await sql<{ count: number }>`
    select count(*)::int as count from meetings where org_id = ${ctx.org} and case_id is null and minuted_at is not null and starts_at >= ${from} and starts_at < ${to}`.execute(
    ctx.tx,
  )
  const { rows } = await sql<{
    id: string
    case: string | null
    what: string
    person: string
    dueAt: Instant
    meeting: string
    step: string | null
    stepAt: Instant | null
  }>`
    select a.id, a.case_id as "case", a.what, a.person_id as person, a.due_at as "dueAt", m.title as meeting, s.step, s.at as "stepAt"
    from meeting_actions a join meetings m on m.org_id = a.org_id and m.id = a.meeting_id left join lateral (${lastStep}) s on true
    where a.org_id = ${ctx.org} and a.set_at < ${to} and m.case_id is null
      and not exists (select from cases c where c.org_id = a.org_id and c.id = a.case_id and c.sealed_for is not null)
      and (s.step is null or s.step in ('done', 'sent-back') or s.at >= ${from})
    order by a.due_at, a.id limit 1000`.execute(ctx.tx)
  const isOpen = (row: (typeof rows)[number]) => row.step === null || row.step === 'sent-back'
  const open = rows.filter(isOpen)
  const late = open.filter(row => row.dueAt < ctx.now).length
  const done = rows.length - open.length
  const stateOf = (row: (typeof rows)[number]) => {
    if (row.step === 'confirmed') return say('已完成', 'done')
    if (row.step === 'dropped') return say('已取消', 'dropped')
    if (row.step === 'done') return say('待确认', 'to be confirmed')
    return row.dueAt < ctx.now ? say('逾期', 'overdue') : say('进行中', 'under way')
  }
  return {
    draft: say(
      `本期开会 ${held.rows[0]!.count} 次；行动项完成 ${done} 项，未完成 ${open.length} 项，其中逾期 ${late} 项。`,
      `${held.rows[0]!.count} meetings held; ${done} actions done, ${open.length} open, ${late} of them overdue.`,
    ),
    figures: [
      {
        ...{ key: 'meetings', title: say('会议', 'meetings'), value: held.rows[0]!.count, unit: 'count' },
        href: `/meetings?from=${start}&to=${end}`,
      },
      {
        key: 'actions-open',
        title: say('未完成行动项', 'open actions'),
        value: open.length,
        unit: 'count',
        href: '/meetings?tab=actions',
      },
      { key: 'actions-overdue', title: say('其中逾期', 'overdue'), value: late, unit: 'count' },
    ],
    behind: sql`
      select 'meetings' as figure, 'meeting:' || m.id as item, null::text as case_id, 1::float8 as numerator, null::float8 as denominator
      from meetings m where m.org_id = ${ctx.org} and m.case_id is null and m.minuted_at is not null and m.starts_at >= ${from} and m.starts_at < ${to}
      union all
      select f.figure, 'action:' || a.id, a.case_id, 1, null
      from meeting_actions a join meetings m on m.org_id = a.org_id and m.id = a.meeting_id left join lateral (${lastStep}) s on true
      cross join lateral (values ('actions-open', true), ('actions-overdue', a.due_at < ${ctx.now})) f (figure, counts)
      where a.org_id = ${ctx.org} and a.set_at < ${to} and m.case_id is null and f.counts
        and not exists (select from cases c where c.org_id = a.org_id and c.id = a.case_id and c.sealed_for is not null)
        and (s.step is null or s.step = 'sent-back')`,
    tables:
      rows.length === 0
        ? []
        : [
            {
              head: [
                say('行动项', 'Action'),
                say('会议', 'Meeting'),
                say('责任人', 'By'),
                say('期限', 'Due'),
                say('状态', 'State'),
              ],
              rows: rows.slice(0, MOST_ROWS).map(row => ({
                ...(row.case === null ? {} : { case: row.case }),
                cells: [
                  row.what,
                  row.meeting,
                  named(ctx, row.person).name,
                  localDateOf(ctx.rules.calendar, row.dueAt),
                  stateOf(row),
                ],
              })),
              more: Math.max(0, rows.length - MOST_ROWS),
            },
          ],
  }
}
