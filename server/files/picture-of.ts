import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Ctx } from '../context.ts'
import type { Database } from '../database/database.ts'
import { inOrganisation } from '../database/transaction.ts'
import { Refusal, refuse } from '../errors.ts'
import { type Content, type ContentCtx, findContent } from './contents.ts'
import { type Drawn, drawPicture } from './draw-picture.ts'
import type { FileStore } from './file-store.ts'
import { dropIfRefused, dropObject, keepContent, storeStream } from './store-file.ts'

export type PictureSize = 'view' | 'small'
/** A picture that was drawn before, one that cannot be drawn, or nothing yet. */
export type KnownPicture = { readonly content: Content } | 'impossible' | undefined

/** What is kept of a picture drawn from a content. */
export async function knownPicture(ctx: ContentCtx, sha256: string, size: PictureSize): Promise<KnownPicture> {
  const row = await ctx.tx
    .selectFrom('file_contents')
    .select('object')
    .where('org_id', '=', ctx.org)
    .where('sha256', '=', sha256)
    .where('rendition', '=', size)
    .executeTakeFirst()
  if (!row) return undefined
  if (row.object === null) return 'impossible'
  const content = await findContent(ctx, sha256, size)
  return content && { content }
}

type Where = { readonly database: Database; readonly files: FileStore; readonly org: string }
const drawing = new Map<string, Promise<Drawn | undefined>>()

/**
 * Draws the picture of a content that was found, keeps it for the next who asks, and gives it; undefined where none can be drawn. Two who ask at once get the
 * same one; where it fails for whoever began it, the others draw it themselves. It is never the file of record, and goes with it.
 */
export async function drawFor(where: Where, original: Content, sha256: string, size: PictureSize): Promise<Drawn | undefined> {
  const key = `${where.org}/${sha256}/${size}`
  const begun = drawing.get(key)
  if (begun)
    try {
      return await begun
    } catch (error) {
      if (error instanceof Refusal) throw error
      // The connection of whoever asked first was lost, not one's own.
      return drawAndKeep(where, original, sha256, size)
    }
  const drawn = drawAndKeep(where, original, sha256, size).finally(() => drawing.delete(key))
  drawing.set(key, drawn)
  return drawn
}

async function drawAndKeep(
  { database, files, org }: Where,
  original: Content,
  sha256: string,
  size: PictureSize,
): Promise<Drawn | undefined> {
  const load = async () => {
    const stream = await original.open()
    if (!stream) throw refuse('file.lost')
    return buffer(stream)
  }
  const drawn = await drawPicture(load, size)
  if (!drawn) {
    await inOrganisation(database, org, tx => keepImpossible({ tx, org, now: files.clock() }, sha256, size))
    return undefined
  }
  const stored = await storeStream(files, org, Readable.from([drawn.bytes]), async () => ({
    mime: drawn.mime,
    marks: { hasMacros: false, isMisnamed: false },
  }))
  const left = await inOrganisation(database, org, async tx => {
    if (!(await isThere({ tx, org }, sha256))) return stored
    return keepContent({ tx, org, now: files.clock() }, files, { ...stored, sha256, rendition: size })
  }).catch(dropIfRefused(files, stored))
  if (left) await dropObject(files, left)
  return drawn
}

async function keepImpossible(
  { tx, org, now }: Pick<Ctx, 'tx' | 'org' | 'now'>,
  sha256: string,
  rendition: PictureSize,
): Promise<void> {
  if (!(await isThere({ tx, org }, sha256))) return
  await tx
    .insertInto('file_contents')
    .values({
      ...{ org_id: org, sha256, rendition, object: null, storage: null, key_id: null, wrapped_key: null },
      ...{ size: 0, mime: 'application/octet-stream', created_at: now },
    })
    .onConflict(c => c.doNothing())
    .execute()
}

/** Locked: a picture must not outlive a content that is being forgotten at this moment. */
async function isThere({ tx, org }: Pick<Ctx, 'tx' | 'org'>, sha256: string): Promise<boolean> {
  const row = await tx
    .selectFrom('file_contents')
    .select('sha256')
    .where('org_id', '=', org)
    .where('sha256', '=', sha256)
    .where('rendition', '=', '')
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}
