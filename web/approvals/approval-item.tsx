import { Button, Tag } from 'antd'
import { Link } from 'react-router'
import type { ApprovalRow } from '../../server/approvals/schema.ts'
import { CaseLevel } from '../cases/case-level.tsx'
import type { Names } from '../cases/packs.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { sayStretch } from '../ui/durations.ts'
import { Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import type { Decision } from './use-approvals.ts'
import { approvalWords } from './words.ts'

const colours = { approved: 'success', returned: 'warning', rejected: 'error', replaced: 'default' } as const

type Props = {
  readonly row: ApprovalRow
  readonly names: Names
  readonly isSelected: boolean
  readonly onSelect: () => void
  readonly onDecide: (decision: Decision) => void
}

function State({ row }: { row: ApprovalRow }) {
  const t = useWords(approvalWords)
  const language = useLanguage()
  const time = sayStretch(row.ageMinutes * 60_000, language)
  return (
    <div className="approval-state">
      {row.outcome === null ? (
        <>
          <Tag>{t('step', { step: row.step, steps: row.steps })}</Tag>
          <span>{t('age', { time })}</span>
        </>
      ) : (
        <>
          <Tag color={colours[row.outcome]}>{t(`outcome.${row.outcome}`)}</Tag>
          <span>{t('took', { time })}</span>
        </>
      )}
    </div>
  )
}

/** One request: what, of which case, how far, and the decision in place. */
export function ApprovalItem({ row, names, isSelected, onSelect, onDecide }: Props) {
  const t = useWords(approvalWords)
  const text = useText()
  const language = useLanguage()
  const to = `/cases/${row.case.id}#request-${row.id}`
  return (
    <li className="approval" data-selected={isSelected} onFocusCapture={onSelect}>
      <div className="approval-words">
        <div className="approval-what">
          <Link className="approval-title" to={to}>
            {text(row.title)}
          </Link>
          {row.amountFen !== null && <Money fen={row.amountFen} />}
          <ClauseChip clause={row.clause} />
          {row.round > 1 && <Tag color="warning">{t('round', { round: row.round })}</Tag>}
        </div>
        <div className="approval-case">
          <span>{row.case.number}</span>
          <span>{row.case.title}</span>
          {row.case.customer !== null && <span className="approval-quiet">{row.case.customer}</span>}
          <CaseLevel level={row.case.level} confirmed names={names} />
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
      <State row={row} />
      {row.canDecide && (
        <div className="approval-acts">
          <Button type="primary" size="small" onClick={() => onDecide('approve')}>
            {t('approve')}
          </Button>
          <Button size="small" onClick={() => onDecide('return')}>
            {t('return')}
          </Button>
          <Button size="small" danger onClick={() => onDecide('reject')}>
            {t('reject')}
          </Button>
          <Link to={to} className="approval-read">
            {t('readFirst')}
          </Link>
        </div>
      )}
    </li>
  )
}
