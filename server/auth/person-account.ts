import type { Instant } from '../../events/instant.ts'
import type { Database } from '../database/database.ts'
import { inOrganisation, type Tx } from '../database/transaction.ts'
import { refuse } from '../errors.ts'
import { hashOf, passwordProblem } from './password.ts'
import { asOwnerWithin } from './tables.ts'

export type AccountContext = { database: Database; now: Instant; newId: () => string }
/** Who gets an account: a person of the organisation who has none. */
export type NewAccount = { org: string; person: string; name: string; email: string; password: string }

/** Makes the account with which a person signs in, in a transaction of its own. */
export async function createPersonAccount(
  { database, now, newId }: AccountContext,
  { password, ...account }: NewAccount,
): Promise<void> {
  const passwordHash = await checkedHash(password, account)
  await inOrganisation(database, account.org, tx => insertAccount(tx, { ...account, passwordHash, now, newId }))
}

/** Gives a person a new password and signs them out everywhere: for an administrator, when somebody has forgotten theirs. */
export async function replacePassword(
  { database, now }: AccountContext,
  { org, person, password }: { org: string; person: string; password: string },
): Promise<void> {
  const known = await inOrganisation(database, org, tx =>
    tx
      .selectFrom('people')
      .select(['user_id', 'name', 'email'])
      .where('org_id', '=', org)
      .where('id', '=', person)
      .executeTakeFirst(),
  )
  if (!known) throw refuse('person.not-found')
  const { user_id: userId, name, email } = known
  if (userId === null) throw refuse('account.missing')
  const passwordHash = await checkedHash(password, { name, email: email ?? '' })
  await inOrganisation(database, org, tx =>
    asOwnerWithin(tx, async owner => {
      await owner
        .updateTable('account')
        .set({ password: passwordHash, updatedAt: now })
        .where('userId', '=', userId)
        .where('providerId', '=', 'credential')
        .execute()
      await owner.deleteFrom('session').where('userId', '=', userId).execute()
    }),
  )
}

/** The hash of a password that keeps the rules. Slow on purpose: ask for it before the transaction. */
export function checkedHash(password: string, who: { name: string; email: string }): Promise<string> {
  const problem = passwordProblem(password, who)
  if (problem) throw refuse('password.weak', { detail: problem, fields: { password: problem } })
  return hashOf(password)
}

export type HashedAccount = Omit<NewAccount, 'password'> & { passwordHash: string; now: Instant; newId: () => string }

/** The same inside a transaction of the organisation, with a hash made before it. Demo data gives many people one hash. */
export async function insertAccount(
  tx: Tx,
  { org, person, name, passwordHash, now, newId, ...account }: HashedAccount,
): Promise<void> {
  const email = account.email.trim().toLowerCase()
  const userId = newId()
  await asOwnerWithin(tx, async owner => {
    const user = { id: userId, name, email, emailVerified: true, createdAt: now, updatedAt: now }
    const { numInsertedOrUpdatedRows } = await owner
      .insertInto('user')
      .values(user)
      .onConflict(conflict => conflict.column('email').doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 0n) throw refuse('account.email-taken')
    // As better-auth's own sign-up writes it: the account of a password is named after its user.
    await owner
      .insertInto('account')
      .values({
        id: newId(),
        userId,
        accountId: userId,
        providerId: 'credential',
        password: passwordHash,
        createdAt: now,
        updatedAt: now,
      })
      .execute()
  })
  const { numUpdatedRows } = await tx
    .updateTable('people')
    .set({ user_id: userId, email })
    .where('org_id', '=', org)
    .where('id', '=', person)
    .where('user_id', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw refuse('person.not-found')
}

/**
 * The user of better-auth with whom a person signs in without a password, made where there is none yet: for single sign-on. Somebody without
 * an e-mail here gets an address that no mail can be sent to. Refuses an e-mail that another account has (`account.email-taken`).
 */
export async function ensureUser(
  tx: Tx,
  { org, person, now, newId }: { org: string; person: string; now: Instant; newId: () => string },
): Promise<string> {
  const known = await tx
    .selectFrom('people')
    .select(['user_id', 'name', 'email'])
    .where('org_id', '=', org)
    .where('id', '=', person)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (known.user_id !== null) return known.user_id
  const id = newId()
  const email = known.email?.trim().toLowerCase() ?? `${id}@no-mail.invalid`
  await asOwnerWithin(tx, async owner => {
    const { numInsertedOrUpdatedRows } = await owner
      .insertInto('user')
      .values({ id, name: known.name, email, emailVerified: true, createdAt: now, updatedAt: now })
      .onConflict(conflict => conflict.column('email').doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 0n) throw refuse('account.email-taken')
  })
  await tx.updateTable('people').set({ user_id: id }).where('org_id', '=', org).where('id', '=', person).execute()
  return id
}
