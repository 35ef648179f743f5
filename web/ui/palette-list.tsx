import { useEffect, useRef } from 'react'
import { useWords } from '../language/use-words.ts'
import { Keys } from './cheat-sheet.tsx'
import type { PaletteEntry } from './palette-entries.ts'
import { uiWords } from './words.ts'

/** The id of an option, for aria-activedescendant. */
export const optionId = (list: string, at: number) => `${list}-${at}`

type Props = {
  readonly id: string
  readonly entries: readonly PaletteEntry[]
  readonly chosen: number
  readonly onRun: (entry: PaletteEntry) => void
  readonly onPoint: (at: number) => void
}

/** The palette's options under their groups. */
export function PaletteList({ id, entries, chosen, onRun, onPoint }: Props) {
  const t = useWords(uiWords)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector(`#${CSS.escape(optionId(id, chosen))}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, chosen])
  return (
    <div ref={list} id={id} role="listbox" className="palette-list" aria-label={t('results')}>
      {entries.map((entry, at) => (
        <div key={entry.id} role="presentation">
          {entries[at - 1]?.group !== entry.group && (
            <div className="palette-group" role="presentation">
              {t(entry.group)}
            </div>
          )}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard is on the input, which points here with aria-activedescendant. */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: see above. */}
          <div
            id={optionId(id, at)}
            role="option"
            aria-selected={at === chosen}
            className="palette-option"
            onClick={() => onRun(entry)}
            onMouseMove={() => at !== chosen && onPoint(at)}
          >
            <span className="palette-title">{entry.title}</span>
            {entry.detail !== undefined && entry.detail !== '' && <span className="palette-detail">{entry.detail}</span>}
            {entry.keys !== undefined && <Keys keys={entry.keys} />}
          </div>
        </div>
      ))}
    </div>
  )
}
