import { Segmented } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import type { TextImport } from '../../../server/policies/text-import/schema.ts'
import { useWords } from '../../language/use-words.ts'
import { phone, useMedia } from '../../ui/use-media.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { CandidateEditor } from './candidate-editor.tsx'
import { CandidateList } from './candidate-list.tsx'
import { ClauseText } from './clause-text.tsx'
import { type Decisions, decide, nextOpen, undo } from './decisions.ts'
import { Tidied } from './tidied.tsx'
import { useFilter } from './use-filter.ts'
import { textImportWords } from './words.ts'

type Props = { readonly read: TextImport; readonly decisions: Decisions; readonly onDecide: (decisions: Decisions) => void }

/** The text with its candidates marked on the left, the list of them on the right; one of them is current in both. */
export function Workbench({ read, decisions, onDecide }: Props) {
  const t = useWords(textImportWords)
  const isNarrow = useMedia(phone)
  const [side, setSide] = useState<'text' | 'list' | 'tidied'>('list')
  const filter = useFilter()
  const listed = useMemo(
    () => read.candidates.filter(c => filter.passes(c.value.kind, decisions.made.has(c.id))),
    [read, filter, decisions],
  )
  const [current, setCurrent] = useState<string | undefined>(read.candidates[0]?.id)
  const [isEditing, setEditing] = useState(false)
  const at = read.candidates.find(c => c.id === current)
  useEffect(() => {
    if (current === undefined) return
    for (const place of [`mark-${current}`, `item-${current}`])
      document.getElementById(place)?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const move = (by: 1 | -1) => {
    const from = listed.findIndex(c => c.id === current)
    setCurrent(listed[Math.min(Math.max(from + by, 0), listed.length - 1)]?.id ?? current)
  }
  const settle = (id: string, state: 'confirmed' | 'rejected') => {
    const next = decide(decisions, [id], { state })
    onDecide(next)
    setCurrent(nextOpen(listed, next, id) ?? id)
  }
  const edit = (id: string) => {
    setCurrent(id)
    setEditing(true)
  }
  useShortcuts('list', [
    { keys: 'j', label: t('next'), run: () => move(1), keysOnly: true },
    { keys: 'k', label: t('previous'), run: () => move(-1), keysOnly: true },
    { keys: 'a', label: t('confirm'), run: () => at && settle(at.id, 'confirmed') },
    { keys: 'r', label: t('reject'), run: () => at && settle(at.id, 'rejected') },
    { keys: 'e', label: t('change'), run: () => at && edit(at.id) },
    { keys: 'u', label: t('undo'), run: () => onDecide(undo(decisions)) },
  ])
  const text = <ClauseText read={read} decisions={decisions} current={current} onChoose={setCurrent} />
  const list = (
    <CandidateList
      listed={listed}
      all={read}
      decisions={decisions}
      current={current}
      filter={filter}
      onChoose={setCurrent}
      onSettle={settle}
      onEdit={edit}
      onUndo={() => onDecide(undo(decisions))}
      onConfirmAll={ids => onDecide(decide(decisions, ids, { state: 'confirmed' }))}
    />
  )
  return (
    <>
      {isNarrow ? (
        <>
          <Segmented
            block
            className="text-import-sides"
            value={side}
            onChange={setSide}
            options={[
              { value: 'text', label: t('clauses') },
              { value: 'list', label: t('candidates') },
              { value: 'tidied', label: t('cleaning') },
            ]}
          />
          {side === 'text' ? text : side === 'list' ? list : <Tidied read={read} />}
        </>
      ) : (
        <div className="text-import-bench">
          <div className="text-import-left">
            <Tidied read={read} />
            {text}
          </div>
          {list}
        </div>
      )}
      {isEditing && at !== undefined && (
        <CandidateEditor
          candidate={{ ...at, value: decisions.made.get(at.id)?.value ?? at.value }}
          onClose={() => setEditing(false)}
          onSave={value => {
            const next = decide(decisions, [at.id], { state: 'confirmed', value })
            onDecide(next)
            setEditing(false)
            setCurrent(nextOpen(listed, next, at.id) ?? at.id)
          }}
        />
      )}
    </>
  )
}
