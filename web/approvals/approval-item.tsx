import { ThunderboltFilled } from '@ant-design/icons'
import { Button, Checkbox, Tag } from 'antd'
import { Link } from 'react-router'
import { isCustomerKind } from '../../events/customer-kinds.ts'
import type { Act } from '../../events/registry.ts'
import type { ApprovalRow } from '../../server/approvals/schema.ts'
import { useMe } from '../api/me.ts'
import { serverNow } from '../api/server-time.ts'
import type { ActTarget } from '../cases/acts/act-target.ts'
import { CaseLevel } from '../cases/case-level.tsx'
import type { Names } from '../cases/packs.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { sayClause } from '../ui/clause.ts'
import { Due } from '../ui/due.tsx'
import { sayStretch } from '../ui/durations.ts'
import { Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { RowMenu } from './row-menu.tsx'
import { approvalWords } from './words.ts'

const colours = {
  approved: 'success',
  returned: 'warning',
  rejected: 'error',
  replaced: 'default',
  withdrawn: 'default',
} as const

/** Where a submission is read: what waits at its card on the case, what is settled on its sheet. */
export const addressOf = ({
  id,
  outcome,
  subject,
  case: of,
}: Pick<ApprovalRow, 'id' | 'outcome' | 'subject' | 'case'>): string =>
  // A study is read beside what its case says.
  outcome === null && subject === 'study'
    ? `/library/drafts/${of.id}`
    : outcome === null
      ? `/cases/${of.id}#request-${id}`
      : `/cases/${of.id}/approvals/${id}`

export type OpenOver = (act: Act, target: ActTarget) => void
type Props = {
  readonly row: ApprovalRow
  readonly names: Names
  readonly isSelected: boolean
  readonly onSelect: () => void
  readonly onAct: OpenOver
  /** Undefined where several cannot be decided together. */
  readonly tick?: { readonly isTicked: boolean; readonly fits: boolean; readonly onTick: (ticked: boolean) => void } | undefined
}

/** Until when a decision recorded in my name is mine to confirm or contest. */
function ConfirmBy({ confirm }: { confirm: NonNullable<ApprovalRow['confirm']> }) {
  const t = useWords(approvalWords)
  return (
    <span>
      {t('confirmBy')} <Moment at={confirm.until} />
    </span>
  )
}

function State({ row }: { row: ApprovalRow }) {
  const t = useWords(approvalWords)
  const language = useLanguage()
  const time = sayStretch(row.ageMinutes * 60_000, language)
  return (
    <div className="approval-state">
      {row.outcome === null ? (
        <>
          <span>
            {t('step', { step: row.step, steps: row.steps })} · {t('age', { time })}
          </span>
          {row.confirm !== null && <ConfirmBy confirm={row.confirm} />}
          {row.dueAt !== null && (
            <Due
              dueAt={row.dueAt}
              state={Date.parse(row.dueAt) < serverNow() ? 'overdue' : 'running'}
              startedAt={row.submittedAt}
              title={t('stepClock')}
              clause={sayClause(row.clause, language)}
            />
          )}
        </>
      ) : (
        <>
          <Tag color={colours[row.outcome]}>{t(`outcome.${row.outcome}`)}</Tag>
          <span>{t('took', { time })}</span>
          {row.confirm !== null && <ConfirmBy confirm={row.confirm} />}
        </>
      )}
    </div>
  )
}

/** The amount asked for, and why a larger one decides. */
function Amount({ row }: { row: ApprovalRow }) {
  const t = useWords(approvalWords)
  if (row.amountFen === null) return null
  const more = (row.decisiveFen ?? row.amountFen) - row.amountFen
  return (
    <div className="approval-amount">
      <strong>
        <Money fen={row.amountFen} short />
      </strong>
      {more > 0 && row.decisiveFen !== null && (
        <small>
          {t('decisive')} <Money fen={row.decisiveFen} short />
          <br />
          {t('decisiveWhy')} <Money fen={more} short />
        </small>
      )}
    </div>
  )
}

function Acts({ row, onAct }: Pick<Props, 'row' | 'onAct'>) {
  const t = useWords(approvalWords)
  const ratifies = row.subject === 'ratification'
  const decide = (decision: 'approve' | 'return' | 'reject') => onAct('decide', { request: row.id, decision })
  return (
    <div className="approval-acts">
      {row.canDecide && (
        <>
          <Button type="primary" size="small" onClick={() => decide('approve')}>
            {t(ratifies ? 'ratify' : 'approve')}
          </Button>
          {!ratifies && (
            <Button size="small" onClick={() => decide('return')}>
              {t('return')}
            </Button>
          )}
          <Button size="small" danger onClick={() => decide('reject')}>
            {t(ratifies ? 'refuse' : 'reject')}
          </Button>
        </>
      )}
      {row.confirm !== null && (
        <Button type="primary" size="small" onClick={() => onAct('answer-recorded', { recorded: row.confirm?.recorded ?? '' })}>
          {t('confirm')}
        </Button>
      )}
      {row.question !== null && (
        <Button type="primary" size="small" onClick={() => onAct('give-opinion', { request: row.id })}>
          {t('answer')}
        </Button>
      )}
      {row.outcome === null && <RowMenu row={row} onAct={act => onAct(act, { request: row.id })} />}
    </div>
  )
}

/** One request: what, how much, of which case, how far and until when, in whose place, and what to do about it. */
export function ApprovalItem({ row, names, isSelected, onSelect, onAct, tick }: Props) {
  const t = useWords(approvalWords)
  const text = useText()
  const language = useLanguage()
  const me = useMe()
  const others = row.places.filter(one => one.id !== me.person.id)
  return (
    <li className="approval" data-selected={isSelected} data-ticks={tick !== undefined} onFocusCapture={onSelect}>
      {tick !== undefined && (
        <span className="approval-tick">
          {row.inBatch && (
            <Checkbox
              checked={tick.isTicked}
              disabled={!tick.fits}
              aria-label={t('tick', { number: row.case.number })}
              {...(tick.fits ? {} : { title: t('otherKind') })}
              onChange={event => tick.onTick(event.target.checked)}
            />
          )}
        </span>
      )}
      <div className="approval-words">
        <div className="approval-what">
          <Link className="approval-title" to={addressOf(row)}>
            {text(row.title)}
          </Link>
          {row.urgent && (
            <Tag color="error" icon={<ThunderboltFilled aria-hidden />}>
              {t('urgent')}
            </Tag>
          )}
          <ClauseChip clause={row.clause} />
          {row.round > 1 && <Tag color="warning">{t('round', { round: row.round })}</Tag>}
          {others.map(one => (
            <Tag key={one.id} color="processing">
              {t(one.isSucceeded ? 'afterWhom' : 'inPlaceOf', { name: one.name })}
            </Tag>
          ))}
          {row.question !== null && <Tag color="processing">{t('asked')}</Tag>}
          {row.confirm !== null && <Tag color="warning">{t('recordedForYou', { name: row.confirm.by.name })}</Tag>}
        </div>
        <div className="approval-case">
          <span>{row.case.number}</span>
          <span>{row.case.title}</span>
          {row.case.customer !== null && <span className="approval-quiet">{row.case.customer}</span>}
          {(row.case.level !== null || isCustomerKind(row.case.kind)) && (
            <CaseLevel level={row.case.level} confirmed names={names} />
          )}
        </div>
        <div className="approval-case approval-quiet">
          <span>{t('submitted', { name: row.submittedBy.name })}</span>
          <Moment at={row.submittedAt} relative />
          {row.outcome === null && row.waiting.length > 0 && !row.canDecide && (
            <span>
              {t('waitingFor', {
                names: joinList(
                  row.waiting.map(one => one.name),
                  language,
                ),
              })}
            </span>
          )}
        </div>
      </div>
      <Amount row={row} />
      <State row={row} />
      {row.outcome === null || row.confirm !== null ? (
        <Acts row={row} onAct={onAct} />
      ) : (
        <div className="approval-acts" aria-hidden />
      )}
    </li>
  )
}
