import type JSZip from 'jszip'

/** Paragraphs in a cell of a row that is read as one line; a form whose one cell holds the whole regulation has many. */
const MOST_PARAGRAPHS = 1

/**
 * Writes each row of a Word table as one line, its cells divided by `｜`: read cell by cell, nobody could tell which time belongs to which
 * level. Rows with more than a paragraph in a cell, and tables within tables, stay as they are: those lay out text.
 */
export async function writeTableRows(zip: JSZip): Promise<void> {
  const document = await zip.file('word/document.xml')?.async('string')
  if (document === undefined || !document.includes('<w:tbl>')) return
  zip.file(
    'word/document.xml',
    document.replace(/<w:tbl>((?:(?!<w:tbl>|<\/w:tbl>)[\s\S])*)<\/w:tbl>/g, (table, inner: string) => {
      const rows = partsOf(inner, 'tr')
      const lines = rows.map(lineOf)
      // One row that cannot be a line keeps the table whole.
      return rows.length === 0 || lines.includes(undefined) ? table : lines.join('')
    }),
  )
}

const partsOf = (xml: string, name: string): string[] =>
  xml
    .split(new RegExp(`<w:${name}(?=[\\s>])`))
    .slice(1)
    .map(part => part.split(`</w:${name}>`, 1)[0]!)

function lineOf(row: string): string | undefined {
  const cells = partsOf(row, 'tc')
  if (cells.length < 2 || cells.some(cell => partsOf(cell, 'p').length > MOST_PARAGRAPHS)) return undefined
  // Characters of XML stay escaped as they are: they go back into XML.
  const words = cells.map(cell => [...cell.matchAll(/<w:t(?:\s[^<>]*)?>([^<]*)<\/w:t>/g)].map(found => found[1]).join(''))
  return `<w:p><w:r><w:t xml:space="preserve">${words.join('｜')}</w:t></w:r></w:p>`
}
