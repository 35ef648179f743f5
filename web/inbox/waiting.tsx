import { Button } from 'antd'
import { Link } from 'react-router'
import type { ApprovalRow } from '../../server/approvals/schema.ts'
import { CaseLevel } from '../cases/case-level.tsx'
import type { Names } from '../cases/packs.ts'
import { useText, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { useWaitingApprovals } from './use-inbox.ts'
import { inboxWords } from './words.ts'

const shown = 5

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

/** Above the duties: approvals that wait for me. Nothing where none do. */
export function Waiting({ names }: { names: Names }) {
  const t = useWords(inboxWords)
  const approvals = useWaitingApprovals(shown)
  if (approvals.items.length === 0) return null
  return (
    <div className="inbox-waiting">
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
    </div>
  )
}
