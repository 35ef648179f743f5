import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { asOwner } from '../auth/tables.ts'
import type { Database } from '../database/database.ts'
import { inOrganisation } from '../database/transaction.ts'
import { keyNamed } from '../keys/keyring.ts'
import { ContentDamaged } from '../keys/stream-cipher.ts'
import { unwrap } from '../keys/wrap.ts'
import { openObject } from './contents.ts'
import { boundTo, type FileStore } from './file-store.ts'
import type { StorageKind } from './storage.ts'

/** `lost` and `damaged` are left where they are. */
export type Moved = { moved: number; lost: number; damaged: number }
type Moving = {
  readonly database: Database
  readonly files: FileStore
  readonly to: StorageKind
  readonly onProgress?: (done: Moved) => void
}
const AT_ONCE = 100

/** Every organisation of the installation. */
export async function organisationIds(database: Database): Promise<string[]> {
  const rows = await asOwner(database, tx => tx.selectFrom('organisations').select('id').orderBy('id').execute())
  return rows.map(({ id }) => id)
}

/**
 * Brings every content into one storage. Each is copied, read back from there and hashed, then its row names the new place, then the old object goes: broken
 * off anywhere it goes on when called again, and every file can be read all the while.
 */
export async function moveContents(moving: Moving): Promise<Moved> {
  const done: Moved = { moved: 0, lost: 0, damaged: 0 }
  for (const org of await organisationIds(moving.database)) await moveOrganisation(moving, org, done)
  await moveSealed(moving, done)
  return done
}

async function moveOrganisation({ database, files, to, onProgress }: Moving, org: string, done: Moved): Promise<void> {
  let after: { sha256: string; rendition: string } = { sha256: '', rendition: '' }
  for (let isMore = true; isMore; ) {
    const page = await inOrganisation(database, org, async tx => {
      const rows = await tx
        .selectFrom('file_contents')
        .select(['sha256', 'rendition', 'object', 'storage', 'key_id', 'wrapped_key'])
        .where('org_id', '=', org)
        .where('storage', '<>', to)
        .where(eb => eb(eb.refTuple('sha256', 'rendition'), '>', eb.tuple(after.sha256, after.rendition as '')))
        .orderBy('sha256')
        .orderBy('rendition')
        .limit(AT_ONCE)
        .execute()
      const page = []
      for (const row of rows) {
        const { key } = await keyNamed({ tx, org }, files.keys, row.key_id!)
        // A row that names a storage names object and key too (a check of the table).
        const [object, storage] = [row.object!, row.storage!]
        page.push({ ...row, object, storage, fileKey: unwrap(row.wrapped_key!, { key, boundTo: boundTo(org, object) }) })
      }
      return page
    })
    for (const row of page) {
      const how = await moveOne(files, to, { ...row, org })
      done[how] += 1
      if (how === 'moved')
        await inOrganisation(database, org, tx =>
          tx
            .updateTable('file_contents')
            .set({ storage: to })
            .where('org_id', '=', org)
            .where('sha256', '=', row.sha256)
            .where('rendition', '=', row.rendition)
            .where('object', '=', row.object)
            .execute(),
        ).then(() => files.of(row.storage).remove(row.object))
      onProgress?.(done)
    }
    after = page.at(-1) ?? after
    isMore = page.length === AT_ONCE
  }
}

type Row = { org: string; sha256: string; rendition: string; object: string; storage: StorageKind; fileKey: Buffer }

async function moveOne(files: FileStore, to: StorageKind, row: Row): Promise<keyof Moved> {
  const stored = await files.of(row.storage).get(row.object)
  if (!stored) return 'lost'
  await copyInto(files, to, row.object, stored)
  const hash = createHash('sha256')
  try {
    for await (const piece of (await openObject(files, { ...row, storage: to }))!) hash.update(piece as Buffer)
  } catch (error) {
    if (!(error instanceof ContentDamaged)) throw error
    await files.of(to).remove(row.object)
    return 'damaged'
  }
  // Of a picture made from a file, the hash is that of the file.
  if (row.rendition !== '' || hash.digest('hex') === row.sha256) return 'moved'
  await files.of(to).remove(row.object)
  return 'damaged'
}

async function copyInto(files: FileStore, to: StorageKind, name: string, stored: Readable): Promise<void> {
  const folder = join(files.dataDir, 'arriving')
  const path = join(folder, `${files.keys.random(16).toString('hex')}.move`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    await pipeline(stored, createWriteStream(path, { mode: 0o600, flush: true }))
    await files.of(to).put(name, path)
  } finally {
    await rm(path, { force: true })
  }
}

/** 密件 lie beside the contents, under keys of their own; they are compared as they lie. */
async function moveSealed({ files, to }: Moving, done: Moved): Promise<void> {
  const from = to === 's3' ? files.of('folder') : files.of('s3')
  for await (const { name } of from.list('sealed/')) {
    const stored = await from.get(name)
    if (!stored) continue
    await copyInto(files, to, name, stored)
    const [there, here] = [await hashOf(files.of(to), name), await hashOf(from, name)]
    if (there !== here) throw new Error(`${name} did not arrive as it was`)
    await from.remove(name)
    done.moved += 1
  }
}

async function hashOf(storage: ReturnType<FileStore['of']>, name: string): Promise<string | undefined> {
  const stored = await storage.get(name)
  if (!stored) return undefined
  const hash = createHash('sha256')
  for await (const chunk of stored) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
