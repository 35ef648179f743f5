import { Link } from 'react-router'
import type { Home } from '../../server/home/schema.ts'
import { DutyDue } from '../cases/duty-due.tsx'
import { useNames } from '../cases/packs.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { Nothing } from '../ui/page.tsx'
import { pathOfFigure } from './use-home.ts'
import { homeWords } from './words.ts'

/** The open cases of the highest level: what is next, by when, whose. */
export function MajorBoard({ major }: { major: NonNullable<Home['major']> }) {
  const t = useWords(homeWords)
  const text = useText()
  const { names } = useNames()
  const level = text(major.title)
  return (
    <section className="panel board-panel" aria-label={t('majorBoard', { level })}>
      <h2>
        {t('majorBoard', { level })}
        <Link to={pathOfFigure(major.figure)}>{t('seeAll', { count: major.figure.count })}</Link>
      </h2>
      {major.items.length === 0 ? (
        <Nothing title={t('majorEmpty', { level })} />
      ) : (
        <ul className="major-list">
          {major.items.map(row => (
            <li key={row.id}>
              <div className="major-words">
                <Link className="major-title" to={`/cases/${row.id}`}>
                  {row.title}
                </Link>
                <span className="major-detail">
                  {[row.number, row.customer?.name, names.stage(row.kind, row.stage), row.owner?.name]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </div>
              {row.nextDuty === null ? (
                <span className="major-detail">{t('noNext')}</span>
              ) : (
                <span className="major-next">
                  <span>{text(row.nextDuty.title)}</span>
                  <ClauseChip clause={row.nextDuty.clause} />
                  <DutyDue caseId={row.id} duty={row.nextDuty} pausedSince={row.pausedSince} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
