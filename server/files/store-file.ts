import { createHash } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Ctx } from '../context.ts'
import { Refusal, refuse } from '../errors.ts'
import { currentKey } from '../keys/keyring.ts'
import { KEY_BYTES } from '../keys/master-keys.ts'
import { encrypted } from '../keys/stream-cipher.ts'
import { wrap } from '../keys/wrap.ts'
import { boundTo, type FileStore, newObjectName, type Rendition } from './file-store.ts'
import { SNIFFED_BYTES, typeOf } from './file-type.ts'
import { type FileLimits, mostOf, mustFit, tooLarge } from './limits.ts'
import { type Marks, macroFinder, marksOf } from './marks.ts'
import { refuseUnreachable, type StorageKind } from './storage.ts'

/** 200 MB: whatever a company sets, the server takes no more. */
export const LARGEST_BYTES = 200 * 1024 * 1024

/** Where a content lay before contents were encrypted: `DATA_DIR/files/<aa>/<sha256>`. Read contents by `findContent`. */
export function pathOf(dataDir: string, sha256: string): string {
  return join(dataDir, 'files', sha256.slice(0, 2), sha256)
}

/** A content that lies encrypted in the storage, and of which no row says so yet: see {@link keepContent} and {@link dropObject}. */
export type StoredContent = {
  readonly sha256: string
  readonly size: number
  readonly mime: string
  readonly marks: Marks
  readonly org: string
  readonly object: string
  readonly storage: StorageKind
  readonly fileKey: Buffer
}
export type Arriving = Readable & { truncated?: boolean }

/**
 * Takes a file as it arrives: hashed, counted and encrypted while it is written, never whole in memory, and in the storage only once it is complete
 * and of an accepted type. Refuses `file.too-large`, `file.quota-full`, `file.empty`,
 * `file.type-refused`, `file.ending-misleads`, `file.storage-unreachable`; nothing of a refused file stays. Without `limits` it is a file of our own making.
 */
export function storeFile(
  files: FileStore,
  org: string,
  name: string,
  stream: Arriving,
  limits?: FileLimits,
): Promise<StoredContent> {
  const most = limits === undefined ? LARGEST_BYTES : mostOf(limits)
  return storeStream(
    files,
    org,
    stream,
    async ({ size, first, foundMacros }) => {
      if (stream.truncated) throw tooLarge('other', most, size)
      if (size === 0) throw refuse('file.empty')
      const mime = await typeOf(name, first)
      if (limits) mustFit(limits, mime, size)
      else if (size > most) throw tooLarge('other', most, size)
      return { mime, marks: marksOf({ name, mime, foundMacros }) }
    },
    most,
  )
}

/** What is known of a content when all of it has arrived. */
export type Facts = { readonly sha256: string; readonly size: number; readonly first: Buffer; readonly foundMacros: boolean }

/** As {@link storeFile}, with another word on whether it is accepted and of what type it is: `check` throws what refuses it. */
export async function storeStream(
  files: FileStore,
  org: string,
  stream: Readable,
  check: (facts: Facts) => Promise<Pick<StoredContent, 'mime' | 'marks'>>,
  most = LARGEST_BYTES,
): Promise<StoredContent> {
  const object = newObjectName(files, org)
  const fileKey = files.keys.random(KEY_BYTES)
  const arriving = join(files.dataDir, 'arriving', `${object.split('/')[1]}.part`)
  await mkdir(dirname(arriving), { recursive: true, mode: 0o700 })
  try {
    const facts = await write(arriving, stream, { fileKey, boundTo: boundTo(org, object), most })
    const { mime, marks } = await check(facts)
    await files.storage.put(object, arriving).catch(refuseUnreachable)
    return { sha256: facts.sha256, size: facts.size, mime, marks, org, object, storage: files.storage.kind, fileKey }
  } finally {
    await rm(arriving, { force: true })
  }
}

/**
 * Says in the transaction of whoever refers to it that a content is there. One of the same hash that was there before gives way, so that a file that was
 * lost comes back when it is sent again; what a scanner said of it stays. Gives the object that nobody needs any more: to be removed after the commit.
 */
export async function keepContent(
  { tx, org, now }: Pick<Ctx, 'tx' | 'org' | 'now'>,
  files: FileStore,
  stored: Omit<StoredContent, 'marks'> & { readonly marks?: Marks; readonly rendition?: Rendition },
): Promise<{ storage: StorageKind; object: string } | undefined> {
  const { sha256, size, mime, object, storage, fileKey, rendition = '', marks } = stored
  const key = await currentKey({ tx, org, now }, files.keys)
  const row = {
    ...{ object, storage, size, mime, key_id: key.id },
    wrapped_key: wrap(fileKey, { key: key.key, nonce: files.keys.random(12), boundTo: boundTo(org, object) }),
    has_macros: marks?.hasMacros ?? false,
  }
  const before = await tx
    .selectFrom('file_contents')
    .select(['storage', 'object'])
    .where('org_id', '=', org)
    .where('sha256', '=', sha256)
    .where('rendition', '=', rendition)
    .forUpdate()
    .executeTakeFirst()
  await tx
    .insertInto('file_contents')
    .values({
      ...{ org_id: org, sha256, rendition, ...row, created_at: now },
      scan: rendition === '' && files.scanner ? 'waiting' : 'none',
    })
    .onConflict(c => c.columns(['org_id', 'sha256', 'rendition']).doUpdateSet(row))
    .execute()
  const { storage: old, object: name } = before ?? { storage: null, object: null }
  return old === null || name === null || name === object ? undefined : { storage: old, object: name }
}

/**
 * Forgets a content of an organisation with the pictures made from it: without its key it is unreadable wherever copies of it lie. Gives the objects to be
 * removed after the commit.
 */
export async function forgetContent(
  { tx, org }: Pick<Ctx, 'tx' | 'org'>,
  sha256: string,
): Promise<{ storage: StorageKind; object: string }[]> {
  const rows = await tx
    .deleteFrom('file_contents')
    .where('org_id', '=', org)
    .where('sha256', '=', sha256)
    .returning(['storage', 'object'])
    .execute()
  return rows.flatMap(({ storage, object }) => (storage === null || object === null ? [] : [{ storage, object }]))
}

/**
 * For `.catch` of the transaction that should have kept a content: after a refusal nobody refers to it. After any other failure the commit may have
 * happened, and what nobody refers to is found with the leftovers.
 */
export function dropIfRefused(files: FileStore, stored: StoredContent): (error: unknown) => Promise<never> {
  return async error => {
    if (error instanceof Refusal) await dropObject(files, stored)
    throw error
  }
}

/** Takes an object out of the storage that no row names. A storage that cannot be reached keeps it until the leftovers are looked for. */
export async function dropObject(files: FileStore, { storage, object }: { storage: StorageKind; object: string }): Promise<void> {
  await files
    .of(storage)
    .remove(object)
    .catch(() => {})
}

async function write(
  path: string,
  stream: Readable,
  { fileKey, boundTo, most }: { fileKey: Uint8Array; boundTo: string; most: number },
): Promise<Facts> {
  const hash = createHash('sha256')
  const macros = macroFinder()
  const file = await open(path, 'wx', 0o600)
  let size = 0
  let first = Buffer.alloc(0)
  const counted = async function* () {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk)
      macros.see(chunk)
      size += chunk.length
      if (first.length < SNIFFED_BYTES) first = Buffer.concat([first, chunk.subarray(0, SNIFFED_BYTES - first.length)])
      // The rest of what is refused anyway is counted, so that its sender hears why, and not kept.
      if (size <= most) yield chunk
    }
  }
  try {
    // Unlike `write`, it goes on until the whole piece is there.
    for await (const piece of encrypted(counted(), fileKey, boundTo)) await file.appendFile(piece)
    // On disk before the database says that it is there.
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), size, first, foundMacros: macros.found }
}
