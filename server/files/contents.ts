import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { keyNamed } from '../keys/keyring.ts'
import { ContentDamaged, decrypted, decryptedPart, type Part, sealedRange } from '../keys/stream-cipher.ts'
import { unwrap } from '../keys/wrap.ts'
import { boundTo, type FileStore, type Rendition } from './file-store.ts'
import { type ByteRange, refuseUnreachable, type StorageKind } from './storage.ts'
import { pathOf } from './store-file.ts'

/** What reads contents: an organisation's transaction and the store. A Ctx of a request is one. */
export type ContentCtx = Pick<Ctx, 'tx' | 'org' | 'files'>

/** A content that was found, to be read in the transaction or after it. */
export type Content = {
  readonly size: number
  readonly mime: string | undefined
  /** Its bytes, or a part of them, checked piece by piece; undefined where they are gone. Throws ContentDamaged, StorageUnreachable. */
  open(range?: ByteRange): Promise<Readable | undefined>
}

/** The content of an organisation with this hash; undefined where nothing is known of one. */
export async function findContent(
  { tx, org, files }: ContentCtx,
  sha256: string,
  rendition: Rendition = '',
): Promise<Content | undefined> {
  if (files === undefined) return undefined
  const row = await tx
    .selectFrom('file_contents')
    .select(['object', 'storage', 'size', 'mime', 'key_id', 'wrapped_key'])
    .where('org_id', '=', org)
    .where('sha256', '=', sha256)
    .where('rendition', '=', rendition)
    .executeTakeFirst()
  if (!row) return rendition === '' ? unencrypted(files, sha256) : undefined
  const { object, storage, key_id: keyId, wrapped_key: wrapped } = row
  if (object === null || storage === null || keyId === null || wrapped === null) return undefined
  const { key } = await keyNamed({ tx, org }, files.keys, keyId)
  const fileKey = unwrap(wrapped, { key, boundTo: boundTo(org, object) })
  return {
    size: Number(row.size),
    mime: row.mime,
    open: range =>
      openObject(files, { storage, object, org, fileKey, ...(range && { part: { ...range, size: Number(row.size) } }) }),
  }
}

/** The bytes of an object; the first piece is checked before this returns, so that what is damaged is not begun. */
export async function openObject(
  files: FileStore,
  {
    storage,
    object,
    org,
    fileKey,
    part,
  }: { storage: StorageKind; object: string; org: string; fileKey: Uint8Array; part?: Part },
): Promise<Readable | undefined> {
  const stored = await files.of(storage).get(object, part && sealedRange(part))
  if (!stored) return undefined
  const content = part
    ? decryptedPart(stored, { key: fileKey, boundTo: boundTo(org, object), part })
    : decrypted(stored, fileKey, boundTo(org, object))
  try {
    const first = await content.next()
    const out = Readable.from(beginningWith(first.done ? undefined : first.value, content), { objectMode: false })
    // One that is closed before it was begun would leave the stored one open.
    return out.once('close', () => stored.destroy())
  } catch (error) {
    stored.destroy()
    throw error
  }
}

async function* beginningWith(first: Buffer | undefined, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  if (first !== undefined && first.length > 0) yield first
  yield* rest
}

/** A content from before contents were encrypted, until the background has taken it over. */
async function unencrypted({ dataDir }: FileStore, sha256: string): Promise<Content | undefined> {
  const path = pathOf(dataDir, sha256)
  const found = await stat(path).catch(() => undefined)
  if (!found) return undefined
  return {
    size: found.size,
    mime: undefined,
    open: async range => createReadStream(path, range && { start: range.from, end: range.to - 1 }),
  }
}

/** The whole content, for what is small enough to be held; undefined where it is gone or was damaged. */
export async function readContent(ctx: ContentCtx, sha256: string): Promise<Buffer | undefined> {
  try {
    const stream = await (await findContent(ctx, sha256))?.open()
    return stream && (await buffer(stream))
  } catch (error) {
    if (error instanceof ContentDamaged) return undefined
    throw error
  }
}

/** For `.catch` where somebody waits for a content: `file.damaged`, `file.storage-unreachable`. */
export function refuseUnreadable(error: unknown): never {
  if (error instanceof ContentDamaged) throw refuse('file.damaged')
  return refuseUnreachable(error)
}

/** Whether what is stored is still what has this hash: every byte of it is read. */
export async function checkContent(ctx: ContentCtx, sha256: string): Promise<'sound' | 'changed' | 'missing'> {
  const hash = createHash('sha256')
  try {
    const stream = await (await findContent(ctx, sha256))?.open()
    if (!stream) return 'missing'
    for await (const piece of stream) hash.update(piece as Buffer)
  } catch (error) {
    if (error instanceof ContentDamaged) return 'changed'
    throw error
  }
  return hash.digest('hex') === sha256 ? 'sound' : 'changed'
}
