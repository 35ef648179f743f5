import { wagePosts } from '../../server/payroll/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useText, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { WhySections } from '../ui/why-sections.tsx'
import { EffectTag, Signed } from './line-card.tsx'
import { ScheduleList } from './schedule-list.tsx'
import { useOwnPayroll } from './use-payroll.ts'
import { payrollWords } from './words.ts'
import '../ui/why.css'
import './payroll.css'

/** On the page of a penalty, for whom it is about: what will be taken, when and why, what keeps it back, and what was taken or given back. */
export function OwnPayrollPanel({ caseId, isParty }: { readonly caseId: string; readonly isParty: boolean }) {
  const t = useWords(payrollWords)
  const text = useText()
  const me = useMe()
  const mayAsk = isParty || holds(me, ...wagePosts)
  const { data } = useOwnPayroll(caseId, mayAsk)
  if (data === undefined || (data.items.length === 0 && data.settled.length === 0)) return null
  return (
    <section className="panel penalty-panel payroll-own">
      <h2>{t(isParty ? 'ownTitle' : 'ownTitleOther')}</h2>
      {data.items.map(line => (
        <div key={line.key} className="payroll-words">
          <p className="payroll-what">
            <EffectTag line={line} />
            {line.effect === 'deduct' || line.effect === 'pay' ? (
              line.dueFen !== null && line.blockers.length === 0 ? (
                <Signed fen={line.dueFen} />
              ) : line.totalFen === null ? (
                t('unknown')
              ) : (
                <Money fen={Math.abs(line.totalFen)} />
              )
            ) : null}
          </p>
          {line.blockers.length > 0 ? (
            <>
              <p>{t('notTakenYet')}</p>
              <ul className="payroll-blockers">
                {line.blockers.map(one => (
                  <li key={one.code}>
                    <span>
                      {text(one.says)}
                      {one.until !== undefined && (
                        <>
                          {' '}
                          {t('until')} <Moment at={one.until} full />
                        </>
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <p>{t('nextExport')}</p>
          )}
          <ScheduleList line={line} />
          {line.why !== null && (
            <details>
              <summary>{t('howComputed')}</summary>
              <WhySections why={line.why} />
            </details>
          )}
        </div>
      ))}
      {data.settled.length > 0 && (
        <ul className="payroll-settled">
          {data.settled.map(one => (
            <li key={one.number + one.at}>
              {one.month} {one.amountFen === 0 ? t(`effect.${one.effect}`) : <Signed fen={one.amountFen} />}{' '}
              <span className="payroll-quiet">
                {one.number} <Moment at={one.at} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
