import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import type { Database } from '../database/database.ts'
import { asWorker, type Tx } from '../database/transaction.ts'
import { later } from './retry.ts'

/** A message that this process has taken and must now send. `attempts` counts this one. */
export type Claimed = {
  readonly org: string
  readonly id: string
  readonly channel: 'mail' | 'webhook'
  readonly person: string | null
  readonly address: string
  readonly words: { readonly title: Text; readonly body: Text; readonly href?: string | undefined }
  readonly caseId: string | null
  readonly about: string
  readonly duty: string | null
  readonly rung: string | null
  readonly attempts: number
  readonly createdAt: Instant
}

/** A process that dies while sending holds its messages no longer than this; then another sends them again, under the same id. */
const LEASE_MS = 60_000
/** Group robots take 20 messages a minute. */
const PAUSE_PER_ADDRESS_MS = 3_100
const MAILS_AT_ONCE = 20
const ADDRESSES_AT_ONCE = 10
const TEXTS_AT_ONCE = 20

/** Takes mails whose time has come, for this process alone. */
export function claimMails(database: Database, now: Instant): Promise<Claimed[]> {
  return asWorker(database, tx => take(tx, now, sql`channel = 'mail'`, MAILS_AT_ONCE))
}

/** Takes what waits for each robot that may be spoken to again, one batch for each. */
export async function claimWebhooks(database: Database, now: Instant): Promise<Claimed[][]> {
  const { rows } = await asWorker(database, tx =>
    sql<{ org_id: string; address: string }>`
      select org_id, address from messages where state = 'waiting' and channel = 'webhook' and not_before <= ${now}
      group by org_id, address order by min(not_before) limit ${ADDRESSES_AT_ONCE}`.execute(tx),
  )
  const batches: Claimed[][] = []
  for (const { org_id: org, address } of rows) batches.push(await asWorker(database, tx => claimAddress(tx, org, address, now)))
  return batches.filter(batch => batch.length > 0)
}

async function claimAddress(tx: Tx, org: string, address: string, now: Instant): Promise<Claimed[]> {
  // Two processes must not both find that the address has been quiet.
  const { rows } = await sql<{
    is_free: boolean
  }>`select pg_try_advisory_xact_lock(hashtextextended(${`bihuan webhook ${address}`}, 0)) as is_free`.execute(tx)
  if (!rows[0]?.is_free) return []
  const recent = await tx
    .selectFrom('messages')
    .select('id')
    .where('channel', '=', 'webhook')
    .where('address', '=', address)
    .where('attempted_at', '>', later(now, -PAUSE_PER_ADDRESS_MS))
    .limit(1)
    .executeTakeFirst()
  return recent ? [] : take(tx, now, sql`channel = 'webhook' and org_id = ${org} and address = ${address}`, TEXTS_AT_ONCE)
}

async function take(tx: Tx, now: Instant, which: ReturnType<typeof sql>, most: number): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    with picked as (
      select org_id, id from messages where state = 'waiting' and not_before <= ${now} and ${which}
      order by not_before, created_at, id limit ${most} for update skip locked
    )
    update messages m set attempts = m.attempts + 1, attempted_at = ${now}, not_before = ${later(now, LEASE_MS)}
    from picked p where m.org_id = p.org_id and m.id = p.id
    returning m.org_id as org, m.id, m.channel, m.person_id as person, m.address, m.words, m.case_id as "caseId", m.about, m.duty_key as duty, m.rung, m.attempts, m.created_at as "createdAt"`.execute(
    tx,
  )
  return [...rows].sort((a, b) => (a.createdAt === b.createdAt ? 0 : a.createdAt < b.createdAt ? -1 : 1))
}
