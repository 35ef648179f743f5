import type { Instant } from '../events/instant.ts'
import type { Database, Log } from './database/database.ts'

/** What features are given: the database, and everything that a test replaces. */
export type Deps = {
  readonly database: Database
  readonly clock: () => Instant
  readonly newId: () => string
  readonly newSalt: () => string
  readonly dataDir: string
  readonly publicUrl: string
  readonly log: Log
}
