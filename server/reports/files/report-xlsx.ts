import type { PrintedReport } from './printed-report.ts'

const bad = /[*?:\\/[\]：]/g

/** A report as .xlsx: a cover under the company's head, one sheet for each part, numbers as numbers. */
export async function reportXlsx(report: PrintedReport): Promise<Buffer> {
  // Loaded when the first list is exported: it would make every start slower by a third of a second.
  const { default: ExcelJS } = await import('exceljs')
  const isChinese = report.language === 'zh'
  const say = (zh: string, en: string) => (isChinese ? zh : en)
  const book = new ExcelJS.Workbook()
  book.creator = report.company
  const cover = book.addWorksheet(say('封面', 'Cover'))
  cover.columns = [{ width: 18 }, { width: 90 }]
  cover.addRow([report.company]).font = { bold: true, size: 14 }
  cover.addRow([`${report.title} ${report.period}`]).font = { bold: true, size: 12 }
  cover.addRow([report.under])
  const { signed } = report
  for (const [name, value] of [
    [say('范围', 'Scope'), report.department],
    [say('报送', 'To'), report.to],
    [say('数字截至', 'Figures as of'), report.asOf],
    [say('签署', 'Signed'), signed === null ? say('草稿，未签署', 'draft, not signed') : `${signed.by} ${signed.at}`],
    ...(signed === null
      ? []
      : [
          [say('版本', 'Version'), signed.version],
          ['SHA-256', signed.hash],
          ...(signed.review === '' ? [] : [[say('审核', 'Review'), signed.review]]),
          ...(signed.received === '' ? [] : [[say('接收备案', 'Received'), signed.received]]),
        ]),
    [say('分析与结论', 'Analysis'), report.text],
  ]) {
    const row = cover.addRow([name, value])
    row.getCell(1).font = { bold: true }
    row.getCell(2).alignment = { wrapText: true, vertical: 'top' }
  }
  const names = new Set<string>()
  for (const [at, section] of report.sections.entries()) {
    // A sheet's name has at most 31 characters, and none twice.
    let name = section.title.replace(bad, ' ').slice(0, 28)
    if (names.has(name)) name = `${name} ${at + 1}`
    names.add(name)
    const sheet = book.addWorksheet(name)
    sheet.columns = [{ width: 30 }, { width: 34 }, { width: 20 }, { width: 20 }, { width: 16 }, { width: 16 }]
    sheet.addRow([section.title]).font = { bold: true, size: 12 }
    sheet.addRow([say(`第 ${section.clause} 条`, `clause ${section.clause}`)])
    sheet.addRow([section.words])
    if (section.comment !== '') sheet.addRow([`${say('说明：', 'Comment: ')}${section.comment}`])
    if (section.figures.length > 0) {
      sheet.addRow([])
      sheet.addRow([say('指标', 'Figure'), say('数值', 'Value'), say('口径', 'Of')]).font = { bold: true }
      for (const one of section.figures)
        sheet.addRow([one.title, one.number === null ? one.value : plainNumber(one.number, one.value), one.note])
    }
    for (const table of section.tables) {
      sheet.addRow([])
      if (table.title !== '') sheet.addRow([table.title]).font = { bold: true }
      sheet.addRow([...table.head]).font = { bold: true }
      for (const row of table.rows) sheet.addRow([...row])
      if (table.more > 0) sheet.addRow([say(`另有 ${table.more} 行未列出`, `${table.more} more rows`)])
    }
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** Money stands in a sheet in 元, as it is said beside. */
const plainNumber = (value: number, said: string): number => (/元|CNY/.test(said) ? value / 100 : Math.round(value * 100) / 100)
