import type { Instant } from '../../events/instant.ts'

/** What is known of one background loop. */
export type LoopState = {
  readonly name: string
  readonly everyMs: number
  readonly startedAt: Instant
  /** Null before the first turn has ended. */
  readonly endedAt: Instant | null
  readonly isRunning: boolean
  readonly turns: number
  readonly failures: number
  readonly lastMs: number
  /** Of all turns together, in milliseconds. */
  readonly totalMs: number
  readonly lastFailed: boolean
}

export type LoopStates = {
  begin(name: string, everyMs: number, at: Instant): void
  end(name: string, at: Instant, ms: number, failed: boolean): void
  all(): readonly LoopState[]
  /** The loops of which no turn has ended for longer than they may take: late is twenty turns, or what a long turn may need. Told by a clock that nobody sets. */
  late(): readonly string[]
}

/** A turn of a nightly count over a million cases takes minutes; one that takes this long hangs. */
const LONGEST_TURN_MS = 15 * 60_000
const TURNS_LATE = 20

/**
 * Keeps what the loops of a process do. `elapsedMs`: since any beginning; it only runs, so that a wall clock that is put forward makes no loop look silent.
 */
export function createLoopStates(elapsedMs: () => number = () => performance.now()): LoopStates {
  const states = new Map<string, LoopState>()
  /** When each loop last began or ended a turn. */
  const seen = new Map<string, number>()
  return {
    begin(name, everyMs, at) {
      const known = states.get(name) ?? { endedAt: null, turns: 0, failures: 0, lastMs: 0, totalMs: 0, lastFailed: false }
      states.set(name, { ...known, name, everyMs, startedAt: at, isRunning: true })
      seen.set(name, elapsedMs())
    },
    end(name, at, ms, failed) {
      const known = states.get(name)
      if (!known) return
      const { turns, failures, totalMs } = known
      const counted = { turns: turns + 1, failures: failures + (failed ? 1 : 0), totalMs: totalMs + ms, lastMs: ms }
      states.set(name, { ...known, ...counted, endedAt: at, isRunning: false, lastFailed: failed })
      seen.set(name, elapsedMs())
    },
    all: () => [...states.values()],
    late: () =>
      [...states.values()]
        .filter(({ name, isRunning, everyMs }) => {
          const silent = elapsedMs() - seen.get(name)!
          return silent > (isRunning ? LONGEST_TURN_MS : Math.max(TURNS_LATE * everyMs, LONGEST_TURN_MS))
        })
        .map(({ name }) => name),
  }
}
