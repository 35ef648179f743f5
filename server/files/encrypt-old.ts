import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import type { Database } from '../database/database.ts'
import { inOrganisation } from '../database/transaction.ts'
import type { FileStore } from './file-store.ts'
import { organisationIds } from './move-contents.ts'
import { keepContent, pathOf, storeStream } from './store-file.ts'

type Old = { readonly sha256: string; readonly mime: string }

/**
 * Takes contents over that lie as they came, from before contents were encrypted: into the storage of each organisation that refers to them, and once all of
 * them have theirs, away. One that is not any more what its hash says stays, as evidence of that. Gives how many were encrypted.
 */
export async function encryptOld(database: Database, files: FileStore): Promise<number> {
  const taken = new Set<string>()
  const kept = new Set<string>()
  let count = 0
  for (const org of await organisationIds(database))
    for (const old of await withoutContent(database, org)) {
      const path = pathOf(files.dataDir, old.sha256)
      if (!(await stat(path).catch(() => undefined))) continue
      const stored = await storeStream(files, org, createReadStream(path), async ({ sha256 }) => {
        if (sha256 !== old.sha256) throw new Changed()
        return { mime: old.mime, marks: { hasMacros: false, isMisnamed: false } }
      }).catch(error => {
        if (error instanceof Changed) return undefined
        throw error
      })
      if (!stored) {
        kept.add(old.sha256)
        continue
      }
      await inOrganisation(database, org, tx => keepContent({ tx, org, now: files.clock() }, files, stored))
      taken.add(old.sha256)
      count += 1
    }
  for (const sha256 of taken) if (!kept.has(sha256)) await rm(pathOf(files.dataDir, sha256), { force: true })
  return count
}

class Changed extends Error {}

async function withoutContent(database: Database, org: string): Promise<Old[]> {
  return inOrganisation(database, org, async tx => {
    const found = new Map<string, Old>()
    const sent = await tx
      .selectFrom('files')
      .leftJoin('file_contents as c', join =>
        join.onRef('c.org_id', '=', 'files.org_id').onRef('c.sha256', '=', 'files.sha256').on('c.rendition', '=', ''),
      )
      .select(['files.sha256', 'files.mime'])
      .where('files.org_id', '=', org)
      .where('c.sha256', 'is', null)
      .execute()
    const copies = await tx
      .selectFrom('signatures')
      .leftJoin('file_contents as c', join =>
        join
          .onRef('c.org_id', '=', 'signatures.org_id')
          .onRef('c.sha256', '=', 'signatures.copy_sha256')
          .on('c.rendition', '=', ''),
      )
      .select('signatures.copy_sha256 as sha256')
      .where('signatures.org_id', '=', org)
      .where('signatures.copy_sha256', 'is not', null)
      .where('c.sha256', 'is', null)
      .execute()
    for (const one of sent) found.set(one.sha256, one)
    for (const { sha256 } of copies) if (sha256 !== null) found.set(sha256, { sha256, mime: 'application/pdf' })
    return [...found.values()]
  })
}
