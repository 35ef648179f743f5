import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { useWords } from '../../language/use-words.ts'
import { useQuiet } from '../../ui/use-quiet.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { readFilter } from '../list/list-filter.ts'
import { listCameFrom, useCaseList } from '../list/use-case-list.ts'
import { caseWords } from '../words-case.ts'

/** The list that the case was opened from, and J, K to move in it. */
export function useNeighbours(id: string) {
  const text = listCameFrom()
  const { filter, sort } = useMemo(() => readFilter(new URLSearchParams(text)), [text])
  // Beside the case: it comes once the case itself is there.
  const pages = useCaseList(filter, sort, useQuiet())
  const at = pages.items.findIndex(row => row.id === id)
  return {
    pages,
    text,
    before: at > 0 ? pages.items[at - 1]?.id : undefined,
    after: at >= 0 ? pages.items[at + 1]?.id : pages.items[0]?.id,
  }
}

/** Moves to the case before or after, with J, K and [ ]. */
export function useNeighbourKeys({ before, after }: Pick<ReturnType<typeof useNeighbours>, 'before' | 'after'>) {
  const t = useWords(caseWords)
  const navigate = useNavigate()
  const go = (to: string | undefined) => to !== undefined && void navigate(`/cases/${to}`)
  useShortcuts('case', [
    { keys: 'j', label: t('nextCase'), run: () => go(after), keysOnly: true },
    { keys: 'k', label: t('previous'), run: () => go(before), keysOnly: true },
    { keys: ']', label: t('nextCase'), run: () => go(after), keysOnly: true },
    { keys: '[', label: t('previous'), run: () => go(before), keysOnly: true },
  ])
}
