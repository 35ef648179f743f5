import type { Database } from '../database/database.ts'
import { refuse } from '../errors.ts'
import type { Auth } from './auth.ts'
import { scopesOf } from './queries.ts'
import type { Key, Scope } from './schema.ts'
import type { Session } from './session.ts'
import { asOwner, type OwnerTx } from './tables.ts'

/** The API keys of an organisation's people, newest first. */
export function keysOf(database: Database, org: string): Promise<Key[]> {
  return asOwner(database, async tx =>
    (await keyRows(tx, org).orderBy('apikey.createdAt', 'desc').orderBy('apikey.id').execute()).map(presentKey),
  )
}

/** Makes a key that acts as the person who asks; the answer is the only place where its text ever stands. */
export async function createKey(
  { database, auth }: { database: Database; auth: Auth },
  { org, person }: Session,
  wish: { name: string; expiresInDays?: number | undefined; scopes?: readonly Scope[] | undefined },
): Promise<Key & { key: string }> {
  const owner = await asOwner(database, tx =>
    tx.selectFrom('people').select('user_id').where('org_id', '=', org).where('id', '=', person).executeTakeFirst(),
  )
  // BIHUAN_API_KEY may act as somebody who cannot sign in.
  if (!owner?.user_id) throw refuse('account.missing')
  const { id, key } = await auth.createKey({ userId: owner.user_id, ...wish })
  const row = await asOwner(database, tx => keyRows(tx, org).where('apikey.id', '=', id).executeTakeFirstOrThrow())
  return { ...presentKey(row), key }
}

/** Deletes a key of the organisation for good, and gives its name. */
export async function deleteKey(database: Database, org: string, id: string): Promise<{ name: string }> {
  const deleted = await asOwner(database, tx =>
    tx
      .deleteFrom('apikey')
      .where('id', '=', id)
      .where('referenceId', 'in', eb =>
        eb
          .selectFrom('people')
          .select(eb => eb.ref('people.user_id').$notNull().as('userId'))
          .where('org_id', '=', org),
      )
      .returning('name')
      .executeTakeFirst(),
  )
  if (!deleted) throw refuse('key.not-found')
  return { name: deleted.name ?? '' }
}

function keyRows(tx: OwnerTx, org: string) {
  return tx
    .selectFrom('apikey')
    .innerJoin('people', 'people.user_id', 'apikey.referenceId')
    .select([
      'apikey.id',
      'apikey.name',
      'apikey.start',
      'apikey.createdAt',
      'apikey.lastRequest',
      'apikey.expiresAt',
      'apikey.permissions',
      'people.id as personId',
      'people.name as personName',
    ])
    .where('people.org_id', '=', org)
}

function presentKey(row: Awaited<ReturnType<ReturnType<typeof keyRows>['executeTakeFirstOrThrow']>>): Key {
  return {
    id: row.id,
    name: row.name ?? '',
    start: row.start ?? '',
    person: { id: row.personId, name: row.personName },
    createdAt: row.createdAt,
    lastUsedAt: row.lastRequest,
    expiresAt: row.expiresAt,
    scopes: scopesOf(row.permissions)?.slice() ?? null,
  }
}
