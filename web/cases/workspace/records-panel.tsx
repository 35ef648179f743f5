import { CheckCircleFilled, MinusCircleOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from 'react-router'
import type { RecordView } from '../../../server/cases/record-schema.ts'
import type { CaseWithTimeline, RecordGate } from '../../../server/cases/schema.ts'
import { useLanguage, useText, useWords } from '../../language/use-words.ts'
import { sayClauseOf } from '../../ui/clause.ts'
import type { OpenAct } from '../acts/act-target.ts'
import { Clause } from '../clause.tsx'
import { actKey, actWords } from '../words-acts.ts'
import { matterWords } from '../words-matters.ts'
import { Panel } from './panel.tsx'

type Props = { readonly current: CaseWithTimeline; readonly openAct: OpenAct }

function RecordRow({ record, current, openAct }: Props & { readonly record: RecordView }) {
  const t = useWords(matterWords)
  const text = useText()
  const language = useLanguage()
  const isOther = record.regulation.zh !== current.edition.title.zh
  return (
    <li className="record-row" data-there={record.made > 0}>
      {record.made > 0 ? <CheckCircleFilled aria-hidden /> : <MinusCircleOutlined aria-hidden />}
      <span>
        {record.last === null ? text(record.title) : <a href={`#${record.last}`}>{text(record.title)}</a>}{' '}
        <Clause of={record.clause} />
        {record.made > 1 && <span className="case-faint"> {t('madeTimes', { count: record.made })}</span>}
        {record.made === 0 && record.can !== true && record.can.refused === 'gate.missing' && (
          <span className="record-blocked">{text(record.can.because)}</span>
        )}
        {isOther && <span className="case-faint"> {t('byRegulation', { regulation: text(record.regulation) })}</span>}
        {record.also?.map(one => (
          <span key={one.regulation.zh} className="case-faint">
            {' '}
            {t('alsoAsked', { clause: sayClauseOf(one.clause, text(one.regulation), language) })}
          </span>
        ))}
      </span>
      <Link
        to={`/cases/${current.id}/records/${record.id}`}
        className="record-print"
        aria-label={t('printRecord', { record: text(record.title) })}
      >
        <PrinterOutlined />
      </Link>
      {record.can === true && (
        <Button
          type="link"
          size="small"
          aria-label={t('fillRecord', { record: text(record.title) })}
          onClick={() => openAct('make-record', { record: record.id })}
        >
          {t(record.made > 0 ? 'again' : 'fill')}
        </Button>
      )}
    </li>
  )
}

type Need = RecordGate['needs'][number]
/** What the closed gates before one act wait for, each thing once. */
type ClosedAct = { readonly act: string; readonly isUrgent: boolean; readonly needs: readonly Need[] }

/** The acts whose gates records still keep closed. What one record waits for is said at that record instead. */
export function closedActs(gates: readonly RecordGate[]): ClosedAct[] {
  const byAct = new Map<string, { act: string; isUrgent: boolean; needs: Map<string, Need> }>()
  // What is needed anyway is not said again for the urgent lane.
  for (const { act, needs, whenUrgent } of gates.toSorted((a, b) => Number(a.whenUrgent ?? 0) - Number(b.whenUrgent ?? 0))) {
    const missing = needs.filter(need => need.event === null)
    // What a paper waits for is said where it is signed.
    if (act === 'make-record' || act === 'sign-paper' || !missing.some(need => need.records.length > 0)) continue
    const isUrgent = whenUrgent === true
    const asked = byAct.get(act)?.needs
    const fresh = isUrgent ? missing.filter(need => asked?.has(need.evidence) !== true) : missing
    if (fresh.length === 0) continue
    const key = isUrgent ? `urgent ${act}` : act
    const known = byAct.get(key) ?? { act, isUrgent, needs: new Map<string, Need>() }
    for (const need of fresh) known.needs.set(need.evidence, need)
    byAct.set(key, known)
  }
  return [...byAct.values()].map(({ needs, ...one }) => ({ ...one, needs: [...needs.values()] }))
}

/** An act that waits: what is missing before it, each record with the way to make it. */
function Waiting({ act, isUrgent, needs, current, openAct }: Props & ClosedAct) {
  const t = useWords(matterWords)
  const acts = useWords(actWords)
  const text = useText()
  return (
    <div className="record-gate">
      <h3>{t(isUrgent ? 'waitsForUrgent' : 'waitsFor', { act: acts(actKey(act)) })}</h3>
      <ul className="side-list">
        {needs.map(need => {
          const records = current.records.filter(record => need.records.includes(record.id))
          return records.length > 0 ? (
            records.map(record => (
              <RecordRow key={`${need.evidence} ${record.id}`} record={record} current={current} openAct={openAct} />
            ))
          ) : (
            <li key={need.evidence} className="record-row">
              <MinusCircleOutlined aria-hidden />
              <span>
                {text(need.title)} <Clause of={need.clause} />
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** 记录: what the regulations want written down. First what closed gates wait for, then what is there, then the others, folded. */
export function RecordsPanel(props: Props) {
  const t = useWords(matterWords)
  const { records, recordGates, closed } = props.current
  if (records.length === 0) return null
  const waiting = closed ? [] : closedActs(recordGates)
  const wanted = new Set(waiting.flatMap(one => one.needs.flatMap(need => need.records)))
  const made = records.filter(record => record.made > 0 && !wanted.has(record.id))
  const others = records.filter(record => record.made === 0 && !wanted.has(record.id))
  const done = records.filter(record => record.made > 0).length
  return (
    <Panel title={t('records')} aside={t('recordsDone', { done, all: records.length })}>
      {waiting.map(one => (
        <Waiting key={`${one.act} ${one.isUrgent}`} {...one} {...props} />
      ))}
      {made.length > 0 && (
        <ul className="side-list record-made">
          {made.map(record => (
            <RecordRow key={record.id} record={record} {...props} />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <details className="record-others" open={waiting.length === 0 && made.length === 0}>
          <summary>{t('others', { count: others.length })}</summary>
          <ul className="side-list">
            {others.map(record => (
              <RecordRow key={record.id} record={record} {...props} />
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}
