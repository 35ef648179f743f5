import { createCipheriv, createDecipheriv } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { refuse } from '../errors.ts'
import type { FileStore } from '../files/file-store.ts'
import { refuseUnreachable } from '../files/storage.ts'

const IV_BYTES = 12
const TAG_BYTES = 16

/** What a sealed content is called in the storage, where backups take it along. */
const sealedName = (seal: string): string => `sealed/${seal}`

/** Keeps a content under its key of 32 bytes in hex (AES-256-GCM: the seal's name is bound to it). 200 MB at most: that is the largest file. */
export async function writeSealed(
  files: FileStore,
  { seal, key, iv, content }: { seal: string; key: string; iv: Uint8Array; content: Buffer },
): Promise<void> {
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'hex'), iv)
  cipher.setAAD(Buffer.from(seal))
  const arriving = join(files.dataDir, 'arriving')
  const path = join(arriving, `${files.keys.random(16).toString('hex')}.seal`)
  await mkdir(arriving, { recursive: true, mode: 0o700 })
  try {
    const body = Buffer.concat([iv, cipher.update(content), cipher.final(), cipher.getAuthTag()])
    await writeFile(path, body, { mode: 0o600, flush: true })
    await files.storage.put(sealedName(seal), path).catch(refuseUnreachable)
  } finally {
    await rm(path, { force: true })
  }
}

/** The content again; one that somebody has changed or moved is `file.lost`. */
export async function readSealed(files: FileStore, seal: string, key: string): Promise<Buffer> {
  const find = async () => (await files.storage.get(sealedName(seal))) ?? (await files.of('folder').get(sealedName(seal)))
  const stored = await find().catch(refuseUnreachable)
  if (!stored) throw refuse('file.lost')
  try {
    const body = await buffer(stored)
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'hex'), body.subarray(0, IV_BYTES))
    decipher.setAAD(Buffer.from(seal))
    decipher.setAuthTag(body.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(body.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()])
  } catch {
    throw refuse('file.lost')
  }
}

/** Takes a sealed content away: after its seal was lifted, or where placing it did not succeed. */
export async function dropSealed(files: FileStore, seal: string): Promise<void> {
  await files.storage.remove(sealedName(seal))
  if (files.storage.kind !== 'folder') await files.of('folder').remove(sealedName(seal))
}
