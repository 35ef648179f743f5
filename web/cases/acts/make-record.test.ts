import { expect, test } from 'vitest'
import type { RecordField } from '../../../engine/pack.ts'
import { recordProblems } from '../../../engine/record-problems.ts'
import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import { isRequired, toData, withObjects } from '../../ui/act-form-data.ts'
import type { ActScene } from './act-scene.ts'
import { makeRecord } from './make-record.tsx'

const title = { zh: '栏' }
const fields: RecordField[] = [
  { id: 'passed', title, required: true, kind: 'yes-no' },
  { id: 'costFen', title, required: false, kind: 'amount', min: 100, max: 500_000 },
  { id: 'parts', title, required: true, kind: 'choices', values: [{ id: 'motor', title: { zh: '电机' } }] },
  { id: 'photo', title, required: false, kind: 'file' },
  { id: 'remarks', title, required: true, kind: 'text' },
]
const record = { id: 'check', clause: '9', title: { zh: '现场检查' }, regulation: title, fields, can: true, made: 0, last: null }
const scene = {
  case: { records: [record] } as unknown as CaseWithTimeline, // the part that the form reads
  target: { record: 'check' },
  language: 'zh',
  words: { yes: '是', no: '否' },
  t: (key: string) => key,
} as unknown as ActScene
const form = makeRecord(scene)

test('fields of a record ask by their kind; those that the regulation requires are marked', () => {
  expect(form.fields.map(field => [field.name, field.kind, isRequired(form.schema, field)])).toEqual([
    ['values.passed', 'choice', true],
    ['values.costFen', 'money', false],
    ['values.parts', 'multi-select', true],
    ['values.photo', 'files', false],
    ['texts.remarks', 'multiline', true],
  ])
})

test('what is missing is said at its field, even where nothing at all was typed; an amount out of bounds in 元', () => {
  const wrong = (data: Record<string, unknown>) =>
    form.schema.safeParse(withObjects(form.schema, data)).error?.issues.map(issue => [issue.path.join('.'), issue.message]) ?? []
  expect(wrong({}).map(([path]) => path)).toEqual(['values.passed', 'values.parts', 'texts.remarks'])
  const filled = { passed: false, parts: ['motor'], costFen: 500_001 }
  expect(wrong({ values: filled, texts: { remarks: 'x' } })).toEqual([['values.costFen', '1.00 – 5,000.00']])
})

test('what is sent is what the server takes: one file as its id, what was left empty left out', () => {
  const sent = form.dataOf({ values: { passed: true, parts: ['motor'], photo: ['f1'] }, texts: { remarks: '已查' } })
  expect(sent).toEqual({ record: 'check', values: { passed: true, parts: ['motor'], photo: 'f1' }, texts: { remarks: '已查' } })
  expect(form.filesOf?.(sent)).toEqual(['f1'])
  const { values, texts } = sent as { values: object; texts: object }
  expect(recordProblems(record, { ...values }, { ...texts })).toEqual([])
  expect(form.dataOf({ values: { passed: true, photo: [] } })).toEqual({ record: 'check', values: { passed: true } })
})

test('a column is asked for by what stands in its own row, and where it is not asked for it is not sent', () => {
  const columns = [
    { id: 'replaced', title, required: true, kind: 'yes-no' as const },
    { id: 'serial', title, required: true, kind: 'line' as const, askedWhen: { replaced: { in: [true] } } },
    {
      ...{ id: 'cause', title, required: true, kind: 'choice' as const, askedWhen: { replaced: { in: [false] } } },
      values: [{ id: 'no-stock', title: { zh: '缺件' } }],
    },
  ]
  const rows: RecordField = { id: 'parts', title, required: false, kind: 'rows', columns }
  const { fields, schema } = makeRecord({
    ...scene,
    case: { records: [{ ...record, fields: [rows] }] } as unknown as CaseWithTimeline,
  } as ActScene)
  const [field] = fields
  if (field?.kind !== 'rows') throw new Error('rows are asked for as rows')
  const shown = (row: object) => field.fields.filter(one => one.when?.({ ...row }) !== false).map(one => one.name)
  expect(shown({})).toEqual(['replaced'])
  expect(shown({ replaced: true })).toEqual(['replaced', 'serial'])
  expect(shown({ replaced: false })).toEqual(['replaced', 'cause'])
  const data = toData(fields, { values: { parts: [{ replaced: false, serial: 'X-1', cause: 'no-stock' }] } })
  expect(data).toEqual({ values: { parts: [{ replaced: false, cause: 'no-stock' }] } })
  expect(schema.safeParse(withObjects(schema, data)).error).toBeUndefined()
})
