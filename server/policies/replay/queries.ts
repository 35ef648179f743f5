import { sql } from 'kysely'
import type { Ctx } from '../../context.ts'
import type { Database } from '../../database/database.ts'
import type { PolicyReplays } from '../../database/policy-tables.ts'
import { refuse } from '../../errors.ts'
import type { ReplayRuns } from './replay-runs.ts'
import type { StoredSummary } from './stored-summary.ts'

type Scope = Pick<Ctx, 'tx' | 'org'>
type Timed = Pick<Ctx, 'tx' | 'org' | 'now'>
/** Who may know whether a replay still lives: this process, and on PostgreSQL the session lock of whichever process runs it. */
export type Liveness = { readonly kind: Database['kind']; readonly alive: ReplayRuns['alive'] }
export type NewReplay = Pick<PolicyReplays, 'id' | 'regulation' | 'edition' | 'hash' | 'period_from' | 'period_to' | 'started_by'>

/** The name of the lock that a replay's thread holds on PostgreSQL while it lives. */
export const lockOf = (org: string, id: string): string => `bihuan replay ${org} ${id}`

/** By then the thread of a replay that another process has just begun holds its lock. */
const BEGINNING_MS = 60_000

/**
 * Ends, as interrupted, replays whose process has died. The embedded database belongs to one process, so there whatever this process
 * does not run is dead; on PostgreSQL another process may run it, and then its thread's session holds the lock.
 */
export async function endInterrupted({ tx, org, now }: Timed, { kind, alive }: Liveness): Promise<void> {
  const running = await tx
    .selectFrom('policy_replays')
    .select(['id', 'started_at'])
    .where('org_id', '=', org)
    .where('state', '=', 'running')
    .execute()
  for (const { id, started_at: startedAt } of running) {
    if (alive.has(id)) continue
    if (kind === 'postgres') {
      if (Date.parse(now) - Date.parse(startedAt) < BEGINNING_MS) continue
      const { rows } = await sql<{ free: boolean }>`
        select pg_try_advisory_xact_lock(hashtextextended(${lockOf(org, id)}, 0)) as free`.execute(tx)
      if (rows[0]?.free !== true) continue
    }
    await endReplay({ tx, org, now }, id, { state: 'failed', failure: 'replay.interrupted' })
  }
}

/** Opens the account of a replay that begins. One runs at a time in an organisation: `replay.running`. */
export async function insertReplay({ tx, org, now }: Timed, replay: NewReplay): Promise<void> {
  // Two people who start at once wait for each other here.
  await tx.selectFrom('organisations').select('id').where('id', '=', org).forNoKeyUpdate().execute()
  const running = await tx
    .selectFrom('policy_replays')
    .select(['period_from', 'period_to', 'cases_done', 'cases_total'])
    .where('org_id', '=', org)
    .where('state', '=', 'running')
    .executeTakeFirst()
  if (running) {
    const { period_from: from, period_to: to, cases_done: done, cases_total: total } = running
    throw refuse('replay.running', {
      detail: {
        zh: `正在回放 ${from} 至 ${to} 的案件，已完成 ${done}/${total}`,
        en: `Cases from ${from} to ${to} are being replayed: ${done} of ${total}`,
      },
    })
  }
  await tx
    .insertInto('policy_replays')
    .values({ org_id: org, ...replay, state: 'running', summary: null, failure: null, started_at: now, ended_at: null })
    .execute()
  await tellScreens({ tx, org }, replay.id)
}

/** Writes how far a replay is; false where it is no longer running. */
export async function noteProgress(
  { tx, org }: Scope,
  id: string,
  done: { readonly casesDone: number; readonly casesTotal: number; readonly eventsDone: number },
): Promise<boolean> {
  const row = await tx
    .updateTable('policy_replays')
    .set({ cases_done: done.casesDone, cases_total: done.casesTotal, events_done: done.eventsDone })
    .where('org_id', '=', org)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

type End =
  | { readonly state: 'done'; readonly summary: StoredSummary }
  | { readonly state: 'failed'; readonly failure: 'replay.interrupted' | 'fault' }
  | { readonly state: 'cancelled' }

/** Ends a replay, unless somebody has ended it already. Gives whether it did. */
export async function endReplay({ tx, org, now }: Timed, id: string, end: End): Promise<boolean> {
  const row = await tx
    .updateTable('policy_replays')
    .set({
      state: end.state,
      ended_at: now,
      ...(end.state === 'done' ? { summary: JSON.stringify(end.summary) } : {}),
      ...(end.state === 'failed' ? { failure: end.failure } : {}),
    })
    .where('org_id', '=', org)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst()
  await tellScreens({ tx, org }, id)
  return row !== undefined
}

async function tellScreens({ tx, org }: Scope, id: string): Promise<void> {
  await sql`select pg_notify('bihuan_live', ${JSON.stringify({ org, topic: 'replay', id })})`.execute(tx)
}
