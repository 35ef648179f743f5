import { inLanguage } from '../../events/in-language.ts'
import type { Language } from '../../events/text.ts'
import type { LoopConformance, ProcessParts } from './schema.ts'

type Cell = string | number | null
type Table = { readonly title: string; readonly head: readonly string[]; readonly rows: readonly (readonly Cell[])[] }
const HOUR_MS = 3_600_000
/** Hours to the minute, as numbers. */
const hours = (ms: number): number => Math.round((ms / HOUR_MS) * 60) / 60

/** What is shown of a process as tables; times in hours by the clock. */
export function tablesOf(parts: ProcessParts, conformance: LoopConformance | null, language: Language): readonly Table[] {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const name = (activity: number) => inLanguage(parts.activities[activity]!.title, language)
  const { figures, map, variants, repeats, bottlenecks, months } = parts
  const { throughput } = figures
  return [
    {
      title: say('概况', 'Figures'),
      head: [say('指标', 'Figure'), say('值', 'Value')],
      rows: [
        [say('案件', 'Cases'), figures.cases],
        [say('未结案件', 'Open cases'), figures.open],
        [say('事件', 'Events'), figures.events],
        [say('变体', 'Variants'), figures.variants],
        [say('有返工的案件', 'Cases with rework'), figures.rework.count],
        ...(throughput === null
          ? []
          : ([
              [say('全程平均（小时）', 'Throughput, mean (hours)'), hours(throughput.mean)],
              [say('全程中位（小时）', 'Throughput, median (hours)'), hours(throughput.median)],
              [say('全程 95%（最近秩，小时）', 'Throughput, 95 % nearest rank (hours)'), hours(throughput.p95NearestRank)],
              [say('全程 95%（线性，小时）', 'Throughput, 95 % linear (hours)'), hours(throughput.p95Linear)],
              [say('最长（小时）', 'Longest (hours)'), hours(throughput.max)],
            ] satisfies Cell[][])),
        ...figures.within.map(({ days, count }): Cell[] => [say(`${days} 天内`, `Within ${days} days`), count]),
      ],
    },
    {
      title: say('环节', 'Activities'),
      head: [say('环节', 'Activity'), say('次数', 'Times'), say('案件', 'Cases'), say('开始', 'Begins'), say('结束', 'Ends')],
      rows: map.nodes.map(({ activity, count, cases, starts, ends }) => [name(activity), count, cases, starts, ends]),
    },
    {
      title: say('流转', 'Arcs'),
      head: [
        ...[say('从', 'From'), say('到', 'To'), say('次数', 'Times'), say('案件', 'Cases')],
        ...[say('等待中位（小时）', 'Wait, median (hours)'), say('平均', 'Mean'), say('90%', '90 %'), say('合计', 'Total')],
      ],
      rows: map.arcs.map(({ from, to, count, cases, wait }) => [
        ...[name(from), name(to), count, cases],
        ...[hours(wait.median), hours(wait.mean), hours(wait.p90), hours(wait.total)],
      ]),
    },
    {
      title: say('变体', 'Variants'),
      head: [
        say('走法', 'Way'),
        say('案件', 'Cases'),
        say('占比', 'Share'),
        say('累计', 'Running'),
        say('全程中位（小时）', 'Median (hours)'),
      ],
      rows: variants.map(({ steps, cases, share, running, median }) => [
        ...[steps.map(name).join(' → '), cases, share, running, median === null ? null : hours(median)],
      ]),
    },
    {
      title: say('返工', 'Rework'),
      head: [say('环节', 'Activity'), say('案件', 'Cases'), say('重复次数', 'Extra times'), say('其中紧接着', 'Of them at once')],
      rows: repeats.map(({ activity, cases, extra, atOnce }) => [name(activity), cases, extra, atOnce]),
    },
    {
      title: say('瓶颈', 'Bottlenecks'),
      head: [
        say('从', 'From'),
        say('到', 'To'),
        say('次数', 'Times'),
        say('等待合计（小时）', 'Total wait (hours)'),
        say('占全部等待', 'Share of all'),
      ],
      rows: bottlenecks.map(({ from, to, count, wait, share }) => [name(from), name(to), count, hours(wait.total), share]),
    },
    {
      title: say('按月', 'By month'),
      head: [say('月', 'Month'), say('案件', 'Cases')],
      rows: months.map(({ month, cases }) => [month, cases]),
    },
    ...(conformance === null
      ? []
      : [loopTable(conformance, language, say), gateTable(conformance, language, say), lateTable(conformance, language, say)]),
  ]
}

type Say = (zh: string, en: string) => string
const loopTable = ({ steps }: LoopConformance, language: Language, say: Say): Table => ({
  title: say('闭环符合', 'Conformance'),
  head: [
    ...[say('步骤', 'Step'), say('条款', 'Clause'), say('到达', 'Reached'), say('跳过', 'Skipped')],
    ...[say('次序颠倒', 'Out of order'), say('结案时缺', 'Missing at the end')],
  ],
  rows: steps.map(({ title, clause, reached, broken }) => [
    ...[inLanguage(title, language), clause, reached, broken.skipped, broken.order, broken.unfinished],
  ]),
})
const gateTable = ({ gates }: LoopConformance, language: Language, say: Say): Table => ({
  title: say('关口', 'Gates'),
  head: [
    ...[say('制度', 'Regulation'), say('条款', 'Clause'), say('关口', 'Gate'), say('放行的事', 'Act'), say('通过案件', 'Cases')],
    ...[
      say('缺条件', 'Without it'),
      say('更正后缺', 'Taken away since'),
      say('条件在后', 'Only afterwards'),
      say('越权或补批', 'Beyond authority'),
    ],
  ],
  rows: gates.map(({ regulation, clause, title, act, passed, broken }) => [
    ...[inLanguage(regulation, language), clause, inLanguage(title, language), inLanguage(act, language), passed],
    ...[broken.missing ?? 0, broken.voided ?? 0, broken.later ?? 0, broken.beyond ?? 0],
  ]),
})
const lateTable = ({ late }: LoopConformance, language: Language, say: Say): Table => ({
  title: say('超时条款', 'Clauses broken by time'),
  head: [say('制度', 'Regulation'), say('条款', 'Clause'), say('责任事项', 'Duty'), say('案件', 'Cases'), say('次数', 'Times')],
  rows: late.map(({ regulation, clause, title, cases, times }) => [
    ...[inLanguage(regulation, language), clause, inLanguage(title, language), cases, times],
  ]),
})

/** The tables of a process as .xlsx, one sheet each, numbers as numbers; the first sheet says of what. */
export async function processWorkbook(about: readonly string[], tables: readonly Table[]): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  const first = book.addWorksheet('Bihuan')
  first.getColumn(1).width = 110
  for (const line of about) first.addRow([line])
  for (const { title, head, rows } of tables) {
    const sheet = book.addWorksheet(title.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = head.map((header, at) => ({ header, width: at === 0 ? 40 : 18 }))
    sheet.getRow(1).font = { bold: true }
    for (const row of rows) sheet.addRow([...row])
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}
