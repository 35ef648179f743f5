import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { sha256 } from '../events/seal.ts'
import { findContent, refuseUnreadable } from '../files/contents.ts'
import { cleanName } from '../files/file-name.ts'
import type { FileStore } from '../files/file-store.ts'
import { type FileLimits, mayBecome, warnOfQuota } from '../files/limits.ts'
import { keepContent, type StoredContent, storeFile } from '../files/store-file.ts'
import { currentKey, keyNamed } from '../keys/keyring.ts'
import { KEY_BYTES } from '../keys/master-keys.ts'
import { unwrap, wrap } from '../keys/wrap.ts'
import { arePartsThere, readParts, sealedLength, writePart } from './encrypted-parts.ts'
import type { StartUpload, UploadState } from './schema.ts'

/** What one request brings: small enough to arrive over a poor line, large enough that a photograph is a dozen of them. */
export const PART_BYTES = 512 * 1024

/** Where the parts of an upload gather: the id is the sender's, so the organisation is part of the name. */
export const arrivingPath = (dataDir: string, org: string, id: string): string =>
  join(dataDir, 'arriving', `${sha256(`${org}/${id}`)}.upload`)

/**
 * Begins an upload, or says how far it has come. The same content that the same person has sent before is not sent twice. Refuses
 * `file.too-large`, `upload.id-taken`.
 */
export async function startUpload(ctx: Ctx, files: FileStore, wanted: StartUpload): Promise<UploadState> {
  const { id, size } = wanted
  await mayBecome(ctx, wanted.name, size)
  const complete = await ownFile(ctx, id)
  if (complete !== undefined) return mustBeSame(complete, wanted) && done(id, size)
  const known = await ctx.tx
    .selectFrom('uploads')
    .select(['sha256', 'size', 'received', 'on_disk', 'key_id', 'wrapped_key', 'started_by'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (known !== undefined) {
    mustBeSame({ ...known, uploaded_by: known.started_by }, wanted, ctx.actor.person)
    return { id, size, received: await stillThere(ctx, files, { ...known, id }), done: false }
  }
  if (await isSentAlready(ctx, wanted)) return done(id, size)
  await ctx.tx
    .insertInto('uploads')
    .values({
      ...{ org_id: ctx.org, id, name: cleanName(wanted.name), size, sha256: wanted.sha256, ...(await aKey(ctx, files, id)) },
      ...{ started_by: ctx.actor.person, started_at: ctx.now, touched_at: ctx.now },
    })
    .onConflict(c => c.doNothing())
    .execute()
  return { id, size, received: 0, done: false }
}

const done = (id: string, size: number): UploadState => ({ id, size, received: size, done: true })

async function ownFile(ctx: Ctx, id: string) {
  const file = await ctx.tx
    .selectFrom('files')
    .select(['size', 'sha256', 'uploaded_by'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (file !== undefined && file.uploaded_by !== ctx.actor.person) throw refuse('upload.id-taken')
  return file
}

function mustBeSame(
  known: { size: number; sha256: string; uploaded_by: string },
  wanted: StartUpload,
  person = known.uploaded_by,
): true {
  if (known.sha256 === wanted.sha256 && Number(known.size) === wanted.size && known.uploaded_by === person) return true
  throw refuse('upload.id-taken')
}

const keyBoundTo = (org: string, id: string) => `upload ${org} ${id}`

/** A key for the parts of one upload, wrapped by the organisation's. */
async function aKey(ctx: Ctx, { keys }: FileStore, id: string): Promise<{ key_id: string; wrapped_key: string }> {
  const current = await currentKey(ctx, keys)
  const nonce = keys.random(12)
  return {
    key_id: current.id,
    wrapped_key: wrap(keys.random(KEY_BYTES), { key: current.key, nonce, boundTo: keyBoundTo(ctx.org, id) }),
  }
}

type Keyed = { readonly id: string; readonly key_id: string | null; readonly wrapped_key: string | null }

/** The key of an upload's parts; undefined of one from before parts were encrypted, and where its data key was rotated away: it begins anew. */
async function keyOf(
  ctx: Ctx,
  files: FileStore,
  { id, key_id: keyId, wrapped_key: wrapped }: Keyed,
): Promise<Buffer | undefined> {
  if (keyId === null || wrapped === null) return undefined
  const there = await ctx.tx
    .selectFrom('data_keys')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('id', '=', keyId)
    .executeTakeFirst()
  if (!there) return undefined
  const { key } = await keyNamed(ctx, files.keys, keyId)
  return unwrap(wrapped, { key, boundTo: keyBoundTo(ctx.org, id) })
}

/** Begins an upload anew under a new key. */
async function beginAnew(ctx: Ctx, files: FileStore, id: string): Promise<void> {
  await ctx.tx
    .updateTable('uploads')
    .set({ ...(await aKey(ctx, files, id)), received: 0, on_disk: 0, touched_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
}

/** How much of what the row counts really lies on the disk and can be read: all of it or nothing. */
async function stillThere(
  ctx: Ctx,
  files: FileStore,
  upload: Keyed & { readonly received: number; readonly on_disk: number },
): Promise<number> {
  const isThere = await arePartsThere(arrivingPath(files.dataDir, ctx.org, upload.id), Number(upload.on_disk))
  if (isThere && (await keyOf(ctx, files, upload)) !== undefined) return Number(upload.received)
  await beginAnew(ctx, files, upload.id)
  return 0
}

/** The same content from the same person becomes another file without being sent. Of anybody else's it would show whether they have it. */
async function isSentAlready(ctx: Ctx, { id, name, size, sha256: hash }: StartUpload): Promise<boolean> {
  const same = await ctx.tx
    .selectFrom('files')
    .select('mime')
    .where('org_id', '=', ctx.org)
    .where('sha256', '=', hash)
    .where('uploaded_by', '=', ctx.actor.person)
    .where('size', '=', size)
    .limit(1)
    .executeTakeFirst()
  // A storage that cannot be reached, or has lost it, gets it again.
  const content = same && (await (await findContent(ctx, hash))?.open().catch(() => undefined))
  if (same === undefined || content === undefined) return false
  content.destroy()
  await addFile(ctx, { id, name: cleanName(name), size, sha256: hash, mime: same.mime })
  return true
}

async function addFile(ctx: Ctx, file: { id: string; name: string; size: number; sha256: string; mime: string }): Promise<void> {
  await ctx.tx
    .insertInto('files')
    .values({ org_id: ctx.org, case_id: null, ...file, uploaded_by: ctx.actor.person, uploaded_at: ctx.now })
    .execute()
}

async function setReceived(ctx: Ctx, id: string, received: number, onDisk: number): Promise<void> {
  await ctx.tx
    .updateTable('uploads')
    .set({ received, on_disk: onDisk, touched_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
}

async function lockUpload(ctx: Ctx, id: string) {
  const row = await ctx.tx
    .selectFrom('uploads')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .where('started_by', '=', ctx.actor.person)
    .forUpdate()
    .executeTakeFirst()
  return row && { ...row, size: Number(row.size), received: Number(row.received), on_disk: Number(row.on_disk) }
}

/**
 * Takes one part. One that is here already, or does not begin where the last one ended, changes nothing: the answer says from where to go on.
 * It is written behind those that count, so a transaction that runs again writes it to the same place. Refuses `upload.not-found`, `upload.beyond-end`.
 */
export async function takePart(ctx: Ctx, files: FileStore, id: string, offset: number, part: Buffer): Promise<UploadState> {
  const upload = await lockUpload(ctx, id)
  if (upload === undefined) {
    const complete = await ownFile(ctx, id)
    if (complete === undefined) throw refuse('upload.not-found')
    return done(id, Number(complete.size))
  }
  const { size, received } = upload
  if (offset !== received || part.length === 0) return { id, size, received, done: false }
  if (offset + part.length > size) throw refuse('upload.beyond-end')
  const { on_disk: at } = upload
  const key = await keyOf(ctx, files, upload)
  if (key === undefined) {
    await beginAnew(ctx, files, id)
    return { id, size, received: 0, done: false }
  }
  const path = arrivingPath(files.dataDir, ctx.org, id)
  await writePart(path, part, { key, upload: keyBoundTo(ctx.org, id), nonce: files.keys.random(12), at, offset })
  await setReceived(ctx, id, offset + part.length, at + sealedLength(part.length))
  return { id, size, received: offset + part.length, done: false }
}

/** A complete upload that waits to become a file. */
export type CompleteUpload = { readonly id: string; readonly name: string; readonly key: Buffer; readonly onDisk: number }

/** A complete upload that waits to become a file, or what became of it already. Refuses `upload.not-found`, `upload.incomplete`. */
export async function completeUpload(ctx: Ctx, files: FileStore, id: string): Promise<UploadState | CompleteUpload> {
  const upload = await lockUpload(ctx, id)
  if (upload === undefined) {
    const complete = await ownFile(ctx, id)
    if (complete === undefined) throw refuse('upload.not-found')
    return done(id, Number(complete.size))
  }
  if (upload.received < upload.size) throw refuse('upload.incomplete')
  const key = await keyOf(ctx, files, upload)
  // Asked how far it has come, it begins anew.
  if (key === undefined) throw refuse('upload.incomplete')
  return { id, name: upload.name, key, onDisk: upload.on_disk }
}

/** The parts of a complete upload as a content in the storage; refuses what {@link storeFile} refuses. Outside a transaction: it reads and writes all of it. */
export async function storeParts(
  files: FileStore,
  org: string,
  { id, name, key, onDisk }: CompleteUpload,
  limits: FileLimits,
): Promise<StoredContent> {
  const path = arrivingPath(files.dataDir, org, id)
  if (onDisk === 0 || !(await arePartsThere(path, onDisk))) throw refuse('upload.incomplete')
  const parts = Readable.from(readParts(path, { key, upload: keyBoundTo(org, id), onDisk }), { objectMode: false })
  return storeFile(files, org, name, parts, limits).catch(refuseUnreadable)
}

/**
 * Makes a stored upload a file, if its SHA-256 is the one announced: else it begins anew. `left` is the object that nobody needs. Of two who finish at once
 * the second finds the file there.
 */
export async function finishUpload(
  ctx: Ctx,
  files: FileStore,
  id: string,
  stored: StoredContent,
): Promise<{ state: UploadState | 'hash-differs'; left?: Awaited<ReturnType<typeof keepContent>> }> {
  const upload = await lockUpload(ctx, id)
  if (upload === undefined) {
    const complete = await ownFile(ctx, id)
    if (complete === undefined) throw refuse('upload.not-found')
    return { state: done(id, Number(complete.size)), left: stored }
  }
  const { name, size, sha256: announced } = upload
  if (stored.sha256 !== announced) {
    await setReceived(ctx, id, 0, 0)
    return { state: 'hash-differs', left: stored }
  }
  const left = await keepContent(ctx, files, stored)
  await addFile(ctx, { id, name, size, sha256: announced, mime: stored.mime })
  await ctx.tx.deleteFrom('uploads').where('org_id', '=', ctx.org).where('id', '=', id).execute()
  await warnOfQuota(ctx)
  return { state: done(id, size), left }
}

/** Removes the parts of one upload from the disk. */
export async function dropParts(dataDir: string, org: string, id: string): Promise<void> {
  await rm(arrivingPath(dataDir, org, id), { force: true })
}
