import { useEffect, useState } from 'react'

/** Which row of a list the keys act on. Follows its row when the list is refreshed; gone, its successor is next. */
export function useSelectedRow(ids: readonly string[], initial?: string) {
  const [selected, select] = useState(initial)
  const [last, setLast] = useState(0)
  const found = selected === undefined ? -1 : ids.indexOf(selected)
  // Asked for but not here (yet): nothing is selected until a row has been.
  const at = found >= 0 ? found : selected === undefined || selected === initial ? -1 : Math.min(last, ids.length - 1)
  const current = at < 0 ? undefined : ids[at]
  useEffect(() => {
    if (current === undefined) return
    document.querySelector(`[data-selected="true"]`)?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const go = (to: number) => {
    const next = Math.max(0, Math.min(ids.length - 1, to))
    setLast(next)
    select(ids[next])
  }
  return { current, next: () => go(at + 1), previous: () => go(at - 1), select: (id: string) => go(ids.indexOf(id)) }
}
