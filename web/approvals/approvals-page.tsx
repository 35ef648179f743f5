import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { Act } from '../../events/registry.ts'
import { ApprovalSubject } from '../../events/route-step.ts'
import { approvalTabs, ratificationViewers } from '../../server/approvals/schema.ts'
import { useMe } from '../api/me.ts'
import type { ActTarget } from '../cases/acts/act-target.ts'
import { useNames } from '../cases/packs.ts'
import { ReceiptList } from '../inbox/receipt-list.tsx'
import { useWords } from '../language/use-words.ts'
import { ExcelButton } from '../ui/excel-button.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useSelectedRow } from '../ui/use-selected-row.ts'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { ActOver } from './act-over.tsx'
import { ApprovalItem, addressOf } from './approval-item.tsx'
import { ApprovalTabs, shownTabs } from './approval-tabs.tsx'
import { BatchBar } from './batch-bar.tsx'
import { EditionsTab } from './editions-tab.tsx'
import { type ApprovalTab, batchGroup, type Decision, useApprovals } from './use-approvals.ts'
import { approvalWords } from './words.ts'
import './approvals.css'

const oneOf = <T extends string>(values: readonly T[], value: string | null): T | undefined => values.find(one => one === value)

const empty = {
  waiting: ['emptyWaiting', 'emptyWaitingHint'],
  mandate: ['emptyMandate', 'emptyMandateHint'],
  mine: ['emptyMine', 'emptyMineHint'],
  copied: ['emptyCopied', 'emptyCopiedHint'],
  settled: ['emptySettled', 'emptySettledHint'],
} as const

/** 审批: what waits for me or for whom I stand in, regulations, reports, mine, copied, done; tab, subject and the row looked at stand in the address. */
export function ApprovalsPage() {
  const t = useWords(approvalWords)
  const me = useMe()
  const navigate = useNavigate()
  const { names } = useNames()
  const [params, setParams] = useSearchParams()
  const shown = oneOf(shownTabs, params.get('tab')) ?? 'waiting'
  const tab = oneOf<ApprovalTab>(approvalTabs, shown) ?? 'waiting'
  const subject = oneOf(ApprovalSubject.options, params.get('subject'))
  const pages = useApprovals(tab, subject)
  const [open, setOpen] = useState<{ caseId: string; act: Act; target: ActTarget }>()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const row = useSelectedRow(
    pages.items.map(one => one.id),
    params.get('open') ?? undefined,
  )
  const current = pages.items.find(one => one.id === row.current)
  const decide = (decision: Decision) =>
    current?.canDecide === true && setOpen({ caseId: current.case.id, act: 'decide', target: { request: current.id, decision } })
  // What somebody else settled meanwhile is ticked no more.
  const chosen = tab === 'waiting' ? pages.items.filter(one => one.inBatch && ticked.has(one.id)) : []
  const [first] = chosen
  const fits = pages.items.filter(one => one.inBatch && (first === undefined || batchGroup(one) === batchGroup(first)))
  const tick = (id: string, isTicked: boolean) => {
    const next = new Set(chosen.map(one => one.id))
    if (isTicked) next.add(id)
    else next.delete(id)
    setTicked(next)
  }
  useShortcuts('list', [
    { keys: 'j', label: t('keyNext'), run: row.next, keysOnly: true },
    { keys: 'k', label: t('keyPrevious'), run: row.previous, keysOnly: true },
    {
      keys: 'enter',
      label: t('keyOpen'),
      run: () => current !== undefined && void navigate(addressOf(current)),
      keysOnly: true,
    },
    { keys: 'a', label: t('keyApprove'), run: () => decide('approve'), keysOnly: true },
    { keys: 'r', label: t('keyReturn'), run: () => decide('return'), keysOnly: true },
    {
      keys: 'x',
      label: t('keyTick'),
      run: () =>
        current !== undefined && tab === 'waiting' && fits.includes(current) && tick(current.id, !chosen.includes(current)),
      keysOnly: true,
    },
  ])
  const change = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params)
    next.delete('open')
    if (value === undefined) next.delete(name)
    else next.set(name, value)
    setParams(next, { replace: true })
    setTicked(new Set())
  }
  const supervises = me.person.roles.some(({ role }) => (ratificationViewers as readonly string[]).includes(role))
  const editions = me.badges.editions?.count ?? 0
  const counts: Readonly<Record<string, number>> = { waiting: (me.badges.approvals?.count ?? 0) - editions, editions }
  const isOfCases = shown !== 'receipts' && shown !== 'editions'
  const canTick = tab === 'waiting' && pages.items.some(one => one.inBatch)
  const [title, hint] = empty[tab]
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Link to="/mandates">{t('mandates')}</Link>
          {supervises && <Link to="/ratifications">{t('ratifications')}</Link>}
          {isOfCases && (
            <ExcelButton
              path="/api/approvals.xlsx"
              query={{ tab, ...(subject === undefined ? {} : { subject }) }}
              name={t('title')}
            />
          )}
        </>
      }
      bar={
        <ApprovalTabs
          shown={shown}
          counts={counts}
          onTab={key => change('tab', key === 'waiting' ? undefined : key)}
          subject={subject}
          hasSubjects={isOfCases}
          onSubject={value => change('subject', value)}
        />
      }
    >
      {shown === 'editions' && <EditionsTab />}
      {shown === 'receipts' && <ReceiptList />}
      {isOfCases && (
        <>
          <BatchBar rows={chosen} fitting={fits} onTick={rows => setTicked(new Set(rows.map(one => one.id)))} />
          <PagedList
            pages={pages}
            empty={t(title)}
            emptyHint={t(hint)}
            emptyAction={tab === 'mandate' && <Link to="/mandates">{t('mandates')}</Link>}
          >
            <ul className="approval-list">
              {pages.items.map(one => (
                <ApprovalItem
                  key={one.id}
                  row={one}
                  names={names}
                  isSelected={one.id === row.current}
                  onSelect={() => row.select(one.id)}
                  onAct={(act, target) => setOpen({ caseId: one.case.id, act, target })}
                  tick={
                    canTick
                      ? {
                          isTicked: chosen.includes(one),
                          fits: fits.includes(one),
                          onTick: isTicked => tick(one.id, isTicked),
                        }
                      : undefined
                  }
                />
              ))}
            </ul>
          </PagedList>
        </>
      )}
      {open !== undefined && <ActOver {...open} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}
