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
  /** The loops of which no turn has ended for longer than they may take: late is twenty turns, or what a long turn may need. */
  late(now: Instant): readonly string[]
}

/** A turn of a nightly count over a million cases takes minutes; one that takes this long hangs. */
const LONGEST_TURN_MS = 15 * 60_000
const TURNS_LATE = 20

/** Keeps what the loops of a process do. */
export function createLoopStates(): LoopStates {
  const states = new Map<string, LoopState>()
  const since = (from: Instant, to: Instant) => Date.parse(to) - Date.parse(from)
  return {
    begin(name, everyMs, at) {
      const known = states.get(name) ?? { endedAt: null, turns: 0, failures: 0, lastMs: 0, totalMs: 0, lastFailed: false }
      states.set(name, { ...known, name, everyMs, startedAt: at, isRunning: true })
    },
    end(name, at, ms, failed) {
      const known = states.get(name)
      if (!known) return
      const { turns, failures, totalMs } = known
      const counted = { turns: turns + 1, failures: failures + (failed ? 1 : 0), totalMs: totalMs + ms, lastMs: ms }
      states.set(name, { ...known, ...counted, endedAt: at, isRunning: false, lastFailed: failed })
    },
    all: () => [...states.values()],
    late: now =>
      [...states.values()]
        .filter(({ isRunning, startedAt, endedAt, everyMs }) =>
          isRunning
            ? since(startedAt, now) > LONGEST_TURN_MS
            : since(endedAt ?? startedAt, now) > Math.max(TURNS_LATE * everyMs, LONGEST_TURN_MS),
        )
        .map(({ name }) => name),
  }
}
