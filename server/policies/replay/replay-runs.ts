import type { FastifyBaseLogger } from 'fastify'
import type { ReplaySummary } from '../../../engine/replay/replay.ts'
import type { Rules } from '../../../engine/rules.ts'
import { inOrganisation } from '../../database/transaction.ts'
import type { Deps } from '../../deps.ts'
import { endReplay, noteProgress } from './queries.ts'
import type { ReplayGiven } from './replay-given.ts'
import { runInThread } from './run-in-thread.ts'
import type { StoredSummary } from './stored-summary.ts'

/** What this process replays at the moment. */
export type ReplayRuns = {
  /** Ids that this process runs or is about to run. */
  readonly alive: Set<string>
  start(given: ReplayGiven, store: (summary: ReplaySummary) => StoredSummary): void
  cancel(id: string): void
  /** Ends all; their rows say that they were interrupted. */
  close(): Promise<void>
}

/** The rules of an organisation as plain data for a thread. */
export function plainRules({
  editions,
  calendar,
  settings,
  primary,
}: Rules): Pick<ReplayGiven, 'editions' | 'primary' | 'calendar' | 'clocks'> {
  return {
    editions: editions.map(({ pack, begins }) => (begins === undefined ? { pack } : { pack, begins })),
    calendar: calendar.spec,
    primary,
    clocks: settings,
  }
}

/** Replays of this process: each in its thread, its progress and its end written to its row. */
export function replayRuns(deps: Pick<Deps, 'database' | 'clock'> & { readonly log: FastifyBaseLogger }): ReplayRuns {
  const alive = new Set<string>()
  const running = new Map<string, { stop: AbortController; done: Promise<void> }>()
  let isClosing = false

  const run = async (given: ReplayGiven, store: (summary: ReplaySummary) => StoredSummary, stop: AbortController) => {
    const { id, org } = given
    const write = <T>(work: Parameters<typeof inOrganisation<T>>[2]) => inOrganisation(deps.database, org, work)
    const progress = latestOnly(async (done: Parameters<typeof noteProgress>[2]) => {
      // Cancelled through another process, or its organisation is gone.
      if (!(await write(tx => noteProgress({ tx, org }, id, done)))) stop.abort()
    })
    try {
      const summary = await runInThread(
        { connectionString: deps.database.connectionString, given },
        { onProgress: progress.push, signal: stop.signal },
      )
      await progress.settled()
      if (summary) await write(tx => endReplay({ tx, org, now: deps.clock() }, id, { state: 'done', summary: store(summary) }))
      // Where somebody cancelled it, the row says so already.
      else if (isClosing)
        await write(tx => endReplay({ tx, org, now: deps.clock() }, id, { state: 'failed', failure: 'replay.interrupted' }))
    } catch (error) {
      deps.log.error({ err: error, replay: id }, 'a replay failed')
      await write(tx => endReplay({ tx, org, now: deps.clock() }, id, { state: 'failed', failure: 'fault' }))
    }
  }

  return {
    alive,
    start(given, store) {
      const stop = new AbortController()
      const done = run(given, store, stop)
        .catch(error => deps.log.error({ err: error, replay: given.id }, 'a replay could not end'))
        .finally(() => {
          running.delete(given.id)
          alive.delete(given.id)
        })
      running.set(given.id, { stop, done })
    },
    cancel: id => running.get(id)?.stop.abort(),
    async close() {
      isClosing = true
      for (const { stop } of running.values()) stop.abort()
      await Promise.all([...running.values()].map(one => one.done))
    },
  }
}

/** Writes values one after the other; while one is written, only the latest of the others waits. */
function latestOnly<T>(write: (value: T) => Promise<void>): { push(value: T): void; settled(): Promise<void> } {
  let waiting: T | undefined
  let busy: Promise<void> | undefined
  let failure: unknown
  const turn = async () => {
    while (waiting !== undefined && failure === undefined) {
      const value = waiting
      waiting = undefined
      await write(value)
    }
  }
  return {
    push(value) {
      waiting = value
      busy ??= turn()
        .catch(error => {
          failure = error
        })
        .finally(() => {
          busy = undefined
        })
    },
    async settled() {
      await busy
      if (failure !== undefined) throw failure
    },
  }
}
