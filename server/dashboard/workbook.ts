import { inLanguage } from '../../events/in-language.ts'
import type { Language } from '../../events/text.ts'
import { dimensionTitles } from '../analysis/dimensions-schema.ts'
import { kindTitles } from '../export/columns.ts'
import type { Dashboard } from './schema.ts'

const heads = {
  zh: ['期间', '登记', '办结', '期末在办', '按时完成', '超时完成', '未完成而终止', '按时率'],
  en: ['Period', 'Registered', 'Closed', 'Open at the end', 'In time', 'Late', 'Never done', 'In time, share'],
}

/** What a dashboard shows as .xlsx: the trend and the Pareto, a sheet each, numbers as numbers; a share is a fraction shown in percent. */
export async function dashboardWorkbook(view: Dashboard, language: Language): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  const kind = inLanguage(kindTitles[view.kind] ?? { zh: view.kind }, language)
  const trend = book.addWorksheet(language === 'zh' ? '走势' : 'Trend', { views: [{ state: 'frozen', ySplit: 2 }] })
  trend.addRow([[kind, view.department?.name, `${view.from} – ${view.to}`].filter(Boolean).join(' ')]).font = {
    bold: true,
  }
  trend.addRow(heads[language]).font = { bold: true }
  for (const one of view.buckets) {
    const ended = one.met + one.late + one.missed
    const row = trend.addRow([
      `${one.from} – ${one.to}`,
      ...[one.opened, one.closed, one.open, one.met, one.late, one.missed],
      ended === 0 ? null : one.met / ended,
    ])
    row.getCell(8).numFmt = '0.0%'
  }
  trend.columns.forEach((column, at) => {
    column.width = at === 0 ? 26 : 14
  })
  const named = inLanguage(dimensionTitles[view.pareto.dimension], language)
  const causes = book.addWorksheet(named.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] })
  causes.addRow(language === 'zh' ? [named, '件数', '占比 %', '累计 %'] : [named, 'Cases', 'Share %', 'Running %']).font = {
    bold: true,
  }
  for (const row of view.pareto.rows) causes.addRow([inLanguage(row.title, language), row.count, row.share, row.running])
  causes.getColumn(1).width = 32
  return Buffer.from(await book.xlsx.writeBuffer())
}
