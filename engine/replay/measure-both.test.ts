import { describe, expect, test } from 'vitest'
import type { CountedCase } from '../indicators.ts'
import type { Pack } from '../pack.ts'
import { wayOf } from './both-results.ts'
import { type BothCounted, type FigureSums, meaningsCounted, measureOf } from './measure-both.ts'
import { replayOf } from './replay.ts'
import { current, draft, dutiesWith, now, opened, replied, told, under } from './two-editions.fixture.ts'

type Indicator = NonNullable<Pack['indicators']>[number]
const inTime = current.indicators!.find(one => one.id === 'in-time')!
const withIndicators = (...indicators: Indicator[]): Pack => ({ ...current, indicators })
const card = (...rows: readonly (readonly [indicator: string, weight: number | { open: string }])[]): Pack['scorecards'] => [
  {
    ...{ id: 'card', clause: '5', title: { zh: '考核表' }, of: 'desk', every: 'month' },
    rows: rows.map(([indicator, weight]) => ({ indicator, clause: '5', weight })),
  },
]
/** One case in time and one late under the edition in force; under `shorter` both are late. */
const cases = [told(opened(), replied('2026-03-03 11:00')), told(opened(), replied('2026-03-04 12:00'))]
const shorter = (more: Partial<Pack> = {}) => draft({ duties: dutiesWith('reply', { within: { workHours: 1 } }), ...more })

const measured = (was: Pack, would: Pack, which: 'short' | 'long' = 'short', regulation: string | undefined = 'sample') => {
  const run = replayOf(under(would, [was]), now, regulation, which)
  cases.forEach((events, i) => {
    run.add(events.map(event => ({ ...event, stream: `case${i}` })))
  })
  const { indicators, scores } = run.summary()
  return { indicators, scores }
}

describe('an indicator under two editions', () => {
  test('has a figure of each side, its target, and whether it is met', () => {
    const { indicators } = measured(current, shorter())
    expect(indicators).toEqual([
      {
        ...{ id: 'in-time', title: { zh: '按时回复率' }, unit: 'percent', better: 'higher' },
        before: { figure: 50, of: 1, among: 2, target: { gte: 90 }, met: false },
        after: { figure: 0, of: 0, among: 2, target: { gte: 90 }, met: false },
      },
    ])
    expect(measured(current, shorter(), 'long').indicators).toEqual(indicators)
  })

  test('without a target is met by nobody and missed by nobody', () => {
    const { target: _, ...untargeted } = inTime as Indicator & { target: unknown }
    const [one] = measured(withIndicators(untargeted as Indicator), draft({ indicators: [untargeted as Indicator] })).indicators
    expect(one!.before).toEqual({ figure: 50, of: 1, among: 2 })
    expect(one!.after).toEqual({ figure: 50, of: 1, among: 2 })
  })

  test('that one edition lacks has the other’s side alone, and its words', () => {
    const gone = measured(current, shorter({ indicators: [] })).indicators
    expect(gone).toMatchObject([{ id: 'in-time', title: { zh: '按时回复率' }, before: { figure: 50 } }])
    expect(gone[0]).not.toHaveProperty('after')
    const added = measured(withIndicators(), shorter()).indicators
    expect(added).toMatchObject([{ id: 'in-time', after: { figure: 0 } }])
    expect(added[0]).not.toHaveProperty('before')
  })

  test('is called as the draft calls it', () => {
    const renamed = { ...inTime, title: { zh: '及时率' } }
    expect(measured(current, draft({ indicators: [renamed] })).indicators[0]!.title).toEqual({ zh: '及时率' })
  })

  test('that the draft says otherwise is measured by each edition’s own words', () => {
    const lates: Indicator = {
      ...inTime,
      measure: {
        ratio: {
          of: { count: 'duties', meanings: ['first-reply'], outcomes: ['late'] },
          among: { count: 'duties', meanings: ['first-reply'] },
        },
      },
    } as Indicator
    const swapped = measured(withIndicators(inTime), shorter({ indicators: [lates] })).indicators
    expect(swapped).toMatchObject([{ before: { of: 1 }, after: { of: 2 } }])
    expect(measured(withIndicators(inTime), shorter({ indicators: [lates] }), 'long').indicators).toEqual(swapped)
  })

  test('of cases counts them as they are, whatever becomes of duties', () => {
    const answered: Indicator = {
      ...inTime,
      id: 'answered',
      measure: { ratio: { of: { count: 'cases', with: [{ on: 'customer.replied' }] }, among: { count: 'cases' } } },
    } as unknown as Indicator
    const { indicators } = measured(withIndicators(answered), shorter({ indicators: [answered] }))
    expect(indicators).toMatchObject([{ before: { figure: 100, of: 2, among: 2 }, after: { figure: 100, of: 2, among: 2 } }])
  })

  test('is that of the regulation asked for; without one there are none', () => {
    expect(measured(current, shorter(), 'short', 'another')).toEqual({ indicators: [], scores: [] })
    const run = replayOf(under(shorter(), [current]), now)
    expect(run.summary()).toMatchObject({ indicators: [], scores: [] })
  })

  test('without any case has no figure, and is undecided', () => {
    const { indicators, scores } = replayOf(under(shorter({ scorecards: card(['in-time', 60]) })), now, 'sample').summary()
    expect(indicators[0]!.before).not.toHaveProperty('met')
    expect(scores[0]!.after).toEqual({ onTarget: 0, undecided: 60 })
  })
})

describe('the other side of a case', () => {
  /** Whether it was put together, and the sums of that case. */
  const asked = (would: Pack, both: Partial<BothCounted> = {}, way: 'short' | 'long' = 'short') => {
    const { before, after, untouched } = wayOf(under(would), 'sample', way)
    const sums: FigureSums = {}
    let asked = 0
    const counted = {
      events: [],
      state: { kind: 'complaint', edition: 'sample@2026-01-01' },
      changes: [],
    } as unknown as CountedCase
    const later = () => {
      asked += 1
      return counted
    }
    const measure = measureOf(before, after, 'sample', untouched)
    measure.add(sums, { was: counted, would: later, sameEvents: true, sameDuties: false, ...both })
    return { sums, asked }
  }
  const sameDuties = draft({ gates: [] })
  test('is not needed for a figure that counts no duty which the draft changes', () => {
    expect(asked(sameDuties).asked).toBe(0)
    expect(asked(shorter()).asked).toBe(1)
  })
  test('nor for one that counts such duties, where none of them came out otherwise', () => {
    expect(asked(shorter(), { sameDuties: true }).asked).toBe(0)
  })
  test('is needed where the events read otherwise, the draft measures otherwise, or translates levels otherwise', () => {
    expect(asked(sameDuties, { sameEvents: false }).asked).toBe(1)
    expect(asked(draft({ indicators: [{ ...inTime, target: { gte: 10 } } as Indicator] })).asked).toBe(1)
    const maps = [{ from: 'other', clause: '2', reading: 'small', levels: { big: 'minor' } }] as unknown as NonNullable<
      Pack['levelMaps']
    >
    expect(asked(draft({ levelMaps: maps })).asked).toBe(1)
    expect(asked(sameDuties, {}, 'long').asked).toBe(1)
  })
  test('is put into sums that begin at nothing, for each indicator that counts', () => {
    expect(asked(sameDuties).sums).toEqual({ 'in-time': { before: { sum: 0, of: 0 }, after: { sum: 0, of: 0 } } })
  })
})

describe('the meanings that the figures of a regulation count', () => {
  test('are those of the duties in its ratios, under either rules; of entered figures and other regulations there are none', () => {
    const of = (indicator: Indicator, id = 'sample') => ({ ...withIndicators(indicator), id })
    const counting = (meaning: string): Indicator => ({
      ...inTime,
      measure: { ratio: { of: { count: 'duties', meanings: [meaning] }, among: { count: 'cases' } } } as never,
    })
    const rules = (pack: Pack) => under(pack, [pack]).before
    const either = [rules(of(counting('a'))), rules(of(counting('b'))), rules(of(counting('c'), 'other'))]
    expect([...meaningsCounted(either, 'sample')].sort()).toEqual(['a', 'b'])
    expect([...meaningsCounted(either, undefined)]).toEqual([])
    expect([...meaningsCounted([rules(of(current.indicators![0]!))], 'sample')]).toEqual([])
    const { indicators: _, ...without } = current
    expect([...meaningsCounted([rules(without)], 'sample')]).toEqual([])
  })
})

describe('a scorecard under two editions', () => {
  test('adds up the weights on target, and those that nobody can tell; an open weight counts nowhere', () => {
    const easy = { ...inTime, id: 'easy', target: { gte: 10 } } as Indicator
    const was = {
      ...withIndicators(inTime, easy),
      scorecards: card(['in-time', 60], ['easy', 30], ['on-time', 5], ['in-time', { open: '若干' }]),
    }
    const { scores } = measured(was, shorter({ indicators: [inTime, easy], scorecards: was.scorecards }))
    expect(scores).toEqual([
      {
        ...{ id: 'card', title: { zh: '考核表' } },
        ...{ before: { onTarget: 30, undecided: 5 }, after: { onTarget: 0, undecided: 5 } },
      },
    ])
  })
  test('that one edition lacks has the other’s side alone; the draft’s title is the one that stands', () => {
    const renamed = card(['in-time', 100])!.map(one => ({ ...one, title: { zh: '新表' } }))
    const was = { ...current, scorecards: card(['in-time', 100]) }
    expect(measured(was, shorter({ scorecards: renamed })).scores).toMatchObject([{ title: { zh: '新表' } }])
    const { scores } = measured(
      { ...was, scorecards: [...was.scorecards!, { ...was.scorecards![0]!, id: 'second' }] },
      shorter({ scorecards: renamed }),
    )
    expect(scores.map(one => [one.id, 'before' in one, 'after' in one])).toEqual([
      ['card', true, true],
      ['second', true, false],
    ])
    const added = measured({ ...was, scorecards: [] }, shorter({ scorecards: renamed })).scores
    expect(added[0]).not.toHaveProperty('before')
    const { scorecards: _, ...without } = current
    expect(measured(without, draft({ scorecards: undefined } as Partial<Pack>)).scores).toEqual([])
  })
})
