import type { ExpressionBuilder } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { Database } from '../database/database.ts'
import type { Schema } from '../database/schema.ts'
import type { Standing } from './session.ts'
import { asOwner, type OwnerTx } from './tables.ts'

/** The person behind a user of better-auth, with their posts now. */
export function standingOfUser(database: Database, userId: string, now: Instant): Promise<Standing | null> {
  return asOwner(database, tx => standing(tx, now, { userId }))
}

/** The person behind an API key that the key plugin made, by the key's hash; null where it is unknown, off or expired. */
export function standingOfKey(database: Database, keyHash: string, now: Instant): Promise<Standing | null> {
  return asOwner(database, async tx => {
    // One statement of ours instead of the plugin's verifyApiKey, which calls a key invalid when the database failed.
    const key = await tx
      .updateTable('apikey')
      .set({ lastRequest: now })
      .where('key', '=', keyHash)
      .where('enabled', '=', true)
      .where(eb => eb.or([eb('expiresAt', 'is', null), eb('expiresAt', '>', now)]))
      .returning('referenceId')
      .executeTakeFirst()
    return key ? standing(tx, now, { userId: key.referenceId }) : null
  })
}

/** The longest-serving administrator of the first organisation, as whom BIHUAN_API_KEY acts. */
export function standingOfFirstAdministrator(database: Database, now: Instant): Promise<Standing | null> {
  return asOwner(database, async tx => {
    const administrator = await tx
      .selectFrom('people')
      .innerJoin('posts', join => join.onRef('posts.org_id', '=', 'people.org_id').onRef('posts.person_id', '=', 'people.id'))
      .select(['people.org_id', 'people.id'])
      .where('people.org_id', '=', eb => eb.selectFrom('organisations').select('id').orderBy('created_at').orderBy('id').limit(1))
      .where('people.is_active', '=', true)
      .where('posts.role', '=', 'administrator')
      .where(eb => heldAt(eb, now))
      .orderBy('posts.since')
      .orderBy('people.id')
      .executeTakeFirst()
    return administrator ? standing(tx, now, { org: administrator.org_id, person: administrator.id }) : null
  })
}

async function standing(
  tx: OwnerTx,
  now: Instant,
  who: { userId: string } | { org: string; person: string },
): Promise<Standing | null> {
  const rows = await tx
    .selectFrom('people')
    .innerJoin('organisations', 'organisations.id', 'people.org_id')
    .leftJoin('posts', join =>
      join
        .onRef('posts.org_id', '=', 'people.org_id')
        .onRef('posts.person_id', '=', 'people.id')
        .on(eb => heldAt(eb, now)),
    )
    .select([
      'people.org_id',
      'people.id',
      'people.name',
      'people.is_active',
      'organisations.is_demo',
      'posts.role',
      'posts.department_id',
    ])
    .where(eb =>
      'userId' in who
        ? eb('people.user_id', '=', who.userId)
        : eb.and([eb('people.org_id', '=', who.org), eb('people.id', '=', who.person)]),
    )
    .orderBy('posts.since')
    .execute()
  const [first] = rows
  if (!first) return null
  return {
    org: first.org_id,
    person: first.id,
    name: first.name,
    isActive: first.is_active,
    isDemo: first.is_demo,
    roles: rows.flatMap(({ role, department_id }) =>
      role === null ? [] : [{ role, ...(department_id !== null && { department: department_id }) }],
    ),
  }
}

/** A post from a moment, that moment included, to another, that one not. */
function heldAt(eb: ExpressionBuilder<Schema, 'posts'>, now: Instant) {
  return eb.and([eb('posts.since', '<=', now), eb.or([eb('posts.until', 'is', null), eb('posts.until', '>', now)])])
}

/** The e-mail with which a person signs in; empty for a person without an account. */
export async function emailOf(database: Database, { org, person }: { org: string; person: string }): Promise<string> {
  const row = await asOwner(database, tx =>
    tx
      .selectFrom('people')
      .innerJoin('user', 'user.id', 'people.user_id')
      .select('user.email')
      .where('people.org_id', '=', org)
      .where('people.id', '=', person)
      .executeTakeFirst(),
  )
  return row?.email ?? ''
}
