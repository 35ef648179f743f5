import JSZip from 'jszip'
import type { ExportMark } from '../access/access-log.ts'

const escaped = (text: string): string => text.replace(/[&<>"']/g, one => `&#${one.charCodeAt(0)};`)
const sheetName = /^xl\/worksheets\/sheet\d+\.xml$/

/** In a footer `&` begins a code, so that a name with one would print something else. */
const inFooter = (text: string): string => escaped(text.replaceAll('&', '＆'))

/**
 * A workbook with the mark of its export in the footer of every sheet and in its document properties, and how many rows of data it has. The cells stay
 * byte for byte: whoever reads them by a program reads the same.
 */
export async function markWorkbook(file: Buffer, { number, text }: ExportMark): Promise<{ file: Buffer; rows: number }> {
  const book = await JSZip.loadAsync(file)
  let rows = 0
  for (const entry of Object.values(book.files)) {
    if (!sheetName.test(entry.name)) continue
    const sheet = await entry.async('string')
    rows += Math.max(0, (sheet.match(/<row /g)?.length ?? 0) - 1)
    book.file(entry.name, withFooter(sheet, `&amp;L${inFooter(text)}&amp;R&amp;P/&amp;N`))
  }
  const core = await book.file('docProps/core.xml')?.async('string')
  if (core !== undefined) book.file('docProps/core.xml', withProperties(core, number, text))
  return { file: await book.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }), rows }
}

/** The footer stands after the page setup and before drawings, as the format orders. */
function withFooter(sheet: string, footer: string): string {
  const element = `<headerFooter><oddFooter>${footer}</oddFooter></headerFooter>`
  const bare = sheet.replace(/<headerFooter[^<>]{0,500}\/>|<headerFooter[\s\S]{0,4000}?<\/headerFooter>/, '')
  const after =
    /<(?:rowBreaks|colBreaks|customProperties|cellWatches|ignoredErrors|smartTags|drawing|legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)[ >/]|<\/worksheet>/.exec(
      bare,
    )
  return after === null ? bare : `${bare.slice(0, after.index)}${element}${bare.slice(after.index)}`
}

function withProperties(core: string, number: string, text: string): string {
  const bare = core.replace(/<cp:keywords>[^<]{0,4000}<\/cp:keywords>|<dc:description>[^<]{0,4000}<\/dc:description>/g, '')
  return bare.replace(
    '</cp:coreProperties>',
    `<dc:description>${escaped(text)}</dc:description><cp:keywords>${escaped(number)}</cp:keywords></cp:coreProperties>`,
  )
}
