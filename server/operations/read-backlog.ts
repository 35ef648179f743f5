import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { Database } from '../database/database.ts'
import { asWorker } from '../database/transaction.ts'
import { later } from '../deliveries/retry.ts'

/** What waits, of all organisations together; who they are is not told. */
export type Backlog = {
  readonly alarmLagSeconds: number
  readonly messagesWaiting: number
  /** Given up in the last 24 hours. */
  readonly messagesFailed: number
  /** Null where this database keeps no ledger. */
  readonly ledgerPending: number | null
  readonly anchors: readonly { readonly kind: string; readonly state: string; readonly count: number }[]
}

/** Counting further than this tells an operator nothing new, and costs. */
const MOST_COUNTED = 10_000
const DAY_MS = 24 * 60 * 60_000

/** Reads what waits by indexes alone, as the worker. */
export function readBacklog(database: Database, now: Instant): Promise<Backlog> {
  return asWorker(database, async tx => {
    const { rows } = await sql<{ due: Instant | null; waiting: number; failed: number; ledger: boolean }>`
      select (select min(due_at) from alarms where fired_at is null and due_at <= ${now}) as due,
        (select count(*) from (
          (select from messages where state = 'waiting' and letter is null limit ${sql.lit(MOST_COUNTED)})
          union all (select from messages where state = 'waiting' and letter is not null limit ${sql.lit(MOST_COUNTED)}) limit ${sql.lit(MOST_COUNTED)}) w) as waiting,
        (select count(*) from (select from messages where state = 'failed' and attempted_at > ${later(now, -DAY_MS)} limit ${sql.lit(MOST_COUNTED)}) f) as failed,
        to_regclass('ledger_pending') is not null and has_table_privilege('bihuan_worker', to_regclass('ledger_pending'), 'select') as ledger`.execute(
      tx,
    )
    const row = rows[0]!
    const pending = row.ledger
      ? await sql<{ count: number }>`select count(*) from (select from ledger_pending limit ${sql.lit(MOST_COUNTED)}) p`.execute(
          tx,
        )
      : undefined
    const anchors = await sql<{ kind: string; state: string; count: number }>`
      select kind, state, count(*) from anchors where state <> 'confirmed' group by kind, state`.execute(tx)
    return {
      alarmLagSeconds: row.due === null ? 0 : Math.max(0, (Date.parse(now) - Date.parse(row.due)) / 1000),
      messagesWaiting: Number(row.waiting),
      messagesFailed: Number(row.failed),
      ledgerPending: pending ? Number(pending.rows[0]!.count) : null,
      anchors: anchors.rows.map(one => ({ ...one, count: Number(one.count) })),
    }
  })
}
