import { expect, test } from 'vitest'
import { z } from 'zod'
import { sayIn } from '../language/use-words.ts'
import { isRequired, labelAt, toData } from './act-form-data.ts'
import type { Field } from './act-form-field.ts'
import { errorsByField, serverErrors } from './form-errors.ts'
import { uiWords } from './words.ts'

const Plan = z.strictObject({
  measures: z.string().trim().min(1),
  note: z.string().optional(),
  cost: z.number().int().min(0).optional(),
  people: z.array(z.string()).min(1),
  files: z.array(z.string()),
  contact: z.strictObject({ phone: z.string().min(5), name: z.string().optional() }).optional(),
  items: z.array(z.strictObject({ part: z.string(), count: z.number().int().min(1) })).optional(),
})
const fields: readonly Field[] = [
  { name: 'measures', label: '措施', kind: 'multiline' },
  { name: 'note', label: '备注', kind: 'text', when: values => values.measures === 'x' },
  { name: 'cost', label: '费用', kind: 'money' },
  { name: 'people', label: '人员', kind: 'people' },
  { name: 'files', label: '附件', kind: 'files' },
  { name: 'contact.phone', label: '电话', kind: 'text' },
  {
    name: 'items',
    label: '备件',
    kind: 'rows',
    fields: [
      { name: 'part', label: '型号', kind: 'text' },
      { name: 'count', label: '数量', kind: 'number' },
    ],
  },
]
const file = { id: 'f1', name: 'a.png', size: 1, sha256: '0' }

test('sends what is shown and said: no empty boxes, no hidden fields, files as ids', () => {
  expect(
    toData(fields, {
      measures: ' 更换 ',
      note: 'hidden',
      cost: null,
      files: [file],
      contact: { phone: '' },
      items: [{ part: 'PLC-200', count: 2 }],
    }),
  ).toEqual({
    measures: ' 更换 ',
    people: [],
    files: ['f1'],
    items: [{ part: 'PLC-200', count: 2 }],
  })
})

test('the mark of a field follows from the schema', () => {
  const required = fields.filter(field => isRequired(Plan, field)).map(field => field.name)
  expect(required).toEqual(['measures', 'people'])
})

test('issues are said in words at their fields, with the label', () => {
  const issues = Plan.safeParse(toData(fields, { contact: { phone: '12' }, items: [{ part: 'x' }] })).error?.issues ?? []
  const zh = errorsByField(issues, sayIn(uiWords, 'zh'), path => labelAt(fields, path))
  expect(zh).toEqual([
    { name: ['measures'], errors: ['请填写措施'] },
    { name: ['people'], errors: ['请填写人员'] },
    { name: ['contact', 'phone'], errors: ['至少 5 个字'] },
    { name: ['items', 0, 'count'], errors: ['请填写数量'] },
  ])
})

test("the server's messages land at their fields", () => {
  expect(serverErrors({ 'items.0.count': '库存不足', measures: '太短' })).toEqual([
    { name: ['items', 0, 'count'], errors: ['库存不足'] },
    { name: ['measures'], errors: ['太短'] },
  ])
})
