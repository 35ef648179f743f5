import fc from 'fast-check'
import jstat from 'jstat'
import { describe, expect, it } from 'vitest'
import { breaksOf, conformanceOf } from './conformance.ts'
import { type EventLog, logBuilder } from './event-log.ts'
import { figuresOf } from './figures.ts'
import { bottlenecksOf, processMap } from './process-map.ts'
import { betweenColumns, casesByAttribute, milestoneOf, returnsOf } from './questions.ts'
import { selectFrom } from './select.ts'
import { simplify } from './simplify.ts'
import { linearQuantile, nearestRank, quantilesOf, spreadOf } from './spread.ts'
import { repeatsOf, variantsOf } from './variants.ts'

const HOUR = 3_600_000
/** `a:0 b:2` are activities with the hours at which they happen. */
function logOf(cases: Readonly<Record<string, string>>): EventLog {
  const builder = logBuilder([])
  for (const [id, text] of Object.entries(cases))
    for (const word of text.split(' ')) {
      const [activity, hour] = word.split(':')
      builder.add({ case: id, activity: activity!, at: Number(hour) * HOUR, resource: '' })
    }
  return builder.finish()
}

describe('quantiles', () => {
  const numbers = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 2, maxLength: 200 })

  it('by interpolation are those of jStat and Excel, whatever the numbers', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0, max: 1, noNaN: true }), (values, p) => {
        const sorted = [...values].sort((a, b) => a - b)
        expect(linearQuantile(sorted, p)).toBeCloseTo(jstat.quantiles(values, [p], 1, 1)[0]!, 4)
        const { mean, median } = spreadOf(values)!
        expect(mean).toBeCloseTo(jstat.mean(values), 6)
        expect(median).toBeCloseTo(jstat.median(values), 6)
        expect(quantilesOf(values, [p, 0.5])).toEqual([linearQuantile(sorted, p), linearQuantile(sorted, 0.5)])
      }),
    )
  })

  it('by nearest rank are numbers of the list, of which the share asked for is not above', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0.01, max: 1, noNaN: true }), (values, p) => {
        const sorted = [...values].sort((a, b) => a - b)
        const found = nearestRank(sorted, p)
        expect(sorted).toContain(found)
        expect(sorted.filter(value => value <= found).length).toBeGreaterThanOrEqual(p * sorted.length - 1e-9)
      }),
    )
    expect(nearestRank([1, 2, 3, 4], 0.5)).toBe(2)
    expect(spreadOf([])).toBeNull()
  })
})

describe('a map', () => {
  const log = logOf({ one: 'a:0 b:2 c:3', two: 'a:0 b:4 b:5 c:9', three: 'a:1 c:2', four: 'c:8 a:0' })

  it('counts what follows what directly, how long it waits, where cases begin and end', () => {
    const { nodes, arcs } = processMap(log)
    const name = (activity: number) => log.activities[activity]
    expect(arcs.map(({ from, to, count, cases }) => [name(from), name(to), count, cases])).toEqual([
      ['a', 'b', 2, 2],
      ['a', 'c', 2, 2],
      ['b', 'c', 2, 2],
      ['b', 'b', 1, 1],
    ])
    expect(arcs[0]!.wait).toEqual({ mean: 3 * HOUR, median: 3 * HOUR, p90: 3.8 * HOUR, total: 6 * HOUR })
    expect(nodes.find(({ activity }) => name(activity) === 'a')).toMatchObject({ count: 4, cases: 4, starts: 4, ends: 0 })
    expect(bottlenecksOf({ nodes, arcs })[0]).toMatchObject({ count: 2, wait: { total: 9 * HOUR }, share: 9 / 21 })
  })

  it('says variants, rework and figures; events of one moment stay in the order of the log', () => {
    expect(variantsOf(log).map(({ steps, cases }) => [steps.map(step => log.activities[step]).join(''), cases])).toEqual([
      ['ac', 2],
      ['abc', 1],
      ['abbc', 1],
    ])
    expect(repeatsOf(log)).toEqual([{ activity: 1, cases: 1, extra: 1, atOnce: 1 }])
    expect(figuresOf(log)).toMatchObject({
      cases: 4,
      events: 11,
      variants: 3,
      rework: { count: 1, of: 4 },
      throughput: { max: 9 * HOUR },
    })
    const same = logOf({ one: 'b:1 a:1' })
    expect(same.traces[0]!.steps.map(step => same.activities[step])).toEqual(['b', 'a'])
  })

  it('in part keeps every shown activity on a way from beginning to end and counts nothing anew', () => {
    const whole = processMap(log)
    const { map, hidden } = simplify(whole, { activities: 1, arcs: 0 })
    expect(map.nodes).toHaveLength(3)
    for (const arc of map.arcs) expect(whole.arcs).toContain(arc)
    expect(map.arcs.length + hidden.arcs).toBe(whole.arcs.length)
    // The most frequent one alone would hang in the air: `x` comes in between, and `end` after it.
    const chain = processMap(logOf({ one: 'a:0 x:1 b:2 b:3 b:4 end:5', two: 'a:0 y:1 b:2 end:3', three: 'a:0 x:1 b:2 end:3' }))
    const least = simplify(chain, { activities: 0.1, arcs: 0 })
    expect(least.map.nodes).toHaveLength(4)
    expect(least.map.arcs).toHaveLength(3)
    expect(least.hidden.activities).toBe(1)
  })

  it('chooses the very cases behind a number', () => {
    const ids = (selection: Parameters<typeof selectFrom>[1]) => selectFrom(log, selection).traces.map(({ id }) => id)
    expect(ids({ arc: ['b', 'c'] })).toEqual(['one', 'two'])
    expect(ids({ way: ['a', 'c'] })).toEqual(['three', 'four'])
    expect(ids({ rework: true })).toEqual(['two'])
    expect(ids({ hoursFrom: 3, hoursBelow: 9 })).toEqual(['one', 'four'])
    expect(ids({ hasNot: 'b' })).toEqual(['three', 'four'])
    expect(ids({ has: 'never' })).toEqual([])
    expect(ids({ way: ['never', 'never'] })).toEqual([])
  })
})

describe('questions', () => {
  it('tell a later moment from a later place', () => {
    const log = logOf({ same: 'done:1 work:1', later: 'done:1 work:2', before: 'work:0 done:1' })
    expect(returnsOf(log, ['done'], ['work'], 'later')).toEqual({ count: 1, of: 3 })
    expect(returnsOf(log, ['d*'], ['work'], 'order')).toEqual({ count: 2, of: 3 })
    expect(milestoneOf(log, 'work')).toMatchObject({ reached: { count: 3, of: 3 }, until: { max: HOUR } })
    expect(milestoneOf(log, 'never')).toMatchObject({ reached: { count: 0, of: 3 }, until: null })
  })

  it('read columns at the first and the last event, and dates that cannot be', () => {
    // A case of very many events, none of which says the same.
    const long = logBuilder(['note'])
    for (let at = 0; at < 200_000; at++) long.add({ case: '1', activity: 'a', at, resource: '', values: [`n${at}`] })
    expect(long.finish().traces[0]!.attributes).toEqual({ note: { first: 'n0', last: 'n199999', different: 200_000 } })
    const builder = logBuilder(['state', 'from', 'to'])
    builder.add({ case: '1', activity: 'a', at: 2, resource: '', values: ['late', '5', '3'] })
    builder.add({ case: '1', activity: 'a', at: 1, resource: '', values: ['early', '5', '3'] })
    builder.add({ case: '2', activity: 'a', at: 1, resource: '', values: ['', '', '4'] })
    const log = builder.finish()
    expect(casesByAttribute(log, 'state', 'first')).toEqual([{ value: 'early', cases: 1 }])
    expect(casesByAttribute(log, 'state', 'last')).toEqual([{ value: 'late', cases: 1 }])
    expect(betweenColumns(log, 'from', 'to', Number)).toMatchObject({ reversed: { count: 1, of: 1 }, spread: { max: -2 } })
  })
})

describe('the closed loop', () => {
  const loop = ['found', 'reported', 'handled', 'reviewed', 'end'].map(id => ({ id, clause: `8.${id}`, title: { zh: id } }))
  const breaks = (steps: string[], isClosed = true) =>
    breaksOf(loop, { steps, isClosed }).map(({ kind, step }) => `${kind} ${step}`)

  it('is kept by a case that goes round it, and by one that is still on its way', () => {
    expect(breaks(['found', 'reported', 'handled', 'reviewed', 'end'])).toEqual([])
    expect(breaks(['found', 'reported'], false)).toEqual([])
  })

  it('is left where a step is skipped, comes too late, or is missing at the end', () => {
    expect(breaks(['found', 'handled'], false)).toEqual(['skipped reported'])
    expect(breaks(['found', 'handled', 'reported'], false)).toEqual(['order reported'])
    expect(breaks(['found', 'reported', 'handled', 'end'])).toEqual(['unfinished reviewed'])
    expect(breaks(['found', 'end'])).toEqual(['unfinished reported', 'unfinished handled', 'unfinished reviewed'])
  })

  it('is counted by case and by step', () => {
    const { fit, cases, steps } = conformanceOf(loop, [
      { walk: { steps: ['found', 'handled'], isClosed: false }, gates: [], cases: 1 },
      { walk: { steps: ['found'], isClosed: false }, gates: [], cases: 1 },
    ])
    expect([fit, cases, steps[1]!.broken.skipped, steps[0]!.reached]).toEqual([1, 2, 1, 2])
  })
})
