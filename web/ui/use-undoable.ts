import { useCallback, useEffect, useRef, useState } from 'react'

type Waiting<T> = { readonly what: T; readonly until: number; readonly timer: ReturnType<typeof setTimeout> }

/** Does something after a moment in which it can be taken back. Leaving the screen does it at once: the person meant it. */
export function useUndoable<T>(run: (what: T) => void, delayMs: number) {
  const [waiting, setWaiting] = useState<Waiting<T>>()
  const latest = useRef({ run, waiting })
  useEffect(() => {
    latest.current = { run, waiting }
  })
  useEffect(
    () => () => {
      const left = latest.current.waiting
      if (left === undefined) return
      clearTimeout(left.timer)
      latest.current.run(left.what)
    },
    [],
  )
  const start = useCallback(
    (what: T) => {
      const timer = setTimeout(() => {
        setWaiting(undefined)
        latest.current.run(what)
      }, delayMs)
      setWaiting({ what, until: Date.now() + delayMs, timer })
    },
    [delayMs],
  )
  const undo = useCallback(() => {
    clearTimeout(latest.current.waiting?.timer)
    setWaiting(undefined)
  }, [])
  return { waiting, start, undo }
}
