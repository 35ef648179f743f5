import { createHash } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { refuse } from '../errors.ts'
import { SNIFFED_BYTES, typeOf } from './file-type.ts'

/** 50 MB. */
export const LARGEST_BYTES = 50 * 1024 * 1024

/** Where a content lies: `DATA_DIR/files/<aa>/<sha256>`; equal contents lie there once. */
export function pathOf(dataDir: string, sha256: string): string {
  return join(dataDir, 'files', sha256.slice(0, 2), sha256)
}

/**
 * Takes a file as it arrives: hashed and counted while it is written, never whole in memory, and in its place only once it is complete
 * and of an accepted type. Refuses `file.too-large`, `file.empty`, `file.type-refused`; nothing of a refused file stays.
 */
export async function storeFile(
  { dataDir, newId }: { dataDir: string; newId: () => string },
  name: string,
  stream: Readable & { truncated?: boolean },
): Promise<{ sha256: string; size: number; mime: string }> {
  const arriving = join(dataDir, 'arriving', `${newId()}.part`)
  await mkdir(dirname(arriving), { recursive: true, mode: 0o700 })
  try {
    const { sha256, size, first } = await write(arriving, stream)
    if (stream.truncated || size > LARGEST_BYTES) throw refuse('file.too-large')
    if (size === 0) throw refuse('file.empty')
    const mime = await typeOf(name, first)
    const path = pathOf(dataDir, sha256)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await rename(arriving, path)
    return { sha256, size, mime }
  } finally {
    await rm(arriving, { force: true })
  }
}

async function write(path: string, stream: Readable): Promise<{ sha256: string; size: number; first: Buffer }> {
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o600)
  let size = 0
  let first = Buffer.alloc(0)
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk)
      size += chunk.length
      if (first.length < SNIFFED_BYTES) first = Buffer.concat([first, chunk.subarray(0, SNIFFED_BYTES - first.length)])
      // Unlike `write`, it goes on until the whole chunk is there.
      await file.appendFile(chunk)
    }
    // On disk before the database says that it is there.
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), size, first }
}
