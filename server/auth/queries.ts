import { type ExpressionBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '../../events/instant.ts'
import type { Database } from '../database/database.ts'
import type { Schema } from '../database/schema.ts'
import { Scope } from './schema.ts'
import type { Standing } from './session.ts'
import { asOwner, type OwnerTx } from './tables.ts'

/** The person behind a user of better-auth, with their posts now. */
export function standingOfUser(database: Database, userId: string, now: Instant): Promise<Standing | null> {
  return asOwner(database, tx => standing(tx, now, { userId }))
}

/** The person behind an API key that the key plugin made, by the key's hash, and what it may; null where it is unknown, off or expired. */
export function standingOfKey(
  database: Database,
  keyHash: string,
  now: Instant,
): Promise<{ standing: Standing | null; scopes: readonly Scope[] | undefined } | null> {
  return asOwner(database, async tx => {
    // One statement of ours instead of the plugin's verifyApiKey, which calls a key invalid when the database failed.
    const key = await tx
      .updateTable('apikey')
      .set({ lastRequest: now })
      .where('key', '=', keyHash)
      .where('enabled', '=', true)
      .where(eb => eb.or([eb('expiresAt', 'is', null), eb('expiresAt', '>', now)]))
      .returning(['referenceId', 'permissions'])
      .executeTakeFirst()
    return key ? { standing: await standing(tx, now, { userId: key.referenceId }), scopes: scopesOf(key.permissions) } : null
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
    .leftJoin('partner_companies', join =>
      join
        .onRef('partner_companies.org_id', '=', 'people.org_id')
        .onRef('partner_companies.id', '=', 'people.partner_of')
        .on('partner_companies.since', '<=', now)
        .on(eb => eb.or([eb('partner_companies.until', 'is', null), eb('partner_companies.until', '>', now)])),
    )
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
      'people.ends_at',
      'people.partner_of',
      'partner_companies.id as partnerInForce',
      'organisations.is_demo',
      sql<unknown>`organisations.settings -> 'security' -> 'secondFactorRoles'`.as('secondFactorRoles'),
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
  const asked: readonly unknown[] = Array.isArray(first.secondFactorRoles) ? first.secondFactorRoles : []
  return {
    org: first.org_id,
    person: first.id,
    name: first.name,
    // A contract that has run out ends the access by itself (C1.2): the person's own, or that of the company that sends them.
    isActive:
      first.is_active &&
      (first.ends_at === null || first.ends_at > now) &&
      (first.partner_of === null || first.partnerInForce !== null),
    isDemo: first.is_demo,
    needsSecondFactor: rows.some(({ role }) => asked.includes(role)),
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

/** The person whose account has this e-mail, active or not; undefined where there is none. */
export function personOfEmail(
  database: Database,
  email: string,
): Promise<{ org: string; person: string; name: string } | undefined> {
  return asOwner(database, tx =>
    tx
      .selectFrom('people')
      .innerJoin('user', 'user.id', 'people.user_id')
      .select(['people.org_id as org', 'people.id as person', 'people.name'])
      .where('user.email', '=', email.trim().toLowerCase())
      .executeTakeFirst(),
  )
}

/** The scopes that better-auth keeps as `{"bihuan":[…]}`; undefined for a key made before there were any. */
export function scopesOf(permissions: string | null): readonly Scope[] | undefined {
  if (permissions === null) return undefined
  const parsed = KeyPermissions.safeParse(JSON.parse(permissions))
  // A list that cannot be read allows nothing, rather than everything.
  return parsed.success ? parsed.data.bihuan : []
}
const KeyPermissions = z.object({ bihuan: z.array(Scope) })
