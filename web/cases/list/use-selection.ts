import { useCallback, useMemo, useRef, useState } from 'react'

/** Ids between two rows, both included, in the order of the list. */
export function rangeOf(ids: readonly string[], from: string, to: string): readonly string[] {
  const a = ids.indexOf(from)
  const b = ids.indexOf(to)
  return a < 0 || b < 0 ? [to] : ids.slice(Math.min(a, b), Math.max(a, b) + 1)
}

/** Which rows are ticked. Shift and a click tick everything from the row clicked before. */
export function useSelection(ids: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const last = useRef<string | undefined>(undefined)
  // Rows that have left the list cannot be acted on.
  const selected = useMemo(() => ids.filter(id => chosen.has(id)), [ids, chosen])
  const toggle = useCallback(
    (id: string, withShift: boolean) =>
      setChosen(before => {
        const next = new Set(before)
        if (withShift && last.current !== undefined) for (const one of rangeOf(ids, last.current, id)) next.add(one)
        else if (!next.delete(id)) next.add(id)
        last.current = id
        return next
      }),
    [ids],
  )
  const all = useCallback((on: boolean) => setChosen(on ? new Set(ids) : new Set()), [ids])
  return { selected, isSelected: (id: string) => chosen.has(id), toggle, all, clear: () => all(false) }
}
