import { ExclamationCircleOutlined } from '@ant-design/icons'
import { Checkbox, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { PayrollLine, PayrollView } from '../../server/payroll/schema.ts'
import { Clause } from '../cases/clause.tsx'
import { useText, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { WhySections } from '../ui/why-sections.tsx'
import { PaperButton } from './paper-button.tsx'
import { RevealButton } from './reveal-button.tsx'
import { ScheduleList } from './schedule-list.tsx'
import { payrollWords } from './words.ts'

type Props = {
  readonly line: PayrollLine
  readonly view: Pick<PayrollView, 'month' | 'can'>
  readonly isChosen?: boolean
  readonly onChoose?: () => void
}

/** The page of what a line comes from. */
export const pageOf = ({ source, case: found }: Pick<PayrollLine, 'source' | 'case'>): string | undefined =>
  found === null ? undefined : source === 'penalty' ? `/penalties/${found.id}` : `/cases/${found.id}`

/** What is done with a line, in a word and a colour. */
export function EffectTag({ line: { effect, reverses } }: { readonly line: Pick<PayrollLine, 'effect' | 'reverses'> }) {
  const t = useWords(payrollWords)
  if (reverses) return <Tag color="success">{t('effect.reverses')}</Tag>
  return <Tag color={effect === 'pay' ? 'success' : effect === 'deduct' ? 'error' : 'warning'}>{t(`effect.${effect}`)}</Tag>
}

/** One line: whom, how much and why, what keeps it back, what is carried over, the sum behind it. */
export function LineCard({ line, view, isChosen, onChoose }: Props) {
  const t = useWords(payrollWords)
  const text = useText()
  const href = pageOf(line)
  const hasAmount = line.effect === 'deduct' || line.effect === 'pay'
  return (
    <li className="payroll-line">
      {onChoose !== undefined && (
        <Checkbox checked={isChosen ?? false} onChange={onChoose} aria-label={t('choose', { name: line.party.name })} />
      )}
      <div className="payroll-words">
        <div className="payroll-what">
          <strong>{line.party.name}</strong>
          {line.party.of === 'person' && <span className="payroll-quiet">{line.department}</span>}
          <EffectTag line={line} />
          {line.party.of === 'department' && <span className="payroll-quiet">{t('pool', { name: line.party.name })}</span>}
        </div>
        <div>
          {href === undefined ? text(line.basis) : <Link to={href}>{text(line.basis)}</Link>}{' '}
          <Clause of={line.clause} edition={line.regulation} />
        </div>
        {line.blockers.length > 0 && (
          <ul className="payroll-blockers">
            {line.blockers.map(one => (
              <li key={one.code}>
                <ExclamationCircleOutlined aria-hidden />
                <span>
                  {text(one.says)}
                  {one.until !== undefined && (
                    <>
                      {' '}
                      {t('until')} <Moment at={one.until} full />
                    </>
                  )}{' '}
                  {one.clause !== undefined && <Clause of={one.clause} edition={line.regulation} />}
                  {one.law !== undefined && (
                    <a className="clause" href={one.law.page} target="_blank" rel="noreferrer">
                      {text(one.law.title)} {text(one.law.article)}
                    </a>
                  )}
                  <span className="payroll-quiet payroll-mend">{text(one.mend)}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
        <ScheduleList line={line} />
        {line.papers.map(paper => (
          <p key={paper.id} className="payroll-quiet">
            {t(`paper.${line.paper ?? 'pay-agreement'}`)} {paper.onDay}
            {paper.wageFen !== null && (
              <>
                {' '}
                <Money fen={paper.wageFen} />
              </>
            )}{' '}
            · {paper.by.name} · <a href={`/api/files/${paper.file}?download=0`}>{t('openFile')}</a>
          </p>
        ))}
        <div className="payroll-more">
          {line.why === null ? <RevealButton month={view.month} lineKey={line.key} /> : <Sum why={line.why} />}
          {line.paper !== null && view.can.enterPapers && line.case !== null && (
            <PaperButton caseId={line.case.id} kind={line.paper} />
          )}
        </div>
      </div>
      {hasAmount && (
        <dl className="payroll-amounts">
          <div>
            <dt>{t('due')}</dt>
            <dd>{line.dueFen === null ? t('notYet') : <Signed fen={line.dueFen} />}</dd>
          </div>
          <div>
            <dt>{t('total')}</dt>
            <dd>{line.totalFen === null ? t('unknown') : <Money fen={Math.abs(line.totalFen)} />}</dd>
          </div>
          {line.settledFen !== 0 && (
            <div>
              <dt>{t('settledBefore')}</dt>
              <dd>
                <Money fen={Math.abs(line.settledFen)} />
              </dd>
            </div>
          )}
        </dl>
      )}
    </li>
  )
}

/** An amount with its direction: a sign and a word for screen readers, never a colour alone. */
export function Signed({ fen }: { readonly fen: number }) {
  return (
    <span className="payroll-signed" data-sign={fen > 0 ? 'plus' : fen < 0 ? 'minus' : 'none'}>
      {fen === 0 ? '' : fen < 0 ? '− ' : '+ '}
      <Money fen={Math.abs(fen)} />
    </span>
  )
}

function Sum({ why }: { readonly why: NonNullable<PayrollLine['why']> }) {
  const t = useWords(payrollWords)
  const [isOpen, setOpen] = useState(false)
  return (
    <details open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t('howComputed')}</summary>
      {isOpen && <WhySections why={why} />}
    </details>
  )
}
