import { useNavigate } from 'react-router'
import { useMe } from '../api/me.ts'
import { useSearch } from '../api/search.ts'
import { features } from '../features.ts'
import { useText } from '../language/use-words.ts'
import { pathOf, railFor } from '../shell/rail-entries.ts'
import { detailOf, type PaletteEntry } from './palette-entries.ts'
import { recentSubjects } from './recent.ts'
import { useActiveShortcuts } from './use-shortcuts.ts'

/** Everything the palette can offer: places, commands of features, acts of the page that is open, what was opened lately, and hits. */
export function usePaletteEntries(typed: string) {
  const navigate = useNavigate()
  const text = useText()
  const me = useMe()
  const shortcuts = useActiveShortcuts()
  const search = useSearch(typed)
  const go = (to: string) => () => void navigate(to)

  const recent = recentSubjects().flatMap((one): PaletteEntry[] => {
    const to = pathOf(one)
    return to === undefined
      ? []
      : [{ id: `recent ${one.kind} ${one.id}`, group: 'recent', title: one.title, detail: one.number, run: go(to) }]
  })
  const places = railFor(me).map(
    ({ to, label, jump }): PaletteEntry => ({
      id: `go ${to}`,
      group: 'goTo',
      title: text(label),
      words: `${label.zh} ${label.en ?? ''}`,
      keys: jump === undefined ? undefined : `g ${jump}`,
      run: go(to),
    }),
  )
  const commands = features
    .flatMap(feature => feature.commands ?? [])
    .map(
      ({ id, label, to, words }): PaletteEntry => ({
        id: `command ${id}`,
        group: 'goTo',
        title: text(label),
        words: `${label.zh} ${label.en ?? ''} ${words ?? ''}`,
        run: go(to),
      }),
    )
  const acts = shortcuts.flatMap((one, at): PaletteEntry[] =>
    one.keysOnly === true ? [] : [{ id: `act ${at}`, group: 'acts', title: one.label, keys: one.keys, run: one.run }],
  )
  const hits = (search.data?.items ?? []).flatMap((hit): PaletteEntry[] => {
    const to = pathOf(hit)
    return to === undefined
      ? []
      : [{ id: `hit ${hit.kind} ${hit.id}`, group: 'results', title: hit.title, detail: detailOf(hit), run: go(to) }]
  })
  return { fixed: [...recent.slice(0, 6), ...acts, ...places, ...commands], hits: typed.trim() === '' ? [] : hits, search }
}
