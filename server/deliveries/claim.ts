import { type RawBuilder, sql } from 'kysely'
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
  readonly words: {
    readonly title: Text
    readonly body: Text
    readonly href?: string | undefined
    /** The report that goes with it as a document. */
    readonly report?: { readonly id: string; readonly version: number } | undefined
  }
  readonly caseId: string | null
  readonly about: string
  readonly duty: string | null
  readonly rung: string | null
  readonly attempts: number
  /** The letter it leaves in; of a message that leaves alone its own id. */
  readonly letter: string
  readonly createdAt: Instant
}

/** Messages to one receiver that leave as one, oldest first. Its id stays the same when it must be sent again. */
export type Letter = readonly [Claimed, ...Claimed[]]

/** A process that dies while sending holds its messages no longer than this; then another sends them again, as the same letters. */
const LEASE_MS = 60_000
/** Group robots take 20 messages a minute. */
const PAUSE_PER_ADDRESS_MS = 3_100
/** Who has just been told of more than this at once is told of the rest together a minute later: the clocks of an import run out second by second. */
export const MANY_AT_ONCE = 5
const PAUSE_AFTER_MANY_MS = 60_000
const LETTERS_AT_ONCE = 20
const ADDRESSES_AT_ONCE = 10
const MESSAGES_AT_ONCE = 1_000

/** Alarms and what waits for an administrator come by the hundred; the mail by which a duty of minutes begins always leaves alone. */
const isGathered = sql<boolean>`(rung is not null or duty_key is null)`

/** Takes mails whose time has come, for this process alone, those to one mailbox as one letter. */
export function claimMails(database: Database, now: Instant): Promise<Letter[]> {
  return asWorker(database, async tx => {
    const mailboxes = await mailboxesFree(tx, now)
    const which = [
      sql<boolean>`channel = 'mail' and letter is not null`,
      sql<boolean>`channel = 'mail' and letter is null and rung is null and duty_key is not null`,
    ]
    // Named one by one: what waits for those who were just told, thousands after an import, is not read at all.
    if (mailboxes.length > 0)
      which.push(sql<boolean>`channel = 'mail' and letter is null and ${isGathered} and (org_id, address) in (
        select * from jsonb_to_recordset(${JSON.stringify(mailboxes)}::jsonb) as free (org_id text, address text))`)
    return take(tx, now, which, LETTERS_AT_ONCE)
  })
}

/** Whoever has mails waiting and was not just told of many: one step in the index from each mailbox to the next, however much waits in it. */
async function mailboxesFree(tx: Tx, now: Instant): Promise<{ org_id: string; address: string }[]> {
  const next = (after: RawBuilder<unknown>) => sql`
    select org_id, address from messages where state = 'waiting' and letter is null and channel = 'mail' ${after} order by org_id, address limit 1`
  const { rows } = await sql<{ org_id: string; address: string }>`
    with recursive mailboxes as (
      (${next(sql``)})
      union all
      select found.* from mailboxes b cross join lateral (${next(sql`and (org_id, address) > (b.org_id, b.address)`)}) found
    )
    select org_id, address from mailboxes where (org_id, address) not in (${justTold('mail', now)})`.execute(tx)
  return rows
}

/** Takes what waits for each robot that may be spoken to again, one letter for each. */
export async function claimWebhooks(database: Database, now: Instant): Promise<Letter[]> {
  const { rows } = await asWorker(database, tx =>
    sql<{ org_id: string; address: string }>`
      select org_id, address from (
        select org_id, address, not_before from messages where state = 'waiting' and letter is not null and channel = 'webhook' and not_before <= ${now}
        union all
        select org_id, address, not_before from messages where state = 'waiting' and letter is null and channel = 'webhook' and not_before <= ${now}
          and (org_id, address) not in (${justTold('webhook', now)})
      ) waiting
      group by org_id, address order by min(not_before) limit ${ADDRESSES_AT_ONCE}`.execute(tx),
  )
  const letters: Letter[] = []
  for (const { org_id: org, address } of rows)
    letters.push(...(await asWorker(database, tx => claimAddress(tx, org, address, now))))
  return letters
}

/** What was told after `now` was told before the clock was put back, and keeps nobody waiting until it has come that far again. */
const justTold = (channel: Claimed['channel'], now: Instant) => sql`
  select org_id, address from messages
  where letter_size > ${sql.lit(MANY_AT_ONCE)} and channel = ${channel} and state = 'delivered'
    and attempted_at > ${later(now, -PAUSE_AFTER_MANY_MS)} and attempted_at <= ${now}`

async function claimAddress(tx: Tx, org: string, address: string, now: Instant): Promise<Letter[]> {
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
    .where('attempted_at', '<=', now)
    .limit(1)
    .executeTakeFirst()
  return recent
    ? []
    : take(
        tx,
        now,
        ['is not null', 'is null'].map(
          begun => sql`channel = 'webhook' and org_id = ${org} and address = ${address} and letter ${sql.raw(begun)}`,
        ),
        1,
      )
}

type Waiting = {
  readonly org: string
  readonly id: string
  readonly address: string
  readonly letter: string | null
  readonly gathers: boolean
  readonly notBefore: Instant
  readonly createdAt: Instant
}

/** Letters that were begun come first. */
const inTurn = (a: Waiting, b: Waiting): number =>
  Number(a.letter === null) - Number(b.letter === null) ||
  compare(a.notBefore, b.notBefore) ||
  compare(a.letter ?? '', b.letter ?? '') ||
  compare(a.createdAt, b.createdAt) ||
  compare(a.id, b.id)

async function take(tx: Tx, now: Instant, which: readonly RawBuilder<boolean>[], most: number): Promise<Letter[]> {
  const found: Waiting[] = []
  for (const one of which) {
    const { rows } = await sql<Waiting>`
      select org_id as org, id, address, letter, (channel = 'webhook' or ${isGathered}) as gathers, not_before as "notBefore", created_at as "createdAt" from messages
      where state = 'waiting' and not_before <= ${now} and ${one}
      order by (letter is null), not_before, letter, created_at, id limit ${MESSAGES_AT_ONCE} for update skip locked`.execute(tx)
    found.push(...rows)
  }
  const waiting = found.sort(inTurn).slice(0, MESSAGES_AT_ONCE)
  const letters = new Map<string, Waiting[]>()
  for (const message of waiting) {
    const { org, id, address, letter, gathers } = message
    const key = letter !== null ? `${org} letter ${letter}` : gathers ? `${org} to ${address}` : `${org} alone ${id}`
    const others = letters.get(key)
    if (others) others.push(message)
    else if (letters.size < most) letters.set(key, [message])
  }
  // Nobody may get half of a letter under its whole name: one that the limit has cut comes next time.
  const last = waiting.at(-1)
  if (waiting.length === MESSAGES_AT_ONCE && last?.letter && letters.size > 1) letters.delete(`${last.org} letter ${last.letter}`)
  const taken = [...letters.values()].flatMap(messages => {
    const letter = messages[0]!.letter ?? messages[0]!.id
    return messages.map(({ org, id }) => ({ org, id, letter, size: messages.length }))
  })
  if (taken.length === 0) return []
  const { rows } = await sql<Claimed>`
    update messages m set attempts = m.attempts + 1, attempted_at = ${now}, not_before = ${later(now, LEASE_MS)}, letter = p.letter, letter_size = p.size
    from jsonb_to_recordset(${JSON.stringify(taken)}::jsonb) as p (org text, id text, letter text, size int)
    where m.org_id = p.org and m.id = p.id
    returning m.org_id as org, m.id, m.channel, m.person_id as person, m.address, m.words, m.case_id as "caseId", m.about, m.duty_key as duty, m.rung, m.attempts, m.letter, m.created_at as "createdAt"`.execute(
    tx,
  )
  return lettersOf(rows)
}

function lettersOf(rows: readonly Claimed[]): Letter[] {
  const sorted = [...rows].sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id))
  const letters = new Map<string, [Claimed, ...Claimed[]]>()
  for (const message of sorted) {
    const others = letters.get(`${message.org} ${message.letter}`)
    if (others) others.push(message)
    else letters.set(`${message.org} ${message.letter}`, [message])
  }
  return [...letters.values()]
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
