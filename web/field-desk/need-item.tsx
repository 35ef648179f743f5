import { Link } from 'react-router'
import type { FieldNeed } from '../../server/field-desk/schema.ts'
import { DutyDue } from '../cases/duty-due.tsx'
import { joinList } from '../language/join-list.ts'
import { useMarks } from '../language/marks.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { Moment } from '../ui/moment.tsx'
import { Acts, type OpenOver } from './acts.tsx'
import { Call } from './call.tsx'
import { fieldDeskWords } from './words.ts'

/** What was written down when the field asked: chosen in a line, written as it stands. */
function Asked({ asked }: { asked: NonNullable<FieldNeed['asked']> }) {
  const text = useText()
  const language = useLanguage()
  const marks = useMarks()
  return (
    <blockquote className="desk-asked">
      {asked.lines.map(({ title, value }) => (
        <p key={title.zh}>
          <span className="desk-quiet">
            {text(title)}
            {marks.colon}
          </span>
          {typeof value === 'string' ? value : joinList(value.map(text), language)}
        </p>
      ))}
      <footer className="desk-quiet">
        {asked.by.name} · <Moment at={asked.at} relative />
      </footer>
    </blockquote>
  )
}

/** One thing that the field waits for: by when, under which clause, for whose order, and the acts that settle it. */
export function NeedItem({ need, open }: { need: FieldNeed; open: OpenOver }) {
  const t = useWords(fieldDeskWords)
  const text = useText()
  const { duty, handler, case: of } = need
  return (
    <li className="desk-need" aria-label={text(duty.title)}>
      <div className="desk-order-what">
        <Link to={`/cases/${of.id}`} className="desk-title">
          {text(duty.title)}
        </Link>
        <ClauseChip clause={duty.clause} title={text(need.clauseTitle)} edition={duty.regulation} />
        <DutyDue caseId={of.id} duty={duty} />
      </div>
      <div className="desk-facts">
        <span>
          {of.title} <span className="desk-quiet">{of.number}</span>
        </span>
        <span>
          {of.customer ?? t('noCustomer')} · {text(of.stageTitle)}
        </span>
        {handler !== null && (
          <span>
            {t('handler')} {handler.name} <Call name={handler.name} phone={handler.phone} />
          </span>
        )}
        <span>
          {t('owes')} {duty.owner.id === null ? t('nobody') : duty.owner.name}
        </span>
      </div>
      {need.asked !== null && need.asked.lines.length > 0 && <Asked asked={need.asked} />}
      <Acts caseId={of.id} acts={need.acts} open={open} leads />
    </li>
  )
}
