import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import type { InputOf } from '../../events/registry.ts'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import type { CaseChecklist } from '../../server/checklists/schema.ts'
import { useAct } from '../api/use-act.ts'
import { Panel } from '../cases/workspace/panel.tsx'
import { useWords } from '../language/use-words.ts'
import { sendCaseAct } from '../library/use-library.ts'
import { GatedButton } from '../ui/gated-button.tsx'
import { Moment } from '../ui/moment.tsx'
import { ChecklistForm } from './checklist-form.tsx'
import { FilledItems } from './filled-checklist.tsx'
import { useCaseChecklists } from './use-checklists.ts'
import { checklistWords } from './words.ts'
import './checklists.css'

/** How a checklist stands, in words with a mark. */
export function ChecklistState({ list }: { readonly list: CaseChecklist }) {
  const t = useWords(checklistWords)
  const { last } = list
  if (last === null) return <span className="checklist-faint">○ {t('notFilled')}</span>
  return (
    <span className="checklist-faint">
      {last.complete ? `✓ ${t('complete')}` : `… ${t('incomplete')}`} ·{' '}
      {last.failed.length === 0 ? (
        t('allGood')
      ) : (
        <span className="checklist-bad">✗ {t('failed', { count: last.failed.length })}</span>
      )}{' '}
      · {last.by.name} <Moment at={last.at} relative />
    </span>
  )
}

/** 检查单 of a case: what is to be looked at, by when, and what was found; nothing where the company has none for it. */
export function ChecklistsPanel({ current }: { readonly current: CaseWithTimeline }) {
  const t = useWords(checklistWords)
  const { message } = App.useApp()
  const { data } = useCaseChecklists(current.id)
  const [open, setOpen] = useState<{ readonly list: CaseChecklist; readonly what: 'fill' | 'view' } | undefined>()
  const fill = useAct({
    send: (input: { data: InputOf<'fill-checklist'>; forget: () => void }, intent) =>
      sendCaseAct(current.id, 'fill-checklist', input.data, intent),
    refreshes: [['case', current.id]],
    onDone: (_, { forget }) => {
      forget()
      void message.success(t('saved'))
      setOpen(undefined)
    },
  })
  if (data === undefined || data.items.length === 0) return null
  return (
    <Panel title={t('panel')} aside={data.items.length}>
      <ul className="side-list">
        {data.items.map(list => (
          <li key={list.id}>
            <span className="side-wrap">
              {list.name} <span className="checklist-faint">{t(`phase.${list.phase}`)}</span>
            </span>
            <ChecklistState list={list} />
            {list.before !== null && list.last?.complete !== true && (
              <span className="checklist-faint side-wrap">{t('before', { act: t(`act.${list.before}`) })}</span>
            )}
            <span className="checklist-acts">
              <GatedButton
                size="small"
                verdict={current.can['fill-checklist'] ?? true}
                onClick={() => setOpen({ list, what: 'fill' })}
              >
                {t(list.last === null ? 'fill' : list.last.complete ? 'again' : 'continue')}
              </GatedButton>
              {list.last !== null && (
                <Button size="small" type="link" onClick={() => setOpen({ list, what: 'view' })}>
                  {t('view')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {open !== undefined && (
        <Modal
          open
          width={640}
          title={`${open.list.name} · ${t('version', { version: open.what === 'view' ? (open.list.last?.version ?? 1) : open.list.version })}`}
          onCancel={() => setOpen(undefined)}
          footer={null}
          destroyOnHidden
        >
          {open.what === 'view' && open.list.last !== null ? (
            <FilledItems filled={open.list.last} />
          ) : (
            <ChecklistForm
              caseId={current.id}
              list={open.list}
              isSending={fill.isPending}
              problem={fill.error}
              onSend={(data, forget) => fill.mutate({ data, forget })}
            />
          )}
        </Modal>
      )}
    </Panel>
  )
}
