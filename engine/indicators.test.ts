import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from './advance.ts'
import { eventsCounted, type PointedCase, pointsOf } from './indicator-points.ts'
import { type CountedCase, figureFrom, figureOf, meaningsIn, meetsTarget, numberIn, type Share, shareOf } from './indicators.ts'
import type { IndicatorRule } from './pack.ts'
import { at, events, testRules } from './rules.fixture.ts'

const rules = testRules()
const edition = rules.editions[0]!
const caseOf = (...lines: Parameters<typeof events>): CountedCase => {
  const all = events(...lines)
  return { events: all, ...fold(rules, all)! }
}
const opened = (level = 'general') => ['2026-03-02 10:00', 'case.opened', { level, category: 'quality' }] as const
/** Reported in time, reported late, never reported; the last one's handler answered twice. */
const inTime = caseOf(opened(), ['2026-03-02 10:30', 'case.reported', { cost: 10 }])
const late = caseOf(opened(), ['2026-03-02 12:00', 'case.reported', { cost: 30 }])
const silent = caseOf(
  opened('major'),
  ['2026-03-02 10:10', 'handler.assigned', { person: 'bo' }],
  ['2026-03-02 10:20', 'customer.replied'],
  ['2026-03-02 10:30', 'customer.replied'],
)
const cases = [inTime, late, silent]

const rule = (measure: object) => ({ measure }) as unknown as IndicatorRule
const ratio = (of: object, among: object) => rule({ ratio: { of, among } })
const all = { count: 'cases' }
const reported = { count: 'cases', with: [{ on: 'case.reported' }] }
const duties = (more: object = {}) => ({ count: 'duties', meanings: ['report'], ...more })
const measures = {
  reported: ratio(reported, all),
  unreported: ratio({ count: 'cases', without: [{ on: 'case.reported' }] }, all),
  ofMajor: ratio({ ...reported, levels: ['major'] }, { ...all, levels: ['major'] }),
  ofNoKind: ratio({ ...all, kinds: ['complaint'] }, { ...all, kinds: ['complaint'] }),
  both: ratio({ count: 'cases', with: [{ on: 'handler.assigned' }], without: [{ on: 'case.reported' }] }, all),
  neither: ratio({ count: 'cases', with: [{ on: 'case.reported' }], without: [{ on: 'case.reported' }] }, all),
  replies: ratio({ count: 'events', on: [{ on: 'customer.replied' }] }, all),
  inTime: ratio(duties({ outcomes: ['met'] }), duties()),
  answered: ratio({ count: 'duties', meanings: ['answer'] }, duties()),
  mean: rule({ mean: { on: 'case.reported', field: 'cost' } }),
  sum: rule({ sum: { on: 'case.reported', field: 'cost' } }),
  none: rule({ mean: { on: 'case.reported', field: 'other' } }),
  entered: rule({ entered: {} }),
}
const figure = (name: keyof typeof measures, of: readonly CountedCase[] = cases) => figureOf(rules, edition, measures[name], of)

describe('an indicator', () => {
  test('that is a ratio is the share in per cent, with what it was counted from', () => {
    expect(figure('reported')).toEqual({ figure: (2 / 3) * 100, of: 2, among: 3 })
    expect(figure('unreported')).toEqual({ figure: (1 / 3) * 100, of: 1, among: 3 })
    expect(figure('both')).toMatchObject({ of: 1, among: 3 })
    expect(figure('neither')).toMatchObject({ figure: 0, of: 0 })
    expect(figure('replies')).toMatchObject({ of: 2, among: 3 })
  })
  test('counts cases of its kind, level and category only', () => {
    expect(figure('ofMajor')).toEqual({ figure: 0, of: 0, among: 1 })
    expect(figure('ofNoKind')).toEqual({ figure: null, of: 0, among: 0 })
  })
  test('of duties counts those that have ended, of its meaning and as they ended', () => {
    expect(figure('inTime', [inTime, late])).toEqual({ figure: 50, of: 1, among: 2 })
    expect(figure('answered', [silent])).toMatchObject({ of: 1, among: 0, figure: null })
  })
  test('that is a mean or a sum takes the numbers of one field', () => {
    expect(figure('mean')).toEqual({ figure: 20, of: 2 })
    expect(figure('sum')).toEqual({ figure: 40, of: 2 })
  })
  test('of nothing is no figure, but a sum of nothing is 0', () => {
    expect([figure('reported', []).figure, figure('mean', []).figure, figure('sum', []).figure, figure('none').figure]).toEqual([
      null,
      null,
      0,
      null,
    ])
  })
  test('that people enter, or that is a change of another, is not counted from cases', () => {
    expect([figure('entered'), shareOf(rules, edition, measures.entered), pointsOf(rules, edition, measures.entered)]).toEqual([
      ...[{ figure: null, of: 0 }, undefined, undefined],
    ])
  })
  test('reads numbers only', () => {
    expect([numberIn({ a: 3 }, 'a'), numberIn({ a: '3' }, 'a'), numberIn({}, 'a'), numberIn({ a: { b: 0 } }, 'a.b')]).toEqual([
      3,
      undefined,
      undefined,
      0,
    ])
  })
  test('knows what a duty is for by its edition, and nothing of a rule that the edition has not', () => {
    const meaning = meaningsIn(rules)
    expect([meaning({ edition: edition.key, rule: 'report-major' }), meaning({ edition: edition.key, rule: 'gone' })]).toEqual([
      'report',
      '',
    ])
    expect(() => meaning({ edition: 'gone@1', rule: 'report' })).toThrow()
    expect(meaningsIn(rules)).toBe(meaning)
  })
})

describe('a target', () => {
  const meets = (target: object | undefined, value: number | null) =>
    meetsTarget({ target } as Parameters<typeof meetsTarget>[0], value)
  test('is met from its lower end to its upper end, both within it', () => {
    expect([89.9, 90, 95, 95.1].map(value => meets({ gte: 90, lte: 95 }, value))).toEqual([false, true, true, false])
    expect([meets({ gte: 90 }, 1e9), meets({ lte: 5 }, -1), meets({ lte: 5 }, 6)]).toEqual([true, true, false])
  })
  test('is neither met nor missed where there is none, or no figure', () => {
    expect([meets(undefined, 5), meets({ gte: 1 }, null)]).toEqual([undefined, undefined])
  })
})

describe('the points of an indicator', () => {
  const ended = ({ changes }: CountedCase) =>
    changes.flatMap(c =>
      c.kind === 'duty-closed'
        ? [
            {
              edition: c.duty.edition,
              rule: c.duty.rule,
              outcome: c.outcome,
              at: c.at,
              ...(c.duty.owner === undefined ? {} : { owner: c.duty.owner }),
            },
          ]
        : [],
    )
  const pointed = (one: CountedCase): PointedCase => ({
    events: one.events,
    subject: one.state,
    openedAt: one.state.openedAt,
    duties: ended(one),
  })
  const points = (name: keyof typeof measures, one: CountedCase) => pointsOf(rules, edition, measures[name])!(pointed(one))

  test('of a case are counted when it was opened, of an event when it happened', () => {
    expect(points('reported', late)).toEqual([
      { at: at('2026-03-02 10:00'), sum: 1, of: 0 },
      { at: at('2026-03-02 10:00'), sum: 0, of: 1 },
    ])
    expect(
      points('replies', silent)
        .filter(one => one.sum === 1)
        .map(one => one.at),
    ).toEqual([at('2026-03-02 10:20'), at('2026-03-02 10:30')])
    expect(points('mean', late)).toEqual([{ at: at('2026-03-02 12:00'), sum: 30, of: 1 }])
    expect(points('none', late)).toEqual([])
  })
  test('of a duty are counted when it ended, for whoever owed it', () => {
    expect(points('inTime', late)).toEqual([{ at: at('2026-03-02 12:00'), sum: 0, of: 1, duty: true }])
    expect(points('answered', silent)).toEqual([{ at: at('2026-03-02 10:20'), sum: 1, of: 0, duty: true, owner: 'bo' }])
  })
  test('add up to the share of the case, and those of all cases to the figure', () => {
    const added = (all: readonly Share[]) => all.reduce<Share>(([a, b], [sum, of]) => [a + sum, b + of], [0, 0])
    const name = fc.constantFrom(...(Object.keys(measures) as (keyof typeof measures)[]).filter(key => key !== 'entered'))
    fc.assert(
      fc.property(name, fc.subarray(cases), (key, chosen) => {
        const sums = chosen.map(one => added(points(key, one).map(({ sum, of }) => [sum, of] as const)))
        expect(sums).toEqual(chosen.map(one => shareOf(rules, edition, measures[key])!(one)))
        expect(figureFrom(measures[key], added(sums))).toEqual(figure(key, chosen))
      }),
    )
  })
  test('need no other events than those that the measure looks at', () => {
    const looks = (name: keyof typeof measures) => eventsCounted(measures[name])
    expect([
      looks('reported'),
      looks('both'),
      looks('replies'),
      looks('inTime'),
      looks('mean'),
      looks('sum'),
      looks('entered'),
    ]).toEqual([
      ...[
        ['case.reported'],
        ['handler.assigned', 'case.reported'],
        ['customer.replied'],
        [],
        ['case.reported'],
        ['case.reported'],
        [],
      ],
    ])
  })
})
