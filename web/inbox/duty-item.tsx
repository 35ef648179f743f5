import { Link } from 'react-router'
import type { DutyRow } from '../../server/duties/schema.ts'
import { CaseLevel } from '../cases/case-level.tsx'
import { DutyDue } from '../cases/duty-due.tsx'
import type { Names } from '../cases/packs.ts'
import { useMarks } from '../language/marks.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { Moment } from '../ui/moment.tsx'
import { useWhy } from '../ui/why-link.ts'
import { ActLinks } from './act-links.tsx'
import { SnoozeButton } from './snooze-button.tsx'
import { inboxWords } from './words.ts'

type Props = {
  readonly duty: DutyRow
  readonly names: Names
  readonly isSelected: boolean
  readonly isSnoozing: boolean
  readonly onSnoozing: (isOpen: boolean) => void
  readonly onSelect: () => void
}

/** One duty: by when, what, under which clause, for whom, and the acts that meet it. */
export function DutyItem({ duty, names, isSelected, isSnoozing, onSnoozing, onSelect }: Props) {
  const t = useWords(inboxWords)
  const text = useText()
  const marks = useMarks()
  const { hrefOf } = useWhy()
  const { case: of } = duty
  return (
    <li className="inbox-duty" data-selected={isSelected} onFocusCapture={onSelect}>
      <div className="inbox-due">
        <DutyDue caseId={of.id} duty={duty} />
      </div>
      <div className="inbox-words">
        <div className="inbox-what">
          <Link className="inbox-title" to={`/cases/${of.id}${duty.acts[0] === undefined ? '' : `?act=${duty.acts[0]}`}`}>
            {text(duty.title)}
          </Link>
          <ClauseChip
            clause={duty.clause}
            title={`${marks.titled(text(duty.regulation.title))} ${text(duty.clauseTitle)}`}
            edition={duty.regulation}
          />
          <Link className="inbox-why" to={hrefOf({ caseId: of.id, dutyId: duty.id })} preventScrollReset>
            {t('why')}
          </Link>
          {duty.snoozedUntil !== null && (
            <span className="inbox-note">
              {t('snoozed')} <Moment at={duty.snoozedUntil} />
            </span>
          )}
        </div>
        <div className="inbox-case">
          <Link to={`/cases/${of.id}`} className="inbox-number">
            {of.number}
          </Link>
          <span className="inbox-case-title">{of.title}</span>
          <span className="inbox-customer">{of.customer ?? t('noCustomer')}</span>
          <CaseLevel level={of.level} confirmed={of.levelConfirmed} names={names} kind={of.kind} />
        </div>
      </div>
      <div className="inbox-acts">
        <ActLinks caseId={of.id} acts={duty.acts} primary={isSelected} />
        <SnoozeButton duty={duty.id} snoozedUntil={duty.snoozedUntil} isOpen={isSnoozing} onOpenChange={onSnoozing} />
      </div>
    </li>
  )
}
