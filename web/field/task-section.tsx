import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import type { FieldSheet } from '../../server/field-orders/schema.ts'
import { LongText } from '../cases/timeline/field-value.tsx'
import { RecordValues } from '../cases/timeline/record-values.tsx'
import type { Scene } from '../cases/timeline/scene.ts'
import { useText, useWords } from '../language/use-words.ts'
import { FieldSection } from './field-section.tsx'
import { lastRecord } from './last-record.ts'
import { fieldWords } from './words.ts'

type Props = {
  readonly current: CaseWithTimeline
  readonly sheet: FieldSheet
  readonly scene: Scene
  readonly isOpen: boolean
}

/** 任务与路线: what the order says, and what was agreed since about the way and the visit. */
export function TaskSection({ current, sheet, scene, isOpen }: Props) {
  const t = useWords(fieldWords)
  const text = useText()
  const { work } = sheet
  const order = work === null ? undefined : lastRecord(current, work.order.record)
  // Whatever record says something of the way or the time: a changed route, an appointment.
  const also = current.records.flatMap(record => {
    const isOfTheWay = record.fields.some(field => field.id === 'route' || field.id === 'stops')
    const entry = record.id !== work?.order.record && isOfTheWay ? lastRecord(current, record.id) : undefined
    return entry === undefined ? [] : [{ record, entry }]
  })
  if (order === undefined && current.description === '') return null
  return (
    <FieldSection title={t('task')} isOpen={isOpen}>
      {current.description !== '' && <LongText text={current.description} />}
      {order !== undefined && <RecordValues entry={order} texts={order.sealed.texts} scene={scene} />}
      {also.map(({ record, entry }) => (
        <div key={record.id} className="field-sub">
          <h3>{text(record.title)}</h3>
          <RecordValues entry={entry} texts={entry.sealed.texts} scene={scene} />
        </div>
      ))}
    </FieldSection>
  )
}
