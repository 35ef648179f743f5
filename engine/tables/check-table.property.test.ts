import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fits, inputsOf, rowsFitting, takes } from './brute-force.fixture.ts'
import { checkTable } from './check-table.ts'
import { compileTable } from './compile-table.ts'
import { decideTable } from './decide.ts'
import { explainTable } from './explain-table.ts'
import type { AxisShape, CellShape, RangeShape, TableShape } from './table-shape.ts'

const bound = fc.integer({ min: -2, max: 12 })
const levels = ['a', 'b', 'c', 'd']

/** Ranges as packs write them, and with the closed and open ends of other tools; sometimes empty or outside the axis. */
const range = fc.record({ gte: bound, gt: bound, lt: bound, lte: bound }, { requiredKeys: [] })
const halfOpen = fc.record({ gte: bound, lt: bound }, { requiredKeys: [] })
const list = fc.subarray([...levels, 'stray'])
const number: fc.Arbitrary<AxisShape> = fc.record(
  {
    kind: fc.constantFrom('int' as const, 'number' as const),
    min: fc.integer({ min: -1, max: 4 }),
    max: fc.integer({ min: 4, max: 11 }),
  },
  { requiredKeys: ['kind'] },
)
const enumeration: fc.Arbitrary<AxisShape> = fc.record(
  { kind: fc.constant('enum' as const), values: fc.constant(levels) },
  { requiredKeys: ['kind'] },
)

const tables: fc.Arbitrary<TableShape> = fc
  .tuple(fc.constantFrom('unique' as const, 'collect' as const), number, enumeration, number)
  .chain(([hit, x, level, y]) => {
    const when = fc.record({ x: fc.oneof(range, halfOpen), level: list, y: halfOpen }, { requiredKeys: [] })
    const rows = fc.array(when as fc.Arbitrary<Record<string, CellShape>>, { maxLength: 6 })
    return rows.map(whens => ({ hit, axes: { x, level, y }, rows: whens.map((given, i) => ({ id: `r${i}`, when: given })) }))
  })

test('the check agrees with looking at every input', () => {
  fc.assert(
    fc.property(tables, table => {
      const { gaps, overlaps, shadowed } = checkTable(table)
      const isUnique = table.hit === 'unique'
      const told = [...gaps.map(gap => ({ ...gap, rows: [] as (string | number)[] })), ...overlaps]
      const decides = new Set<string | number>()
      for (const input of inputsOf(table)) {
        const rows = rowsFitting(table.rows, input)
        for (const row of isUnique ? rows.slice(0, 1) : rows) decides.add(row)
        // Exactly one region holds an input that is in a gap or an overlap, and none any other.
        const holding = told.filter(({ region }) => fits(region, input)).map(finding => finding.rows)
        const expected = isUnique && rows.length !== 1 ? [rows] : []
        if (!isSame(holding, expected)) expect({ input, holding }).toEqual({ input, holding: expected })
      }
      for (const { sample, region, rows } of told) {
        expect(fits(region, sample)).toBe(true)
        expect(rowsFitting(table.rows, sample)).toEqual(rows)
      }
      expect(shadowed.map(({ row }) => row)).toEqual(table.rows.map(row => row.id).filter(id => !decides.has(id)))
    }),
    { numRuns: 400 },
  )
})

test('no two regions could have been told as one', () => {
  fc.assert(
    fc.property(tables, table => {
      const { gaps, overlaps } = checkTable(table)
      const told = [...gaps.map(gap => ({ ...gap, rows: [] })), ...overlaps]
      for (const a of told) {
        for (const b of told) {
          const differing = Object.keys(table.axes).filter(axis => !isSame(a.region[axis], b.region[axis]))
          const axis = differing[0]
          if (a === b || axis === undefined || differing.length > 1 || !isSame(a.rows, b.rows)) continue
          expect(table.axes[axis]?.kind).not.toBe('enum')
          expect(touch(a.region[axis], b.region[axis])).toBe(false)
        }
      }
    }),
    { numRuns: 400 },
  )
})

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
function touch(below: CellShape = {}, above: CellShape = {}): boolean {
  if (!('lt' in below || 'lte' in below) || !('gte' in above || 'gt' in above)) return false
  const [a, b] = [below as RangeShape, above as RangeShape]
  return (a.lt !== undefined && a.lt === b.gte) || (a.lte !== undefined && a.lte === b.gt)
}

test('deciding and explaining agree with reading the rows one by one, known and unknown facts', () => {
  fc.assert(
    fc.property(tables, fc.integer({ min: 0, max: 7 }), (table, known) => {
      const compiled = compileTable(table)
      for (const input of inputsOf(table)) {
        const facts = Object.fromEntries(Object.entries(input).filter((_, i) => (known & (1 << i)) !== 0))
        const expected = rowsFitting(table.rows, facts)
        const { rows, outcome } = decideTable(compiled, facts)
        const decided = { outcome, ids: rows.map(row => row.id) }
        const right = { outcome: ['none', 'one'][expected.length] ?? 'several', ids: expected }
        if (!isSame(decided, right)) expect({ facts, ...decided }).toEqual({ facts, ...right })
        for (const row of explainTable(compiled, facts)) {
          const isTrue = row.fits === expected.includes(row.row.id) && (row.fits || !takes(row.failed.allowed, row.failed.value))
          if (!isTrue) expect.fail(`${JSON.stringify(facts)}: ${JSON.stringify(row)}`)
        }
      }
    }),
    { numRuns: 150 },
  )
})
