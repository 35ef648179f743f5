import { expect, test } from 'vitest'
import { rowsFitting } from './brute-force.fixture.ts'
import { checkTable } from './check-table.ts'
import { compileTable } from './compile-table.ts'
import { decideTable } from './decide.ts'
import type { TableShape } from './table-shape.ts'

/** 10 × 100 × 100 boxes and 50 rows that cut both number axes at every one of their boundaries, overlapping and leaving gaps. */
const levels = Array.from({ length: 10 }, (_, i) => `l${i}`)
const largest: TableShape = {
  hit: 'unique',
  axes: { level: { kind: 'enum', values: levels }, x: { kind: 'int', min: 0 }, y: { kind: 'int', min: 0 } },
  rows: Array.from({ length: 50 }, (_, i) => ({
    id: `r${i}`,
    when: {
      level: levels.filter((_, n) => (n + i) % 3 > 0),
      x: { gte: i, lt: 99 - i },
      y: { gte: (i * 37) % 50, lt: 50 + ((i * 17) % 50) },
    },
  })),
}
const inputs = levels.flatMap(level => Array.from({ length: 10_000 }, (_, i) => ({ level, x: Math.floor(i / 100), y: i % 100 })))

/** A tenth of the inputs, one facts object and one pass over the rows each. */
const naive = () => {
  for (let i = 0; i < inputs.length; i += 10) rowsFitting(largest.rows, inputs[i]!)
}
function millisecondsOf(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
/**
 * How long `work` takes, as a share of the naive pass: the least of seven pairs, each run one right after the other, so that a moment in which
 * the machine is busy with other tests slows both or only one pair.
 */
function shareOfNaive(work: () => void): number {
  return Math.min(
    ...Array.from({ length: 7 }, () => {
      const share = millisecondsOf(work)
      return share / millisecondsOf(naive)
    }),
  )
}

test('100,000 boxes × 50 rows are proved in a third of the time, at most, that a loop over facts and rows takes', () => {
  expect(shareOfNaive(() => checkTable(largest))).toBeLessThan(10 / 3)
})

test('a decision costs a fifth, at most, of reading the rows one by one', () => {
  const table = compileTable(largest)
  const decide = () => {
    for (let i = 0; i < inputs.length; i += 10) decideTable(table, inputs[i]!)
  }
  expect(shareOfNaive(decide)).toBeLessThan(1 / 5)
})
