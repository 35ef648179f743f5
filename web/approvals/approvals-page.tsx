import { Select, Tabs } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { ApprovalRow } from '../../server/approvals/schema.ts'
import { useMe } from '../api/me.ts'
import { useNames } from '../cases/packs.ts'
import { optionsOf } from '../cases/say-value.ts'
import { ReceiptList } from '../inbox/receipt-list.tsx'
import { useLanguage, useWords } from '../language/use-words.ts'
import { ExcelButton } from '../ui/excel-button.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useSelectedRow } from '../ui/use-selected-row.ts'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { ApprovalItem } from './approval-item.tsx'
import { DecideDialog } from './decide-dialog.tsx'
import { EditionsTab } from './editions-tab.tsx'
import { type ApprovalTab, type Decision, useApprovals } from './use-approvals.ts'
import { approvalWords } from './words.ts'
import './approvals.css'

const tabs = ['waiting', 'mine', 'settled'] as const
const shownTabs = ['waiting', 'editions', 'receipts', 'mine', 'settled'] as const
const subjects = ['plan', 'form', 'compensation', 'matter'] as const
const oneOf = <T extends string>(values: readonly T[], value: string | null): T | undefined => values.find(one => one === value)

const empty = {
  waiting: ['emptyWaiting', 'emptyWaitingHint'],
  mine: ['emptyMine', 'emptyMineHint'],
  settled: ['emptySettled', 'emptySettledHint'],
} as const

/** 审批: what waits, regulations, reports, mine, done; tab, subject and the row looked at stand in the address. */
export function ApprovalsPage() {
  const t = useWords(approvalWords)
  const language = useLanguage()
  const me = useMe()
  const navigate = useNavigate()
  const { names } = useNames()
  const [params, setParams] = useSearchParams()
  const shown = oneOf(shownTabs, params.get('tab')) ?? 'waiting'
  const tab = oneOf<ApprovalTab>(tabs, shown) ?? 'waiting'
  const subject = oneOf(subjects, params.get('subject'))
  const pages = useApprovals(tab, subject)
  const [deciding, setDeciding] = useState<{ row: ApprovalRow; decision: Decision }>()
  const row = useSelectedRow(
    pages.items.map(one => one.id),
    params.get('open') ?? undefined,
  )
  const current = pages.items.find(one => one.id === row.current)
  const decide = (decision: Decision) => current?.canDecide === true && setDeciding({ row: current, decision })
  useShortcuts('list', [
    { keys: 'j', label: t('keyNext'), run: row.next, keysOnly: true },
    { keys: 'k', label: t('keyPrevious'), run: row.previous, keysOnly: true },
    {
      keys: 'enter',
      label: t('keyOpen'),
      run: () => current !== undefined && void navigate(`/cases/${current.case.id}#request-${current.id}`),
      keysOnly: true,
    },
    { keys: 'a', label: t('keyApprove'), run: () => decide('approve'), keysOnly: true },
    { keys: 'r', label: t('keyReturn'), run: () => decide('return'), keysOnly: true },
  ])
  const change = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params)
    next.delete('open')
    if (value === undefined) next.delete(name)
    else next.set(name, value)
    setParams(next, { replace: true })
  }
  const editions = me.badges.editions?.count ?? 0
  const counts: Readonly<Record<string, number>> = { waiting: (me.badges.approvals?.count ?? 0) - editions, editions }
  const isOfCases = shown !== 'receipts' && shown !== 'editions'
  const [title, hint] = empty[tab]
  return (
    <Page
      title={t('title')}
      actions={
        isOfCases && (
          <ExcelButton
            path="/api/approvals.xlsx"
            query={{ tab, ...(subject === undefined ? {} : { subject }) }}
            name={t('title')}
          />
        )
      }
      bar={
        <Tabs
          activeKey={shown}
          onChange={key => change('tab', key === 'waiting' ? undefined : key)}
          items={shownTabs.map(key => ({ key, label: (counts[key] ?? 0) > 0 ? `${t(key)} ${counts[key]}` : t(key) }))}
          tabBarExtraContent={
            isOfCases && (
              <Select
                className="approval-subject"
                aria-label={t('all')}
                value={subject ?? ''}
                onChange={value => change('subject', value === '' ? undefined : value)}
                options={[{ value: '', label: t('all') }, ...optionsOf('subject', language)]}
              />
            )
          }
        />
      }
    >
      {shown === 'editions' && <EditionsTab />}
      {shown === 'receipts' && <ReceiptList />}
      {isOfCases && (
        <PagedList pages={pages} empty={t(title)} emptyHint={t(hint)}>
          <ul className="approval-list">
            {pages.items.map(one => (
              <ApprovalItem
                key={one.id}
                row={one}
                names={names}
                isSelected={one.id === row.current}
                onSelect={() => row.select(one.id)}
                onDecide={decision => setDeciding({ row: one, decision })}
              />
            ))}
          </ul>
        </PagedList>
      )}
      {deciding !== undefined && (
        <DecideDialog key={deciding.row.id + deciding.decision} {...deciding} onClose={() => setDeciding(undefined)} />
      )}
    </Page>
  )
}
