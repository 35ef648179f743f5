import { sql } from 'kysely'
import { localDateOf } from '../../../engine/calendar/days.ts'
import { executiveReviews } from '../../supervision/executive-reviews.ts'
import type { SectionContent } from '../document-schema.ts'
import type { SectionAsk } from './scope.ts'

const MOST_ROWS = 100
const say = (zh: string, en: string) => ({ zh, en })
const states: Readonly<Record<string, { zh: string; en: string }>> = {
  open: say('待处理', 'open'),
  disputed: say('有异议', 'disputed'),
  rectifying: say('整改中', 'being put right'),
  rectified: say('已整改', 'put right'),
}

/**
 * 检查发现与高管绩效 (furn 6.3.2): what supervision found in the period and how far it is put right, and the major findings that entered executives'
 * reviews, each with its audit. What was withdrawn is not counted, nor what is about a sealed case.
 */
export async function findingSection({ ctx, from, to, department }: SectionAsk): Promise<SectionContent> {
  const inScope = sql`f.org_id = ${ctx.org} and f.found_at >= ${from} and f.found_at < ${to} and f.state <> 'withdrawn'
    ${department === null ? sql`` : sql`and f.department_id = ${department}`}
    and not exists (select from cases c where c.org_id = f.org_id and c.id = f.case_id and c.sealed_for is not null)`
  const { rows } = await sql<{
    number: string
    case_id: string | null
    department_id: string | null
    clause: string
    is_major: boolean
    words: string
    state: string
  }>`
    select f.number, f.case_id, f.department_id, f.clause, f.is_major, f.words, f.state from findings f where ${inScope}
    order by f.is_major desc, f.number limit 2000`.execute(ctx.tx)
  const majors = rows.filter(row => row.is_major)
  const mended = rows.filter(row => row.state === 'rectified').length
  const entered = (await executiveReviews(ctx, { from, to })).filter(
    one => department === null || ctx.roster.people.get(one.executive.id)?.department === department,
  )
  const count = (key: string, zh: string, en: string, value: number, query: string) => ({
    ...{ key, title: say(zh, en), value, unit: 'count' as const, href: `/supervision?tab=findings${query}` },
  })
  const major = (is: boolean) => (is ? say('重大', 'major') : say('一般', 'general'))
  return {
    draft:
      rows.length === 0 && entered.length === 0
        ? say('本期没有检查发现。', 'Nothing was found in the period.')
        : say(
            `检查发现 ${rows.length} 项，其中重大 ${majors.length} 项，已整改 ${mended} 项；记入高管绩效 ${entered.length} 次。`,
            `${rows.length} findings, ${majors.length} of them major, ${mended} put right; ${entered.length} entries in executives' reviews.`,
          ),
    figures: [
      count('findings', '检查发现', 'findings', rows.length, ''),
      count('findings-major', '重大问题', 'major findings', majors.length, '&major=yes'),
      count('findings-mended', '已整改', 'put right', mended, '&state=rectified'),
    ],
    behind: sql`
      select x.figure, f.id as item, f.case_id, 1::float8 as numerator, null::float8 as denominator
      from findings f cross join lateral (values ('findings', true), ('findings-major', f.is_major), ('findings-mended', f.state = 'rectified')) x (figure, counts)
      where x.counts and ${inScope}`,
    tables: [
      ...(entered.length === 0
        ? []
        : [
            {
              title: say('记入高管绩效', "Entered in executives' reviews"),
              head: [
                ...[say('高管', 'Executive'), say('审计', 'Audit'), say('条款', 'Clause'), say('重大问题', 'Major findings')],
                ...[say('记入人', 'By'), say('日期', 'On')],
              ],
              rows: entered.map(one => ({
                ...(one.case === null ? {} : { case: one.case.id }),
                cells: [
                  ...[one.executive.name, one.case?.number ?? '', one.clause],
                  one.findings
                    .filter(finding => finding.state !== 'withdrawn')
                    .map(finding => `${finding.number} ${finding.words}`)
                    .join('\n'),
                  ...[one.by.name, localDateOf(ctx.rules.calendar, one.at)],
                ],
              })),
              more: 0,
            },
          ]),
      ...(rows.length === 0
        ? []
        : [
            {
              title: say('检查发现', 'Findings'),
              head: [
                ...[say('编号', 'Number'), say('轻重', 'Weight'), say('部门', 'Department'), say('条款', 'Clause')],
                ...[say('发现的问题', 'What was found'), say('状态', 'State')],
              ],
              rows: rows.slice(0, MOST_ROWS).map(row => ({
                ...(row.case_id === null ? {} : { case: row.case_id }),
                cells: [
                  ...[row.number, major(row.is_major)],
                  row.department_id === null ? '' : (ctx.roster.departments.get(row.department_id)?.name ?? ''),
                  ...[row.clause, row.words, states[row.state] ?? row.state],
                ],
              })),
              more: Math.max(0, rows.length - MOST_ROWS),
            },
          ]),
    ],
  }
}
