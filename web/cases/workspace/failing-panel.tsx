import { Button } from 'antd'
import { Link } from 'react-router'
import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import { useText, useWords } from '../../language/use-words.ts'
import { useViolationKinds } from '../../penalties/use-penalties.ts'
import { Clause } from '../clause.tsx'
import { linkedWords } from '../words-linked.ts'
import { Panel } from './panel.tsx'

/** The violation that a regulation makes of a rectification that fails (furn 7.3.2); only where one does. */
const FAILED = 'rectification-failed'

/** What shows that a rectification fails: late, weak, or found undone by audit. */
export function failings({ duties, timeline }: Pick<CaseWithTimeline, 'duties' | 'timeline'>) {
  const made = (record: string, field: string, value: unknown) =>
    timeline.filter(
      entry =>
        entry.type === 'record.made' &&
        entry.data.record === record &&
        (entry.data.values as Readonly<Record<string, unknown>> | undefined)?.[field] === value,
    ).length
  const ends = new Set(['rectify', 'plan', 'track'])
  return {
    isLate: duties.some(duty => ends.has(duty.meaning ?? '') && ['late', 'missed', 'overdue'].includes(duty.state)),
    weak: made('effect-check', 'effect', 'weak'),
    isUndone: made('tracking', 'done', false) > 0,
  }
}

/** 整改不力: said with its grounds, and the way to enter it as a violation; nobody is punished by it. */
export function FailingPanel({ current }: { readonly current: CaseWithTimeline }) {
  const t = useWords(linkedWords)
  const text = useText()
  const kinds = useViolationKinds()
  const kind = kinds.data?.items.find(one => one.id === FAILED)
  const { isLate, weak, isUndone } = failings(current)
  if (kind === undefined || !(isLate || weak > 0 || isUndone)) return null
  const subject = current.people.handler?.[0]?.id
  const query = new URLSearchParams({
    ...{ enter: 'yes', case: current.id, kind: `${kind.regulation.id}/${kind.id}` },
    ...(subject === undefined ? {} : { person: subject }),
  })
  return (
    <Panel title={t('failing')}>
      <p className="side-wrap">
        {text(kind.title)} <Clause of={kind.clause} edition={kind.regulation} />
      </p>
      <ul className="side-list">
        {isLate && <li>{t('failingLate')}</li>}
        {weak > 0 && <li>{t('failingWeak', { count: weak })}</li>}
        {isUndone && <li>{t('failingUndone')}</li>}
      </ul>
      <p className="case-faint side-wrap">{t('failingHint')}</p>
      <p className="failing-links">
        <Link to={`/violations?${query}`}>
          <Button size="small">{t('proposeViolation')}</Button>
        </Link>
        <Link to={`/violations?case=${current.id}`}>{t('seeViolations')}</Link>
      </p>
    </Panel>
  )
}
