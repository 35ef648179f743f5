import { ExclamationCircleOutlined } from '@ant-design/icons'
import { Alert } from 'antd'
import { Link } from 'react-router'
import type { PenaltyView } from '../../server/penalties/schema.ts'
import { Clause } from '../cases/clause.tsx'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { Day, useZone } from '../ui/moment.tsx'
import { WhySections } from '../ui/why-sections.tsx'
import { localMinute } from './local-minute.ts'
import { MeasureList } from './measure-list.tsx'
import { penaltyWords } from './words.ts'

type Props = { readonly view: PenaltyView }

/** Whom it is about, what it rests on, and whether they had read the rule. */
export function PartyPanel({ view: { cited, reading } }: Props) {
  const t = useWords(penaltyWords)
  const text = useText()
  const language = useLanguage()
  const zone = useZone()
  if (cited === null)
    return (
      <section className="panel penalty-panel">
        <h2>{t('parties')}</h2>
        <p>{t('noViolation')}</p>
        <p className="violation-quiet">{t('noViolationHint')}</p>
      </section>
    )
  const late = reading?.acknowledgedAt ?? null
  return (
    <section className="panel penalty-panel">
      <h2>{t('parties')}</h2>
      <dl className="penalty-facts">
        <div>
          <dt>{t(`party.${cited.party}`)}</dt>
          <dd>
            {cited.subject.name}
            {cited.party === 'person' && cited.department !== null && (
              <span className="violation-quiet"> {cited.department.name}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('kind')}</dt>
          <dd>
            {t('graded', { violation: text(cited.violation), grade: text(cited.grade) })}{' '}
            <Clause of={cited.clause} edition={cited.regulation} />
          </dd>
        </div>
        <div>
          <dt>{t('actOf')}</dt>
          <dd>
            <Day date={cited.on} />{' '}
            <span className="violation-quiet">
              {t('edition', { title: text(cited.regulation.title), edition: cited.regulation.edition })}
            </span>
          </dd>
        </div>
        {cited.party === 'department' && cited.speakers.length > 0 && (
          <div>
            <dt>{t('speakers')}</dt>
            <dd>
              {joinList(
                cited.speakers.map(one => one.name),
                language,
              )}
            </dd>
          </div>
        )}
        {cited.case !== null && (
          <div>
            <dt>{t('fromCase')}</dt>
            <dd>
              <Link to={`/cases/${cited.case.id}`}>
                {cited.case.number} {cited.case.title}
              </Link>
            </dd>
          </div>
        )}
      </dl>
      {reading !== null && (
        <Alert
          className="penalty-reading"
          type={reading.hadRead ? 'success' : 'warning'}
          showIcon
          title={
            reading.hadRead
              ? t('readingYes')
              : late !== null
                ? t('readingLate', { day: localMinute(late, zone).slice(0, 10) })
                : t(reading.asked ? 'readingNot' : 'readingNone')
          }
        />
      )}
    </section>
  )
}

/** What the clauses give, with its sum; blanks of the text as blanks. */
export function ComputedPanel({ view: { computed, cited } }: Props) {
  const t = useWords(penaltyWords)
  const text = useText()
  const language = useLanguage()
  if (computed === null) return null
  return (
    <section className="panel penalty-panel">
      <h2>{t('computed')}</h2>
      <p>
        {t('computedTimes', { count: computed.times })}
        {computed.before.length > 0 && t('beforeToo', { days: joinList(computed.before, language) })}
      </p>
      {computed.sanctions.map(one => (
        <p key={one.id}>
          {text(one.title)} <Clause of={one.clause} edition={cited?.regulation} />
        </p>
      ))}
      {computed.measures.length === 0 && <p className="violation-nobody">{t('computedNone')}</p>}
      <ul className="measure-list">
        {computed.measures.map(one => (
          <li key={one.sanction + one.kind}>
            {text(one.says)}
            {one.isOpen && (
              <span className="measure-open">
                <ExclamationCircleOutlined aria-hidden /> {t('openQuantity')}
              </span>
            )}
          </li>
        ))}
      </ul>
      {computed.sanctions.flatMap(one => one.together).length > 0 && (
        <p className="violation-quiet">
          {t('together', {
            what: joinList(
              computed.sanctions.flatMap(one => one.together.map(what => text(what))),
              language,
            ),
          })}
        </p>
      )}
      <details>
        <summary>{t('whyComputed')}</summary>
        <WhySections why={computed.why} />
      </details>
    </section>
  )
}

/** What is proposed and what stands. */
export function StandingPanel({ view: { proposed, standing, stands } }: Props) {
  const t = useWords(penaltyWords)
  return (
    <section className="panel penalty-panel">
      {proposed !== null && (
        <>
          <h2>{t('proposed')}</h2>
          <MeasureList measures={proposed.measures} />
          {proposed.departs && <p className="violation-nobody">{t('departs')}</p>}
        </>
      )}
      <h2>{t('standing')}</h2>
      {standing.length === 0 ? <p>{t('standingNone')}</p> : <MeasureList measures={standing} />}
      <p className="violation-quiet">{t(stands ? 'stands' : 'standsNot')}</p>
    </section>
  )
}
