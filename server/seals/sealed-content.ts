import { createCipheriv, createDecipheriv } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { refuse } from '../errors.ts'

const IV_BYTES = 12
const TAG_BYTES = 16

/** Where a sealed content lies: among the files, so that backups take it along. */
const sealedPath = (dataDir: string, seal: string): string => join(dataDir, 'files', 'sealed', seal)

/** Where a content lies under its key of 32 bytes in hex (AES-256-GCM: the seal's name is bound to it). Reads 50 MB at most: that is the largest file. */
export async function writeSealed(
  dataDir: string,
  { seal, key, iv, plain }: { seal: string; key: string; iv: Uint8Array; plain: string },
): Promise<void> {
  const content = await readFile(plain).catch(() => {
    throw refuse('file.lost')
  })
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'hex'), iv)
  cipher.setAAD(Buffer.from(seal))
  const body = Buffer.concat([iv, cipher.update(content), cipher.final(), cipher.getAuthTag()])
  const path = sealedPath(dataDir, seal)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(path, body, { mode: 0o600, flush: true })
}

/** The content again; one that somebody has changed or moved on disk is `file.lost`. */
export async function readSealed(dataDir: string, seal: string, key: string): Promise<Buffer> {
  try {
    const body = await readFile(sealedPath(dataDir, seal))
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'hex'), body.subarray(0, IV_BYTES))
    decipher.setAAD(Buffer.from(seal))
    decipher.setAuthTag(body.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(body.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()])
  } catch {
    throw refuse('file.lost')
  }
}

/** Takes a sealed content away: after its seal was lifted, or where placing it did not succeed. */
export async function dropSealed(dataDir: string, seal: string): Promise<void> {
  await rm(sealedPath(dataDir, seal), { force: true })
}
