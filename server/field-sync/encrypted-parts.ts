import { createCipheriv, createDecipheriv } from 'node:crypto'
import { mkdir, open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ContentDamaged } from '../keys/stream-cipher.ts'

/*
 * Parts of an upload as they gather on the disk: of each its length, a nonce drawn for it, the bytes under AES-256-GCM and the tag. Which upload it is and
 * where in the content the part begins are bound to it. A part that is sent again after a transaction was undone gets another nonce.
 */

const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES = 4 + NONCE_BYTES

/** What a part of so many bytes takes on the disk. */
export const sealedLength = (bytes: number): number => HEAD_BYTES + bytes + TAG_BYTES

const bindingOf = (upload: string, offset: number): Buffer => Buffer.from(`${upload} ${offset}`)

type Where = { readonly key: Uint8Array; readonly upload: string }

/** Writes a part behind those that count; `at` is where they end on the disk, `offset` where it begins in the content. On disk when this returns. */
export async function writePart(
  path: string,
  part: Uint8Array,
  { key, upload, nonce, at, offset }: Where & { readonly nonce: Uint8Array; readonly at: number; readonly offset: number },
): Promise<void> {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(part.length)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bindingOf(upload, offset))
  const sealed = Buffer.concat([head, nonce, cipher.update(part), cipher.final(), cipher.getAuthTag()])
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, at === 0 ? 'w' : 'r+', 0o600)
  try {
    await file.write(sealed, 0, sealed.length, at)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Whether the parts that count are all there. */
export async function arePartsThere(path: string, onDisk: number): Promise<boolean> {
  return ((await stat(path).catch(() => undefined))?.size ?? 0) >= onDisk
}

/** The content that the parts make up, one part in memory at a time; throws {@link ContentDamaged} at one that is not what was written. */
export async function* readParts(
  path: string,
  { key, upload, onDisk }: Where & { readonly onDisk: number },
): AsyncGenerator<Buffer> {
  const file = await open(path)
  const read = async (bytes: number, at: number): Promise<Buffer> => {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(bytes), 0, bytes, at)
    if (bytesRead < bytes) throw new ContentDamaged()
    return buffer
  }
  try {
    let offset = 0
    for (let at = 0; at < onDisk; ) {
      const length = (await read(4, at)).readUInt32BE()
      if (at + sealedLength(length) > onDisk) throw new ContentDamaged()
      const sealed = await read(sealedLength(length) - 4, at + 4)
      const nonce = sealed.subarray(0, NONCE_BYTES)
      let plain: Buffer
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(bindingOf(upload, offset))
        decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
        plain = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
      } catch (error) {
        throw new ContentDamaged(error)
      }
      yield plain
      offset += length
      at += sealedLength(length)
    }
  } finally {
    await file.close()
  }
}
