import type { ReactNode } from 'react'
import type { RecordField } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/text.ts'
import type { EventField, FieldShape } from '../acts/event-field.ts'
import { FieldValue } from './field-value.tsx'
import { isSaid } from './is-said.ts'
import { RecordWhy } from './record-why.tsx'
import type { Entry, Scene } from './scene.ts'

const shapes: Readonly<Record<Exclude<RecordField['kind'], 'choice' | 'choices'>, FieldShape>> = {
  line: 'line',
  text: 'text',
  'yes-no': 'yes',
  number: 'count',
  amount: 'money',
  person: 'person',
  department: 'department',
  file: 'file',
  day: 'day',
  moment: 'moment',
}

/** A value of a record in words: the option's title, a name instead of an id, 元 instead of 分. */
function valueIn(field: RecordField, value: unknown, scene: Scene): ReactNode {
  if (field.kind !== 'choice' && field.kind !== 'choices')
    return <FieldValue field={{ name: field.id, shape: shapes[field.kind] }} value={value} scene={scene} />
  const title = (id: unknown) => field.values.find(one => one.id === id)?.title
  return (Array.isArray(value) ? value : [value])
    .map(id => inLanguage(title(id) ?? { zh: String(id) }, scene.language))
    .join(scene.language === 'zh' ? '、' : ', ')
}

const anything: EventField = { name: '', shape: 'line' }

/** A record as it was filled in: the regulation's titles, its order. */
export function RecordValues({ entry, texts, scene }: { entry: Entry; texts: unknown; scene: Scene }) {
  const record = scene.record(String(entry.data.record))
  const values = { ...(entry.data.values as Record<string, unknown>), ...(texts as Record<string, unknown> | undefined) }
  const said = (record?.fields ?? []).filter(field => isSaid(anything, values[field.id]))
  if (said.length === 0) return null
  return (
    <>
      <dl className="entry-fields">
        {said.map(field => (
          <div key={field.id} data-wide={field.kind === 'text'}>
            <dt>{inLanguage(field.title, scene.language)}</dt>
            <dd>{valueIn(field, values[field.id], scene)}</dd>
          </div>
        ))}
      </dl>
      <RecordWhy entry={entry} scene={scene} />
    </>
  )
}
