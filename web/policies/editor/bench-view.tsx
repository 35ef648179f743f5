import { CheckCircleOutlined, StopOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import { partyName } from '../../../engine/conditions.ts'
import { partsOf } from '../../../events/duration-parts.ts'
import { sayValue } from '../../cases/say-value.ts'
import { joinList } from '../../language/join-list.ts'
import { useWords } from '../../language/use-words.ts'
import { sayWhen } from '../table-words.ts'
import type { BenchResult, BenchRoute } from './bench.ts'
import { BenchDuties } from './bench-duties.tsx'
import { Source, useBenchSources } from './bench-source.tsx'
import { editorWords } from './words.ts'
import './bench.css'

function Level({ result }: { result: BenchResult }) {
  const t = useWords(editorWords)
  const { namesOf } = useBenchSources()
  const names = namesOf(result.leads)
  const table = result.leads.pack.tables.find(one => one.rows.some(row => result.rows.some(fit => fit.id === row.id)))
  return (
    <section aria-label={t('benchLevel')}>
      <h4>{t('benchLevel')}</h4>
      {result.level === undefined ? (
        <p className="pe-hint">{t('benchNoLevel')}</p>
      ) : (
        <Tag color="processing">{names.level(result.level)}</Tag>
      )}
      {result.alsoLevels.map(({ from, level }) => (
        <p key={from.key} className="pe-hint">
          {t('benchAlsoLevel', { regulation: names.text(from.pack.title), level: namesOf(from).level(level) })}
        </p>
      ))}
      {table !== undefined &&
        result.rows.map(row => (
          <p key={row.id} className="pe-bench-line">
            {row.title === undefined ? joinList(sayWhen(table, row, names), names.language) : names.text(row.title)}{' '}
            <Source from={result.leads} clause={row.clause} part="tables" id={table.id} />
          </p>
        ))}
    </section>
  )
}

/** A route as it would be walked: step by step, each with who asks for it. A step has no form of its own: its route has. */
function Route({ route }: { route: BenchRoute }) {
  const { namesOf } = useBenchSources()
  return (
    <ol className="pe-bench-steps">
      {route.steps.map(({ edition, step }) => {
        const names = namesOf(edition)
        // A step of another regulation carries that one's name in front where both call a step alike.
        const rule = edition.pack.routes.find(one =>
          one.steps.some(other => step.id === other.id || step.id === `${edition.pack.id}:${other.id}`),
        )
        return (
          <li key={step.id}>
            {names.parties(step.by.map(partyName))}{' '}
            <Source from={edition} clause={step.clause} part="routes" id={rule?.id ?? ''} />
          </li>
        )
      })}
    </ol>
  )
}

function Routes({ result }: { result: BenchResult }) {
  const t = useWords(editorWords)
  const names = useBenchSources().namesOf(result.leads)
  return (
    <section aria-label={t('benchRoutes')}>
      <h4>{t('benchRoutes')}</h4>
      {result.routes.length === 0 && <p className="pe-hint">{t('benchNoRoutes')}</p>}
      <ul>
        {result.routes.map(route => (
          <li key={`${route.subject} ${route.form?.id ?? ''}`} className="pe-bench-line">
            <strong>
              {route.form === undefined ? sayValue('subject', route.subject, names.language) : names.text(route.form.title)}
            </strong>{' '}
            <Route route={route} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Gates({ result }: { result: BenchResult }) {
  const t = useWords(editorWords)
  const { namesOf } = useBenchSources()
  return (
    <section aria-label={t('benchGates')}>
      <h4>{t('benchGates')}</h4>
      {result.gates.length === 0 && <p className="pe-hint">{t('benchNoGates')}</p>}
      <ul>
        {result.gates.map(({ rule, from, missing }) => {
          const names = namesOf(from)
          return (
            <li key={`${from.key} ${rule.id}`} className="pe-bench-line">
              {missing.length === 0 ? <CheckCircleOutlined aria-hidden /> : <StopOutlined aria-hidden />}{' '}
              <strong>{names.act(rule.act)}</strong>{' '}
              {missing.length === 0
                ? t('benchOpen')
                : t('benchMissing', { list: joinList(missing.map(names.evidence), names.language) })}{' '}
              <Source from={from} clause={rule.clause} part="gates" id={rule.id} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Filed({ result }: { result: BenchResult }) {
  const t = useWords(editorWords)
  const { namesOf } = useBenchSources()
  if (result.archive.length === 0 && result.kept.length === 0) return null
  return (
    <section aria-label={t('benchFiled')}>
      <h4>{t('benchFiled')}</h4>
      <ul>
        {result.archive.map(item => (
          <li key={item.id} className="pe-bench-line">
            {item.isThere ? <CheckCircleOutlined aria-hidden /> : <StopOutlined aria-hidden />}{' '}
            {namesOf(result.leads).text(item.title)}{' '}
            <span className="pe-hint">{t(item.isThere ? 'benchThere' : 'benchNotThere')}</span>{' '}
            <Source from={result.leads} clause={item.clause} part="archive" id={item.id} />
          </li>
        ))}
        {result.kept.map(({ rule, from }) => (
          <li key={`${from.key} ${rule.id}`} className="pe-bench-line">
            {t('benchKept', {
              time: namesOf(from).duration(partsOf(rule.keep)),
              keeper: namesOf(from).party(partyName(rule.keeper)),
            })}{' '}
            <Source from={from} clause={rule.clause} part="retention" id={rule.id} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Violations({ result }: { result: BenchResult }) {
  const t = useWords(editorWords)
  const { namesOf } = useBenchSources()
  if (result.violations.length === 0) return null
  return (
    <section aria-label={t('benchViolations')}>
      <h4>{t('benchViolations')}</h4>
      <ul>
        {result.violations.map(({ rule, from, duty, sanctions }) => {
          const names = namesOf(from)
          return (
            <li key={`${from.key} ${rule.id} ${duty.duty.key}`} className="pe-bench-line">
              <strong>{names.text(rule.title)}</strong>{' '}
              <span className="pe-hint">{t('benchBecause', { duty: namesOf(duty.from).text(duty.rule.title) })}</span>{' '}
              <Source from={from} clause={rule.clause} part="violations" id={rule.id} />
              {sanctions.map(one => (
                <span key={one.id} className="pe-bench-alarm">
                  {joinList(
                    one.measures.map(measure => names.text(measure.title)),
                    names.language,
                  )}{' '}
                  <Source from={from} clause={one.clause} part="sanctions" id={one.id} />
                </span>
              ))}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** What would follow, each line with its regulation and clause: level, duties, approvals, gates, the file, violations. */
export function BenchView({ result }: { result: BenchResult }) {
  return (
    <div className="pe-bench">
      <Level result={result} />
      <BenchDuties result={result} />
      <Routes result={result} />
      <Gates result={result} />
      <Filed result={result} />
      <Violations result={result} />
    </div>
  )
}
