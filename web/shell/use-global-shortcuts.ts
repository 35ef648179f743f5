import { useNavigate } from 'react-router'
import type { Me } from '../../server/me/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { type Shortcut, useShortcuts } from '../ui/use-shortcuts.ts'
import { createEntries, railFor } from './rail-entries.ts'
import { shellWords } from './words.ts'

type Overlays = { readonly openPalette: () => void; readonly openCheatSheet: () => void }

/** ⌘K, `/`, `?`, `c`, and `g` with each entry's letter. */
export function useGlobalShortcuts(me: Me, { openPalette, openCheatSheet }: Overlays) {
  const t = useWords(shellWords)
  const text = useText()
  const navigate = useNavigate()
  const jumps: readonly Shortcut[] = railFor(me).flatMap(({ jump, to, label }) =>
    jump === undefined ? [] : [{ keys: `g ${jump}`, label: text(label), run: () => void navigate(to), keysOnly: true }],
  )
  const creates: readonly Shortcut[] = createEntries().map(({ to, label }, at) => ({
    ...(at === 0 ? { keys: 'c' } : {}),
    label: text(label),
    run: () => void navigate(to),
  }))
  useShortcuts('global', [
    { keys: 'mod+k', label: t('search'), run: openPalette, keysOnly: true },
    { keys: '/', label: t('search'), run: openPalette, keysOnly: true },
    { keys: '?', label: t('shortcuts'), run: openCheatSheet },
    ...creates,
    ...jumps,
  ])
}
