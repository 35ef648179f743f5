import { sql } from 'kysely'
import { ruleOf } from '../../cases/view-case.ts'
import type { ReportTable, SectionContent } from '../document-schema.ts'
import { casesHref, casesInScope, type SectionAsk } from './scope.ts'

const MOST_ROWS = 10
const say = (zh: string, en: string) => ({ zh, en })
const share = (count: number, of: number) => (of === 0 ? 0 : Math.round((count / of) * 1_000) / 10)

/** 高频问题、薄弱环节 (robot 15(2), furn 2.5): the most frequent categories of what was opened, and the duties that were most often late or not done. */
export async function problemSection(ask: SectionAsk): Promise<SectionContent> {
  const { ctx, from, to } = ask
  const categories = await sql<{ kind: string; category: string | null; count: number; all: number }>`
    select c.kind, c.category, count(*)::int as count, sum(count(*)) over ()::int as "all" from cases c
    where ${casesInScope(ask)} and c.opened_at >= ${from} and c.opened_at < ${to}
    group by c.kind, c.category order by count(*) desc, c.category limit ${MOST_ROWS}`.execute(ctx.tx)
  const weak = await sql<{
    pack: string
    edition: string
    rule: string
    clause: string
    ended: number
    late: number
    missed: number
  }>`
    select d.pack, max(d.edition) as edition, d.rule, max(d.clause) as clause, count(*)::int as ended,
      count(*) filter (where d.outcome = 'late')::int as late, count(*) filter (where d.outcome = 'missed')::int as missed
    from duties d join cases c on c.org_id = d.org_id and c.id = d.case_id
    where d.org_id = ${ctx.org} and d.closed_at >= ${from} and d.closed_at < ${to} and d.outcome in ('met', 'late', 'missed') and ${casesInScope(ask)}
    group by d.pack, d.rule having count(*) filter (where d.outcome in ('late', 'missed')) > 0
    order by count(*) filter (where d.outcome in ('late', 'missed')) desc, d.rule limit ${MOST_ROWS}`.execute(ctx.tx)
  const titleOf = (category: string | null) =>
    category === null
      ? say('未分类', 'not sorted')
      : (ctx.rules.editions.flatMap(e => e.pack.categories).findLast(one => one.id === category)?.title ?? { zh: category })
  const all = categories.rows[0]?.all ?? 0
  const frequent: ReportTable = {
    title: say('高频问题', 'Frequent problems'),
    head: [say('问题类型', 'Problem'), say('件数', 'Cases'), say('占比 %', 'Share %')],
    rows: categories.rows.map(row => ({ cells: [titleOf(row.category), row.count, share(row.count, row.all)] })),
    more: 0,
  }
  const weakTitle = (row: (typeof weak.rows)[number]) => ruleOf(ctx.rules, row)?.title ?? { zh: row.rule }
  const links: ReportTable = {
    title: say('薄弱环节（超时或未完成最多的责任事项）', 'Weak links (duties most often late or not done)'),
    head: [
      ...[say('责任事项', 'Duty'), say('条款', 'Clause'), say('到期', 'Ended'), say('超时', 'Late')],
      ...[say('未完成', 'Not done'), say('不按时 %', 'Not in time %')],
    ],
    rows: weak.rows.map(row => ({
      cells: [weakTitle(row), row.clause, row.ended, row.late, row.missed, share(row.late + row.missed, row.ended)],
    })),
    more: 0,
  }
  const [first, worst] = [categories.rows[0], weak.rows[0]]
  return {
    draft: say(
      `${first === undefined ? '本期没有新发生的案件' : `最多的问题是「${titleOf(first.category).zh}」，${first.count} 件，占 ${share(first.count, all)}%`}；${worst === undefined ? '没有超时或未完成的责任事项' : `最薄弱的环节是「${weakTitle(worst).zh}」，${worst.late + worst.missed} 项不按时`}。`,
      `${first === undefined ? 'Nothing was opened' : `Most frequent: ${titleOf(first.category).en ?? titleOf(first.category).zh}, ${first.count} (${share(first.count, all)} %)`}; ${worst === undefined ? 'no duty was late or missed' : `weakest: ${weakTitle(worst).en ?? weakTitle(worst).zh}, ${worst.late + worst.missed} not in time`}.`,
    ),
    figures: categories.rows.slice(0, 3).map(row => ({
      ...{ key: `${row.kind}:${row.category ?? 'none'}`, title: titleOf(row.category), value: row.count, unit: 'count' as const },
      href: casesHref(ask, { category: row.category ?? 'none', counted: 'yes' }),
    })),
    behind: sql`
      select c.kind || ':' || coalesce(c.category, 'none') as figure, c.id as item, c.id as case_id, 1::float8 as numerator, null::float8 as denominator
      from cases c where ${casesInScope(ask)} and c.opened_at >= ${from} and c.opened_at < ${to}`,
    tables: [...(frequent.rows.length === 0 ? [] : [frequent]), ...(links.rows.length === 0 ? [] : [links])],
  }
}
