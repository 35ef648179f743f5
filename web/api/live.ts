import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { backoff, isLiveMessage, type LiveMessage, uniqueKeysOf } from './live-topics.ts'
import { noteServerTime } from './server-time.ts'

/** `connected`: changes arrive by themselves. `lost`: the screen may be out of date, and says so. */
export type LiveState = 'connecting' | 'connected' | 'lost'

let state: LiveState = 'connecting'
const listeners = new Set<() => void>()
function become(next: LiveState) {
  if (state === next) return
  state = next
  for (const listener of listeners) listener()
}

/** Messages of this long are answered with one round of requests; while they do not cease, rounds become as rare as the second. */
const gatherMs = 300
const mostGatherMs = 5_000
/** A tab hidden for this long lets go of its connection: browsers allow six to one server over HTTP/1.1, for all tabs together. */
const hiddenMs = 60_000
/** The server sends `event: beat` every 20 s; silence for longer means the way is dead though nobody said so. */
const silenceMs = 50_000

/**
 * Follows `/api/live` (server-sent events) and refreshes what changed. EventSource gives up for good when a proxy
 * answers 502 during a restart, so reconnecting is ours. After a gap everything on screen is fetched again.
 */
export function followLive(queries: QueryClient): () => void {
  let source: EventSource | undefined
  let attempt = 0
  let hadGap = false
  let beats = false
  let retry: ReturnType<typeof setTimeout> | undefined
  let hide: ReturnType<typeof setTimeout> | undefined
  let silence: ReturnType<typeof setTimeout> | undefined
  let flush: ReturnType<typeof setTimeout> | undefined
  let waiting: LiveMessage[] = []
  let gather = gatherMs
  let flushedAt = 0

  const close = () => {
    source?.close()
    source = undefined
    clearTimeout(retry)
    clearTimeout(silence)
  }
  const lose = () => {
    close()
    hadGap = true
    // One failed try is a hiccup; from the second on the person is told.
    if (attempt > 0) become('lost')
    retry = setTimeout(open, backoff(attempt++, Math.random()))
  }
  const heard = () => {
    clearTimeout(silence)
    if (beats) silence = setTimeout(lose, silenceMs)
  }
  const onMessage = (event: MessageEvent<string>) => {
    heard()
    const message: unknown = JSON.parse(event.data)
    if (!isLiveMessage(message)) return
    waiting.push(message)
    if (flush !== undefined) return
    // A phone that sends hundreds of acts, a bulk operation: asking anew for each would slow down what is going on.
    gather = Date.now() - flushedAt < 2 * gatherMs ? Math.min(2 * gather, mostGatherMs) : gatherMs
    flush = setTimeout(() => {
      flush = undefined
      flushedAt = Date.now()
      for (const queryKey of uniqueKeysOf(waiting)) void queries.invalidateQueries({ queryKey })
      waiting = []
    }, gather)
  }
  function open() {
    close()
    source = new EventSource('/api/live')
    source.onopen = () => {
      attempt = 0
      become('connected')
      heard()
      if (hadGap) void queries.invalidateQueries()
      hadGap = false
    }
    source.onmessage = onMessage
    source.addEventListener('beat', event => {
      beats = true
      heard()
      // The beat's data is the server's time; it took about no time to arrive.
      noteServerTime(String(event.data), Date.now(), Date.now())
    })
    source.onerror = lose
  }
  const onVisibility = () => {
    clearTimeout(hide)
    if (document.hidden) {
      hide = setTimeout(() => {
        close()
        hadGap = true
      }, hiddenMs)
    } else if (source === undefined) open()
  }

  open()
  document.addEventListener('visibilitychange', onVisibility)
  window.addEventListener('online', open)
  return () => {
    close()
    clearTimeout(hide)
    clearTimeout(flush)
    document.removeEventListener('visibilitychange', onVisibility)
    window.removeEventListener('online', open)
    become('connecting')
  }
}

/** Whether changes arrive by themselves, for the bar at the top. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
}
