import type { ReactNode } from 'react'
import type { RecordColumn } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { CodeName } from '../../code-trees/code-name.tsx'
import { EvidenceRefs } from '../../investigation/evidence-refs.tsx'
import type { EventField, FieldShape } from '../acts/event-field.ts'
import { FieldValue } from './field-value.tsx'
import type { Scene } from './scene.ts'

const shapes: Readonly<Record<Exclude<RecordColumn['kind'], 'choice' | 'choices' | 'code' | 'evidence'>, FieldShape>> = {
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

/** For asking whether anything stands in a field of a record, whatever its kind. */
export const anyShape: EventField = { name: '', shape: 'line' }

/** A value of a record in words: the option's title, a name instead of an id, 元 instead of 分, a code with its place in the tree. */
export function valueIn(field: RecordColumn, value: unknown, scene: Scene): ReactNode {
  if (field.kind === 'code') return <CodeName tree={field.tree} code={String(value)} />
  if (field.kind === 'evidence') return <EvidenceRefs caseId={scene.case.id} numbers={value} />
  if (field.kind !== 'choice' && field.kind !== 'choices')
    return <FieldValue field={{ name: field.id, shape: shapes[field.kind] }} value={value} scene={scene} />
  const title = (id: unknown) => field.values.find(one => one.id === id)?.title
  return (Array.isArray(value) ? value : [value])
    .map(id => inLanguage(title(id) ?? { zh: String(id) }, scene.language))
    .join(scene.language === 'zh' ? '、' : ', ')
}
