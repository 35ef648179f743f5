import { Button } from 'antd'
import { Suspense } from 'react'
import { Link } from 'react-router'
import type { ApprovalRow } from '../../server/approvals/schema.ts'
import { CaseLevel } from '../cases/case-level.tsx'
import type { Names } from '../cases/packs.ts'
import { useText, useWords } from '../language/use-words.ts'
import { useEditionWaits } from '../policies/editions/use-waits.ts'
import { waitWords } from '../policies/editions/wait-words.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { Moment } from '../ui/moment.tsx'
import { ReceiptLine } from './receipt-line.tsx'
import { useReceipts, useWaitingApprovals } from './use-inbox.ts'
import { inboxWords } from './words.ts'

const shown = 5

// Regulations change seldom.
const WaitList = lazyPart(async () => (await import('../policies/editions/wait-list.tsx')).WaitList)

function ApprovalLine({ row, names }: { row: ApprovalRow; names: Names }) {
  const t = useWords(inboxWords)
  const text = useText()
  return (
    <li className="inbox-line">
      <div className="inbox-line-words">
        <Link className="inbox-title" to={`/cases/${row.case.id}#request-${row.id}`}>
          {text(row.title)}
        </Link>{' '}
        <CaseLevel level={row.case.level} confirmed names={names} />
        <div className="inbox-line-detail">
          <span>{row.case.number}</span>
          <span>{row.case.title}</span>
          <span>{t('submittedBy', { name: row.submittedBy.name })}</span>
          <Moment at={row.submittedAt} relative />
          {row.steps > 1 && <span>{t('step', { step: row.step, steps: row.steps })}</span>}
        </div>
      </div>
      <Link to={`/approvals?open=${row.id}`}>
        <Button size="small">{t('decide')}</Button>
      </Link>
    </li>
  )
}

/** Above the duties: editions to vote on or read, reports that wait for my word, approvals that wait for my decision. Nothing where there are none. */
export function Waiting({ names }: { names: Names }) {
  const t = useWords(inboxWords)
  const approvals = useWaitingApprovals(shown)
  const receipts = useReceipts(shown)
  const wait = useWords(waitWords)
  const editions = useEditionWaits().data?.items ?? []
  if (approvals.items.length + receipts.items.length + editions.length === 0) return null
  return (
    <div className="inbox-waiting">
      {editions.length > 0 && (
        <section className="panel" aria-labelledby="inbox-editions">
          <h2 id="inbox-editions" className="inbox-panel-head">
            {wait('title')}
            <span className="inbox-count">{t('count', { count: editions.length })}</span>
            <Link to="/approvals?tab=editions">{t('seeAll')}</Link>
          </h2>
          <Suspense>
            <WaitList items={editions.slice(0, shown)} />
          </Suspense>
        </section>
      )}
      {receipts.items.length > 0 && (
        <section className="panel" aria-labelledby="inbox-receipts">
          <h2 id="inbox-receipts" className="inbox-panel-head">
            {t('reportsWaiting')}
            <span className="inbox-count">{t('count', { count: receipts.total ?? receipts.items.length })}</span>
            <Link to="/approvals?tab=receipts">{t('seeAll')}</Link>
          </h2>
          <ul>
            {receipts.items.map(row => (
              <ReceiptLine key={row.report + row.role} row={row} names={names} />
            ))}
          </ul>
        </section>
      )}
      {approvals.items.length > 0 && (
        <section className="panel" aria-labelledby="inbox-approvals">
          <h2 id="inbox-approvals" className="inbox-panel-head">
            {t('approvalsWaiting')}
            <span className="inbox-count">{t('count', { count: approvals.total ?? approvals.items.length })}</span>
            <Link to="/approvals">{t('seeAll')}</Link>
          </h2>
          <ul>
            {approvals.items.map(row => (
              <ApprovalLine key={row.id} row={row} names={names} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
