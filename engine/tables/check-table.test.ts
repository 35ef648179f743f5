import { describe, expect, test } from 'vitest'
import { checkTable } from './check-table.ts'
import type { AxisShape, CellShape, TableShape } from './table-shape.ts'

const 万元 = 1_000_000
const amount: AxisShape = { kind: 'int', min: 0, unit: '分' }

function table(
  axes: TableShape['axes'],
  whens: Record<string, Record<string, CellShape>>,
  hit: TableShape['hit'] = 'unique',
): TableShape {
  return { hit, axes, rows: Object.entries(whens).map(([id, when]) => ({ id, when })) }
}
const nothing = { gaps: [], overlaps: [], shadowed: [], strays: [] }

describe('gaps and overlaps', () => {
  test('a table where every amount has one row is proved', () => {
    const whens = {
      a: { amount: { lt: 10 * 万元 } },
      b: { amount: { gte: 10 * 万元, lt: 50 * 万元 } },
      c: { amount: { gte: 50 * 万元 } },
    }
    expect(checkTable(table({ amount }, whens))).toEqual(nothing)
  })

  test('one 分 too many on one side and one too few on the other', () => {
    const whens = {
      a: { amount: { lt: 10 * 万元 + 1 } },
      b: { amount: { gte: 10 * 万元, lt: 50 * 万元 } },
      c: { amount: { gte: 50 * 万元 + 1 } },
    }
    expect(checkTable(table({ amount }, whens))).toEqual({
      ...nothing,
      gaps: [{ sample: { amount: 50 * 万元 }, region: { amount: { gte: 50 * 万元, lt: 50 * 万元 + 1 } } }],
      overlaps: [{ sample: { amount: 10 * 万元 }, region: { amount: { gte: 10 * 万元, lt: 10 * 万元 + 1 } }, rows: ['a', 'b'] }],
    })
  })

  test('an axis without ends is looked at below the lowest and above the highest boundary', () => {
    expect(checkTable(table({ n: { kind: 'int' } }, { a: { n: { gte: 5, lt: 8 } } })).gaps).toEqual([
      { sample: { n: 4 }, region: { n: { lt: 5 } } },
      { sample: { n: 8 }, region: { n: { gte: 8 } } },
    ])
  })

  test('min and max belong to the axis', () => {
    const n: AxisShape = { kind: 'int', min: 1, max: 5 }
    expect(checkTable(table({ n }, { a: { n: { gte: 1, lt: 5 } } })).gaps).toEqual([
      { sample: { n: 5 }, region: { n: { gte: 5, lt: 6 } } },
    ])
    expect(checkTable(table({ n }, { a: { n: { gte: 1, lt: 6 } } }))).toEqual(nothing)
  })

  test('between two real numbers there is another, between two whole ones there is none', () => {
    const whens = { a: { x: { lte: 30 } }, b: { x: { gte: 31 } } }
    expect(checkTable(table({ x: { kind: 'int' } }, whens))).toEqual(nothing)
    expect(checkTable(table({ x: { kind: 'number' } }, whens)).gaps).toEqual([
      { sample: { x: 30.5 }, region: { x: { gt: 30, lt: 31 } } },
    ])
    const point = { a: { x: { lt: 30 } }, b: { x: { gt: 30 } } }
    expect(checkTable(table({ x: { kind: 'number' } }, point)).gaps).toEqual([
      { sample: { x: 30 }, region: { x: { gte: 30, lte: 30 } } },
    ])
  })

  test('closed ends below zero, at zero and between whole numbers', () => {
    for (const bound of [-30, -0.1, 0, 0.1, 1e300]) {
      const whens = { a: { x: { lt: bound } }, b: { x: { gt: bound } } }
      expect(checkTable(table({ x: { kind: 'number' } }, whens)).gaps).toEqual([
        { sample: { x: bound }, region: { x: { gte: bound, lte: bound } } },
      ])
    }
    // A boundary between whole numbers does not divide any of them.
    const halves = { a: { n: { lt: 2.5 } }, b: { n: { gt: 2.5, lte: 4.5 } }, c: { n: { gt: 4 } } }
    expect(checkTable(table({ n: { kind: 'int' } }, halves))).toEqual(nothing)
  })

  test('an enum without values is open: any other value is a gap, named so that it can be read', () => {
    const { gaps } = checkTable(table({ channel: { kind: 'enum' } }, { a: { channel: ['phone', 'other'] } }))
    expect(gaps).toEqual([{ sample: { channel: '(other)' }, region: { channel: ['(other)'] } }])
  })

  test('neighbouring boxes are told as one region; an axis that is there in full is not mentioned', () => {
    const axes: TableShape['axes'] = { level: { kind: 'enum', values: ['a', 'b', 'c', 'd'] }, n: { kind: 'int', min: 0 } }
    const whens = {
      r1: { level: ['a', 'c'], n: { lt: 3 } },
      r2: { level: ['a', 'c'], n: { gte: 3, lt: 6 } },
      r3: { level: ['a', 'c'], n: { gte: 6 } },
    }
    expect(checkTable(table(axes, whens)).gaps).toEqual([{ sample: { level: 'b', n: 0 }, region: { level: ['b', 'd'] } }])
  })

  test('a region grows along whichever axis makes it largest; of two as large the first axis counts', () => {
    const gapsOf = (ys: string[], taken: string[]) => {
      const axes: TableShape['axes'] = { x: { kind: 'enum', values: ['a', 'b'] }, y: { kind: 'enum', values: ys } }
      return checkTable(table(axes, { row: { x: ['b'], y: taken } })).gaps
    }
    expect(gapsOf(['p', 'q', 'r'], ['q', 'r'])).toEqual([
      { sample: { x: 'a', y: 'p' }, region: { x: ['a'] } },
      { sample: { x: 'b', y: 'p' }, region: { x: ['b'], y: ['p'] } },
    ])
    expect(gapsOf(['p', 'q'], ['q'])).toEqual([
      { sample: { x: 'a', y: 'p' }, region: { y: ['p'] } },
      { sample: { x: 'a', y: 'q' }, region: { x: ['a'], y: ['q'] } },
    ])
  })

  test('a table without rows is one gap, one without axes and with one row is proved', () => {
    expect(checkTable(table({ amount }, {})).gaps).toEqual([{ sample: { amount: 0 }, region: {} }])
    expect(checkTable(table({}, {})).gaps).toEqual([{ sample: {}, region: {} }])
    expect(checkTable(table({}, { a: {} }))).toEqual(nothing)
  })

  test('overlaps are told by exactly which rows match', () => {
    const whens = { a: { n: { lt: 10 } }, b: { n: { gte: 4 } }, c: { n: { gte: 6, lt: 8 } } }
    expect(checkTable(table({ n: { kind: 'int', min: 0 } }, whens)).overlaps.map(({ region, rows }) => [region.n, rows])).toEqual(
      [
        [{ gte: 4, lt: 6 }, ['a', 'b']],
        [{ gte: 6, lt: 8 }, ['a', 'b', 'c']],
        [{ gte: 8, lt: 10 }, ['a', 'b']],
      ],
    )
  })
})

describe('rows that decide nothing', () => {
  const axes: TableShape['axes'] = { level: { kind: 'enum', values: ['a', 'b'] }, n: { kind: 'int', min: 0, max: 9 } }
  const hopeless = {
    all: {},
    emptyList: { level: [] },
    emptyRange: { n: { gte: 5, lt: 5 } },
    backwards: { n: { gte: 7, lt: 3 } },
    above: { n: { gte: 10 } },
    below: { n: { lt: 0 } },
    slip: { level: ['A'] },
  }

  test.each(['unique', 'collect'] as const)('empty cells and cells outside the axis, in a %s table', hit => {
    const { shadowed, strays } = checkTable(table(axes, hopeless, hit))
    expect(shadowed).toEqual(
      ['emptyList', 'emptyRange', 'backwards', 'above', 'below', 'slip'].map(row => ({ row, because: 'never' })),
    )
    expect(strays).toEqual([{ row: 'slip', axis: 'level', value: 'A' }])
  })

  test('a slip of the pen in a row that lives on is told too: else a penalty silently never falls due', () => {
    const { strays, shadowed } = checkTable(table(axes, { r: { level: ['a', 'bb'] } }, 'collect'))
    expect(strays).toEqual([{ row: 'r', axis: 'level', value: 'bb' }])
    expect(shadowed).toEqual([])
  })

  test('in a unique table also a row that rows above it cover together', () => {
    const whens = { low: { n: { lt: 5 } }, high: { n: { gte: 5 } }, middle: { n: { gte: 3, lt: 7 } }, again: { n: { lt: 5 } } }
    expect(checkTable(table(axes, whens)).shadowed).toEqual([
      { row: 'middle', because: 'covered', by: ['low', 'high'] },
      { row: 'again', because: 'covered', by: ['low'] },
    ])
  })

  test('the rows that cover one are told in the order of the table, however many there are', () => {
    const apart = Object.fromEntries([9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map(n => [`n${n}`, { n: { gte: n, lt: n + 1 } }]))
    const by = (from: number, to: number) =>
      checkTable(table(axes, { ...apart, last: { n: { gte: from, lt: to } } })).shadowed.flatMap(one =>
        one.because === 'covered' ? one.by : [],
      )
    expect([by(1, 3), by(0, 10)]).toEqual([['n2', 'n1'], Object.keys(apart)])
    const eleven = { level: { kind: 'enum', values: ['a', 'b'] }, n: { kind: 'int', min: 0, max: 10 } } as const
    const late = { ...apart, n10: { n: { gte: 10 } }, last: { n: { gte: 7 } } }
    expect(checkTable(table(eleven, late)).shadowed).toEqual([{ row: 'last', because: 'covered', by: ['n9', 'n8', 'n7', 'n10'] }])
  })

  test('not a special row above a general one: the order of a reader, an overlap all the same', () => {
    const { shadowed, overlaps } = checkTable(table(axes, { special: { n: { gte: 8 } }, general: {} }))
    expect(shadowed).toEqual([])
    expect(overlaps.map(o => o.rows)).toEqual([['special', 'general']])
  })

  test('in a collect table gaps, overlaps and covered rows are meant', () => {
    const whens = { special: { n: { gte: 8 } }, again: { n: { gte: 8 } } }
    expect(checkTable(table(axes, whens, 'collect'))).toEqual(nothing)
  })
})

describe('size', () => {
  const axis = (cuts: number): AxisShape => ({ kind: 'enum', values: Array.from({ length: cuts }, (_, i) => `v${i}`) })

  test('100,000 boxes are checked, one more is refused by name', () => {
    expect(checkTable(table({ x: axis(400), y: axis(250) }, { all: {} }))).toEqual(nothing)
    expect(() => checkTable(table({ x: axis(11), y: axis(9091) }, { all: {} }))).toThrow(
      expect.objectContaining({ code: 'table.too-many-boxes', message: expect.stringContaining('100001 boxes (11 × 9091)') }),
    )
  })

  test('more than 64 rows: sets of rows that differ only far down are kept apart', () => {
    const whens = Object.fromEntries(Array.from({ length: 70 }, (_, i) => [`r${i}`, { n: { gte: i, lt: i + 1 } }]))
    const twice = { ...whens, x: { n: { gte: 65, lt: 67 } } }
    const { overlaps, gaps, shadowed } = checkTable(table({ n: { kind: 'int', min: 0, max: 70 } }, twice))
    expect(overlaps.map(o => [o.sample.n, o.rows])).toEqual([
      [65, ['r65', 'x']],
      [66, ['r66', 'x']],
    ])
    expect(gaps.map(gap => gap.region)).toEqual([{ n: { gte: 70, lt: 71 } }])
    expect(shadowed).toEqual([{ row: 'x', because: 'covered', by: ['r65', 'r66'] }])
  })

  test('a table too large to count is refused before any of it is built', () => {
    const axes = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`x${i}`, axis(10)]))
    expect(() => checkTable(table(axes, { all: {} }))).toThrow(expect.objectContaining({ code: 'table.too-many-boxes' }))
  })
})
