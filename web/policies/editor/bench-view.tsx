import { CheckCircleOutlined, ClockCircleOutlined, StopOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { partyName } from '../../../engine/conditions.ts'
import { sayValue } from '../../cases/say-value.ts'
import { joinList } from '../../language/join-list.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { sayClause } from '../../ui/clause.ts'
import { Moment } from '../../ui/moment.tsx'
import { sayWhen } from '../table-words.ts'
import type { BenchDuty, BenchResult } from './bench.ts'
import type { PartName } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { keyOfRule } from './rules-at.ts'
import { sayTrigger } from './trigger-words.ts'
import { editorWords } from './words.ts'

function ToClause({ clause, part, id }: { clause: string; part: PartName; id: string }) {
  const language = useLanguage()
  const { show } = useEditor()
  return (
    <Button type="link" size="small" onClick={() => show(clause, keyOfRule({ part, id }))}>
      {sayClause(clause, language)}
    </Button>
  )
}

function Level({ result }: { result: BenchResult }) {
  const t = useWords(editorWords)
  const { words } = useEditor()
  const table = words.view.tables.find(one => one.rows.some(row => result.rows.some(fit => fit.id === row.id)))
  return (
    <section aria-label={t('benchLevel')}>
      <h4>{t('benchLevel')}</h4>
      {result.level === undefined ? (
        <p className="pe-hint">{t('benchNoLevel')}</p>
      ) : (
        <Tag color="processing">{words.names.level(result.level)}</Tag>
      )}
      {table !== undefined &&
        result.rows.map(row => (
          <p key={row.id} className="pe-bench-line">
            {row.title === undefined
              ? joinList(sayWhen(table, row, words.names), words.names.language)
              : words.names.text(row.title)}
            <ToClause clause={row.clause} part="tables" id={table.id} />
          </p>
        ))}
    </section>
  )
}

function DutyLine({ one }: { one: BenchDuty }) {
  const t = useWords(editorWords)
  const { words } = useEditor()
  const { rule, duty, outcome, endedAt, alarms } = one
  const ended = outcome === undefined ? undefined : t(`outcome.${outcome}`)
  return (
    <li className="pe-bench-duty" data-outcome={outcome}>
      <span>
        <strong>{words.names.text(rule.title)}</strong> {words.names.party(partyName(rule.owner))}
        <ToClause clause={rule.clause} part="duties" id={rule.id} />
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
        {ended !== undefined && (
          <Tag color={outcome === 'met' ? 'success' : outcome === 'cancelled' ? 'default' : 'error'}>{ended}</Tag>
        )}
        {endedAt !== undefined && <Moment at={endedAt} plain />}
      </span>
      {alarms.length > 0 && (
        <span className="pe-hint">
          {alarms.map(alarm => (
            <span key={alarm.rung} className="pe-bench-alarm">
              {t(`alarm.${alarm.kind}`)} {alarm.to === 'owner' ? t('ownerSelf') : words.names.party(partyName(alarm.to))}{' '}
              <Moment at={alarm.at} plain />
            </span>
          ))}
        </span>
      )}
    </li>
  )
}

/** What would follow, each line with its clause: level and rows, duties with due times and alarms, approvals, gates. */
export function BenchView({ result }: { result: BenchResult }) {
  const t = useWords(editorWords)
  const { pack, words } = useEditor()
  const { names } = words
  const subjectOf = (route: BenchResult['routes'][number]) =>
    route.form === undefined ? sayValue('subject', route.rule.subject, names.language) : names.form(route.form)
  return (
    <div className="pe-bench">
      <Level result={result} />
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
              {result.ahead.map(rule => (
                <li key={rule.id} className="pe-bench-line">
                  {names.text(rule.title)}{' '}
                  <span className="pe-hint">
                    {rule.start[0] !== undefined && t('startsWith', { event: sayTrigger(rule.start[0], pack, names.language) })}
                  </span>
                  <ToClause clause={rule.clause} part="duties" id={rule.id} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
      <section aria-label={t('benchRoutes')}>
        <h4>{t('benchRoutes')}</h4>
        {result.routes.length === 0 && <p className="pe-hint">{t('benchNoRoutes')}</p>}
        <ul>
          {result.routes.map(route => (
            <li key={`${route.rule.id} ${route.form ?? ''}`} className="pe-bench-line">
              <strong>{subjectOf(route)}</strong>{' '}
              {route.rule.steps.map(step => names.parties(step.by.map(partyName))).join(' → ')}
              <ToClause clause={route.rule.clause} part="routes" id={route.rule.id} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-label={t('benchGates')}>
        <h4>{t('benchGates')}</h4>
        {result.gates.length === 0 && <p className="pe-hint">{t('benchNoGates')}</p>}
        <ul>
          {result.gates.map(({ rule, missing }) => (
            <li key={rule.id} className="pe-bench-line">
              {missing.length === 0 ? <CheckCircleOutlined aria-hidden /> : <StopOutlined aria-hidden />}{' '}
              <strong>{names.act(rule.act)}</strong>{' '}
              {missing.length === 0
                ? t('benchOpen')
                : t('benchMissing', { list: joinList(missing.map(names.evidence), names.language) })}
              <ToClause clause={rule.clause} part="gates" id={rule.id} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
