import { describe, expect, test } from 'vitest'
import type { Table, TableRow } from '../pack.ts'
import { compileTable } from './compile-table.ts'
import { decideTable } from './decide.ts'
import type { AxisShape, Facts, TableShape } from './table-shape.ts'

const 万元 = 1_000_000

const row = (id: string, when: TableRow['when']): TableRow => ({ id, clause: '15', when, then: { chain: [id] } })

const approval: Table = {
  id: 'compensation',
  title: { zh: '补偿审批' },
  hit: 'unique',
  axes: { amount: { kind: 'int', min: 0, unit: '分' }, level: { kind: 'enum', values: ['一般', '较大', '重大'] } },
  rows: [
    row('small', { amount: { lt: 10 * 万元 }, level: ['一般', '较大'] }),
    row('middle', { amount: { gte: 10 * 万元, lt: 50 * 万元 }, level: ['一般', '较大'] }),
    row('large', { amount: { gte: 50 * 万元 }, level: ['一般', '较大'] }),
    row('major', { level: ['重大'] }),
  ],
}
const decided = (facts: Facts, table: TableShape = approval) => {
  const { rows, outcome } = decideTable(compileTable(table), facts)
  return [outcome, ...rows.map(row => row.id)]
}

describe('a unique table', () => {
  test.each([
    [0, 'small'],
    [10 * 万元 - 1, 'small'],
    [10 * 万元, 'middle'],
    [50 * 万元 - 1, 'middle'],
    [50 * 万元, 'large'],
    [Number.MAX_SAFE_INTEGER, 'large'],
  ])('%d 分 is for %s: 以上 includes its number, 不满 does not', (amount, row) => {
    expect(decided({ amount, level: '一般' })).toEqual(['one', row])
  })

  test('the row comes back with all a pack says of it', () => {
    const { rows } = decideTable(compileTable(approval), { amount: 1, level: '一般' })
    expect(rows[0]?.then).toEqual({ chain: ['small'] })
    expect(rows[0]?.clause).toBe('15')
  })

  test('an unknown fact fits only rows that do not look at it', () => {
    expect(decided({ level: '重大' })).toEqual(['one', 'major'])
    expect(decided({ level: '重大', amount: undefined })).toEqual(['one', 'major'])
    expect(decided({ level: '一般' })).toEqual(['none'])
    expect(decided({ amount: 5 })).toEqual(['none'])
    expect(decided({})).toEqual(['none'])
  })

  test('a fact outside its axis, or of another type, is treated as unknown', () => {
    expect(decided({ amount: -1, level: '一般' })).toEqual(['none'])
    expect(decided({ amount: Number.NaN, level: '一般' })).toEqual(['none'])
    expect(decided({ amount: '5', level: '一般' })).toEqual(['none'])
    expect(decided({ amount: 5, level: '轻微' })).toEqual(['none'])
  })

  test('several rows are told, none is picked', () => {
    const twice: TableShape = { ...approval, rows: [...approval.rows, { id: 'urgent', when: { amount: { gte: 40 * 万元 } } }] }
    expect(decided({ amount: 45 * 万元, level: '一般' }, twice)).toEqual(['several', 'middle', 'urgent'])
  })

  test('facts the table does not ask for change nothing', () => {
    expect(decided({ amount: 5, level: '一般', channel: 'phone' })).toEqual(['one', 'small'])
  })
})

test('a collect table gives all rows in its own order', () => {
  const rows = [
    { id: 'c', when: {} },
    { id: 'a', when: { late: [true] } },
    { id: 'b', when: { nth: { gte: 2 } } },
  ]
  const table: TableShape = {
    hit: 'collect',
    axes: { late: { kind: 'enum', values: [true, false] }, nth: { kind: 'int', min: 1 } },
    rows,
  }
  expect(decided({ late: true, nth: 3 }, table)).toEqual(['several', 'c', 'a', 'b'])
  expect(decided({ late: false, nth: 1 }, table)).toEqual(['one', 'c'])
})

test('more than 32 rows', () => {
  const rows = Array.from({ length: 100 }, (_, i) => ({ id: `r${i}`, when: { n: { gte: i, lt: i + 1 } } }))
  const table = compileTable({ hit: 'unique', axes: { n: { kind: 'int', min: 0, max: 99 } }, rows })
  for (let n = 0; n < 100; n++) expect(decideTable(table, { n }).rows).toEqual([rows[n]])
  expect(decideTable(table, { n: 100 }).outcome).toBe('none')
})

test('an axis called like something every object inherits is unknown unless it is a fact', () => {
  const level: AxisShape = { kind: 'enum' }
  const table: TableShape = { hit: 'unique', axes: Object.fromEntries([['constructor', level]]), rows: [{ id: 'any', when: {} }] }
  expect(decided({}, table)).toEqual(['one', 'any'])
})

describe('a table that is refused', () => {
  const axes = { n: { kind: 'int' }, level: { kind: 'enum', values: ['a'] } } as const
  const refusal = (rows: TableShape['rows'], given: TableShape['axes'] = axes) => {
    return expect(() => compileTable({ hit: 'unique', axes: given, rows }))
  }
  test('a row names an axis that is not there', () => {
    refusal([{ id: 'r', when: { size: { gte: 1 } } }]).toThrow(expect.objectContaining({ code: 'table.unknown-axis' }))
  })
  test('a list on a number axis, a range on an enum', () => {
    refusal([{ id: 'r', when: { n: ['a'] } }]).toThrow(expect.objectContaining({ code: 'table.wrong-cell' }))
    refusal([{ id: 'r', when: { level: { gte: 1 } } }]).toThrow(expect.objectContaining({ code: 'table.wrong-cell' }))
  })
  test('two rows of one name', () => {
    refusal([
      { id: 'r', when: {} },
      { id: 'r', when: { n: { lt: 1 } } },
    ]).toThrow(expect.objectContaining({ code: 'table.duplicate-row' }))
  })
  test('an axis without any value', () => {
    refusal([], { n: { kind: 'int', min: 2, max: 1 } }).toThrow(expect.objectContaining({ code: 'table.empty-axis' }))
    refusal([], { n: { kind: 'enum', values: [] } }).toThrow(expect.objectContaining({ code: 'table.empty-axis' }))
  })
})
