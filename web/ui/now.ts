import { useCallback, useSyncExternalStore } from 'react'
import { serverNow } from '../api/server-time.ts'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function beat() {
  if (document.hidden) return
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (timer === undefined) {
    timer = setInterval(beat, 1000)
    document.addEventListener('visibilitychange', beat)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
    document.removeEventListener('visibilitychange', beat)
  }
}

/**
 * The server's time, for things that tick. One timer serves the whole page however many clocks are on it; a clock
 * renders again only when the time it sees, rounded down to `stepOf(now)` milliseconds, has changed. Step 0: never.
 */
export function useNow(stepOf: (now: number) => number): number {
  const read = useCallback(() => {
    const now = serverNow()
    const step = stepOf(now)
    return step === 0 ? 0 : now - (now % step)
  }, [stepOf])
  return useSyncExternalStore(subscribe, read)
}

const minute = () => 60_000
/** The server's time, rounded down to the minute. */
export function useMinute(): number {
  return useNow(minute)
}
