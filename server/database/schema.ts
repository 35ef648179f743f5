import type { ColumnType, Generated } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { Tables } from './tables.ts'

/** A jsonb column: read as the value, written as JSON text. */
export type Json<T> = ColumnType<T, string, string>

export type Organisations = {
  id: string
  name: string
  name_en: string
  settings: ColumnType<Record<string, unknown>, string | undefined, string>
  is_demo: Generated<boolean>
  created_at: Instant
  /** Counts up when editions, calendar or clock settings change: what a process compiled before is stale then. */
  rules_version: Generated<number>
  /** Another value after every change of people, posts or departments; triggers see to it. */
  roster_version: Generated<string>
  /** The last case whose due times follow the present calendar and clock settings; null when all do. */
  recalculate_after: Generated<string | null>
}

export type SchemaMigrations = {
  id: string
  sha256: string
  applied_at: Generated<Instant>
  /** Whether programs that do not know it must not start. */
  is_breaking: Generated<boolean>
}

/** Every table of ours, as the code sees it; the tables themselves are made by migrations/. */
export type Schema = Tables & {
  organisations: Organisations
  schema_migrations: SchemaMigrations
}
