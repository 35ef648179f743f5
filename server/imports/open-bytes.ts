import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { type Readable, Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { refuse } from '../errors.ts'
import { MOST_BYTES } from './row.ts'

export type FileKind = 'text' | 'xlsx'
export type FileHead = { readonly kind: FileKind; readonly isGzip: boolean }

const startsWith = (head: Uint8Array, ...bytes: number[]) => bytes.every((b, i) => head[i] === b)

/** What a file is by its first bytes, whatever its name says. An old binary .xls is `import.format-unsupported`: Excel saves it as .xlsx. */
export async function headOf(path: string): Promise<FileHead> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
    const head = buffer.subarray(0, bytesRead)
    if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0))
      throw refuse('import.format-unsupported', {
        detail: {
          zh: '这是旧版 .xls 工作簿，请在 Excel 中另存为 .xlsx 或 CSV',
          en: 'This is an old binary .xls workbook; save it as .xlsx or CSV',
        },
      })
    if (startsWith(head, 0x50, 0x4b)) return { kind: 'xlsx', isGzip: false }
    return { kind: 'text', isGzip: startsWith(head, 0x1f, 0x8b) }
  } finally {
    await file.close()
  }
}

/** Lets bytes through until there are too many: a small archive may hold a very large file. */
export function limited(most = MOST_BYTES): Transform {
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      if (seen > most) done(refuse('import.too-large'))
      else done(null, chunk)
    },
  })
}

/** The bytes of a file, unpacked where it is gzip. Whoever reads gets a broken archive as an error with zlib's code. */
export function openBytes(path: string, { isGzip }: Pick<FileHead, 'isGzip'>): Readable {
  const file = createReadStream(path, { highWaterMark: 1 << 18 })
  return chain(isGzip ? [file, createGunzip(), limited()] : [file, limited()])
}

/** Pipes streams so that an error of any of them reaches the last one, and its end closes the first. */
export function chain(streams: readonly [Readable, ...Transform[]]): Readable {
  return streams.reduce<Readable>((from, to) => {
    if (from === to) return to
    from.once('error', error => to.destroy(error))
    to.once('close', () => from.destroy())
    return from.pipe(to as Transform)
  }, streams[0])
}
