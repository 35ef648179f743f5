import { expect, test } from 'vitest'
import { compileTable } from './compile-table.ts'
import { explainTable } from './explain-table.ts'
import type { AxisShape, CellShape, Facts, FactValue, TableShape } from './table-shape.ts'

const 万元 = 1_000_000
const amount = { kind: 'int', min: 0, unit: '分', title: { zh: '金额', en: 'amount' } } as const
const level = { kind: 'enum', values: ['minor', 'major'], title: { zh: '等级', en: 'level' } } as const

const table: TableShape = {
  hit: 'unique',
  axes: { amount, level },
  rows: [
    { id: 'middle', when: { level: ['minor'], amount: { gte: 10 * 万元, lt: 50 * 万元 } } },
    { id: 'large', when: { amount: { gte: 50 * 万元 } } },
  ],
}
const explained = (facts: Facts) => explainTable(compileTable(table), facts)

/** What is said of one cell that does not take a value. */
function saying(axis: AxisShape, cell: CellShape, value?: FactValue) {
  const compiled = compileTable({ hit: 'unique', axes: { x: axis }, rows: [{ id: 'r', when: { x: cell } }] })
  const [row] = explainTable(compiled, value === undefined ? {} : { x: value })
  return row?.fits === false ? [row.text.zh, row.text.en] : 'fits'
}

test('every row: it fits, or the first cell in the order of the axes that failed', () => {
  expect(explained({ amount: 60 * 万元, level: 'major' })).toEqual([
    {
      row: table.rows[0],
      fits: false,
      failed: { axis: 'amount', value: 60 * 万元, allowed: { gte: 10 * 万元, lt: 50 * 万元 } },
      text: { zh: '金额 60 万元 不在 [10 万元, 50 万元)', en: 'amount ¥600,000 is not in [¥100,000, ¥500,000)' },
    },
    { row: table.rows[1], fits: true },
  ])
})

test('an unknown fact is said to be unknown', () => {
  const [middle] = explained({ level: 'minor' })
  expect(middle).toMatchObject({ fits: false, failed: { axis: 'amount' } })
  expect(middle?.fits === false && 'value' in middle.failed).toBe(false)
  expect(saying(amount, { lt: 10 * 万元 })).toEqual([
    '金额未知，应属于 [0 元, 10 万元)',
    'amount is unknown, must be in [¥0, ¥100,000)',
  ])
})

test('amounts are in 元, short ones of ten thousand and more in 万元', () => {
  const [zh] = saying(amount, { gte: 12_345_678, lt: 125_500_00 }, 99) as string[]
  expect(zh).toBe('金额 0.99 元 不在 [123,456.78 元, 12.55 万元)')
})

test('amounts of whole 元 have no decimals, and 万元 only in full hundreds of 元 and from ten thousand on', () => {
  const said = (fen: number) => (saying(amount, { gte: 9_999_999_99 }, fen) as string[])[0]!.slice(3).split(' 不在')[0]
  expect([100, 150, 999_900, 1_000_000, 1_000_100, 1_010_000].map(said)).toEqual([
    ...['1 元', '1.50 元', '9,999 元', '1 万元', '10,001 元', '1.01 万元'],
  ])
  expect((saying({ kind: 'int', unit: '分' }, { gte: 0 }, -2_000_000) as string[])[0]).toBe('x -2 万元 不在 [0 元, ∞)')
})

test('other numbers carry their unit; ends that are not there are those of the axis', () => {
  const nth: AxisShape = { kind: 'int', unit: '次', title: { zh: '次数', en: 'count' } }
  expect(saying(nth, { gte: 2 }, 1)).toEqual(['次数 1 次 不在 [2 次, ∞)', 'count 1 time is not in [2 times, ∞)'])
  expect(saying(nth, { lt: 2 }, 2)).toEqual(['次数 2 次 不在 (-∞, 2 次)', 'count 2 times is not in (-∞, 2 times)'])
  expect(saying({ kind: 'int' }, { gte: 2_000 }, 1_000)).toEqual(['x 1,000 不在 [2,000, ∞)', 'x 1,000 is not in [2,000, ∞)'])
  expect(saying({ kind: 'int', unit: '小时' }, { gte: 2 }, 1)).toEqual([
    'x 1 小时 不在 [2 小时, ∞)',
    'x 1 hour is not in [2 hours, ∞)',
  ])
  expect(saying({ kind: 'int', unit: 'lots' }, { gte: 2 }, 1)).toEqual([
    'x 1 lots 不在 [2 lots, ∞)',
    'x 1 lot is not in [2 lots, ∞)',
  ])
  expect(saying({ kind: 'number', max: 100, unit: '%' }, { gt: 80 }, 80)).toEqual([
    'x 80% 不在 (80%, 100%]',
    'x 80% is not in (80%, 100%]',
  ])
})

test('enum values in people’s words where there are some, booleans as yes and no', () => {
  const names: Record<string, string> = { minor: '一般', major: '重大' }
  const nameOf = (_: string, value: FactValue) => {
    const zh = names[String(value)]
    return zh === undefined ? undefined : { zh }
  }
  const inBoth = (_: string, value: FactValue) => ({ zh: names[String(value)]!, en: `a ${value} one` })
  expect(explainTable(compileTable(table), { amount: 20 * 万元, level: 'major' }, inBoth)[0]).toMatchObject({
    text: { zh: '等级 重大 不在 {一般}', en: 'level a major one is not in {a minor one}' },
  })
  const [middle] = explainTable(compileTable(table), { amount: 20 * 万元, level: 'major' }, nameOf)
  expect(middle).toMatchObject({ text: { zh: '等级 重大 不在 {一般}', en: 'level 重大 is not in {一般}' } })
  expect(saying(level, ['minor', 'major'], 'none')).toEqual([
    '等级 none 不在 {minor、major}',
    'level none is not in {minor, major}',
  ])
  expect(saying({ kind: 'enum', values: [true, false] }, [true], false)).toEqual(['x 否 不在 {是}', 'x no is not in {yes}'])
})
