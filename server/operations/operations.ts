import type { Instant } from '../../events/instant.ts'
import { createRequests, type Requests } from './give-way.ts'
import { createLoopStates, type LoopStates } from './loop-states.ts'
import type { Metrics } from './metrics.ts'
import type { Tracing } from './tracing.ts'

/** How a process is watched from outside: what its loops do, what is measured, whether it is going away. */
export type Operations = {
  readonly loops: LoopStates
  /** What is answered at this moment, so that the background gives way. */
  readonly requests: Requests
  readonly metrics?: Metrics | undefined
  readonly tracing?: Tracing | undefined
  /** METRICS_TOKEN: opens /metrics and the details of /readyz to whoever is not on this computer. */
  readonly token?: string | undefined
  /** Below this many free bytes in the data folder the server is not ready. */
  readonly minFreeBytes: number
  /** Since when it takes no more work; undefined while it does. */
  readonly drainingSince: () => Instant | undefined
  drain(now: Instant): void
}

const MEGABYTE = 1024 ** 2
/** A few photographs and a day of the embedded database. */
export const DEFAULT_FREE_MB = 200

/** What a process tells of itself; nothing is measured or traced unless it is given. */
export function createOperations({
  minFreeMb = DEFAULT_FREE_MB,
  elapsedMs,
  ...more
}: { minFreeMb?: number; elapsedMs?: () => number } & Pick<Operations, 'metrics' | 'tracing' | 'token'> = {}): Operations {
  let since: Instant | undefined
  return {
    ...more,
    loops: createLoopStates(elapsedMs),
    requests: createRequests(),
    minFreeBytes: minFreeMb * MEGABYTE,
    drainingSince: () => since,
    drain(now) {
      since ??= now
    },
  }
}
