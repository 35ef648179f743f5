import type { Actor } from '../engine/permissions.ts'
import type { Rules } from '../engine/rules.ts'
import type { Instant } from '../events/instant.ts'
import type { Language } from '../events/text.ts'
import type { Sight } from './access/sight.ts'
import type { Tx } from './database/transaction.ts'
import type { FileStore } from './files/file-store.ts'
import type { Roster } from './organisation/roster.ts'
import type { CompanySettings } from './rules/organisation-rules.ts'

/** What a use case works with: one transaction of one organisation, one moment, one actor. Nothing in it reads a clock or draws at random by itself. */
export type Ctx = {
  readonly tx: Tx
  readonly org: string
  readonly now: Instant
  /** A person, or `system`, `customer`, `import` without roles. */
  readonly actor: Actor
  readonly language: Language
  readonly rules: Rules
  /** The settings that the rules were read with; absent where a context is made without them. */
  readonly settings?: CompanySettings
  readonly roster: Roster
  /** Which cases the actor sees, and whether with contacts in full. */
  readonly sight: Sight
  readonly newId: () => string
  readonly newSalt: () => string
  /** What files say; absent where no request is answered. */
  readonly files?: FileStore | undefined
}

/** Actors that are no person; permits of a regulation bind people only. */
export const notPeople: ReadonlySet<string> = new Set(['system', 'customer', 'import'])
export const systemActor: Actor = { person: 'system', roles: [] }
