import type { Database } from './database.ts'

/** So long after a write that found no space the server does not count as ready: long enough for whoever looks every ten seconds. */
const REMEMBERED_MS = 30_000

/** By database, on the clock that only runs. */
const refused = new WeakMap<Database, number>()

/** A write was refused because the disk of the database is full. */
export function noteStorageFull(database: Database): void {
  refused.set(database, performance.now())
}

/** How many seconds ago a write found no space; undefined where that is half a minute ago or never happened. */
export function storageFullSecondsAgo(database: Database): number | undefined {
  const ms = performance.now() - (refused.get(database) ?? Number.NEGATIVE_INFINITY)
  return ms > REMEMBERED_MS ? undefined : Math.round(ms / 1_000)
}
