import { createReadStream } from 'node:fs'
import { mkdir, open, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { sha256 } from '../events/seal.ts'
import { findContent } from '../files/contents.ts'
import { cleanName } from '../files/file-name.ts'
import type { FileStore } from '../files/file-store.ts'
import { keepContent, LARGEST_BYTES, type StoredContent, storeFile } from '../files/store-file.ts'
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
export async function startUpload(ctx: Ctx, dataDir: string, wanted: StartUpload): Promise<UploadState> {
  const { id, size } = wanted
  if (size > LARGEST_BYTES) throw refuse('file.too-large')
  const complete = await ownFile(ctx, id)
  if (complete !== undefined) return mustBeSame(complete, wanted) && done(id, size)
  const known = await ctx.tx
    .selectFrom('uploads')
    .select(['sha256', 'size', 'received', 'started_by'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (known !== undefined) {
    mustBeSame({ ...known, uploaded_by: known.started_by }, wanted, ctx.actor.person)
    return { id, size, received: await stillThere(ctx, dataDir, id, known.received), done: false }
  }
  if (await isSentAlready(ctx, wanted)) return done(id, size)
  await ctx.tx
    .insertInto('uploads')
    .values({
      ...{ org_id: ctx.org, id, name: cleanName(wanted.name), size, sha256: wanted.sha256 },
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

/** How much of what the row counts really lies on the disk. */
async function stillThere(ctx: Ctx, dataDir: string, id: string, received: number): Promise<number> {
  const onDisk = (await stat(arrivingPath(dataDir, ctx.org, id)).catch(() => undefined))?.size ?? 0
  const there = onDisk >= Number(received) ? Number(received) : 0
  if (there !== Number(received)) await setReceived(ctx, id, there)
  return there
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

async function setReceived(ctx: Ctx, id: string, received: number): Promise<void> {
  await ctx.tx
    .updateTable('uploads')
    .set({ received, touched_at: ctx.now })
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
  return row && { ...row, size: Number(row.size), received: Number(row.received) }
}

/**
 * Takes one part. One that is here already, or does not begin where the last one ended, changes nothing: the answer says from where to go on.
 * Writing the same bytes to the same place twice is harmless, so a transaction that runs again is too. Refuses `upload.not-found`, `upload.beyond-end`.
 */
export async function takePart(ctx: Ctx, dataDir: string, id: string, offset: number, part: Buffer): Promise<UploadState> {
  const upload = await lockUpload(ctx, id)
  if (upload === undefined) {
    const complete = await ownFile(ctx, id)
    if (complete === undefined) throw refuse('upload.not-found')
    return done(id, Number(complete.size))
  }
  const { size, received } = upload
  if (offset !== received || part.length === 0) return { id, size, received, done: false }
  if (offset + part.length > size) throw refuse('upload.beyond-end')
  const path = arrivingPath(dataDir, ctx.org, id)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, received === 0 ? 'w' : 'r+', 0o600)
  try {
    await file.write(part, 0, part.length, offset)
    await file.sync()
  } finally {
    await file.close()
  }
  await setReceived(ctx, id, offset + part.length)
  return { id, size, received: offset + part.length, done: false }
}

/** A complete upload that waits to become a file, or what became of it already. Refuses `upload.not-found`, `upload.incomplete`. */
export async function completeUpload(ctx: Ctx, id: string): Promise<UploadState | { name: string; sha256: string }> {
  const upload = await lockUpload(ctx, id)
  if (upload === undefined) {
    const complete = await ownFile(ctx, id)
    if (complete === undefined) throw refuse('upload.not-found')
    return done(id, Number(complete.size))
  }
  if (upload.received < upload.size) throw refuse('upload.incomplete')
  return { name: upload.name, sha256: upload.sha256 }
}

/** The parts of a complete upload as a content in the storage; refuses what {@link storeFile} refuses. Outside a transaction: it reads and writes all of it. */
export async function storeParts(files: FileStore, org: string, id: string, name: string): Promise<StoredContent> {
  const path = arrivingPath(files.dataDir, org, id)
  if ((await stat(path).catch(() => undefined)) === undefined) throw refuse('upload.incomplete')
  return storeFile(files, org, name, createReadStream(path))
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
    await setReceived(ctx, id, 0)
    return { state: 'hash-differs', left: stored }
  }
  const left = await keepContent(ctx, files, stored)
  await addFile(ctx, { id, name, size, sha256: announced, mime: stored.mime })
  await ctx.tx.deleteFrom('uploads').where('org_id', '=', ctx.org).where('id', '=', id).execute()
  return { state: done(id, size), left }
}

/** Removes the parts of one upload from the disk. */
export async function dropParts(dataDir: string, org: string, id: string): Promise<void> {
  await rm(arrivingPath(dataDir, org, id), { force: true })
}
