import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Popconfirm, Tag } from 'antd'
import { useState } from 'react'
import { ChecklistList, type ChecklistView } from '../../server/checklists/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { request } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { ChecklistDialog } from './checklist-dialog.tsx'
import { useChecklists } from './use-checklists.ts'
import { checklistWords } from './words.ts'
import './checklists.css'

/** 设置 › 检查单: the company's own lists, each with who changed it when. */
export function ChecklistsSection() {
  const t = useWords(checklistWords)
  const { message } = App.useApp()
  const mayKeep = holds(useMe(), 'administrator', 'customer-service-manager', 'department-head')
  const lists = useChecklists()
  const [open, setOpen] = useState<{ readonly list: ChecklistView | undefined } | undefined>()
  const withdraw = useAct({
    send: (id: string, intent) =>
      request(`/api/checklists/${id}/withdraw`, { method: 'POST', body: {}, schema: ChecklistList, intent }),
    refreshes: [['organisation', 'checklists'], ['case']],
    onDone: () => void message.success(t('withdrawn')),
  })
  return (
    <Loaded query={lists}>
      {({ items }) => (
        <>
          <p className="setting-hint">{t('hint')}</p>
          {mayKeep && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen({ list: undefined })}>
              {t('add')}
            </Button>
          )}
          {withdraw.error !== null && <Refusal problem={withdraw.error} onClose={withdraw.reset} />}
          {items.length === 0 && <Nothing title={t('empty')} hint={t('emptyHint')} />}
          <ul className="checklist-rows">
            {items.map(list => (
              <li key={list.id}>
                <strong>{list.name}</strong>
                <Tag>{t(`phase.${list.phase}`)}</Tag>
                <span className="checklist-faint">
                  {t('count', { count: list.items.length })} · {t('version', { version: list.version })} · {list.madeBy.name}{' '}
                  <Moment at={list.madeAt} />
                  {list.before !== null && ` · ${t('before', { act: t(`act.${list.before}`) })}`}
                </span>
                {list.withdrawnAt !== null ? (
                  <Tag>{t('withdrawn')}</Tag>
                ) : (
                  mayKeep && (
                    <>
                      <Button type="link" size="small" onClick={() => setOpen({ list })}>
                        {t('change')}
                      </Button>
                      <Popconfirm title={t('withdrawAsk')} onConfirm={() => withdraw.mutate(list.id)}>
                        <Button type="link" size="small" danger>
                          {t('withdraw')}
                        </Button>
                      </Popconfirm>
                    </>
                  )
                )}
              </li>
            ))}
          </ul>
          {open !== undefined && <ChecklistDialog list={open.list} onClose={() => setOpen(undefined)} />}
        </>
      )}
    </Loaded>
  )
}
