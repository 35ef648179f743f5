import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { startTransition, useEffect, useState } from 'react'

/** A page asks one thing after another: it is quiet when nothing was asked for so long. */
const SETTLED_MS = 600
/** Whoever presses at once does so within this long. */
const DRAWN_MS = 200
/** An answer that does not come holds nothing up for ever. */
const AT_MOST_MS = 10_000

/** Runs once: when everything that was asked has been answered for a while and the browser has nothing else to do. Gives back how to call that off. */
export function whenQuiet(queries: QueryClient, run: () => void): () => void {
  let settled: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const end = () => {
    isOver = true
    clearTimeout(settled)
    clearTimeout(last)
    stop()
  }
  const finish = () => {
    if (isOver) return
    end()
    run()
  }
  const last = setTimeout(finish, AT_MOST_MS)
  // A busy browser may have asked again before it had time: then the next answer begins the wait anew.
  const rested = () => {
    if (queries.isFetching() === 0) finish()
  }
  const rest = () => {
    // Safari knows no idle time: there it comes as soon as it is quiet.
    if ('requestIdleCallback' in window) window.requestIdleCallback(rested, { timeout: 5_000 })
    else finish()
  }
  const look = () => {
    clearTimeout(settled)
    settled = queries.isFetching() === 0 ? setTimeout(rest, SETTLED_MS) : undefined
  }
  const stop = queries.getQueryCache().subscribe(look)
  look()
  return end
}

let wasQuiet = false

/**
 * Whether this has been drawn and the browser had time since; on later pages at once. For what completes what is shown, and would else come
 * between the drawing and the first press. `isThere`: what is drawn has come.
 */
export function useDrawn(isThere = true): boolean {
  const [isDrawn, setDrawn] = useState(wasQuiet)
  useEffect(() => {
    if (isDrawn || !isThere) return
    // A press that comes now is answered first.
    const done = () => startTransition(() => setDrawn(true))
    let idle: number | undefined
    const soon = setTimeout(() => {
      if ('requestIdleCallback' in window) idle = window.requestIdleCallback(done, { timeout: 1_000 })
      else done()
    }, DRAWN_MS)
    return () => {
      clearTimeout(soon)
      if (idle !== undefined) window.cancelIdleCallback(idle)
    }
  }, [isDrawn, isThere])
  return isDrawn
}

/**
 * Whether the first page of this window has all its answers. What nobody needs to read or to act waits for it with its code; on later pages
 * nothing waits.
 */
export function useQuiet(): boolean {
  const queries = useQueryClient()
  const [isQuiet, setQuiet] = useState(wasQuiet)
  useEffect(() => {
    if (isQuiet) return
    return whenQuiet(queries, () => {
      wasQuiet = true
      setQuiet(true)
    })
  }, [queries, isQuiet])
  return isQuiet
}
