import { setTimeout as sleep } from 'node:timers/promises'

/** A pause between two requests of one page, or of somebody who types. */
const RECENT_MS = 250
const MOST_MS = 2_000
/** Of a processor, work that takes hours has half, and a fifth while somebody waits for this process. */
const REST = { quiet: 1, busy: 4 } as const

/** The requests that this process is answering. */
export type Requests = {
  begin(): void
  end(): void
  /** Whether one is under way, or was a moment ago. */
  readonly isBusy: () => boolean
}

export function createRequests(elapsedMs: () => number = () => performance.now()): Requests {
  let underWay = 0
  let lastAt = Number.NEGATIVE_INFINITY
  return {
    begin: () => {
      underWay++
    },
    end: () => {
      underWay--
      lastAt = elapsedMs()
    },
    isBusy: () => underWay > 0 || elapsedMs() - lastAt < RECENT_MS,
  }
}

/** Rests after a piece of long work that took so many milliseconds; ends at once where the server stops. */
export type Rest = (tookMs: number) => Promise<void>

/** For how many milliseconds a piece of long work is followed by rest, two seconds at most. */
export const restAfter = (tookMs: number, isBusy: boolean): number =>
  Math.min(tookMs * (isBusy ? REST.busy : REST.quiet), MOST_MS)

/**
 * How the background gives way: what goes through all cases or events rests after each piece, longer while requests are answered. Other processes on the same
 * database have requests of their own that this one does not know of, so that it rests in any case.
 */
export function restBeside(requests: Requests | undefined, stopping: AbortSignal): Rest {
  return async tookMs => {
    await sleep(restAfter(tookMs, requests?.isBusy() === true), undefined, { signal: stopping }).catch(() => {})
  }
}

/** Does a piece of work and rests after it; without a rest it is just done. */
export async function resting<T>(rest: Rest | undefined, work: () => Promise<T>): Promise<T> {
  if (rest === undefined) return work()
  const began = performance.now()
  const result = await work()
  await rest(performance.now() - began)
  return result
}
