import { Tag } from 'antd'
import { Link } from 'react-router'
import type { ViolationRow } from '../../server/violations/schema.ts'
import { Clause } from '../cases/clause.tsx'
import { useText, useWords } from '../language/use-words.ts'
import { askPath } from '../policies/why/ask-path.ts'
import { askWords } from '../policies/why/words.ts'
import { GatedButton } from '../ui/gated-button.tsx'
import { Day, Moment } from '../ui/moment.tsx'
import { penaltyWords } from './words.ts'

const colours = { open: 'warning', dismissed: 'default', cited: 'processing', 'taken-back': 'default' } as const

type Props = { readonly row: ViolationRow; readonly onDismiss: () => void; readonly onOpen: () => void }

/** A line of the register: what, by which clause of which edition, whose, when, from where, and what became of it. */
export function ViolationItem({ row, onDismiss, onOpen }: Props) {
  const t = useWords(penaltyWords)
  const ask = useWords(askWords)
  const text = useText()
  const { duty } = row
  return (
    <li className="violation">
      <div className="violation-words">
        <div className="violation-what">
          <strong>{text(row.violation.title)}</strong>
          <Tag>{text(row.grade)}</Tag>
          <Clause of={row.clause} edition={row.regulation} />
          <span className="violation-quiet">
            {t('edition', { title: text(row.regulation.title), edition: row.regulation.edition })}
          </span>
        </div>
        <div>
          {t('of', { name: t(`party.${row.party}`) })}
          {row.subject?.name ?? <em className="violation-nobody">{t('nobody')}</em>}
          {row.party === 'person' && row.department !== null && <span className="violation-quiet"> {row.department.name}</span>}
          <span className="violation-gap" />
          {t('actOf')} <Day date={row.on} />
        </div>
        {(duty !== null || row.case !== null) && (
          <div className="violation-quiet">
            {duty !== null && `${text(duty.title)} · ${t(`outcome.${duty.outcome}`)}`}
            {duty !== null && row.case !== null && ' · '}
            {row.case !== null && (
              <Link to={`/cases/${row.case.id}`}>
                {row.case.number} {row.case.title}
              </Link>
            )}
          </div>
        )}
        {row.note !== '' && <p className="violation-note">{row.note}</p>}
        <div className="violation-quiet">
          {row.source === 'system' ? t('source.system') : t('enteredBy', { name: row.foundBy?.name ?? '' })}{' '}
          <Moment at={row.foundAt} relative />
        </div>
        {row.state === 'dismissed' && row.settled !== null && (
          <p className="violation-note">
            {t('dismissedBy', { name: row.settled.by.name })}
            {row.settled.reason}
          </p>
        )}
      </div>
      <div className="violation-side">
        <span>
          <Tag color={colours[row.state]}>{t(`state.${row.state}`)}</Tag>
          {row.stage !== null && <Tag color={row.stands ? 'error' : 'default'}>{t(`stage.${row.stage}`)}</Tag>}
        </span>
        {row.penalty !== null && (
          <Link to={`/penalties/${row.penalty.id}`}>
            {t('openFile')} {row.penalty.number}
          </Link>
        )}
        {row.state === 'open' && (
          <div className="violation-acts">
            <GatedButton verdict={row.can.open} type="primary" size="small" onClick={onOpen}>
              {t('open')}
            </GatedButton>
            {row.can.dismiss === true && (
              <GatedButton verdict={row.can.dismiss} size="small" onClick={onDismiss}>
                {t('dismiss')}
              </GatedButton>
            )}
          </div>
        )}
        <Link
          className="violation-why"
          to={askPath(row.regulation, { about: 'penalty', violation: row.violation.id, of: row.party, on: row.on })}
          aria-label={ask('askAbout', { rule: text(row.violation.title) })}
        >
          {ask('ask')}
        </Link>
      </div>
    </li>
  )
}
