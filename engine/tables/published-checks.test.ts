import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fits, inputsOf } from './brute-force.fixture.ts'
import { checkTable } from './check-table.ts'
import type { AxisShape, CellShape, FactValue, TableShape } from './table-shape.ts'

// Tables whose findings others have published (Kie, Apache-2.0); never committed, so only where the shared data is.
const file = new URL('../../../shared/data/oracles/decision_table_checks.json', import.meta.url)
type Published = {
  id: string
  hitPolicy: string
  inputs: { name: string; type: string; allowed: string | null }[]
  rules: { when: string[]; then: string }[]
  gaps: string[][]
  overlaps: { rules: number[]; region: string[] }[]
  output_priority?: string[]
  masked?: { masked: number; by: number }[]
}
const published: Published[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).tables : []

/** A FEEL unary test: `-`, `*`, `<10`, `[10..30)`, `(0..+inf)`, `"a","b"`, `true`. Undefined means any value. */
function cellOf(feel: string): CellShape | undefined {
  const text = feel.trim()
  if (text === '-' || text === '*' || text === '') return undefined
  const compared = /^(<=|>=|<|>)\s*(\S+)$/.exec(text)
  if (compared) return { [{ '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' }[compared[1]!]!]: Number(compared[2]) }
  const interval = /^([[(\]])\s*(\S+?)\s*\.\.\s*(\S+?)\s*([\])[])$/.exec(text)
  if (interval) {
    const [, open, from, to, close] = interval
    return {
      ...(!from!.includes('inf') && { [open === '[' ? 'gte' : 'gt']: Number(from) }),
      ...(!to!.includes('inf') && { [close === ']' ? 'lte' : 'lt']: Number(to) }),
    }
  }
  if (/^-?\d+(\.\d+)?$/.test(text)) return { gte: Number(text), lte: Number(text) }
  return text.split(',').map(parsed)
}
const parsed = (text: string): FactValue => JSON.parse(text.trim())

function axisOf({ type, allowed }: Published['inputs'][number]): AxisShape {
  const domain = allowed === null ? undefined : cellOf(allowed)
  if (type !== 'number') return { kind: 'enum', values: domain as FactValue[] | undefined }
  const { gte, lte } = (domain ?? {}) as { gte?: number; lte?: number }
  return { kind: 'number', min: gte, max: lte }
}

function tableOf({ inputs, rules }: Published): TableShape<{ id: number; when: Record<string, CellShape> }> {
  return {
    hit: 'unique',
    axes: Object.fromEntries(inputs.map(input => [input.name, axisOf(input)])),
    rows: rules.map(({ when }, i) => ({ id: i + 1, when: regionOf(inputs, when) })),
  }
}

function regionOf(inputs: Published['inputs'], cells: readonly string[]): Record<string, CellShape> {
  const whens = cells.map((feel, i) => [inputs[i]!.name, cellOf(feel)] as const)
  return Object.fromEntries(whens.flatMap(([name, cell]) => (cell === undefined ? [] : [[name, cell]])))
}

/** Inputs around every number that table, findings and we mention, inside the axes. */
function inputsAround(table: TableShape, regions: readonly Record<string, CellShape>[]) {
  const extra = regions.map((when, i) => ({ id: `region ${i}`, when }))
  return inputsOf({ ...table, rows: [...table.rows, ...extra] })
}

describe.skipIf(published.length === 0)('findings that others have published', () => {
  test.each(published)('$id: the same gaps and overlaps, point by point', table => {
    const ours = tableOf(table)
    const found = checkTable(ours)
    const gaps = table.gaps.map(cells => regionOf(table.inputs, cells))
    const overlaps = table.overlaps.map(({ rules, region }) => ({ rows: rules, region: regionOf(table.inputs, region) }))
    const all = [...gaps, ...overlaps.map(o => o.region), ...found.gaps.map(g => g.region), ...found.overlaps.map(o => o.region)]
    for (const input of inputsAround(ours, all)) {
      const isGap = gaps.some(region => fits(region, input))
      expect(
        found.gaps.some(({ region }) => fits(region, input)),
        JSON.stringify(input),
      ).toBe(isGap)
      const rows = overlaps.filter(({ region }) => fits(region, input)).map(o => o.rows)
      expect(
        found.overlaps.filter(({ region }) => fits(region, input)).map(o => o.rows),
        JSON.stringify(input),
      ).toEqual(rows)
    }
    expect(found.gaps).toHaveLength(gaps.length)
    expect(found.overlaps).toHaveLength(overlaps.length)
  })

  test.each(published.filter(table => table.masked))('$id: what a priority masks is what rows above cover', table => {
    const { rows, ...rest } = tableOf(table)
    const priority = (row: { id: number }) => table.output_priority!.indexOf(table.rules[row.id - 1]!.then)
    const { shadowed } = checkTable({ ...rest, rows: [...rows].sort((a, b) => priority(a) - priority(b)) })
    expect(shadowed).toEqual(table.masked!.map(({ masked, by }) => ({ row: masked, because: 'covered', by: [by] })))
  })
})
