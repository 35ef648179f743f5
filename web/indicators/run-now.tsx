import { Link } from 'react-router'
import type { RunView } from '../../server/indicators/scorecards/schema.ts'
import { useWords } from '../language/use-words.ts'
import { ThenNow } from './then-now.tsx'
import { indicatorWords } from './words.ts'

type Deduction = RunView['deductions'][number]
/** The penalty that takes points; of one that the reader may not see, that there is one. */
export function PenaltyName({ one }: { readonly one: Deduction }) {
  const t = useWords(indicatorWords)
  if (one.caseId === '') return <span>{t('hiddenPenalty')}</span>
  return (
    <Link to={`/cases/${one.caseId}`}>
      {one.number} {one.title}
    </Link>
  )
}

/** What a signed run rests on, then and now: figures case by case, penalties that went or came. */
export function RunNow({ run, now }: { readonly run: RunView; readonly now: NonNullable<RunView['now']> }) {
  const t = useWords(indicatorWords)
  if (now.isSame) return <p className="case-faint">{t('sameNow')}</p>
  return (
    <section className="panel indicators-section" aria-label={t('difference')}>
      <h2>{t('difference')}</h2>
      <p>{t('differsNow', { total: now.total ?? '—' })}</p>
      {(['gone', 'added'] as const).map(
        side =>
          now[side].length > 0 && (
            <ul key={side} className="indicators-rows">
              {now[side].map((one, at) => (
                <li key={one.caseId || at}>
                  <PenaltyName one={one} />
                  <span>{t(side === 'gone' ? 'goneDeduction' : 'addedDeduction', { points: one.points })}</span>
                </li>
              ))}
            </ul>
          ),
      )}
      <ThenNow
        then={run.lines.map(line => ({
          ...{
            key: line.indicator,
            edition: '',
            title: line.title,
            clause: line.clause ?? '',
            unit: line.unit,
            better: line.better,
          },
          ...{ measure: null, figure: line.figure, numerator: line.numerator, denominator: line.denominator, cases: line.cases },
          ...{ met: null, source: line.source, casesHash: null },
        }))}
        now={now.figures}
      />
    </section>
  )
}
