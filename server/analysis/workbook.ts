import { methodOf } from '../../engine/analysis/method.ts'
import { inLanguage } from '../../events/in-language.ts'
import type { Language } from '../../events/text.ts'
import { kindTitles } from '../export/columns.ts'
import { dimensionTitles } from './dimensions-schema.ts'
import { tablesOf } from './say.ts'
import type { AnalysisDocument } from './schema.ts'

/** Which tables go into a workbook: one by its name (all distributions together), or all. */
export type WantedTable = 'distribution' | 'trend' | 'association' | 'times' | 'compensation' | 'measures' | 'all'

/** The tables of an analysis as .xlsx, one sheet each, numbers as numbers, with a sheet that says how they were made. */
export async function analysisWorkbook(document: AnalysisDocument, wanted: WantedTable, language: Language): Promise<Buffer> {
  // Loaded when the first list is exported: it would make every start slower by a third of a second.
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  const about = book.addWorksheet(language === 'zh' ? '口径' : 'Method')
  about.getColumn(1).width = 110
  about.addRow([
    `${inLanguage(kindTitles[document.kind] ?? { zh: document.kind }, language)} ${document.from} – ${document.to}`,
  ]).font = { bold: true }
  about.addRow([
    language === 'zh' ? `截至 ${document.asOf}，${document.cases} 件` : `As of ${document.asOf}, ${document.cases} cases`,
  ])
  for (const line of methodOf(document, language)) about.addRow([line])
  for (const table of tablesOf(document, language, dimensionTitles)) {
    if (wanted !== 'all' && !table.id.startsWith(wanted)) continue
    // A sheet's name has at most 31 characters and none of these.
    const sheet = book.addWorksheet(table.title.replace(/[*?:\\/[\]：]/g, ' ').slice(0, 31), {
      views: [{ state: 'frozen', ySplit: 1 }],
    })
    sheet.columns = table.head.map((header, at) => ({ header, width: at === 0 ? 32 : 16 }))
    sheet.getRow(1).font = { bold: true }
    for (const row of table.rows) sheet.addRow([...row])
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}
