import { Link } from 'react-router'
import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import { useViolations } from '../../api/why.ts'
import { useText, useWords } from '../../language/use-words.ts'
import { penaltyWords } from '../../penalties/words.ts'
import { askPath } from '../../policies/why/ask-path.ts'
import { askWords } from '../../policies/why/words.ts'
import { Moment } from '../../ui/moment.tsx'
import { WhyButton } from '../../ui/why-button.tsx'
import { Clause } from '../clause.tsx'
import { caseWords } from '../words-case.ts'
import { Panel } from './panel.tsx'

/** The violations that late duties of the case are under the regulations in force, with what they lead to. Hidden where there are none. */
export function ViolationsPanel({ current }: { readonly current: CaseWithTimeline }) {
  const t = useWords(caseWords)
  const ask = useWords(askWords)
  const register = useWords(penaltyWords)
  const text = useText()
  const hasLate = current.duties.some(duty => duty.state === 'late' || duty.state === 'missed')
  const { data } = useViolations(current.id, hasLate)
  if (!hasLate || data === undefined || data.items.length === 0) return null
  return (
    <Panel title={t('violations')} aside={data.items.length}>
      <ul className="side-list">
        {data.items.map(one => (
          <li key={one.what}>
            <span className="side-wrap">
              {text(one.title)} <Clause of={one.clause} edition={one.regulation} />
            </span>
            <span className="case-faint side-wrap">
              {text(one.duty.title)} · {t(one.outcome === 'late' ? 'violationLate' : 'violationMissed')}
              {one.owner === null ? '' : ` · ${one.owner}`} · <Moment at={one.endedAt} />
            </span>
            <span className="violation-links">
              <WhyButton of={{ caseId: current.id, what: one.what }} about={text(one.title)} />
              <Link
                to={askPath(one.regulation, { about: 'penalty', violation: one.violation, of: one.of, on: one.on })}
                aria-label={ask('askAbout', { rule: text(one.title) })}
              >
                {ask('ask')}
              </Link>
            </span>
          </li>
        ))}
      </ul>
      <Link to={`/violations?case=${current.id}`}>{register('seeRegister')}</Link>
    </Panel>
  )
}
