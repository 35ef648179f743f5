import { refuse } from '../errors.ts'

/** What the sender and every reader of a file are told of it. */
export type Marks = {
  /** 含宏: an office document with programs in it, which run when it is opened. */
  readonly hasMacros: boolean
  /** Its ending says another type than its bytes. */
  readonly isMisnamed: boolean
}

/** Where programs stand in office documents: the name of a part in a ZIP, the name of a folder in the older format. Both are written without compression. */
const traces = [Buffer.from('vbaProject.bin'), Buffer.from('_VBA_PROJECT', 'utf16le'), Buffer.from('xl/macrosheets/')]
const LONGEST = Math.max(...traces.map(trace => trace.length))

/** Looks for macros in the bytes of a file as they pass, whatever they are cut into. */
export function macroFinder(): { see(chunk: Buffer): void; readonly found: boolean } {
  let end = Buffer.alloc(0)
  let found = false
  return {
    see(chunk) {
      if (found) return
      const joined = Buffer.concat([end, chunk.subarray(0, LONGEST)])
      found = traces.some(trace => joined.includes(trace) || chunk.includes(trace))
      end = Buffer.concat([end, chunk.subarray(-LONGEST)]).subarray(-LONGEST)
    },
    get found() {
      return found
    },
  }
}

const ooxml = /^application\/(zip|vnd\.openxmlformats-officedocument\..*|vnd\.ms-.*macroenabled.*)$/i
const isOffice = (mime: string): boolean => mime === 'application/x-cfb' || ooxml.test(mime)
/** What endings promise. One that is not here promises nothing. */
const promised: readonly (readonly [RegExp, RegExp])[] = [
  [/^pdf$/, /^application\/pdf$/],
  [/^jpe?g$/, /^image\/(jpeg|mpo)$/],
  [/^png$/, /^image\/(png|apng)$/],
  [/^(gif|webp|bmp)$/, /^image\/(gif|webp|bmp)$/],
  [/^hei[cf]$/, /^image\/hei[cf](-sequence)?$/],
  [/^(docx|xlsx|pptx|docm|xlsm|pptm|zip)$/, ooxml],
  [/^(doc|xls|ppt)$/, /^application\/(x-cfb|rtf)$/],
  [/^(mp4|mov|m4v)$/, /^video\/(mp4|quicktime|x-m4v)$/],
  [/^(txt|csv|log|md)$/, /^(text\/.*|application\/octet-stream)$/],
]

/**
 * What a file shows about itself. One that hides programs behind the ending of something harmless (a `.pdf` that is a workbook with macros) is
 * `file.ending-misleads`; any other wrong ending is only said.
 */
export function marksOf({ name, mime, foundMacros }: { name: string; mime: string; foundMacros: boolean }): Marks {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const hasMacros = isOffice(mime) && (foundMacros || /macroenabled/i.test(mime))
  const promise = promised.find(([endings]) => endings.test(ending))?.[1]
  const isMisnamed = promise !== undefined && !promise.test(mime)
  if (hasMacros && isMisnamed && !/^(doc|xls|ppt)/.test(ending)) throw refuse('file.ending-misleads')
  return { hasMacros, isMisnamed }
}
