import { SearchOutlined } from '@ant-design/icons'
import { Input, Modal, Spin } from 'antd'
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import { useWords } from '../language/use-words.ts'
import { listed, type PaletteEntry } from './palette-entries.ts'
import { optionId, PaletteList } from './palette-list.tsx'
import { Refusal } from './refusal.tsx'
import { isComposing } from './shortcut-keys.ts'
import { usePaletteEntries } from './use-palette-entries.ts'
import { uiWords } from './words.ts'
import './palette.css'

/** ⌘K: go, act, search, reopen. One input; arrows choose, Enter opens, and Enter that ends pinyin does not. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const t = useWords(uiWords)
  const list = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const { fixed, hits, search } = usePaletteEntries(useDeferredValue(typed))
  const entries = listed(typed, fixed, hits)
  const chosen = Math.min(at, entries.length - 1)

  const run = (entry: PaletteEntry) => {
    onClose()
    entry.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }
    const move = moves[event.key]
    if (move !== undefined && entries.length > 0) {
      event.preventDefault()
      setAt((chosen + move + entries.length) % entries.length)
    }
    const entry = entries[chosen]
    if (event.key === 'Enter' && entry !== undefined) {
      event.preventDefault()
      run(entry)
    }
  }
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={620}
      style={{ top: '12vh' }}
      className="palette"
      title={<span className="visually-hidden">{t('palettePlaceholder')}</span>}
    >
      <Input
        autoFocus
        variant="borderless"
        size="large"
        prefix={<SearchOutlined />}
        suffix={search.isFetching ? <Spin size="small" /> : undefined}
        placeholder={t('palettePlaceholder')}
        value={typed}
        onChange={event => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={entries.length > 0 ? optionId(list, chosen) : undefined}
        aria-label={t('palettePlaceholder')}
      />
      {search.error !== null && <Refusal problem={search.error} onRetry={() => void search.refetch()} />}
      <PaletteList id={list} entries={entries} chosen={chosen} onRun={run} onPoint={setAt} />
      {entries.length === 0 && typed.trim() !== '' && !search.isFetching && search.error === null && (
        <p className="palette-none" role="status">
          {t('noResults', { q: typed.trim() })}
        </p>
      )}
      <p className="palette-hint">{t('paletteHint')}</p>
    </Modal>
  )
}
