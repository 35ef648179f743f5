import { Button } from 'antd'
import type { RowsField } from '../../engine/pack.ts'
import { rowsTogether } from '../../engine/record-fields.ts'
import { inLanguage } from '../../events/in-language.ts'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import type { OpenAct } from '../cases/acts/act-target.ts'
import type { Names } from '../cases/packs.ts'
import { RecordRows } from '../cases/timeline/record-rows.tsx'
import { useScene } from '../cases/timeline/scene.ts'
import { Panel } from '../cases/workspace/panel.tsx'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { orderWords } from './words.ts'
import './orders.css'

type Props = { readonly current: CaseWithTimeline; readonly names: Names; readonly openAct: OpenAct }

const stopsOf = (fields: readonly CaseWithTimeline['records'][number]['fields'][number][]): RowsField | undefined =>
  fields.find((field): field is RowsField => field.kind === 'rows' && field.show === 'stops')

/** 出差路线 (equip 18.3): the planned route as it stands, stop by stop, and the versions before it. Nothing where no record speaks of stops. */
export function RoutePanel({ current, names, openAct }: Props) {
  const t = useWords(orderWords)
  const language = useLanguage()
  const scene = useScene(current, names)
  const records = current.records.filter(record => stopsOf(record.fields) !== undefined)
  const voided = new Set(
    current.timeline.flatMap(({ type, data }) =>
      type === 'event.corrected' && data.void === true ? [String(data.corrects)] : [],
    ),
  )
  const versions = current.timeline
    .filter(
      ({ type, id, data }) =>
        type === 'record.made' && !voided.has(id) && records.some(record => record.id === String(data.record)),
    )
    .map((entry, at) => {
      const record = records.find(one => one.id === String(entry.data.record))!
      const field = stopsOf(record.fields)!
      const texts = (entry.sealed.texts ?? {}) as Record<string, unknown>
      const rows = rowsTogether((entry.data.values as Record<string, unknown> | undefined)?.[field.id], texts[field.id])
      const inWords = record.fields.find(one => one.kind === 'text' && typeof texts[one.id] === 'string' && one.id === 'route')
      return { entry, number: at + 1, field, rows, record, words: inWords === undefined ? '' : String(texts[inWords.id]) }
    })
    .toReversed()
  const [now, ...earlier] = versions
  if (now === undefined) return null
  // Whatever else of the route this person may write down at this moment: asking for another one, or entering it.
  const changes = records.filter(record => record.id !== versions.at(-1)?.record.id && record.can === true)
  const version = ({ entry, number, field, rows, words }: (typeof versions)[number]) => (
    <>
      <p className="orders-route-version">
        <a href={`#${entry.id}`}>{t('version', { number })}</a>
        <span className="case-faint">
          {entry.actor.name} <Moment at={entry.at} />
        </span>
      </p>
      {words !== '' && <p className="side-wrap">{words}</p>}
      {rows.length > 0 && <RecordRows field={field} rows={rows} scene={scene} />}
    </>
  )
  return (
    <Panel title={t('route')} aside={versions.length > 1 ? t('version', { number: now.number }) : undefined}>
      {version(now)}
      {earlier.length > 0 && (
        <details>
          <summary>{t('earlierRoutes', { count: earlier.length })}</summary>
          {earlier.map(one => (
            <div key={one.entry.id}>{version(one)}</div>
          ))}
        </details>
      )}
      {!current.closed &&
        changes.map(record => (
          <Button key={record.id} size="small" onClick={() => openAct('make-record', { record: record.id })}>
            {inLanguage(record.title, language)}
          </Button>
        ))}
    </Panel>
  )
}
