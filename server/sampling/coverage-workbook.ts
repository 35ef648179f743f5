import { inLanguage } from '../../events/in-language.ts'
import type { Language } from '../../events/text.ts'
import type { Coverage } from './schema.ts'

const words = {
  zh: {
    rules: '规则',
    people: '人员',
    rule: ['月份', '规则', '条款', '期数', '已抽期数', '查完期数', '逾期期数', '总体', '抽到', '抽到占比', '已查', '不符合'],
    person: ['人员', '总体', '抽到', '占比', '不符合'],
  },
  en: {
    rules: 'Rules',
    people: 'People',
    rule: [
      ...['Month', 'Rule', 'Clause', 'Windows', 'Drawn', 'Done', 'Late', 'Population', 'Drawn from it', 'Share'],
      ...['Checked', 'Failed'],
    ],
    person: ['Person', 'Population', 'Drawn', 'Share', 'Failed'],
  },
} as const
const share = (part: number, whole: number) => (whole === 0 ? null : Math.round((part / whole) * 1e4) / 1e4)

/** 抽查覆盖 as .xlsx, numbers as numbers: one sheet for rules by month and, where the reader may see them, one for people. */
export async function coverageWorkbook({ items, people }: Coverage, language: Language): Promise<Buffer> {
  // Loaded when the first list is exported: it would make every start slower by a third of a second.
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  const said = words[language]
  const sheetOf = (name: string, heads: readonly string[], wide: number, percent: string) => {
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = heads.map((header, at) => ({ header, width: at === wide ? 30 : 12 }))
    sheet.getRow(1).font = { bold: true }
    sheet.getColumn(percent).numFmt = '0.0%'
    return sheet
  }
  const rules = sheetOf(said.rules, said.rule, 1, 'J')
  for (const row of items)
    rules.addRow([
      ...[row.month, inLanguage(row.title, language), row.clause, row.windows, row.drawnWindows, row.doneWindows, row.late],
      ...[row.population, row.drawn, share(row.drawn, row.population), row.reviewed, row.failed],
    ])
  if (people !== null) {
    const sheet = sheetOf(said.people, said.person, 0, 'D')
    for (const row of people)
      sheet.addRow([row.person.name, row.inPopulation, row.drawn, share(row.drawn, row.inPopulation), row.failed])
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}
