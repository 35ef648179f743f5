import { inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { refuse } from '../errors.ts'
import type { PersonSignIn } from './schema.ts'
import { countedNames, createSignInFailures } from './sign-in-failures.ts'
import { asOwner } from './tables.ts'

/** The account of a person of the organisation: its user and e-mail, null where they have none. Refuses who is not there. */
export async function accountOfPerson(
  database: Deps['database'],
  { org, person }: { org: string; person: string },
): Promise<{ userId: string; email: string; name: string } | null> {
  const row = await asOwner(database, tx =>
    tx
      .selectFrom('people')
      .leftJoin('user', 'user.id', 'people.user_id')
      .select(['people.name', 'user.id as userId', 'user.email'])
      .where('people.org_id', '=', org)
      .where('people.id', '=', person)
      .executeTakeFirst(),
  )
  if (!row) throw refuse('person.not-found')
  return row.userId === null || row.email === null ? null : { userId: row.userId, email: row.email, name: row.name }
}

/** What an administrator sees of how somebody signs in. */
export async function personSignIn(deps: Deps, { org, person }: { org: string; person: string }): Promise<PersonSignIn> {
  const account = await accountOfPerson(deps.database, { org, person })
  const identities = await inOrganisation(deps.database, org, tx =>
    tx
      .selectFrom('sign_in_identities')
      .innerJoin('sign_in_providers', join =>
        join
          .onRef('sign_in_providers.org_id', '=', 'sign_in_identities.org_id')
          .onRef('sign_in_providers.id', '=', 'sign_in_identities.provider_id'),
      )
      .select(['sign_in_identities.id', 'sign_in_providers.name as provider', 'sign_in_identities.label'])
      .where('sign_in_identities.org_id', '=', org)
      .where('sign_in_identities.person_id', '=', person)
      .orderBy('sign_in_identities.linked_at')
      .execute(),
  )
  if (!account) {
    return { hasAccount: false, hasPassword: false, hasCode: false, passkeys: 0, identities, sessions: 0, lockedUntil: null }
  }
  const { userId } = account
  const counts = await asOwner(deps.database, async tx => ({
    user: await tx.selectFrom('user').select('twoFactorEnabled').where('id', '=', userId).executeTakeFirstOrThrow(),
    code: await tx.selectFrom('twoFactor').select('lockedUntil').where('userId', '=', userId).executeTakeFirst(),
    password: await tx
      .selectFrom('account')
      .select('id')
      .where('userId', '=', userId)
      .where('providerId', '=', 'credential')
      .executeTakeFirst(),
    passkeys: await tx.selectFrom('passkey').select('id').where('userId', '=', userId).execute(),
    sessions: await tx
      .selectFrom('session')
      .select('id')
      .where('userId', '=', userId)
      .where('expiresAt', '>', deps.clock())
      .execute(),
  }))
  const failures = createSignInFailures(deps)
  const locks = [counts.code?.lockedUntil ?? null]
  for (const name of countedNames(account)) locks.push(await failures.lockedUntil(name))
  return {
    hasAccount: true,
    hasPassword: counts.password !== undefined,
    hasCode: counts.user.twoFactorEnabled === true,
    passkeys: counts.passkeys.length,
    identities,
    sessions: counts.sessions.length,
    lockedUntil:
      locks
        .filter(until => until !== null && until > deps.clock())
        .sort()
        .at(-1) ?? null,
  }
}
