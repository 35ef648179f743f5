import type { Instant } from '../../events/instant.ts'
import type { Database } from '../database/database.ts'
import { inOrganisation } from '../database/transaction.ts'
import { later } from '../deliveries/retry.ts'
import { type FileStore, prefixOf } from './file-store.ts'
import { organisationIds } from './move-contents.ts'
import type { ObjectStorage } from './storage.ts'

/** Long enough for a database that was set back to be set forward again. */
const KEPT_MS = 30 * 24 * 60 * 60_000
const AT_ONCE = 500

/**
 * Removes objects of the data folder that no row names, as a server that was killed between two steps leaves them, after 30 days. A bucket is left alone: another
 * server, on a copy of the database, may have been given it too. Gives how many.
 */
export async function removeLeftovers(database: Database, files: FileStore, now: Instant): Promise<number> {
  const storage = files.of('folder')
  const before = later(now, -KEPT_MS).slice(0, 10)
  let removed = 0
  for (const org of await organisationIds(database)) {
    let names: string[] = []
    for await (const { name } of storage.list(prefixOf(org))) {
      if (name.slice(prefixOf(org).length, prefixOf(org).length + 10) >= before) continue
      names.push(name)
      if (names.length < AT_ONCE) continue
      removed += await removeUnnamed(database, org, storage, names)
      names = []
    }
    removed += await removeUnnamed(database, org, storage, names)
  }
  return removed
}

async function removeUnnamed(database: Database, org: string, storage: ObjectStorage, names: readonly string[]): Promise<number> {
  if (names.length === 0) return 0
  const rows = await inOrganisation(database, org, tx =>
    tx
      .selectFrom('file_contents')
      .select('object')
      .where('org_id', '=', org)
      .where('storage', '=', storage.kind)
      .where('object', 'in', names)
      .execute(),
  )
  const named = new Set(rows.map(row => row.object))
  const unnamed = names.filter(name => !named.has(name))
  for (const name of unnamed) await storage.remove(name)
  return unnamed.length
}
