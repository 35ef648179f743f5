import { inOrganisation, type Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { refuse } from '../errors.ts'
import { deviceOf } from './device.ts'
import { standingOfUser } from './queries.ts'
import { type AccountSecurity, SignInMethod } from './schema.ts'
import type { Session } from './session.ts'
import { asOwner } from './tables.ts'

/** How the person who asks signs in, and where they are signed in. */
export async function accountSecurity(
  { database, auth, clock }: Pick<Deps, 'database' | 'auth' | 'clock'>,
  { org, person, account, secondFactorMissing }: Session,
): Promise<AccountSecurity> {
  if (!account) throw refuse('session.required')
  const { user: userId, session: own } = account
  const standing = await standingOfUser(database, userId, clock())
  const rows = await asOwner(database, async tx => ({
    user: await tx.selectFrom('user').select('twoFactorEnabled').where('id', '=', userId).executeTakeFirstOrThrow(),
    password: await tx
      .selectFrom('account')
      .select('id')
      .where('userId', '=', userId)
      .where('providerId', '=', 'credential')
      .executeTakeFirst(),
    passkeys: await tx
      .selectFrom('passkey')
      .selectAll()
      .where('userId', '=', userId)
      .orderBy('createdAt')
      .orderBy('id')
      .execute(),
    sessions: await tx
      .selectFrom('session')
      .selectAll()
      .where('userId', '=', userId)
      .where('expiresAt', '>', clock())
      .orderBy('updatedAt', 'desc')
      .orderBy('id')
      .limit(100)
      .execute(),
  }))
  const isOn = rows.user.twoFactorEnabled === true
  return {
    hasPassword: rows.password !== undefined,
    code: { isOn, backupCodesLeft: isOn ? await auth.backupCodesLeft(userId) : 0 },
    passkeys: rows.passkeys.map(({ id, name, createdAt, backedUp }) => ({ id, name: name ?? '', createdAt, isSynced: backedUp })),
    ...(await inOrganisation(database, org, tx => identitiesOf(tx, { org, person }))),
    sessions: rows.sessions.map(row => ({
      id: row.id,
      isCurrent: row.id === own,
      device: deviceOf(row.userAgent),
      address: row.ipAddress ?? '',
      method: SignInMethod.safeParse(row.method).data ?? null,
      startedAt: row.createdAt,
      seenAt: row.updatedAt,
    })),
    secondFactorRequired: standing?.needsSecondFactor ?? false,
    secondFactorMissing: secondFactorMissing ?? false,
  }
}

/** What a person is called by at identity providers, and the providers where they are called nothing yet. */
async function identitiesOf(
  tx: Tx,
  { org, person }: { org: string; person: string },
): Promise<Pick<AccountSecurity, 'identities' | 'linkable'>> {
  const providers = await tx
    .selectFrom('sign_in_providers')
    .leftJoin('sign_in_identities', join =>
      join
        .onRef('sign_in_identities.org_id', '=', 'sign_in_providers.org_id')
        .onRef('sign_in_identities.provider_id', '=', 'sign_in_providers.id')
        .on('sign_in_identities.person_id', '=', person),
    )
    .select(eb => [
      'sign_in_providers.id as provider',
      'sign_in_providers.name',
      'sign_in_providers.kind',
      'sign_in_providers.is_enabled',
      'sign_in_identities.id as identity',
      eb.fn.coalesce('sign_in_identities.label', eb.val('')).as('label'),
      'sign_in_identities.linked_at',
      'sign_in_identities.last_used_at',
    ])
    .where('sign_in_providers.org_id', '=', org)
    .orderBy('sign_in_providers.created_at')
    .orderBy('sign_in_providers.id')
    .execute()
  return {
    identities: providers.flatMap(({ identity, name, kind, label, linked_at, last_used_at }) =>
      identity === null || linked_at === null
        ? []
        : [{ id: identity, provider: name, kind, label, linkedAt: linked_at, lastUsedAt: last_used_at }],
    ),
    linkable: providers.flatMap(({ provider, name, kind, identity, is_enabled }) =>
      identity === null && is_enabled ? [{ id: provider, name, kind }] : [],
    ),
  }
}

/** Ends one session of a user, or all but one; gives how many. */
export function endSessions(
  database: Deps['database'],
  userId: string,
  which: { only: string } | { allBut: string },
): Promise<number> {
  return asOwner(database, async tx => {
    const all = tx.deleteFrom('session').where('userId', '=', userId)
    const { numDeletedRows } = await ('only' in which
      ? all.where('id', '=', which.only)
      : all.where('id', '!=', which.allBut)
    ).executeTakeFirst()
    return Number(numDeletedRows)
  })
}
