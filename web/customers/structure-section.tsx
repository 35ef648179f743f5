import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Tree } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { NewPart } from '../../server/customers/file-schema.ts'
import { type MachinePart, type MachineView, RemovePart } from '../../server/customers/machine-schema.ts'
import { useWords } from '../language/use-words.ts'
import { EntryForm } from './entry-form.tsx'
import { addPart, takeOutPart } from './use-file.ts'
import { fileWords } from './words-file.ts'

type Node = { key: string; title: React.ReactNode; children: Node[] }

/** What is built into a machine, as a tree; parts that were replaced stay to be looked up, with the case that did it. */
export function StructureSection({ machine }: { readonly machine: MachineView }) {
  const t = useWords(fileWords)
  const [showsRemoved, setShowsRemoved] = useState(false)
  const [open, setOpen] = useState<{ readonly add?: string | null; readonly remove?: MachinePart }>()
  const shown = machine.parts.filter(part => showsRemoved || part.removedOn === null)
  const ids = new Set(shown.map(part => part.id))
  const nodesUnder = (parent: string | null): Node[] =>
    shown
      .filter(part => (part.parent !== null && ids.has(part.parent) ? part.parent : null) === parent)
      .map(part => ({ key: part.id, title: <Part part={part} onOpen={setOpen} />, children: nodesUnder(part.id) }))
  const removed = machine.parts.filter(part => part.removedOn !== null).length
  return (
    <section className="panel customer-part" aria-label={t('structure')}>
      <h2>
        {t('structure')}
        <Button size="small" icon={<PlusOutlined />} onClick={() => setOpen({ add: null })}>
          {t('addPart')}
        </Button>
      </h2>
      {removed > 0 && (
        <Checkbox checked={showsRemoved} onChange={event => setShowsRemoved(event.target.checked)}>
          {t('showRemoved')} {removed}
        </Checkbox>
      )}
      {shown.length === 0 ? (
        <p className="customer-detail">
          {t('noParts')} {t('noPartsHint')}
        </p>
      ) : (
        <Tree
          key={`${showsRemoved} ${machine.parts.length}`}
          treeData={nodesUnder(null)}
          defaultExpandAll
          selectable={false}
          showLine
          blockNode
          className="machine-tree"
        />
      )}
      {open?.add !== undefined && (
        <EntryForm
          title={t('addPart')}
          schema={NewPart}
          initial={{ quantity: 1, ...(open.add === null ? {} : { parent: open.add }) }}
          fields={[
            { name: 'name', label: t('partName'), kind: 'text', maxLength: 200, wide: true },
            { name: 'partNumber', label: t('partNumber'), kind: 'text', maxLength: 100 },
            { name: 'serial', label: t('partSerial'), kind: 'text', maxLength: 100 },
            { name: 'quantity', label: t('quantity'), kind: 'number', min: 1, max: 100_000, whole: true },
            { name: 'installedOn', label: t('builtInOn'), kind: 'day' },
          ]}
          send={(data, intent) => addPart(machine.id, { ...data, parent: open.add }, intent)}
          refreshes={[['machines', machine.id]]}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open?.remove !== undefined && (
        <EntryForm
          title={`${t('takeOutTitle')} · ${open.remove.name}`}
          schema={RemovePart}
          initial={{ on: machine.today }}
          fields={[
            { name: 'on', label: t('takenOutOn'), kind: 'day', notAfterToday: true },
            { name: 'reason', label: t('because'), kind: 'text', maxLength: 500, wide: true },
          ]}
          send={(data, intent) => takeOutPart(machine.id, open.remove!.id, data, intent)}
          refreshes={[['machines', machine.id]]}
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  )
}

function Part({
  part,
  onOpen,
}: {
  readonly part: MachinePart
  readonly onOpen: (open: { add?: string | null; remove?: MachinePart }) => void
}) {
  const t = useWords(fileWords)
  const isOut = part.removedOn !== null
  return (
    <span className="machine-part" data-out={isOut}>
      <span>
        {isOut ? <del>{part.name}</del> : <strong>{part.name}</strong>} {part.quantity > 1 && <>× {part.quantity} </>}
        <span className="customer-detail">{[part.partNumber, part.serial].filter(Boolean).join(' · ')}</span>
      </span>
      <span className="customer-detail">
        {part.installedOn}
        {part.case !== null && (
          <>
            {' · '}
            <Link to={`/cases/${part.case.id}`}>{t('builtInBy', { number: part.case.number })}</Link>
          </>
        )}
        {part.removedOn !== null && <> · {t('removed', { day: part.removedOn })}</>}
        {part.removedCase !== null && (
          <>
            {' · '}
            <Link to={`/cases/${part.removedCase.id}`}>{t('replacedIn', { number: part.removedCase.number })}</Link>
          </>
        )}
      </span>
      {!isOut && (
        <span className="machine-part-acts">
          <Button size="small" type="link" onClick={() => onOpen({ add: part.id })}>
            {t('addPartBelow')}
          </Button>
          <Button size="small" type="link" onClick={() => onOpen({ remove: part })}>
            {t('takeOut')}
          </Button>
        </span>
      )}
    </span>
  )
}
