import { useCallback, useEffect, useRef, useState } from 'react'
import { serverNow } from '../api/server-time.ts'

const prefix = 'bihuan.draft.'
/** Older drafts are thrown away: they hold customers' words, and nobody comes back to them. */
const keepMs = 30 * 86_400_000
const writeAfterMs = 400

let owner = 'nobody'

/** Whose drafts these are; the shell sets it, so that the next person at a shared computer does not see them. */
export function ownDrafts(personId: string) {
  owner = personId
  sweep()
}
/** The person whose drafts and recent visits are in use. */
export function draftOwner(): string {
  return owner
}

function sweep() {
  try {
    for (const key of Object.keys(localStorage).filter(one => one.startsWith(prefix))) {
      if (serverNow() - (readRaw(key)?.at ?? 0) > keepMs) localStorage.removeItem(key)
    }
  } catch {
    // No storage, no drafts.
  }
}

function readRaw(key: string): { at: number; value: unknown } | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (
      typeof stored !== 'object' ||
      stored === null ||
      !('at' in stored) ||
      !('value' in stored) ||
      typeof stored.at !== 'number'
    )
      return undefined
    return { at: stored.at, value: stored.value }
  } catch {
    return undefined
  }
}

/** A draft kept in this browser. */
export type Draft<T> = {
  /** When it was written; undefined when there is none. For "草稿于 10:20 保存". */
  readonly keptAt: number | undefined
  /** The draft that was there when the form opened. */
  readonly restored: T | undefined
  /** Keeps a new state; `undefined` throws the draft away. Written a moment later, and at once when the page goes. */
  readonly keep: (value: T | undefined) => void
}

/**
 * A form's draft: survives reload, sign-out in the middle, and a crash. `name` says which form of which thing
 * (`case/abc/plan`). What comes back is checked by `isValid`, for the form may have changed since.
 */
export function useDraft<T>(name: string, isValid: (value: unknown) => value is T): Draft<T> {
  const key = `${prefix}${owner}.${name}`
  const [first] = useState(() => {
    const stored = readRaw(key)
    return stored !== undefined && isValid(stored.value) ? { at: stored.at, value: stored.value } : undefined
  })
  const [keptAt, setKeptAt] = useState(first?.at)
  const waiting = useRef<{ value: T | undefined; timer: ReturnType<typeof setTimeout> } | undefined>(undefined)

  const write = useCallback(() => {
    if (waiting.current === undefined) return
    clearTimeout(waiting.current.timer)
    const { value } = waiting.current
    waiting.current = undefined
    const at = serverNow()
    try {
      if (value === undefined) localStorage.removeItem(key)
      else localStorage.setItem(key, JSON.stringify({ at, value }))
      setKeptAt(value === undefined ? undefined : at)
    } catch {
      // Full or forbidden: the form still works, only without a net.
    }
  }, [key])

  useEffect(() => {
    window.addEventListener('pagehide', write)
    return () => {
      window.removeEventListener('pagehide', write)
      write()
    }
  }, [write])

  const keep = useCallback(
    (value: T | undefined) => {
      if (waiting.current !== undefined) clearTimeout(waiting.current.timer)
      waiting.current = { value, timer: setTimeout(write, writeAfterMs) }
      // A draft thrown away must be gone before anything else can bring it back.
      if (value === undefined) write()
    },
    [write],
  )
  return { keptAt, restored: first?.value, keep }
}
