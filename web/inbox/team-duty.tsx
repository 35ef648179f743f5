import { Link } from 'react-router'
import type { DutyRow } from '../../server/duties/schema.ts'
import { CaseLevel } from '../cases/case-level.tsx'
import { DutyDue } from '../cases/duty-due.tsx'
import type { Names } from '../cases/packs.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { Person } from '../ui/person.tsx'
import { inboxWords } from './words.ts'

/** Somebody's duty in a list: by when, what, of which case, whose. */
export function TeamDuty({ duty, names }: { duty: DutyRow; names: Names }) {
  const t = useWords(inboxWords)
  const text = useText()
  const { case: of } = duty
  return (
    <li className="inbox-duty">
      <div className="inbox-due">
        <DutyDue caseId={of.id} duty={duty} />
      </div>
      <div className="inbox-words">
        <div className="inbox-what">
          <Link className="inbox-title" to={`/cases/${of.id}`}>
            {text(duty.title)}
          </Link>
          <ClauseChip clause={duty.clause} title={text(duty.clauseTitle)} />
        </div>
        <div className="inbox-case">
          <span className="inbox-number">{of.number}</span>
          <span className="inbox-case-title">{of.title}</span>
          <span className="inbox-customer">{of.customer ?? t('noCustomer')}</span>
          <CaseLevel level={of.level} confirmed={of.levelConfirmed} names={names} kind={of.kind} />
        </div>
      </div>
      <div className="inbox-acts">
        {duty.owner.id === null ? (
          <span className="inbox-nobody">{t('nobody')}</span>
        ) : (
          <Person name={duty.owner.name} role={names.role(duty.owner.role)} />
        )}
      </div>
    </li>
  )
}
