import { sql } from 'kysely'
import { localDateOf } from '../../../engine/calendar/days.ts'
import type { Instant } from '../../../events/instant.ts'
import { named } from '../../cases/view-case.ts'
import type { SectionContent } from '../document-schema.ts'
import { casesInScope, type SectionAsk } from './scope.ts'

const MOST_ROWS = 100
const say = (zh: string, en: string) => ({ zh, en })
const states: Readonly<Record<string, { zh: string; en: string }>> = {
  open: say('执行中', 'under way'),
  check: say('待验证', 'to be checked'),
  effective: say('有效', 'effective'),
  weak: say('效果不明显', 'weak'),
  remade: say('已重新制定', 'remade'),
}

/** 改进措施有效性 (furn 6.4.2): corrective and preventive actions set, due or checked in the period, and how many of those checked were effective. */
export async function actionSection(ask: SectionAsk): Promise<SectionContent> {
  const { ctx, from, to } = ask
  const ofPeriod = sql`(a.set_at >= ${from} and a.set_at < ${to} or a.due_at >= ${from} and a.due_at < ${to} or a.checked_at >= ${from} and a.checked_at < ${to})`
  const { rows } = await sql<{
    case: string
    number: string
    what: unknown
    person: string
    state: string
    dueAt: Instant
    checkedAt: Instant | null
  }>`
    select a.case_id as "case", c.number, s.value as what, a.person_id as person, a.state, a.due_at as "dueAt", a.checked_at as "checkedAt"
    from case_actions a join cases c on c.org_id = a.org_id and c.id = a.case_id
      left join sealed_fields s on s.org_id = a.org_id and s.event_id = a.event_id and s.field = 'what'
        and not exists (select from seals l where l.org_id = a.org_id and l.subject_id = a.event_id and l.lifted_at is null)
    where a.org_id = ${ctx.org} and ${casesInScope(ask)}
      and ${ofPeriod}
    order by a.due_at, a.case_id, a.number limit 2000`.execute(ctx.tx)
  const checked = rows.filter(row => row.checkedAt !== null && row.checkedAt >= from && row.checkedAt < to)
  const effective = checked.filter(row => row.state === 'effective').length
  const late = rows.filter(row => row.state === 'open' && row.dueAt < ctx.now && row.dueAt < to).length
  const share = checked.length === 0 ? null : (effective / checked.length) * 100
  const day = (at: Instant) => localDateOf(ctx.rules.calendar, at)
  return {
    draft: say(
      rows.length === 0
        ? '本期没有改进措施。'
        : `改进措施 ${rows.length} 项，本期验证 ${checked.length} 项，有效 ${effective} 项；逾期未完成 ${late} 项。`,
      rows.length === 0
        ? 'No improvements in the period.'
        : `${rows.length} improvements, ${checked.length} checked in the period, ${effective} effective; ${late} overdue.`,
    ),
    figures: [
      { key: 'actions', title: say('改进措施', 'improvements'), value: rows.length, unit: 'count' },
      {
        ...{ key: 'effective', title: say('验证有效率', 'found effective'), value: share, unit: 'percent' },
        note: say(`${effective} / ${checked.length}`, `${effective} / ${checked.length}`),
      },
      { key: 'actions-late', title: say('逾期未完成', 'overdue'), value: late, unit: 'count', href: '/actions?late=yes' },
    ],
    behind: sql`
      select f.figure, x.case_id as item, x.case_id, f.many::float8 as numerator, f.among::float8 as denominator
      from (select a.case_id, count(*) as many,
          count(*) filter (where a.checked_at >= ${from} and a.checked_at < ${to}) as checked,
          count(*) filter (where a.checked_at >= ${from} and a.checked_at < ${to} and a.state = 'effective') as effective,
          count(*) filter (where a.state = 'open' and a.due_at < ${ctx.now} and a.due_at < ${to}) as late
        from case_actions a join cases c on c.org_id = a.org_id and c.id = a.case_id
        where a.org_id = ${ctx.org} and ${casesInScope(ask)} and ${ofPeriod} group by a.case_id) x
      cross join lateral (values ('actions', x.many, null), ('effective', x.effective, x.checked), ('actions-late', x.late, null)) f (figure, many, among)
      where coalesce(f.among, f.many) > 0`,
    tables:
      rows.length === 0
        ? []
        : [
            {
              head: [say('案件', 'Case'), say('措施', 'What'), say('责任人', 'By'), say('期限', 'Due'), say('状态', 'State')],
              rows: rows.slice(0, MOST_ROWS).map(row => ({
                case: row.case,
                cells: [
                  ...[
                    row.number,
                    typeof row.what === 'string' ? row.what : say('（已密封）', '(sealed)'),
                    named(ctx, row.person).name,
                    day(row.dueAt),
                  ],
                  states[row.state] ?? row.state,
                ],
              })),
              more: Math.max(0, rows.length - MOST_ROWS),
            },
          ],
  }
}
