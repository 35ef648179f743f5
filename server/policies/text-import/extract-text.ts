import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import iconv from 'iconv-lite'
import { mustUnpackWithin, UnpacksTooLarge } from '../../files/unpacked-size.ts'
import { encodingOfHead } from '../../imports/text-encoding.ts'
import { writeNumbers } from './docx-numbers.ts'
import { writeTableRows } from './docx-tables.ts'
import { type formats, MOST_CHARACTERS, MOST_PAGES } from './schema.ts'

export type Extracted = {
  readonly text: string
  readonly format: (typeof formats)[number]
  readonly encoding: string | null
  readonly pages: number | null
}
/** Why a file gives no text. The codes are refusals of the server. */
export type NotReadable = 'too-large' | 'too-many-pages' | 'format-unsupported' | 'unreadable' | 'protected' | 'no-text'
/** Thrown where a file cannot be read. An Error, because it ends the reading wherever it was met. */
export class NoText extends Error {
  readonly why: NotReadable
  constructor(why: NotReadable, cause?: unknown) {
    super(why, { cause })
    this.name = 'NoText'
    this.why = why
  }
}

/** A regulation with pictures; an archive that unpacks to more is none. */
const MOST_UNPACKED = 100 * 1024 ** 2

const oldDoc = [0xd0, 0xcf, 0x11, 0xe0] as const
const rtf = [0x7b, 0x5c, 0x72, 0x74, 0x66] as const
const png = [0x89, 0x50, 0x4e, 0x47] as const
const jpeg = [0xff, 0xd8, 0xff] as const
const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((b, i) => bytes[i] === b)

/** The text of a file by what its first bytes say it is, whatever its name: PDF, Word (.docx), else text in UTF-8, UTF-16 or GB18030. Throws NoText. */
export async function extractText(bytes: Uint8Array, onPage: (done: number, of: number) => void): Promise<Extracted> {
  const found = startsWith(bytes, 0x25, 0x50, 0x44, 0x46)
    ? await fromPdf(bytes, onPage)
    : startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)
      ? await fromDocx(bytes)
      : fromPlain(bytes)
  if (found.text.trim() === '') throw new NoText('no-text')
  if (found.text.length > MOST_CHARACTERS) throw new NoText('too-large')
  return found
}

function fromPlain(bytes: Uint8Array): Extracted {
  // An old binary .doc, an .rtf (text, but of commands), a picture, a program: nothing that reads as text.
  if ([oldDoc, rtf, png, jpeg].some(head => startsWith(bytes, ...head))) throw new NoText('format-unsupported')
  const encoding = encodingOfHead(bytes)
  const text = iconv.decode(Buffer.from(bytes), encoding === 'utf-8-bom' ? 'utf-8' : encoding)
  const odd = text.slice(0, 20_000).match(/[^\P{Cc}\s]|\ufffd/gu)?.length ?? 0
  if (odd > 20 && odd > Math.min(text.length, 20_000) / 50) throw new NoText('format-unsupported')
  return { text, format: 'text', encoding, pages: null }
}

async function fromDocx(bytes: Uint8Array): Promise<Extracted> {
  const { default: JSZip } = await import('jszip')
  const { default: mammoth } = await import('mammoth')
  await mustUnpackWithin(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), MOST_UNPACKED).catch(error => {
    throw new NoText(error instanceof UnpacksTooLarge ? 'too-large' : 'unreadable', error)
  })
  const zip = await JSZip.loadAsync(bytes).catch(error => {
    throw new NoText('unreadable', error)
  })
  if (!zip.file('word/document.xml')) throw new NoText('format-unsupported')
  try {
    await writeNumbers(zip)
    await writeTableRows(zip)
    const { value } = await mammoth.extractRawText({
      buffer: await zip.generateAsync({ type: 'nodebuffer', compression: 'STORE' }),
    })
    return { text: value, format: 'docx', encoding: null, pages: null }
  } catch (error) {
    throw new NoText('unreadable', error)
  }
}

async function fromPdf(bytes: Uint8Array, onPage: (done: number, of: number) => void): Promise<Extracted> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = getDocument({
    data: bytes,
    cMapUrl: `${folder}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${folder}/standard_fonts/`,
    isEvalSupported: false,
    disableFontFace: true,
    verbosity: 0,
  })
  try {
    const document = await task.promise
    if (document.numPages > MOST_PAGES) throw new NoText('too-many-pages')
    const pages: string[] = []
    let length = 0
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const text = linesOf((await page.getTextContent()).items as readonly Piece[])
      page.cleanup()
      length += text.length
      if (length > MOST_CHARACTERS) throw new NoText('too-large')
      pages.push(text)
      onPage(number, document.numPages)
    }
    return { text: pages.join('\n'), format: 'pdf', encoding: null, pages: document.numPages }
  } catch (error) {
    if (error instanceof NoText) throw error
    throw new NoText(error instanceof Error && error.name === 'PasswordException' ? 'protected' : 'unreadable', error)
  } finally {
    await task.destroy()
  }
}

type Piece = {
  readonly str?: string
  readonly transform?: readonly number[]
  readonly height?: number
  readonly hasEOL?: boolean
}

/** The pieces of a page as lines: a new one where the text moves down by half its height. */
function linesOf(pieces: readonly Piece[]): string {
  const lines: string[] = []
  let line = ''
  let y: number | undefined
  for (const { str, transform, height = 10, hasEOL } of pieces) {
    if (str === undefined) continue
    const at = transform?.[5]
    if (y !== undefined && at !== undefined && str !== '' && Math.abs(at - y) > Math.max(height, 6) / 2) {
      lines.push(line)
      line = ''
    }
    if (at !== undefined && str !== '') y = at
    line += str
    if (hasEOL) {
      lines.push(line)
      line = ''
      y = undefined
    }
  }
  return [...lines, line].filter(l => l.trim() !== '').join('\n')
}
