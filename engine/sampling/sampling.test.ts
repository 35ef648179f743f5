import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commitmentTo, drawUnits, populationHash, replacementFor, seatsOf, seedOf, sizeWith, type Unit } from './draw.ts'
import { redraw, type SampleRecord } from './redraw.ts'
import { hmacHex, sha256Hex } from './sha256.ts'

const units = (n: number, strata = 1): Unit[] =>
  Array.from({ length: n }, (_, i) => ({ id: `u-${i}`, stratum: strata === 1 ? '' : `s${i % strata}`, digest: '' }))
const about = { organisation: 'o', regulation: 'furn', rule: 'daily-callbacks', start: '2026-03-02', end: '2026-03-02' }

describe('the hashes', () => {
  it('are those of the platform, for every text and key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 200 }), (text, key) => {
        expect(sha256Hex(text)).toBe(createHash('sha256').update(text).digest('hex'))
        expect(hmacHex(key)(text)).toBe(createHmac('sha256', Buffer.from(key)).update(text).digest('hex'))
      }),
    )
    for (const length of [0, 55, 56, 63, 64, 65, 119, 120, 1_000])
      expect(sha256Hex('x'.repeat(length))).toBe(createHash('sha256').update('x'.repeat(length)).digest('hex'))
  })
})

describe('a draw', () => {
  it('takes exactly as many as asked, each once, whatever order the population came in', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 7 }),
        (n, size, strata) => {
          const all = units(n, strata)
          const wanted = Math.min(size, n)
          for (const how of [null, { atLeast: 0 }, { atLeast: 1 }] as const) {
            const drawn = drawUnits('seed', all, wanted, how)
            expect(drawn).toHaveLength(wanted)
            expect(new Set(drawn.map(u => u.id)).size).toBe(wanted)
            expect(drawUnits('seed', [...all].reverse(), wanted, how)).toEqual(drawn)
          }
        },
      ),
    )
  })

  it('has one of each stratum where it is asked for, and is otherwise shared out by size', () => {
    const sizes = new Map([
      ['big', 80],
      ['middle', 15],
      ['small', 5],
    ])
    expect(Object.fromEntries(seatsOf('seed', sizes, 10, { atLeast: 0 }))).toMatchObject({ big: 8 })
    const seats = seatsOf('seed', sizes, 10, { atLeast: 1 })
    expect([...seats.values()].reduce((a, b) => a + b)).toBe(10)
    expect(Math.min(...seats.values())).toBe(1)
    expect([...seatsOf('seed', sizes, 2, { atLeast: 1 }).values()].sort()).toEqual([0, 1, 1])
  })

  it('reaches each stratum once in a month: those not reached yet come first, and the draw grows where there are more of them', () => {
    const all = units(38).map((u, i) => ({ ...u, stratum: i < 30 ? 'a' : i < 36 ? 'b' : 'c' }))
    const month = { atLeast: 1, per: 'month' } as const
    const from = (covered: string[], size = 2) =>
      drawUnits('seed', all, size, month, new Set(covered))
        .map(u => u.stratum)
        .sort()
    expect(from([])).toEqual(['a', 'b', 'c'])
    expect(from(['a', 'b'])).toContain('c')
    expect(from(['a', 'b'])).toHaveLength(2)
    expect(from(['a', 'b', 'c'])).toEqual(['a', 'a'])
    expect(sizeWith(2, all, { atLeast: 1 })).toBe(2)
  })
  it('knows who comes next in the same stratum when one cannot be checked', () => {
    const all = units(9, 3)
    const drawn = drawUnits('seed', all, 3, { atLeast: 1 })
    const used = new Set(drawn.map(u => u.id))
    const next = replacementFor('seed', all, used, drawn[0]!)!
    expect(next.stratum).toBe(drawn[0]!.stratum)
    expect(used.has(next.id)).toBe(false)
    expect(replacementFor('seed', all, new Set(all.map(u => u.id)), drawn[0]!)).toBeUndefined()
  })
})

function recordOf(n: number): SampleRecord {
  const all = units(n, 2).map(u => ({ ...u, digest: sha256Hex(u.id) }))
  const key = 'a key that nobody knew before'
  const seed = seedOf(key, about, populationHash(all), '3107.52')
  const drawn = drawUnits(seed, all, Math.max(1, Math.ceil(n / 10)), { atLeast: 1 })
  const next = replacementFor(seed, all, new Set(drawn.map(u => u.id)), drawn[0]!)!
  return {
    format: 'bihuan-sample-1',
    ...about,
    edition: '2026-01-01',
    clause: '6.2.1(1)',
    title: '每日抽查回访记录',
    commitment: commitmentTo(key),
    committedAt: '2026-03-01T00:00:00.000Z',
    key,
    frozenAt: '2026-03-02T16:00:00.000Z',
    population: populationHash(all),
    units: all.map(u => [u.id, u.stratum, u.digest]),
    draw: { share: 0.1, atLeast: 1 },
    strata: { by: 'handler', atLeast: 1 },
    publicSource: '上证综指收盘',
    publicValue: '3107.52',
    drawnAt: '2026-03-03T01:00:00.000Z',
    drawn: drawn.map(u => u.id),
    replacements: [{ out: drawn[0]!.id, in: next.id, because: '门店歇业', at: '2026-03-03T02:00:00.000Z' }],
  }
}

describe('a record', () => {
  it('is drawn again by anybody, to the same units', () => {
    const record = recordOf(41)
    expect(record.drawn).toHaveLength(5)
    expect(redraw(record)).toMatchObject({ ok: true, drawn: record.drawn })
  })

  it.each([
    ['another key', (r: SampleRecord) => ({ ...r, key: 'a key chosen later' }), ['commitment', 'draw', 'replacements']],
    ['a unit left out', (r: SampleRecord) => ({ ...r, units: r.units.slice(1) }), ['population']],
    [
      'a record that was changed afterwards',
      (r: SampleRecord) => ({
        ...r,
        units: r.units.map(([id, s, d], i) => [id, s, i === 0 ? sha256Hex('other') : d]) as SampleRecord['units'],
      }),
      ['population'],
    ],
    [
      'one drawn by hand',
      (r: SampleRecord) => ({ ...r, drawn: [...r.drawn.slice(1), r.units.find(u => !r.drawn.includes(u[0]))![0]] }),
      ['draw'],
    ],
    ['one too few', (r: SampleRecord) => ({ ...r, drawn: r.drawn.slice(1) }), ['size', 'draw']],
    ['another published value', (r: SampleRecord) => ({ ...r, publicValue: '3107.53' }), ['draw']],
    ['a commitment made afterwards', (r: SampleRecord) => ({ ...r, committedAt: '2026-03-02T16:00:01.000Z' }), ['before']],
    [
      'a substitute picked by hand',
      (r: SampleRecord) => ({ ...r, replacements: [{ ...r.replacements[0]!, in: 'u-40' }] }),
      ['replacements'],
    ],
  ] as const)('with %s does not come out', (_, change, wrong) => {
    const found = redraw(change(recordOf(41)) as SampleRecord)
    expect(found.ok).toBe(false)
    expect(found.checks.filter(c => !c.ok).map(c => c.check)).toEqual(expect.arrayContaining([...wrong]))
  })
})
