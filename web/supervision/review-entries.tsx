import { Link } from 'react-router'
import type { ExecutiveReview } from '../../server/supervision/schema.ts'
import { useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { Moment } from '../ui/moment.tsx'
import { supervisionWords } from './words.ts'
import './supervision.css'

/** 审计重大问题: what of audits entered executives' reviews, each with its audit, findings and clause. */
export function ReviewEntries({ reviews }: { readonly reviews: readonly ExecutiveReview[] }) {
  const t = useWords(supervisionWords)
  if (reviews.length === 0) return null
  return (
    <section className="panel supervision-part" aria-label={t('reviewEntries')}>
      <h2>{t('reviewEntries')}</h2>
      <ul className="supervision-list">
        {reviews.map(one => (
          <li key={one.id} className="supervision-item">
            <strong>{one.executive.name}</strong>{' '}
            {one.case === null ? (
              t('hiddenCase')
            ) : (
              <>
                <Link to={`/cases/${one.case.id}`}>{one.case.number}</Link> {one.case.title}
              </>
            )}{' '}
            <ClauseChip clause={one.clause} />
            <ul className="supervision-checks">
              {one.findings.map(finding => (
                <li key={finding.id}>
                  <Link to={`/supervision?tab=findings&finding=${finding.id}`}>{finding.number}</Link> {finding.words}{' '}
                  <span className="supervision-faint">{t(`finding.${finding.state}`)}</span>
                </li>
              ))}
            </ul>
            <p className="supervision-faint">
              {t('enteredBy', { who: one.by.name })} <Moment at={one.at} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
