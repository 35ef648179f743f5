import { type QueryKey, useIsFetching } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/** Longer than the answers take where all is well; a slow one does not hold back what is there. */
const PATIENCE_MS = 400

const beginsWith = (key: QueryKey, beginning: QueryKey) => beginning.every((part, at) => key[at] === part)

/**
 * Whether what was asked under these keys has been answered at least once, or has taken too long. What stands below it waits for that: a row that is moved away
 * under a finger is pressed by mistake.
 */
export function useAnswered(...keys: readonly QueryKey[]): boolean {
  const [isOverdue, setOverdue] = useState(false)
  const waiting = useIsFetching({
    predicate: ({ queryKey, state }) => state.status === 'pending' && keys.some(key => beginsWith(queryKey, key)),
  })
  useEffect(() => {
    const timer = setTimeout(() => setOverdue(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return waiting === 0 || isOverdue
}
