import { describe, expect, test } from 'vitest'
import { sampleSize } from '../samples.ts'
import { commitmentTo, drawUnits, populationHash, replacementFor, seedOf, type Unit } from './draw.ts'
import { redraw, redrawChecks, type SampleRecord } from './redraw.ts'

const about = { organisation: 'o', regulation: 'furn', rule: 'daily', start: '2026-03-02', end: '2026-03-02' }
const units: Unit[] = Array.from({ length: 12 }, (_, i) => ({ id: `u-${i}`, stratum: 'abc'[i % 3]!, digest: `d${i}` }))
const key = 'a key'

/** A record of an honest draw of a quarter, at least one of each stratum in a month; `b` was reached before. */
function recordOf(
  publicValue: string | null,
  covered?: string[],
  draw: SampleRecord['draw'] = { share: 0.25, atLeast: 1 },
): SampleRecord {
  const strata = { by: 'handler', atLeast: 1, per: 'month' } as const
  const seed = seedOf(key, about, populationHash(units), publicValue ?? '')
  const drawn = drawUnits(seed, units, sampleSize({ draw }, units.length), strata, new Set(covered))
  const used = new Set(drawn.map(unit => unit.id))
  const first = replacementFor(seed, units, used, drawn[0]!)!
  used.add(first.id)
  const second = replacementFor(seed, units, used, first)!
  const at = '2026-03-03T02:00:00.000Z'
  return {
    ...{ format: 'bihuan-sample-1', ...about, edition: '2026-01-01', clause: '6', title: '抽查' },
    ...{ commitment: commitmentTo(key), committedAt: '2026-03-01T00:00:00.000Z', key, frozenAt: '2026-03-02T16:00:00.000Z' },
    ...{ population: populationHash(units), units: units.map(unit => [unit.id, unit.stratum, unit.digest]) },
    ...{ draw, strata, ...(covered && { covered }) },
    ...{ publicSource: publicValue && '指数', publicValue, drawnAt: at, drawn: drawn.map(unit => unit.id) },
    replacements: [
      { out: drawn[0]!.id, in: first.id, because: '歇业', at },
      { out: first.id, in: second.id, because: '歇业', at },
    ],
  }
}
const wrongIn = (record: SampleRecord) =>
  redraw(record)
    .checks.filter(check => !check.ok)
    .map(check => check.check)

describe('a record that is drawn again', () => {
  test('comes out with its seed, its draw, and each check in order with what was found and what was said', () => {
    const record = recordOf('3107.52', ['b'])
    const again = redraw(record)
    expect(again.ok).toBe(true)
    expect(again.seed).toBe(seedOf(key, about, populationHash(units), '3107.52'))
    expect(again.drawn).toEqual(record.drawn)
    expect(again.checks.map(({ check, found, said }) => [check, found, said])).toEqual([
      ['commitment', commitmentTo(key), record.commitment],
      ['before', '2026-03-01T00:00:00.000Z', '2026-03-02T16:00:00.000Z'],
      ['population', populationHash(units), record.population],
      ['size', '3', '3'],
      ['draw', record.drawn.join(' '), record.drawn.join(' ')],
      ['replacements', record.replacements.map(one => one.in).join(' '), record.replacements.map(one => one.in).join(' ')],
    ])
    expect(again.checks.map(check => check.check)).toEqual([...redrawChecks])
  })
  test('comes out without a published value, and with strata that were reached before', () => {
    expect(redraw(recordOf(null)).ok).toBe(true)
    const record = recordOf('1', ['a', 'b', 'c'], { count: 1 })
    expect(record.drawn).toHaveLength(1)
    expect(wrongIn(record)).toEqual([])
    expect(wrongIn({ ...record, covered: [] })).toEqual(expect.arrayContaining(['size', 'draw']))
  })
  test('may have been committed to in the moment in which the population was frozen', () => {
    const record = recordOf('1')
    expect(wrongIn({ ...record, committedAt: record.frozenAt })).toEqual([])
    expect(wrongIn({ ...record, committedAt: '2026-03-02T16:00:00.001Z' })).toEqual(['before'])
  })
  test('grows where more strata are owed than the rule draws', () => {
    expect(redraw({ ...recordOf('1'), draw: { count: 1 } }).drawn).toHaveLength(3)
    expect(wrongIn({ ...recordOf('1'), draw: { count: 4 } })).toEqual(['size', 'draw'])
  })
  test('does not put in the place of somebody who was not there, or one place twice', () => {
    const record = recordOf('1')
    const [first, second] = record.replacements
    expect(wrongIn({ ...record, replacements: [{ ...first!, out: 'nobody' }, second!] })).toEqual(['replacements'])
    expect(redraw({ ...record, replacements: [{ ...first!, out: 'nobody' }] }).checks.at(-1)).toMatchObject({ found: '' })
    expect(wrongIn({ ...record, replacements: [first!, { ...second!, in: first!.in }] })).toEqual(['replacements'])
  })
})
