import type JSZip from 'jszip'
import { replaceParagraphs } from './docx-paragraphs.ts'

/**
 * Word numbers paragraphs by itself: 第一条 then stands in no text, only its format in numbering.xml. This writes the numbers into the
 * paragraphs, so that whoever reads their text sees what a reader of the document sees. Documents without such numbers stay as they are.
 */
export async function writeNumbers(zip: JSZip): Promise<void> {
  const numbering = await zip.file('word/numbering.xml')?.async('string')
  const document = await zip.file('word/document.xml')?.async('string')
  if (numbering === undefined || document === undefined) return
  const formats = formatsOf(numbering)
  const styles = styleNumbers((await zip.file('word/styles.xml')?.async('string')) ?? '')
  const counts = new Map<string, number[]>()
  zip.file(
    'word/document.xml',
    replaceParagraphs(document, paragraph => {
      const own = /<w:numPr>([\s\S]{0,400}?)<\/w:numPr>/.exec(paragraph)?.[1]
      const style = /<w:pStyle w:val="([^"]+)"/.exec(paragraph)?.[1]
      const place = own === undefined ? styles.get(style ?? '') : placeOf(own)
      const levels = place && formats.get(place.id)
      if (!place || !levels || !/<w:t[\s>]/.test(paragraph)) return paragraph
      const list = counts.get(levels.list) ?? []
      counts.set(levels.list, list)
      list[place.level] = (list[place.level] ?? (levels.of(place.level)?.start ?? 1) - 1) + 1
      list.length = place.level + 1
      const label = labelOf(place.level, list, levels.of)
      return label === ''
        ? paragraph
        : paragraph.replace(/<w:r[\s>]/, run => `<w:r><w:t xml:space="preserve">${label}</w:t></w:r>${run}`)
    }),
  )
}

type Place = { readonly id: string; readonly level: number }
type Level = { readonly start: number; readonly format: string; readonly text: string }
type Levels = { readonly list: string; of(level: number): Level | undefined }

function placeOf(xml: string): Place | undefined {
  const id = /<w:numId w:val="(\d+)"/.exec(xml)?.[1]
  return id === undefined || id === '0' ? undefined : { id, level: Number(/<w:ilvl w:val="(\d)"/.exec(xml)?.[1] ?? 0) }
}

/** Numbers that a paragraph's style gives it. */
function styleNumbers(xml: string): Map<string, Place> {
  const found = new Map<string, Place>()
  for (const style of xml.split('<w:style ').slice(1)) {
    const id = /w:styleId="([^"]+)"/.exec(style)?.[1]
    const place = placeOf(/<w:numPr>([\s\S]{0,400}?)<\/w:numPr>/.exec(style)?.[1] ?? '')
    if (id !== undefined && place) found.set(id, place)
  }
  return found
}

function formatsOf(xml: string): Map<string, Levels> {
  const lists = new Map<string, Map<number, Level>>()
  for (const list of xml.split('<w:abstractNum ').slice(1)) {
    const id = /w:abstractNumId="(\d+)"/.exec(list)?.[1] ?? ''
    const levels = new Map<number, Level>()
    for (const level of list.split('<w:lvl ').slice(1)) {
      const value = (name: string) => new RegExp(`<w:${name} w:val="([^"]*)"`).exec(level)?.[1]
      levels.set(Number(/w:ilvl="(\d)"/.exec(level)?.[1] ?? 0), {
        start: Number(value('start') ?? 1),
        format: value('numFmt') ?? 'decimal',
        text: value('lvlText') ?? '',
      })
    }
    lists.set(id, levels)
  }
  const found = new Map<string, Levels>()
  for (const num of xml.split('<w:num ').slice(1)) {
    const id = /w:numId="(\d+)"/.exec(num)?.[1]
    const list = /<w:abstractNumId w:val="(\d+)"/.exec(num)?.[1]
    if (id !== undefined && list !== undefined) found.set(id, { list, of: level => lists.get(list)?.get(level) })
  }
  return found
}

/** `第%1条` with the numbers of this level and those above it put in; bullets give nothing. */
function labelOf(level: number, counts: readonly number[], of: Levels['of']): string {
  const own = of(level)
  if (!own || own.format === 'bullet' || own.format === 'none') return ''
  return own.text.replace(/%(\d)/g, (_, digit: string) => {
    const at = Number(digit) - 1
    return inFormat(counts[at] ?? 1, of(at)?.format ?? 'decimal')
  })
}

const CN = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']
function inFormat(n: number, format: string): string {
  if (/chinese|ideographTraditional|japaneseCounting|taiwaneseCounting/i.test(format)) return inChinese(n)
  if (format === 'decimalEnclosedCircle' && n <= 20) return String.fromCharCode(0x245f + n)
  if (format === 'upperLetter' || format === 'lowerLetter')
    return String.fromCharCode((format === 'upperLetter' ? 64 : 96) + ((n - 1) % 26) + 1)
  return String(n)
}
function inChinese(n: number): string {
  if (n < 10) return CN[n]!
  if (n < 20) return `十${n === 10 ? '' : CN[n % 10]}`
  if (n < 100) return `${CN[Math.floor(n / 10)]}十${n % 10 === 0 ? '' : CN[n % 10]}`
  const rest = n % 100
  return `${CN[Math.floor(n / 100)]}百${rest === 0 ? '' : rest < 10 ? `零${CN[rest]}` : `${rest < 20 ? '一' : ''}${inChinese(rest)}`}`
}
