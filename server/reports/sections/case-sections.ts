import { sql } from 'kysely'
import { localDateOf } from '../../../engine/calendar/days.ts'
import { type OddGround, oddGrounds } from '../../../engine/pack-periodic.ts'
import { primaryEdition } from '../../../engine/rules.ts'
import type { Instant } from '../../../events/instant.ts'
import type { Text } from '../../../events/text.ts'
import type { Ctx } from '../../context.ts'
import { kindTitles } from '../../export/columns.ts'
import type { ReportTable, SectionContent } from '../document-schema.ts'
import { casesHref, casesInScope, inPeriod, kindsOf, type SectionAsk } from './scope.ts'

/** More rows than this are counted, not listed. */
const MOST_ROWS = 200

const day = (ctx: Ctx, at: Instant | null): string => (at === null ? '' : localDateOf(ctx.rules.calendar, at))
const say = (zh: string, en: string): Text => ({ zh, en })

function levelTitle(ctx: Ctx, kind: string, level: string | null): Text {
  if (level === null) return say('未定级', 'not graded')
  return primaryEdition(ctx.rules, kind, ctx.now)?.pack.levels.find(one => one.id === level)?.title ?? { zh: level }
}

/** 本期概况: cases opened, closed and open at the end, by kind, and of the duties that ended in the period how many in time. */
export async function figuresSection(ask: SectionAsk): Promise<SectionContent> {
  const { ctx, from, to } = ask
  const { rows } = await sql<{ kind: string; opened: number; closed: number; open: number }>`
    select c.kind, count(*) filter (where c.opened_at >= ${from} and c.opened_at < ${to})::int as opened,
      count(*) filter (where c.closed_at >= ${from} and c.closed_at < ${to})::int as closed,
      count(*) filter (where c.opened_at < ${to} and (c.closed_at is null or c.closed_at >= ${to}))::int as open
    from cases c where ${casesInScope(ask)} and ${inPeriod(ask)} group by c.kind order by c.kind`.execute(ctx.tx)
  const duties = await sql<{ met: number; late: number; missed: number }>`
    select count(*) filter (where d.outcome = 'met')::int as met, count(*) filter (where d.outcome = 'late')::int as late, count(*) filter (where d.outcome = 'missed')::int as missed
    from duties d join cases c on c.org_id = d.org_id and c.id = d.case_id
    where d.org_id = ${ctx.org} and d.closed_at >= ${from} and d.closed_at < ${to} and ${casesInScope(ask)}`.execute(ctx.tx)
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
  const [opened, closed, open] = [sum(row => row.opened), sum(row => row.closed), sum(row => row.open)]
  const { met, late, missed } = duties.rows[0]!
  const ended = met + late + missed
  const share = ended === 0 ? null : (met / ended) * 100
  const count = (key: string, title: Text, value: number, href?: string) =>
    ({ key, title, value, unit: 'count', ...(href === undefined ? {} : { href }) }) as const
  const table: ReportTable = {
    head: [say('种类', 'Kind'), say('新发生', 'Opened'), say('已结束', 'Closed'), say('期末未结', 'Open at the end')],
    rows: rows.map(row => ({ cells: [kindTitles[row.kind] ?? row.kind, row.opened, row.closed, row.open] })),
    more: 0,
  }
  return {
    draft: say(
      `本期新发生 ${opened} 件，办结 ${closed} 件，期末未结 ${open} 件；到期责任事项 ${ended} 项，按时 ${met} 项，超时 ${late} 项，未完成 ${missed} 项。`,
      `${opened} opened, ${closed} closed, ${open} open at the end; of ${ended} duties ${met} were in time, ${late} late, ${missed} not done.`,
    ),
    figures: [
      count('opened', say('新发生', 'opened'), opened, casesHref(ask)),
      count('closed', say('已结束', 'closed'), closed),
      count('open', say('期末未结', 'open at the end'), open),
      count('late', say('超时完成', 'done late'), late),
      count('missed', say('未完成', 'not done'), missed),
      {
        ...{ key: 'in-time', title: say('按时率', 'in time'), value: share, unit: 'percent' as const },
        note: say(`${met} / ${ended}`, `${met} / ${ended}`),
      },
    ],
    tables: rows.length > 1 ? [table] : [],
    behind: sql`
      select f.figure, c.id as item, c.id as case_id, 1::float8 as numerator, null::float8 as denominator
      from cases c cross join lateral (values ('opened', c.opened_at >= ${from} and c.opened_at < ${to}),
        ('closed', coalesce(c.closed_at >= ${from} and c.closed_at < ${to}, false)),
        ('open', c.opened_at < ${to} and (c.closed_at is null or c.closed_at >= ${to}))) f (figure, counts)
      where f.counts and ${casesInScope(ask)} and ${inPeriod(ask)}
      union all
      select f.figure, x.case_id, x.case_id, f.many::float8, f.among::float8
      from (select d.case_id, count(*) as ended, count(*) filter (where d.outcome = 'met') as met,
          count(*) filter (where d.outcome = 'late') as late, count(*) filter (where d.outcome = 'missed') as missed
        from duties d join cases c on c.org_id = d.org_id and c.id = d.case_id
        where d.org_id = ${ctx.org} and d.closed_at >= ${from} and d.closed_at < ${to} and d.outcome in ('met', 'late', 'missed') and ${casesInScope(ask)}
        group by d.case_id) x
      cross join lateral (values ('late', x.late, null), ('missed', x.missed, null), ('in-time', x.met, x.ended)) f (figure, many, among)
      where f.many > 0 or f.among is not null`,
  }
}

/** 案件清单 of the period: opened, closed or still open in it, newest first. */
export async function casesSection(ask: SectionAsk): Promise<SectionContent> {
  const { ctx } = ask
  const { rows } = await sql<CaseRow & { all: number; open: number }>`
    select c.id, c.number, c.title, c.kind, c.level, c.opened_at as "openedAt", c.closed_at as "closedAt", count(*) over ()::int as "all",
      count(*) filter (where c.closed_at is null or c.closed_at >= ${ask.to}) over ()::int as open
    from cases c where ${casesInScope(ask)} and ${inPeriod(ask)} order by c.opened_at desc, c.id limit ${MOST_ROWS}`.execute(
    ctx.tx,
  )
  const all = rows[0]?.all ?? 0
  const open = Number(rows[0]?.open ?? 0)
  return {
    draft: say(
      all === 0 ? '本期没有案件。' : `本期案件 ${all} 件，其中 ${open} 件期末未结。`,
      all === 0 ? 'No cases in the period.' : `${all} cases in the period, ${open} of them open at its end.`,
    ),
    figures: [{ key: 'cases', title: say('本期案件', 'cases of the period'), value: all, unit: 'count', href: casesHref(ask) }],
    tables: [tableOfCases(ctx, rows, all, undefined)],
    behind: sql`select 'cases' as figure, c.id as item, c.id as case_id, 1::float8 as numerator, null::float8 as denominator
      from cases c where ${casesInScope(ask)} and ${inPeriod(ask)}`,
  }
}

type CaseRow = {
  id: string
  number: string
  title: string
  kind: string
  level: string | null
  openedAt: Instant
  closedAt: Instant | null
}

function tableOfCases(ctx: Ctx, rows: readonly CaseRow[], all: number, why: ((row: CaseRow) => Text) | undefined): ReportTable {
  return {
    head: [
      ...[say('编号', 'Number'), say('标题', 'Title'), say('等级', 'Level')],
      ...(why === undefined ? [] : [say('异常原因', 'Why odd')]),
      ...[say('发生', 'Opened'), say('结束', 'Closed')],
    ],
    rows: rows.map(row => ({
      case: row.id,
      cells: [
        ...[row.number, row.title, levelTitle(ctx, row.kind, row.level)],
        ...(why === undefined ? [] : [why(row)]),
        ...[day(ctx, row.openedAt), row.closedAt === null ? say('未结', 'open') : day(ctx, row.closedAt)],
      ],
    })),
    more: all - rows.length,
  }
}

const groundTitles: Readonly<Record<OddGround, Text>> = {
  gravest: say('最高等级', 'highest level'),
  'out-of-time': say('超出时限', 'out of time'),
  repeated: say('重复投诉', 'raised again'),
  reopened: say('办结后重开', 'reopened'),
  'not-content': say('客户不满意', 'customer not content'),
}

/** 异常投诉清单 (furn 6.4.2): the cases of the period that one of the grounds of the section speaks of, each with its grounds. */
export async function oddSection(ask: SectionAsk): Promise<SectionContent> {
  const { ctx, section, from, to } = ask
  const grounds = section.odd ?? oddGrounds
  const gravest = kindsOf(ask).flatMap(kind => {
    const levels = [...(primaryEdition(ctx.rules, kind, ctx.now)?.rank ?? [])].sort((a, b) => b[1] - a[1])
    return levels[0] === undefined ? [] : [`${kind} ${levels[0][0]}`]
  })
  const found = sql`
    select c.id, c.number, c.title, c.kind, c.level, c.opened_at as "openedAt", c.closed_at as "closedAt",
      c.kind || ' ' || coalesce(c.level, '') = any(${gravest}::text[]) as grave,
      exists (select from duties d where d.org_id = c.org_id and d.case_id = c.id and (d.outcome in ('late', 'missed') and d.closed_at >= ${from} and d.closed_at < ${to}
        or d.outcome is null and d.due_at < least(${to}::timestamptz, ${ctx.now}::timestamptz))) as "outOfTime",
      coalesce((c.facts ->> 'timesRaised')::int >= 2, false) as repeated,
      exists (select from events e where e.org_id = c.org_id and e.stream_id = c.id and e.type = 'case.reopened' and e.at < ${to}) as reopened,
      c.satisfied is false as "notContent"
    from cases c where ${casesInScope(ask)} and ${inPeriod(ask)}`
  const { rows } = await sql<CaseRow & Record<'grave' | 'outOfTime' | 'repeated' | 'reopened' | 'notContent', boolean>>`
    select * from (${found}) found
    where grave or "outOfTime" or repeated or reopened or "notContent"
    order by grave desc, "openedAt" desc, id limit 2000`.execute(ctx.tx)
  const groundsOf = (row: (typeof rows)[number]): OddGround[] =>
    grounds.filter(
      ground =>
        ({
          gravest: row.grave,
          'out-of-time': row.outOfTime,
          repeated: row.repeated,
          reopened: row.reopened,
          'not-content': row.notContent,
        })[ground],
    )
  const odd = rows.flatMap(row => {
    const of = groundsOf(row)
    return of.length === 0 ? [] : [{ ...row, of }]
  })
  const listed = odd.slice(0, MOST_ROWS)
  const whyOf = new Map(odd.map(row => [row.id, row.of]))
  const joined = (row: CaseRow): Text => {
    const of = whyOf.get(row.id) ?? []
    return say(of.map(one => groundTitles[one].zh).join('、'), of.map(one => groundTitles[one].en).join(', '))
  }
  const figures = grounds.map(ground => ({
    ...{ key: ground, title: groundTitles[ground], unit: 'count' as const },
    value: odd.filter(row => row.of.includes(ground)).length,
  }))
  const named = figures.filter(one => one.value > 0)
  return {
    draft:
      odd.length === 0
        ? say('本期没有异常投诉。', 'No odd complaints in the period.')
        : say(
            `异常投诉 ${odd.length} 件：${named.map(one => `${one.title.zh} ${one.value} 件`).join('，')}（一件可有多项原因）。`,
            `${odd.length} odd complaints: ${named.map(one => `${one.title.en} ${one.value}`).join(', ')} (one may have several grounds).`,
          ),
    figures,
    tables: odd.length === 0 ? [] : [tableOfCases(ctx, listed, odd.length, joined)],
    behind: sql`
      select g.figure, f.id as item, f.id as case_id, 1::float8 as numerator, null::float8 as denominator
      from (${found}) f cross join lateral (values ('gravest', f.grave), ('out-of-time', f."outOfTime"), ('repeated', f.repeated),
        ('reopened', f.reopened), ('not-content', f."notContent")) g (figure, holds)
      where g.holds and g.figure = any(${[...grounds]}::text[])`,
  }
}
