import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Counts = Record<string, Record<'killed' | 'timeouts' | 'survived' | 'uncovered' | 'left', number>>
const { countMutants, formatTable, survivorLines } = (await import(new URL('mutation-results.mjs', import.meta.url).href)) as {
  countMutants: (mutants: readonly object[]) => Counts
  formatTable: (results: Counts) => string
  survivorLines: (mutants: readonly object[], sourceOf: (file: string) => string) => string[]
}

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const mutant = (status: string, fileName = 'engine/a.ts') => ({
  ...{ fileName, status, mutatorName: 'EqualityOperator', replacement: 'a >  b' },
  location: { start: { line: 2, column: 8 }, end: { line: 2, column: 13 } },
})

describe('results of mutation testing', () => {
  test('are in the documentation as they were printed', () => {
    expect(read('docs/TESTING.md')).toContain(formatTable(JSON.parse(read('test/mutation/results.json'))))
  })
  test('count what was found, what was not, what no test reaches, and what was left out', () => {
    const counted = countMutants(['Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored'].map(status => mutant(status)))
    expect(counted).toEqual({ 'engine/a.ts': { killed: 1, timeouts: 1, survived: 1, uncovered: 1, left: 1 } })
    expect(formatTable(counted).split('\n').slice(2)).toEqual([
      '| `engine/a.ts` | 4 | 1 | 1 | 1 | 1 | 1 | 50.0 |',
      '| all of these | 4 | 1 | 1 | 1 | 1 | 1 | 50.0 |',
    ])
  })
  test('of a folder are one row; a score is never rounded up', () => {
    const counts = { killed: 1, timeouts: 0, survived: 1, uncovered: 1, left: 0 }
    const full = { killed: 5, timeouts: 0, survived: 0, uncovered: 0, left: 0 }
    expect(formatTable({ 'engine/x/a.ts': full, 'engine/x/b.ts': counts, 'ledger/c.ts': counts })).toContain(
      '| `engine/x/` | 8 | 6 | 0 | 1 | 1 | 0 | 75.0 |',
    )
    expect(formatTable({ 'ledger/c.ts': { ...counts, killed: 2 }, 'ledger/d.ts': { ...full, killed: 2 } })).toContain(
      '| 6 | 4 | 0 | 1 | 1 | 0 | 66.6 |',
    )
  })
  test('name where a mutant stood that no test noticed', () => {
    const source = () => 'first\nreturn a > b\n'
    expect(survivorLines([mutant('Killed'), mutant('Survived'), mutant('NoCoverage')], source)).toEqual([
      'engine/a.ts:2:8 Survived EqualityOperator: a > b  ->  a > b',
      'engine/a.ts:2:8 NoCoverage EqualityOperator: a > b  ->  a > b',
    ])
  })
})
