import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import { columnTypes } from './column-types.ts'
import type { Log } from './database.ts'
import { hearErrors } from './hear-errors.ts'
import { logPosition } from './log-position.ts'
import { preparingClient } from './prepared-statements.ts'
import type { Schema } from './schema.ts'

/** Why a read went where it went; the label of a metric. */
export type ReadPlace = 'replica' | 'behind' | 'away' | 'failed'
/** `other`: no standby of this primary. `away` also before the first look. */
export type ReplicaState = 'following' | 'late' | 'away' | 'other'

/** A standby that follows the primary by its log, for reads that may be some seconds old. */
export type Replica = {
  readonly db: Kysely<Schema>
  readonly pool: Pool
  readonly state: () => ReplicaState
  /** How old at most what it shows is, in seconds, as far as was seen; Infinity while it cannot be seen. */
  readonly lagSeconds: () => number
  /** Whether it shows everything up to a place in the primary's log. Asks it only where that is not known yet. */
  has(position: bigint): Promise<boolean>
  /** The place in the primary's log behind everything that has been written. */
  writtenTo(): Promise<string>
  count(place: ReadPlace): void
  readonly counts: () => ReadonlyMap<ReadPlace, number>
  /** Compares both servers now; done every second by itself. */
  look(): Promise<void>
  close(): Promise<void>
}

const CONNECTIONS = 20
const CONNECT_MS = 1_000
/** A standby that was cut off silently must not hold a reader longer than this: the primary answers then. */
const ANSWER_MS = 10_000
const LOOK_EVERY_MS = 1_000
/** Further behind it is not asked at all. */
export const LATE_AFTER_SECONDS = 10
/** Nothing is written there, also where it becomes a primary while we read. */
const SESSION = '-c jit=off -c default_transaction_read_only=on'

type Seen = { readonly position: bigint; readonly atMs: number }

/**
 * Follows the standby of DATABASE_READ_URL beside the primary; never throws for its sake: where it is away, late or something else, `state` says so and reads go to
 * the primary. `elapsedMs`: a clock that nobody sets.
 */
export function openReplica(
  readUrl: string,
  primary: Pool,
  { log, elapsedMs = () => performance.now(), everyMs = LOOK_EVERY_MS }: ReplicaSettings,
): Replica {
  const pool = new Pool({
    ...{ connectionString: readUrl, types: columnTypes, max: CONNECTIONS, options: SESSION, pipeline: true },
    ...{ connectionTimeoutMillis: CONNECT_MS, query_timeout: ANSWER_MS, keepAlive: true, Client: preparingClient() },
  })
  pool.on('error', error => log.warn({ error }, 'an idle connection to the replica was lost'))
  hearErrors(pool, log)
  let state: ReplicaState = 'away'
  let replayed = -1n
  /** Places of the primary's log with when they were seen, the oldest that is not replayed first. */
  let ahead: Seen[] = []
  let asking: Promise<void> | undefined
  const counts = new Map<ReadPlace, number>()

  const askReplayed = (): Promise<void> => {
    asking ??= pool
      .query<{ position: string | null }>('select pg_last_wal_replay_lsn()::text as position')
      .then(({ rows }) => {
        const now = logPosition(rows[0]?.position ?? '')
        if (now !== undefined && now > replayed) replayed = now
      })
      .finally(() => {
        asking = undefined
      })
    return asking
  }
  const writtenTo = async () => {
    const { rows } = await primary.query<{ position: string }>('select pg_current_wal_insert_lsn()::text as position')
    return rows[0]!.position
  }
  const lagSeconds = () =>
    state === 'away' || state === 'other' ? Infinity : ahead[0] ? (elapsedMs() - ahead[0].atMs) / 1_000 : 0
  const tell = (now: ReplicaState) => {
    if (now !== state) log.warn({ from: state, to: now }, 'the replica for reading changed')
    state = now
  }
  const look = async () => {
    const atMs = elapsedMs()
    try {
      const [position, here, there] = [await writtenTo(), await identityOf(primary), await identityOf(pool)]
      if (here.system !== there.system || !there.isStandby) {
        ahead = []
        return tell('other')
      }
      ahead.push({ position: logPosition(position)!, atMs })
      await askReplayed()
      ahead = ahead.filter(one => one.position > replayed)
      tell(ahead[0] !== undefined && elapsedMs() - ahead[0].atMs > LATE_AFTER_SECONDS * 1_000 ? 'late' : 'following')
    } catch {
      tell('away')
    }
  }
  let looking: Promise<void> | undefined
  const lookOnce = () => {
    looking ??= look().finally(() => {
      looking = undefined
    })
    return looking
  }
  const timer = setInterval(() => void lookOnce(), everyMs)
  timer.unref()
  return {
    ...{ pool, db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }), lagSeconds, writtenTo, look: lookOnce },
    state: () => state,
    async has(position) {
      if (position > replayed) await askReplayed()
      return position <= replayed
    },
    count: place => void counts.set(place, (counts.get(place) ?? 0) + 1),
    counts: () => counts,
    async close() {
      clearInterval(timer)
      await looking
      await pool.end()
    },
  }
}

type ReplicaSettings = { readonly log: Log; readonly elapsedMs?: () => number; readonly everyMs?: number }

/** Which cluster a server belongs to, and whether it follows another. */
export async function identityOf(pool: Pick<Pool, 'query'>): Promise<{ system: string; isStandby: boolean }> {
  const { rows } = await pool.query<{ system: string; isStandby: boolean }>(
    'select system_identifier::text as system, pg_is_in_recovery() as "isStandby" from pg_control_system()',
  )
  return rows[0]!
}
