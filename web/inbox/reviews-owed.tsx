import { Button } from 'antd'
import { Link } from 'react-router'
import type { ReportRow } from '../../server/reports/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ReportDue } from '../reports/report-due.tsx'
import { useMinute } from '../ui/now.ts'
import { useOwedReviews } from './use-inbox.ts'
import { inboxWords } from './words.ts'

/** A review comes into sight a quarter before it is due. */
const SHOWN_DAYS = 90

/** A yearly review of a regulation: its clock, and the way to the page where it is recorded. */
function ReviewLine({ row }: { row: ReportRow }) {
  const t = useWords(inboxWords)
  const text = useText()
  const to = row.reviewOf === null ? '/policies' : `/policies/${row.reviewOf.id}/${row.reviewOf.edition}/upkeep`
  return (
    <li className="inbox-line">
      <div className="inbox-line-words">
        <Link className="inbox-title" to={to}>
          {text(row.title)}
        </Link>
        <div className="inbox-line-detail">
          <ReportDue report={row} />
          {row.clause === '' && <span>{t('reviewBySetting')}</span>}
        </div>
      </div>
      <Link to={to}>
        <Button size="small">{t('reviewDo')}</Button>
      </Link>
    </li>
  )
}

/** The yearly reviews of regulations that I owe within a quarter. Nothing where there are none. */
export function ReviewsOwed() {
  const t = useWords(inboxWords)
  const soon = useMinute() + SHOWN_DAYS * 86_400_000
  const reviews = useOwedReviews().items.filter(one => Date.parse(one.dueAt) <= soon)
  if (reviews.length === 0) return null
  return (
    <div className="inbox-waiting">
      <section className="panel" aria-labelledby="inbox-reviews">
        <h2 id="inbox-reviews" className="inbox-panel-head">
          {t('reviewsOwed')}
          <span className="inbox-count">{t('count', { count: reviews.length })}</span>
        </h2>
        <ul>
          {reviews.map(row => (
            <ReviewLine key={row.id} row={row} />
          ))}
        </ul>
      </section>
    </div>
  )
}
