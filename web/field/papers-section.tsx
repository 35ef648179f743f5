import { App, Drawer } from 'antd'
import { useState } from 'react'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import type { CaseChecklist } from '../../server/checklists/schema.ts'
import { asProblem, type Problem } from '../api/problem.ts'
import { ChecklistForm } from '../checklists/checklist-form.tsx'
import { ChecklistState } from '../checklists/checklists-panel.tsx'
import { useCaseChecklists } from '../checklists/use-checklists.ts'
import { useWords } from '../language/use-words.ts'
import { ManualFileList } from '../manuals/manual-file-list.tsx'
import { useCaseManuals } from '../manuals/use-manuals.ts'
import { queueAct } from '../offline/queue-act.ts'
import type { Waiting } from './ahead.ts'
import { FieldSection } from './field-section.tsx'
import { fieldWords } from './words.ts'

/** 作业资料: the manuals in force for this stage and machine, opened from here. */
export function ManualsSection({ current }: { current: CaseWithTimeline }) {
  const t = useWords(fieldWords)
  const { data } = useCaseManuals(current.id)
  if (data === undefined || data.items.length === 0) return null
  return (
    <FieldSection title={t('manuals')} aside={data.items.length}>
      <ul className="field-papers">
        {data.items.map(manual => (
          <li key={manual.id}>
            <strong>{manual.title}</strong>
            <span className="field-faint">
              {' '}
              {manual.number} {manual.label}
            </span>
            <ManualFileList files={manual.files} />
          </li>
        ))}
      </ul>
    </FieldSection>
  )
}

/** One checklist, filled on the phone and sent through the outbox. */
function Filling({ current, list, onClose }: { current: CaseWithTimeline; list: CaseChecklist; onClose: () => void }) {
  const t = useWords(fieldWords)
  const { message } = App.useApp()
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const send = async (data: Record<string, unknown>, forget: () => void) => {
    setSending(true)
    setProblem(null)
    try {
      const about = { number: current.number, title: current.title, act: list.name }
      const { state } = await queueAct(current.id, { type: 'fill-checklist', data }, about)
      forget()
      void message.success(state === 'done' ? t('sent', { act: list.name }) : t('kept', { act: list.name }))
      onClose()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setSending(false)
    }
  }
  return (
    <Drawer open onClose={onClose} size="min(640px, 100vw)" title={list.name} className="field-sheet" maskClosable={false}>
      <ChecklistForm
        caseId={current.id}
        list={list}
        isSending={isSending}
        problem={problem}
        onSend={(data, forget) => void send({ ...data }, forget)}
      />
    </Drawer>
  )
}

type Props = { readonly current: CaseWithTimeline; readonly waiting: readonly Waiting[] }

/** 检查单: what is to be looked at and measured, filled with a thumb. */
export function ChecklistSection({ current, waiting }: Props) {
  const t = useWords(fieldWords)
  const { data } = useCaseChecklists(current.id)
  const [open, setOpen] = useState<CaseChecklist>()
  if (data === undefined || data.items.length === 0) return null
  const sent = new Set(waiting.flatMap(one => (one.act === 'fill-checklist' ? [String(one.data.checklist)] : [])))
  const undone = data.items.filter(list => list.last?.complete !== true && !sent.has(list.id)).length
  return (
    <FieldSection title={t('checklists')} aside={undone === 0 ? t('there') : t('undone', { count: undone })}>
      <ul className="field-steps">
        {data.items.map(list => (
          <li key={list.id}>
            <button
              type="button"
              className="field-step"
              disabled={current.can['fill-checklist'] !== true}
              onClick={() => setOpen(list)}
            >
              <span className="field-step-words">
                <span className="field-step-title">{list.name}</span>
                {sent.has(list.id) ? <span className="field-unsent">{t('waitsHere')}</span> : <ChecklistState list={list} />}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {open !== undefined && <Filling current={current} list={open} onClose={() => setOpen(undefined)} />}
    </FieldSection>
  )
}
