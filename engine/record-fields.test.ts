import { describe, expect, test } from 'vitest'
import type { RecordRule, RowsField } from './pack.ts'
import { isSealedField, readableFields, rowsApart, rowsTogether, valuesOfKind } from './record-fields.ts'

const title = (zh: string, en?: string) => ({ zh, ...(en === undefined ? {} : { en }) })
const plain = (id: string, kind: string, name = title(id)) =>
  ({ id, kind, title: name, required: false }) as RecordRule['fields'][number]
const shares = {
  ...{ id: 'shares', kind: 'rows', title: title('责任', 'Shares'), required: true },
  columns: [
    plain('department', 'department', title('部门', 'Department')),
    plain('who', 'person', title('人员')),
    plain('basis', 'text', title('依据')),
    plain('note', 'line', title('备注')),
  ],
} as RowsField

test('lines and texts are sealed, every other kind is plain', () => {
  const kinds = ['line', 'text', 'yes-no', 'person', 'day', 'number', 'choice', 'rows']
  expect(kinds.filter(kind => isSealedField(plain('f', kind)))).toEqual(['line', 'text'])
})

describe('rows', () => {
  test('come apart into two halves of the same length, without what was left empty, and without texts where nobody wrote any', () => {
    const rows = [{ department: 'd', basis: '记录', note: undefined }, { who: 'bo', department: undefined }, { note: '好' }]
    expect(rowsApart(shares, rows)).toStrictEqual({
      plain: [{ department: 'd' }, { who: 'bo' }, {}],
      texts: [{ basis: '记录' }, {}, { note: '好' }],
    })
    expect(rowsApart(shares, [{ department: 'd', basis: undefined }])).toStrictEqual({
      plain: [{ department: 'd' }],
      texts: undefined,
    })
    expect(rowsApart(shares, [])).toStrictEqual({ plain: [], texts: undefined })
  })

  test('come together again by their places; a half that is no list is empty', () => {
    expect(rowsTogether([{ department: 'd' }, { who: 'bo' }], [{ basis: '记录' }])).toStrictEqual([
      { department: 'd', basis: '记录' },
      { who: 'bo' },
    ])
    expect([rowsTogether(undefined, [{ basis: 'x' }]), rowsTogether('x', undefined)]).toEqual([[], []])
    expect(rowsTogether([{ who: 'bo' }], 'x')).toStrictEqual([{ who: 'bo' }])
  })
})

test('rules read fields by their names, and of rows their number and each column under both titles', () => {
  const passed = plain('passed', 'yes-no')
  expect(readableFields({ fields: [passed, shares] })).toStrictEqual([
    passed,
    shares,
    { id: 'shares.count', kind: 'number', required: true, title: { zh: '责任（行数）', en: 'Shares (rows)' } },
    { ...shares.columns[0], id: 'shares.department', title: { zh: '责任·部门', en: 'Shares: Department' } },
    { ...shares.columns[1], id: 'shares.who', title: { zh: '责任·人员', en: 'Shares: 人员' } },
    { ...shares.columns[2], id: 'shares.basis', title: { zh: '责任·依据', en: 'Shares: 依据' } },
    { ...shares.columns[3], id: 'shares.note', title: { zh: '责任·备注', en: 'Shares: 备注' } },
  ])
  const [, count, column] = readableFields({ fields: [{ ...shares, title: title('责任'), columns: shares.columns.slice(0, 1) }] })
  expect([count!.title, column!.title]).toStrictEqual([
    { zh: '责任（行数）', en: '责任 (rows)' },
    { zh: '责任·部门', en: '责任: Department' },
  ])
})

test('the values of one kind are those of fields, and of rows one for each row and column', () => {
  const [first, leader] = [plain('first', 'person'), plain('leader', 'person')]
  const record = { fields: [first, plain('day', 'day'), shares, leader] }
  const [, who] = shares.columns
  expect(
    valuesOfKind(record, { first: 'ada', day: '2026-03-02', shares: [{ who: 'bo', department: 'd' }, null, {}] }, 'person'),
  ).toStrictEqual([
    { field: 'first', column: first, value: 'ada' },
    { field: 'shares', row: 0, column: who, value: 'bo' },
    { field: 'shares', row: 1, column: who, value: undefined },
    { field: 'shares', row: 2, column: who, value: undefined },
    { field: 'leader', column: leader, value: undefined },
  ])
  expect(valuesOfKind(record, { shares: 'x' }, 'department')).toEqual([])
  expect(valuesOfKind(record, {}, 'number')).toEqual([])
})
