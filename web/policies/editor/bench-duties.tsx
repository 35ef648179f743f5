import { ClockCircleOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import { partyName } from '../../../engine/conditions.ts'
import { useWords } from '../../language/use-words.ts'
import { Moment } from '../../ui/moment.tsx'
import type { BenchDuty, BenchResult } from './bench.ts'
import { Source, useBenchSources } from './bench-source.tsx'
import { sayTrigger } from './trigger-words.ts'
import { editorWords } from './words.ts'

function DutyLine({ one }: { one: BenchDuty }) {
  const t = useWords(editorWords)
  const names = useBenchSources().namesOf(one.from)
  const { rule, duty, outcome, endedAt, alarms, strictest = false } = one
  const ended = outcome === undefined ? undefined : t(`outcome.${outcome}`)
  return (
    <li className="pe-bench-duty" data-outcome={outcome}>
      <span>
        <strong>{names.text(rule.title)}</strong> {names.party(partyName(rule.owner))}{' '}
        <Source from={one.from} clause={rule.clause} part="duties" id={rule.id} />
      </span>
      <span className="pe-bench-due">
        <ClockCircleOutlined aria-hidden />{' '}
        {duty.dueAt === undefined ? (
          t('noDue')
        ) : (
          <>
            {t('dueAt')} <Moment at={duty.dueAt} full plain />
            {duty.provisional && <Tag>{t('provisional')}</Tag>}
          </>
        )}
        {strictest && <Tag color="warning">{t('benchStrictest')}</Tag>}
        {ended !== undefined && (
          <Tag color={outcome === 'met' ? 'success' : outcome === 'cancelled' ? 'default' : 'error'}>{ended}</Tag>
        )}
        {endedAt !== undefined && <Moment at={endedAt} plain />}
      </span>
      {alarms.length > 0 && (
        <span className="pe-hint">
          {alarms.map(alarm => (
            <span key={alarm.rung} className="pe-bench-alarm">
              {t(`alarm.${alarm.kind}`)} {alarm.to === 'owner' ? t('ownerSelf') : names.party(partyName(alarm.to))}{' '}
              <Moment at={alarm.at} plain />
            </span>
          ))}
        </span>
      )}
    </li>
  )
}

/** Duties by due time, and folded below them those that nothing has begun yet. */
export function BenchDuties({ result }: { result: BenchResult }) {
  const t = useWords(editorWords)
  const { namesOf } = useBenchSources()
  return (
    <section aria-label={t('benchDuties')}>
      <h4>{t('benchDuties')}</h4>
      {result.duties.length === 0 && <p className="pe-hint">{t('benchNoDuties')}</p>}
      <ul>
        {result.duties.map(one => (
          <DutyLine key={`${one.duty.key} ${one.endedAt ?? ''}`} one={one} />
        ))}
      </ul>
      {result.ahead.length > 0 && (
        <details>
          <summary>
            {t('benchAhead')} {result.ahead.length}
          </summary>
          <ul>
            {result.ahead.map(({ rule, from }) => (
              <li key={`${from.key} ${rule.id}`} className="pe-bench-line">
                {namesOf(from).text(rule.title)}{' '}
                <span className="pe-hint">
                  {rule.start[0] !== undefined &&
                    t('startsWith', { event: sayTrigger(rule.start[0], from.pack, namesOf(from).language) })}
                </span>{' '}
                <Source from={from} clause={rule.clause} part="duties" id={rule.id} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
