import type { Instant } from '../../events/instant.ts'

/** After the first, second, third and fourth attempt; a clock of minutes cannot wait for hours. */
const WAITS_MS = [5_000, 20_000, 60_000, 240_000]

/** A moment some milliseconds after (or before) another. */
export function later(at: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(at) + milliseconds).toISOString()
}

/** When to try again after so many attempts; undefined when it has been tried enough. */
export function nextAttemptAt(now: Instant, attempts: number): Instant | undefined {
  const wait = WAITS_MS[attempts - 1]
  return wait === undefined ? undefined : later(now, wait)
}
