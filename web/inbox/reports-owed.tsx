import { Button } from 'antd'
import { Link } from 'react-router'
import type { ReportRow } from '../../server/reports/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ReportDue, ReportState } from '../reports/report-due.tsx'
import '../reports/reports.css'
import { useReports } from '../reports/use-reports.ts'
import { inboxWords } from './words.ts'

/** A report or meeting that comes round: its period, its clock, and the way to it. */
function ReportLine({ row, act }: { readonly row: ReportRow; readonly act: string }) {
  const text = useText()
  const to = `/reports/${row.id}`
  return (
    <li className="inbox-line">
      <div className="inbox-line-words">
        <Link className="inbox-title" to={to}>
          {text(row.title)}
        </Link>
        <div className="inbox-line-detail">
          <span>
            {row.periodStart} – {row.periodEnd}
            {row.department !== null && ` · ${row.department.name}`}
          </span>
          <span className="report-state">
            <ReportState report={row} />
            <ReportDue report={row} />
          </span>
        </div>
      </div>
      <Link to={to}>
        <Button size="small">{act}</Button>
      </Link>
    </li>
  )
}

/** The reports that I owe now, and those that wait for my review or for the files. Nothing where there are none. */
export function ReportsOwed() {
  const t = useWords(inboxWords)
  // The yearly reviews of regulations stand by themselves. What is due first, first.
  const owed = useReports('mine', 'owed').items.filter(row => row.reviewOf === null)
  const waiting = useReports('received', 'submitted').items.filter(row => row.canReceive || row.canReview)
  const panels = [
    { id: 'owed', title: t('reportsOwed'), rows: owed.toReversed(), act: () => t('reportDo') },
    {
      ...{ id: 'waiting', title: t('reportsToMe'), rows: waiting.toReversed() },
      act: (row: ReportRow) => t(row.canReview ? 'reportReview' : 'reportReceive'),
    },
  ].filter(panel => panel.rows.length > 0)
  if (panels.length === 0) return null
  return (
    <div className="inbox-waiting">
      {panels.map(({ id, title, rows, act }) => (
        <section key={id} className="panel" aria-labelledby={`inbox-reports-${id}`}>
          <h2 id={`inbox-reports-${id}`} className="inbox-panel-head">
            {title}
            <span className="inbox-count">{t('count', { count: rows.length })}</span>
          </h2>
          <ul>
            {rows.slice(0, 8).map(row => (
              <ReportLine key={row.id} row={row} act={act(row)} />
            ))}
          </ul>
          {rows.length > 8 && (
            <p className="inbox-line">
              <Link to={id === 'owed' ? '/reports' : '/reports?tab=received'}>{t('reportsAll')}</Link>
            </p>
          )}
        </section>
      ))}
    </div>
  )
}
