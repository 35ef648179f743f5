import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addCalendarDays } from './calendar/local-date.ts'
import type { Pack } from './pack.ts'
import { at, testPack, testRules } from './rules.fixture.ts'
import {
  BEFORE_ALL,
  compileEdition,
  type Edition,
  editionNamed,
  editionsInForce,
  leadersOf,
  primaryEdition,
  type Rules,
  rulesForHistory,
} from './rules.ts'

const edition = (id: string, from: string, more: object = {}, begins?: string): Edition => {
  const { to, ...others } = more as { to?: string }
  const pack = { ...testPack(), id, edition: from, inForce: { from, ...(to === undefined ? {} : { to }) }, ...others }
  return { ...compileEdition(pack as unknown as Pack), ...(begins === undefined ? {} : { begins }) }
}
const rulesOf = (...editions: Edition[]): Rules => ({ ...testRules(), editions })
const inForce = (rules: Rules, local: string) => editionsInForce(rules, at(local)).map(one => one.key)

describe('an edition is in force', () => {
  const first = edition('a', '2025-01-01')
  const second = edition('a', '2026-03-01')
  test('from the first moment of its day by the wall clock, and over when the next of its regulation begins', () => {
    const rules = rulesOf(first, second)
    expect(
      [
        '2024-12-31 23:59',
        '2025-01-01 00:00',
        '2025-06-01 12:00',
        '2026-02-28 23:59',
        '2026-03-01 00:00',
        '2030-01-01 00:00',
      ].map(day => inForce(rules, day)),
    ).toEqual([...[[], ['a@2025-01-01'], ['a@2025-01-01'], ['a@2025-01-01'], ['a@2026-03-01'], ['a@2026-03-01']]])
  })
  test('until the day on which it is repealed, which it no longer governs', () => {
    const rules = rulesOf(edition('a', '2025-01-01', { to: '2026-03-01' }))
    expect([inForce(rules, '2026-02-28 23:59'), inForce(rules, '2026-03-01 00:00'), inForce(rules, '2027-01-01 00:00')]).toEqual([
      ['a@2025-01-01'],
      [],
      [],
    ])
  })
  test('never, where it was repealed before its first day: then the one before it goes on', () => {
    const rules = rulesOf(first, edition('a', '2026-03-01', { to: '2026-03-01' }))
    expect([inForce(rules, '2026-03-01 12:00'), inForce(rules, '2026-09-01 12:00')]).toEqual([['a@2025-01-01'], ['a@2025-01-01']])
  })
  test('from the moment of its publication where that lies within its first day', () => {
    const rules = rulesOf(first, edition('a', '2026-03-01', {}, at('2026-03-01 15:00')))
    expect(['2026-03-01 14:59', '2026-03-01 15:00', '2026-03-01 15:01'].map(moment => inForce(rules, moment))).toEqual([
      ...[['a@2025-01-01'], ['a@2026-03-01'], ['a@2026-03-01']],
    ])
  })
  test('beside those of other regulations, each by its own days', () => {
    const rules = rulesOf(first, second, edition('b', '2026-01-01', { to: '2026-06-01' }))
    expect(
      ['2025-06-01 12:00', '2026-02-01 12:00', '2026-04-01 12:00', '2026-07-01 12:00'].map(day => inForce(rules, day)),
    ).toEqual([...[['a@2025-01-01'], ['a@2025-01-01', 'b@2026-01-01'], ['a@2026-03-01', 'b@2026-01-01'], ['a@2026-03-01']]])
  })

  test('on the same days whatever was asked before: each moment as if it were asked alone', () => {
    const day = fc.integer({ min: 0, max: 60 }).map(n => addCalendarDays('2026-01-01', n))
    const one = fc.record({ id: fc.constantFrom('a', 'b'), from: day, to: fc.option(day, { nil: undefined }) })
    const moment = fc.tuple(fc.integer({ min: -10, max: 80 }), fc.integer({ min: 0, max: 23 }))
    fc.assert(
      fc.property(
        fc.uniqueArray(one, { maxLength: 6, selector: e => `${e.id}${e.from}` }),
        fc.array(moment, { minLength: 1, maxLength: 12 }),
        (said, asked) => {
          const rules = rulesOf(...said.map(({ id, from, to }) => edition(id, from, { to })))
          for (const [n, hour] of asked) {
            const date = addCalendarDays('2026-01-01', n)
            // Said once more: the latest of each regulation that has begun, unless it is over.
            const expected = said.filter(e => {
              const begun = (other: typeof e) => other.from <= date && (other.to === undefined || other.to > other.from)
              return (
                begun(e) &&
                !said.some(other => other.id === e.id && begun(other) && other.from > e.from) &&
                (e.to === undefined || date < e.to)
              )
            })
            expect(inForce(rules, `${date} ${String(hour).padStart(2, '0')}:30`)).toEqual(expected.map(e => `${e.id}@${e.from}`))
          }
        },
      ),
    )
  })
  test('and is found by its name; an unknown name is a fault', () => {
    const rules = rulesOf(first, second)
    expect(editionNamed(rules, 'a@2026-03-01')).toBe(second)
    expect(() => editionNamed(rules, 'a@2027-01-01')).toThrow('no edition a@2027-01-01')
  })
})

describe('which regulation leads a new case', () => {
  const [old, late, other] = [
    edition('old', '2025-01-01'),
    edition('late', '2025-06-01'),
    edition('other', '2024-01-01', { primaryFor: [] }),
  ]
  const leads = (rules: Rules, local = '2026-03-02 10:00', kind = 'anomaly') =>
    leadersOf(rules, kind, at(local)).map(one => one.pack.id)
  test('is one that says so and has a lifecycle for its kind', () => {
    expect(leads(rulesOf(other, late))).toEqual(['late'])
    expect([
      leads(rulesOf(other, late), '2026-03-02 10:00', 'complaint'),
      leads(rulesOf(edition('x', '2025-01-01', { lifecycles: [] }))),
    ]).toEqual([[], []])
    expect(primaryEdition(rulesOf(other), 'anomaly', at('2026-03-02 10:00'))).toBeUndefined()
  })
  test('is the one that has led it longest where nobody chose, whatever their order, counted from its first edition', () => {
    for (const rules of [rulesOf(old, late), rulesOf(late, old)]) expect(leads(rules)).toEqual(['old', 'late'])
    const renewed = rulesOf(late, edition('old', '2026-01-01'), old)
    expect(primaryEdition(renewed, 'anomaly', at('2026-03-02 10:00'))?.key).toBe('old@2026-01-01')
  })
  test('is the one that the company chose last, from the moment of its choice on, for that kind', () => {
    const chosen = (...primary: [kind: string, regulation: string, local: string][]) => ({
      ...rulesOf(old, late),
      primary: primary.map(([kind, regulation, local]) => ({ kind, regulation, since: at(local) })),
    })
    expect(leads(chosen(['anomaly', 'late', '2026-03-02 10:00']))).toEqual(['late', 'old'])
    expect(leads(chosen(['anomaly', 'late', '2026-03-02 10:01']))).toEqual(['old', 'late'])
    expect(leads(chosen(['complaint', 'late', '2026-01-01 10:00']))).toEqual(['old', 'late'])
    expect(leads(chosen(['anomaly', 'late', '2026-01-01 10:00'], ['anomaly', 'old', '2026-02-01 10:00']))).toEqual([
      'old',
      'late',
    ])
    expect(leads(chosen(['anomaly', 'gone', '2026-01-01 10:00']))).toEqual(['old', 'late'])
  })
})

describe('a past log is measured', () => {
  const rules: Rules = {
    ...rulesOf(
      edition('a', '2026-01-01', {}, at('2026-01-01 15:00')),
      edition('a', '2026-06-01'),
      edition('b', '2025-01-01', { to: '2025-06-01' }),
    ),
    primary: [
      { kind: 'anomaly', regulation: 'a', since: at('2026-02-01 10:00') },
      { kind: 'anomaly', regulation: 'b', since: at('2026-03-01 10:00') },
      { kind: 'complaint', regulation: 'b', since: at('2026-04-01 10:00') },
    ],
  }
  const past = rulesForHistory(rules)
  test('by the first edition of each regulation as if it had always been in force; its end stays, and later ones keep their days', () => {
    expect([inForce(rules, '2010-01-01 10:00'), inForce(past, '2010-01-01 10:00')]).toEqual([
      [],
      ['a@2026-01-01', 'b@2025-01-01'],
    ])
    expect([inForce(past, '2026-01-01 10:00'), inForce(past, '2026-07-01 10:00')]).toEqual([['a@2026-01-01'], ['a@2026-06-01']])
  })
  test('by the first choice of each kind as if it had always been made', () => {
    expect(past.primary?.map(one => one.since)).toEqual([BEFORE_ALL, at('2026-03-01 10:00'), BEFORE_ALL])
    expect(rulesForHistory(rulesOf()).primary).toBeUndefined()
  })
  test('by the same rules each time', () => {
    expect([rulesForHistory(rules), rulesForHistory(past)]).toEqual([past, past])
    expect(rulesForHistory(rules)).toBe(past)
    expect(rulesForHistory(past)).toBe(past)
  })
})
