import { ToolOutlined } from '@ant-design/icons'
import { App, Drawer } from 'antd'
import { useState } from 'react'
import type { InputOf } from '../../events/registry.ts'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { asProblem, type Problem } from '../api/problem.ts'
import { useWords } from '../language/use-words.ts'
import { queueAct } from '../offline/queue-act.ts'
import { UsePartsForm } from '../parts/use-parts-form.tsx'
import { GatedButton } from '../ui/gated-button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import type { Waiting } from './ahead.ts'
import { FieldSection } from './field-section.tsx'
import { fieldWords } from './words.ts'

type Booked = { readonly number: string; readonly name: string; readonly unit: string }
type Props = { readonly current: CaseWithTimeline; readonly waiting: readonly Waiting[] }

/** What was used, as the server booked it; of what waits in this phone only how many lines. */
function Used({ current, waiting }: Props) {
  const t = useWords(fieldWords)
  const used = current.timeline.filter(entry => entry.type === 'parts.used' && entry.correctedBy === undefined)
  const waits = waiting.filter(one => one.act === 'use-parts').length
  return (
    <ul className="field-times-list">
      {used.flatMap(({ id, data }) => {
        const lines = (data.lines ?? []) as { readonly quantity: number }[]
        return ((data.booked ?? []) as Booked[]).map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a recorded event never change.
          <li key={`${id} ${at}`}>
            {one.number} {one.name} × {lines[at]?.quantity} {one.unit}
          </li>
        ))
      })}
      {waits > 0 && <li className="field-unsent">{t('unsent', { count: waits })}</li>}
    </ul>
  )
}

/** 备件: what was built in, out of one's own van. */
export function PartsSection({ current, waiting }: Props) {
  const t = useWords(fieldWords)
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const verdict = current.can['use-parts']
  if (verdict === undefined || (verdict !== true && verdict.refused === 'act.not-yours')) return null
  const send = async (data: InputOf<'use-parts'>) => {
    setSending(true)
    setProblem(undefined)
    try {
      const about = { number: current.number, title: current.title, act: t('useParts') }
      const { state } = await queueAct(current.id, { type: 'use-parts', data }, about)
      void message.success(t(state === 'done' ? 'sent' : 'kept', { act: t('useParts') }))
      setOpen(false)
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setSending(false)
    }
  }
  return (
    <FieldSection title={t('parts')}>
      <Used current={current} waiting={waiting} />
      <GatedButton size="large" block icon={<ToolOutlined />} verdict={verdict} onClick={() => setOpen(true)}>
        {t('useParts')}
      </GatedButton>
      {isOpen && (
        <Drawer open onClose={() => setOpen(false)} size="min(640px, 100vw)" title={t('useParts')} className="field-sheet">
          {problem !== undefined && <Refusal problem={problem} onClose={() => setProblem(undefined)} />}
          <UsePartsForm onSend={data => void send(data)} submitting={isSending} />
        </Drawer>
      )}
    </FieldSection>
  )
}
