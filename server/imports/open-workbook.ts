import { posix } from 'node:path'
import type { Readable } from 'node:stream'
import type ExcelJS from 'exceljs'
import { type Entry, openPromise, type ZipFile } from 'yauzl'

export type Sheet = { readonly name: string; readonly isShown: boolean; rows(): Promise<AsyncIterable<ExcelJS.Row>> }
export type Workbook = { readonly sheets: readonly Sheet[]; close(): void }

type Relation = { readonly Id: string; readonly Type: string; readonly Target: string }
/** The parts of exceljs's reader that read one file of a workbook each; it does not declare them. */
type PartReader = {
  workbookRels?: readonly Relation[]
  model?: { readonly sheets?: readonly { readonly name: string; readonly state?: string; readonly rId: string }[] }
  _parseRels(part: Readable): Promise<void>
  _parseWorkbook(part: Readable): Promise<void>
  _parseStyles(part: Readable): Promise<void>
  _parseSharedStrings(part: Readable): AsyncIterable<unknown>
  _parseWorksheet(part: Readable, number: string): Iterable<{ readonly value: AsyncIterable<ExcelJS.Row> }>
}
/** What is read into memory whole; rows are not. */
const MOST_BYTES = 512 * 1024 ** 2

/**
 * Opens a workbook by its table of contents, sheets in the order in which Excel shows them. exceljs reads the parts; its own way of finding them
 * loses the last ones when the machine is busy (the archive's end is told before its files), and a character that lies on the border of two
 * chunks. Throws what the archive's or the parts' reader throws.
 */
export async function openWorkbook(path: string): Promise<Workbook> {
  // Loaded with the first workbook, not at every start.
  const { default: Excel } = await import('exceljs')
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false })
  try {
    const entries = new Map<string, Entry>()
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
    const open = async (name: string): Promise<Readable | undefined> => {
      const entry = entries.get(name)
      return entry && (await opened(zip, entry))
    }
    const whole = async (name: string) => {
      const entry = entries.get(name)
      if (entry && entry.uncompressedSize > MOST_BYTES) throw new Error(`${name} holds ${entry.uncompressedSize} bytes`)
      return open(name)
    }
    const reader = new Excel.stream.xlsx.WorkbookReader(path, {
      ...{ worksheets: 'emit', sharedStrings: 'cache', hyperlinks: 'ignore', styles: 'cache', entries: 'ignore' },
    }) as unknown as PartReader
    const [relations, contents] = [await whole('xl/_rels/workbook.xml.rels'), await whole('xl/workbook.xml')]
    if (!relations || !contents) throw new Error('no workbook.xml')
    await reader._parseRels(relations)
    await reader._parseWorkbook(contents)
    const targets = (type: string) =>
      (reader.workbookRels ?? []).filter(one => one.Type.endsWith(`/${type}`)).map(one => ({ ...one, part: partName(one) }))
    for (const { part } of targets('styles')) {
      const styles = await whole(part)
      if (styles) await reader._parseStyles(styles)
    }
    for (const { part } of targets('sharedStrings')) {
      const strings = await whole(part)
      if (strings) for await (const _ of reader._parseSharedStrings(strings)) void _
    }
    const places = new Map(targets('worksheet').map(({ Id, part }) => [Id, part]))
    return {
      sheets: (reader.model?.sheets ?? []).flatMap(({ name, state, rId }, at) => {
        const part = places.get(rId)
        if (part === undefined || !entries.has(part)) return [] // a sheet of charts
        return {
          ...{ name, isShown: state === undefined || state === 'visible' },
          rows: async () => [...reader._parseWorksheet((await open(part))!, String(at + 1))][0]!.value,
        }
      }),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

/** Where a relation of the workbook leads: from its own folder, or from the root. */
const partName = ({ Target }: Relation): string =>
  Target.startsWith('/') ? Target.slice(1) : posix.normalize(posix.join('xl', Target))

/** As text: characters of several bytes are put together over the borders of chunks. */
async function opened(zip: ZipFile, entry: Entry): Promise<Readable> {
  return (await zip.openReadStreamPromise(entry)).setEncoding('utf8')
}
