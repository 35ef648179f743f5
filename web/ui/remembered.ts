import { useCallback, useState } from 'react'

const prefix = 'bihuan.'

/** Reads a preference. A browser that forbids storage, or a value from an older version, gives the fallback. */
export function remembered<T>(name: string, fallback: T, isValid: (value: unknown) => value is T): T {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(prefix + name) ?? 'null')
    return isValid(value) ? value : fallback
  } catch {
    return fallback
  }
}

/** Keeps a preference in this browser; `undefined` forgets it. */
export function remember(name: string, value: unknown) {
  try {
    if (value === undefined) localStorage.removeItem(prefix + name)
    else localStorage.setItem(prefix + name, JSON.stringify(value))
  } catch {
    // Forbidden or full: the preference lasts until the page is closed.
  }
}

/** A preference as state: rail open, list density, column order. */
export function useRemembered<T>(
  name: string,
  fallback: T,
  isValid: (value: unknown) => value is T,
): readonly [T, (value: T) => void] {
  const [value, setValue] = useState(() => remembered(name, fallback, isValid))
  const set = useCallback(
    (next: T) => {
      setValue(next)
      remember(name, next)
    },
    [name],
  )
  return [value, set]
}

/** For preferences that are one of a few words. */
export function oneOf<const T extends string>(...values: readonly T[]) {
  return (value: unknown): value is T => typeof value === 'string' && (values as readonly string[]).includes(value)
}
