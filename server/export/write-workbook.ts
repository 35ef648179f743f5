import { PassThrough } from 'node:stream'
import { inLanguage } from '../../events/in-language.ts'
import type { ExportMark } from '../access/access-log.ts'
import type { Column, Names } from './columns.ts'

/** More rows than this are not exported; the last line of the sheet says so. */
export const MOST_ROWS = 50_000
type Page<T> = { items: readonly T[]; next: string | null }

/**
 * Writes a list as .xlsx while it is read, page by page, so that fifty thousand rows need no more memory than one page. The first page is
 * read before anything is sent: a refusal is still a refusal. A failure later breaks the download off instead of ending it as if complete.
 */
export async function writeWorkbook<T>(
  sheetName: string,
  columns: readonly Column<T>[],
  pageAfter: (cursor: string | undefined) => Promise<Page<T> & { names: Names }>,
  /** What stands on the file, once the first page has been read and written down. */
  markOf: () => ExportMark | undefined = () => undefined,
): Promise<PassThrough> {
  const first = await pageAfter(undefined)
  const out = new PassThrough()
  const { names } = first
  // Loaded when the first list is exported: it would make every start slower by a third of a second.
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  const mark = markOf()
  if (mark !== undefined) Object.assign(book, { description: mark.text, keywords: mark.number })
  const sheet = book.addWorksheet(sheetName, {
    views: [{ state: 'frozen', ySplit: 1 }],
    ...(mark === undefined ? {} : { headerFooter: { oddFooter: `&L${mark.text.replaceAll('&', '＆')}&R&P/&N` } }),
  })
  sheet.columns = columns.map(c => ({
    header: inLanguage(c.title, names.language),
    width: c.width,
    ...(c.kind === 'moment' ? { style: { numFmt: 'yyyy-mm-dd hh:mm' } } : {}),
  }))
  sheet.getRow(1).font = { bold: true }
  sheet.getRow(1).commit()

  const writeRest = async () => {
    let page: Page<T> = first
    let written = 0
    for (;;) {
      for (const row of page.items) {
        if (written === MOST_ROWS) break
        sheet.addRow(columns.map(c => c.value(row, names))).commit()
        written++
      }
      if (written === MOST_ROWS && (page.next !== null || page.items.length > 0)) {
        sheet
          .addRow([
            names.language === 'zh'
              ? `仅导出前 ${MOST_ROWS.toLocaleString('en')} 行，请缩小筛选范围分批导出`
              : `Only the first ${MOST_ROWS.toLocaleString('en')} rows; narrow the filter and export in parts`,
          ])
          .commit()
        break
      }
      if (page.next === null) break
      // Whoever cancelled the download wants no more rows.
      if (out.destroyed) return
      page = await pageAfter(page.next)
    }
    sheet.commit()
    await book.commit()
  }
  writeRest().catch((error: Error) => out.destroy(error))
  return out
}
