import type { Calendar } from '../../engine/calendar/calendar.ts'
import { localDateOf } from '../../engine/calendar/days.ts'
import type { Language } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { listFindings } from './list-findings.ts'
import type { Finding, ListFindings } from './schema.ts'

const MOST_ROWS = 5_000
const PAGE = 200

/** The findings of a filter that the reader sees, the latest first, up to 5,000. */
export async function allFindings(ctx: Ctx, filter: ListFindings): Promise<Finding[]> {
  const found: Finding[] = []
  let after: string | undefined
  do {
    const page = await listFindings(ctx, { ...filter, limit: PAGE, after })
    found.push(...page.items)
    after = page.next ?? undefined
  } while (after !== undefined && found.length < MOST_ROWS)
  return found.slice(0, MOST_ROWS)
}

const words = {
  zh: {
    sheet: '检查发现',
    heads: ['编号', '来源', '轻重', '状态', '条款', '部门', '人员', '发现的问题', '案件', '整改', '发现人', '发现日', '经过'],
    source: { sample: '抽查', audit: '审计检查', 'data-check': '数据核查', patrol: '巡查', record: '办案核查' },
    state: { open: '待处理', disputed: '有异议', withdrawn: '已撤销', rectifying: '整改中', rectified: '已整改' },
    step: { raised: '发现', disputed: '异议', upheld: '维持', withdrawn: '撤销', rectifying: '转整改', rectified: '整改完成' },
    major: '重大',
    general: '一般',
  },
  en: {
    sheet: 'Findings',
    heads: [
      ...['Number', 'Source', 'Weight', 'State', 'Clause', 'Department', 'Person', 'What was found', 'Case', 'Put right in'],
      ...['Found by', 'Found on', 'Steps'],
    ],
    source: { sample: 'Sample', audit: 'Audit', 'data-check': 'Data check', patrol: 'Patrol', record: 'Check of a case' },
    state: { open: 'open', disputed: 'disputed', withdrawn: 'withdrawn', rectifying: 'being put right', rectified: 'put right' },
    step: {
      ...{ raised: 'found', disputed: 'disputed', upheld: 'upheld', withdrawn: 'withdrawn' },
      ...{ rectifying: 'to be put right', rectified: 'put right' },
    },
    major: 'major',
    general: 'general',
  },
} as const

/** 检查发现 as .xlsx, with what was decided about each. */
export async function findingWorkbook(findings: readonly Finding[], language: Language, calendar: Calendar): Promise<Buffer> {
  // Loaded when the first list is exported: it would make every start slower by a third of a second.
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  const said = words[language]
  const sheet = book.addWorksheet(said.sheet, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = said.heads.map((header, at) => ({ header, width: at === 7 || at === 12 ? 48 : 16 }))
  sheet.getRow(1).font = { bold: true }
  const day = (at: string) => localDateOf(calendar, at)
  for (const one of findings)
    sheet.addRow([
      ...[one.number, said.source[one.source], one.major ? said.major : said.general, said.state[one.state], one.clause],
      ...[one.department?.name ?? '', one.person?.name ?? '', one.words, one.case?.number ?? ''],
      ...[one.rectification?.number ?? '', one.foundBy.name, day(one.foundAt)],
      one.steps.map(step => `${day(step.at)} ${said.step[step.kind]} ${step.by.name} ${step.words}`.trim()).join('\n'),
    ])
  return Buffer.from(await book.xlsx.writeBuffer())
}
