import { describe, expect, it } from 'vitest'
import { breaksOf, conformanceOf, isFit } from './conformance.ts'
import { type EventLog, logBuilder, type Trace } from './event-log.ts'
import { casesByMonth, figuresOf } from './figures.ts'
import { bottlenecksOf, type ProcessMap, processMap } from './process-map.ts'
import { selectFrom } from './select.ts'
import { simplify } from './simplify.ts'
import { linearQuantile, nearestRank, quantilesOf } from './spread.ts'
import { repeatsOf, variantsOf } from './variants.ts'

const HOUR = 3_600_000
const hours = (...times: number[]) => times.map(time => time * HOUR)
/** Three cases went the same way, the first two of them with one list of steps; one came back twice; one goes on. */
const shared = [0, 1]
const log: EventLog = {
  activities: ['open', 'close', 'repair', 'never'],
  resources: ['li', 'wang'],
  traces: [
    { id: 'one', steps: shared, at: hours(0, 24), who: [0, -1] },
    {
      id: 'two',
      steps: shared,
      at: hours(2, 27),
      who: [0, 0],
      attributes: { office: { first: 'east', last: 'west', different: 2 } },
    },
    { id: 'three', steps: [0, 1], at: hours(-5, 0) },
    { id: 'four', steps: [0, 2, 2, 2, 1], at: hours(1, 3, 3, 7, 11), who: [-1, 1, 1, 1, -1] },
    { id: 'five', steps: [0, 2], at: hours(4, 900), isOpen: true },
  ],
}
const ids = ({ traces }: EventLog) => traces.map(({ id }) => id)

describe('a log in numbers', () => {
  it('counts events, who did them, ways, and how long those that ended took', () => {
    expect(figuresOf(log)).toEqual({
      ...{ cases: 5, open: 1, events: 13, resources: 2, variants: 3, first: -5 * HOUR, last: 900 * HOUR },
      activities: [
        { activity: 0, count: 5, cases: 5 },
        { activity: 1, count: 4, cases: 4 },
        { activity: 2, count: 4, cases: 2 },
      ],
      throughput: {
        ...{ n: 4, mean: 16 * HOUR, median: 17 * HOUR, min: 5 * HOUR, max: 25 * HOUR },
        ...{ p95NearestRank: 25 * HOUR, p95Linear: 24.85 * HOUR },
      },
      within: [
        { days: 1, count: 3, of: 4 },
        { days: 3, count: 4, of: 4 },
        { days: 7, count: 4, of: 4 },
        { days: 15, count: 4, of: 4 },
        { days: 30, count: 4, of: 4 },
      ],
      rework: { count: 1, of: 5 },
    })
  })

  it('lists what was done most often first, wherever it stands in the log', () => {
    const often: EventLog = {
      activities: ['rare', 'often'],
      resources: [],
      traces: [{ id: '1', steps: [0, 1, 1], at: [0, 1, 2] }],
    }
    expect(figuresOf(often).activities.map(({ activity }) => activity)).toEqual([1, 0])
  })

  it('has no times where it has no cases', () => {
    const empty = {
      cases: 0,
      open: 0,
      events: 0,
      activities: [],
      resources: 0,
      variants: 0,
      first: null,
      last: null,
      throughput: null,
    }
    expect(figuresOf({ activities: ['open'], resources: [], traces: [] })).toMatchObject(empty)
  })

  it('counts a case in the month in which it began where it happened', () => {
    const begun = (...times: string[]): EventLog => ({
      ...{ activities: ['open'], resources: [] },
      traces: times.map((time, i) => ({ id: `${i}`, steps: [0], at: [Date.parse(time)] })),
    })
    // Beijing is eight hours ahead: the first moment of February there, and the last of January.
    const four = begun('2026-03-05T00:00:00Z', '2026-01-31T16:00:00Z', '2026-01-31T15:59:59Z', '2025-12-31T16:00:00Z')
    expect(casesByMonth(four, 'Asia/Shanghai')).toEqual([
      { month: '2026-01', cases: 2 },
      { month: '2026-02', cases: 1 },
      { month: '2026-03', cases: 1 },
    ])
  })
})

describe('a map', () => {
  it('says of each activity how often, in how many cases, and how many begin and end with it; what never happened is not on it', () => {
    expect(processMap(log).nodes).toEqual([
      { activity: 0, count: 5, cases: 5, starts: 5, ends: 0 },
      { activity: 1, count: 4, cases: 4, starts: 0, ends: 4 },
      { activity: 2, count: 4, cases: 2, starts: 0, ends: 0 },
    ])
  })

  it('puts the most frequent first, of equally frequent ones that which the log names first', () => {
    const walked = (...steps: number[]): EventLog => ({
      ...{ activities: ['a', 'b', 'c'], resources: [] },
      traces: [{ id: '1', steps, at: steps.map((_, k) => k) }],
    })
    expect(processMap(walked(2, 0, 1, 1)).nodes.map(({ activity }) => activity)).toEqual([1, 0, 2])
    expect(processMap(walked(0, 2, 0, 1, 2, 1, 0)).arcs.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 2],
      [2, 0],
      [2, 1],
    ])
  })

  it('says between which steps waiting lies: shares of the whole, most first, of equal ones the more frequent', () => {
    const { arcs } = processMap(log)
    expect(arcs.map(({ from, to, count, cases, wait }) => [from, to, count, cases, wait.total / HOUR])).toEqual([
      [0, 1, 3, 3, 54],
      [0, 2, 2, 2, 898],
      [2, 2, 2, 1, 4],
      [2, 1, 1, 1, 4],
    ])
    const found = bottlenecksOf(processMap(log))
    expect(found.map(({ from, to, share }) => [from, to, share])).toEqual([
      [0, 2, 898 / 960],
      [0, 1, 54 / 960],
      [2, 2, 4 / 960],
      [2, 1, 4 / 960],
    ])
    expect(bottlenecksOf(processMap(log), 1)).toEqual([found[0]])
  })

  it('knows no bottleneck where nobody waited, and none between steps of one moment', () => {
    const at = (...times: number[]): EventLog => ({
      ...{ activities: ['a', 'b', 'c'], resources: [] },
      traces: [{ id: '1', steps: [0, 1, 2], at: times }],
    })
    expect(bottlenecksOf(processMap(at(3, 3, 3)))).toEqual([])
    expect(bottlenecksOf(processMap(at(3, 3, 4))).map(({ from, to }) => [from, to])).toEqual([[1, 2]])
  })

  it('in part shows no arc to what is hidden', () => {
    const { map, hidden } = simplify(processMap(log), { activities: 0.5, arcs: 1 })
    expect(map.nodes.map(({ activity }) => activity)).toEqual([0, 1])
    expect(map.arcs.map(({ from, to }) => [from, to])).toEqual([[0, 1]])
    expect(hidden).toEqual({ activities: 1, arcs: 3 })
  })

  it('in part leads back to where cases begin, and no further where its steps go round', () => {
    const arc = (from: number, to: number): ProcessMap['arcs'][number] => ({
      ...{ from, to, count: 1, cases: 1, wait: { mean: 0, median: 0, p90: 0, total: 0 } },
    })
    const node = (activity: number, starts: number) => ({ activity, count: 1, cases: 1, starts, ends: 0 })
    const round = { nodes: [node(0, 1), node(1, 0), node(2, 0)], arcs: [arc(0, 1), arc(1, 2), arc(2, 0)] }
    expect(simplify(round, { activities: 1, arcs: 0 }).map.arcs.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 2],
    ])
  })
})

describe('ways through a process', () => {
  it('come the most frequent first, then the shorter, each with its share and the median of what ended', () => {
    expect(variantsOf(log)).toEqual([
      { steps: [0, 1], cases: 3, share: 0.6, running: 0.6, median: 24 * HOUR },
      { steps: [0, 2], cases: 1, share: 0.2, running: 0.8, median: null },
      { steps: [0, 2, 2, 2, 1], cases: 1, share: 0.2, running: 1, median: 10 * HOUR },
    ])
    expect(variantsOf(log, 1)).toHaveLength(1)
  })

  it('of equal length and number stand in the order of their steps', () => {
    const two = (first: number[], second: number[]): EventLog => ({
      ...{ activities: ['a', 'b'], resources: [] },
      traces: [first, second].map((steps, i) => ({ id: `${i}`, steps, at: [0, 1] })),
    })
    const order = [
      [0, 1],
      [1, 0],
    ]
    expect(variantsOf(two([1, 0], [0, 1])).map(({ steps }) => steps)).toEqual(order)
    expect(variantsOf(two([0, 1], [1, 0])).map(({ steps }) => steps)).toEqual(order)
  })

  it('are gone again in parts: in how many cases, how often beyond the first time, and at once', () => {
    expect(repeatsOf(log)).toEqual([{ activity: 2, cases: 1, extra: 2, atOnce: 2 }])
    const again: EventLog = {
      ...{ activities: ['a', 'b', 'c'], resources: [] },
      traces: [
        { id: '1', steps: [0, 1, 0, 1, 1, 2], at: [0, 1, 2, 3, 4, 5] },
        { id: '2', steps: [2, 0, 2], at: [0, 1, 2] },
        { id: '3', steps: [2, 2], at: [0, 1] },
      ],
    }
    expect(repeatsOf(again)).toEqual([
      { activity: 2, cases: 2, extra: 2, atOnce: 1 },
      { activity: 1, cases: 1, extra: 2, atOnce: 1 },
      { activity: 0, cases: 1, extra: 1, atOnce: 0 },
    ])
  })
})

describe('cases are chosen', () => {
  const chosen = (selection: Parameters<typeof selectFrom>[1]) => ids(selectFrom(log, selection))

  it('by what occurs in them, twice, first or last; one that goes on has not ended with anything', () => {
    expect(chosen({ has: 'repair' })).toEqual(['four', 'five'])
    expect(chosen({ repeats: 'repair' })).toEqual(['four'])
    expect(chosen({ repeats: 'open' })).toEqual([])
    expect(chosen({ repeats: 'unknown' })).toEqual([])
    expect(chosen({ begins: 'open' })).toEqual(['one', 'two', 'three', 'four', 'five'])
    expect(chosen({ begins: 'repair' })).toEqual([])
    expect(chosen({ ends: 'close' })).toEqual(['one', 'two', 'three', 'four'])
    expect(chosen({ ends: 'repair' })).toEqual([])
  })

  it('by one step directly after another, for which the first one of a case has none before it', () => {
    expect(chosen({ arc: ['open', 'repair'] })).toEqual(['four', 'five'])
    expect(chosen({ arc: ['unknown', 'open'] })).toEqual([])
    expect(chosen({ arc: ['open', 'unknown'] })).toEqual([])
    expect(chosen({ arc: ['repair', 'open'] })).toEqual([])
  })

  it('by an attribute at the first event; nothing stands for its absence', () => {
    expect(chosen({ attribute: ['office', 'east'] })).toEqual(['two'])
    expect(chosen({ attribute: ['office', 'west'] })).toEqual([])
    expect(chosen({ attribute: ['office', ''] })).toEqual(['one', 'three', 'four', 'five'])
    expect(chosen({ attribute: ['product', ''] })).toHaveLength(5)
  })

  it('by hours that they took, of those that ended, and all that is said must hold', () => {
    expect(chosen({ hoursFrom: 24 })).toEqual(['one', 'two'])
    expect(chosen({ hoursBelow: 10 })).toEqual(['three'])
    expect(chosen({ hoursFrom: 10, hoursBelow: 25, rework: true })).toEqual(['four'])
    expect(chosen({ rework: false })).toHaveLength(5)
    expect(selectFrom(log, {})).toBe(log)
  })
})

describe('a log is put together', () => {
  it('by time; nobody is a person that is not named, and columns keep the first and last value of the same moment by their order', () => {
    const builder = logBuilder(['state', 'empty'])
    builder.add({ case: '1', activity: 'b', at: 2, resource: 'li', values: ['second', ''] })
    builder.add({ case: '1', activity: 'c', at: 2, resource: '', values: ['third', ''] })
    builder.add({ case: '1', activity: 'a', at: 1, resource: 'wang', values: ['first', ''] })
    builder.add({ case: '1', activity: 'a', at: 1, resource: 'li', values: ['later of the first moment', ''] })
    builder.add({ case: '2', activity: 'a', at: 5, resource: '' })
    expect(builder.finish()).toEqual({
      activities: ['b', 'c', 'a'],
      resources: ['li', 'wang'],
      traces: [
        {
          ...{ id: '1', steps: [2, 2, 0, 1], at: [1, 1, 2, 2], who: [1, 0, 0, -1] },
          attributes: { state: { first: 'first', last: 'third', different: 4 } },
        },
        { id: '2', steps: [2], at: [5], who: [-1], attributes: {} },
      ],
    })
  })

  it('counts different values without those that are none, each once, few or many', () => {
    for (const many of [1, 32, 33, 40]) {
      const builder = logBuilder(['note'])
      for (let round = 0; round < 2; round++)
        for (let i = 0; i < many; i++) builder.add({ case: '1', activity: 'a', at: i, resource: '', values: [`n${i}`] })
      builder.add({ case: '1', activity: 'a', at: many, resource: '', values: [''] })
      const attributes: Trace['attributes'] = { note: { first: 'n0', last: '', different: many } }
      expect(builder.finish().traces[0]!.attributes).toEqual(attributes)
    }
  })
})

describe('quantiles', () => {
  it('at both ends are the smallest and the largest; of one number it is that', () => {
    expect([0, 1].map(share => linearQuantile([2, 5, 9], share))).toEqual([2, 9])
    expect([0, 0.0001, 1].map(share => nearestRank([2, 5, 9], share))).toEqual([2, 2, 9])
    expect(quantilesOf([9, 2, 5], [0, 0.25, 0.5, 1])).toEqual([2, 3.5, 5, 9])
    expect(quantilesOf([7], [0, 0.5, 1])).toEqual([7, 7, 7])
  })

  /** What a call gives, and how many numbers it sorted meanwhile. */
  function sortedIn<T>(call: () => T): { gives: T; sorted: number[] } {
    const { sort } = Float64Array.prototype
    const sorted: number[] = []
    Float64Array.prototype.sort = function (...order) {
      sorted.push(this.length)
      return sort.apply(this, order)
    }
    try {
      return { gives: call(), sorted }
    } finally {
      Float64Array.prototype.sort = sort
    }
  }
  const shares = [0, 0.1, 0.25, 0.5, 0.9, 0.95, 1]
  const inOrder = (list: readonly number[]) => {
    const sorted = [...list].sort((a, b) => a - b)
    return shares.map(share => linearQuantile(sorted, share))
  }

  it('are those of the list in order, whether it rises, falls, goes up and down or repeats itself, without sorting it', () => {
    const numbers = Array.from({ length: 1001 }, (_, i) => i)
    const lists = {
      rising: numbers,
      falling: [...numbers].reverse(),
      tent: numbers.map(i => Math.min(i, 1000 - i)),
      zigzag: numbers.map(i => (i * 7_919) % 1001),
      same: numbers.map(() => 4),
      two: numbers.map(i => i % 2),
    }
    for (const [name, list] of Object.entries(lists))
      expect([name, sortedIn(() => quantilesOf(list, shares))]).toEqual([name, { gives: inOrder(list), sorted: [] }])
  })

  /** `n` numbers laid out so that each pivot is the second smallest of those that are left (after McIlroy, A Killer Adversary for Quicksort, 1999). */
  function killer(n: number): number[] {
    const list = Array.from({ length: n }, () => n)
    // Where the number now lies that stood at each place: what is not yet decided on is larger than what is.
    const places = list.map((_, at) => at)
    for (let from = 0; from + 3 < n; from += 2) {
      const middle = (from + n - 1) >> 1
      list[places[from]!] = from
      list[places[middle]!] = from + 1
      ;[places[from + 1], places[middle]] = [places[middle]!, places[from + 1]!]
    }
    return list.map((value, at) => (value === n ? 2 * n - at : value))
  }

  it('are those of the list in order also where every choice of a pivot is a bad one: then what is left is sorted, once for each place asked for', () => {
    const list = killer(1001)
    for (const [at, share] of shares.entries()) {
      const { gives, sorted } = sortedIn(() => quantilesOf(list, [share]))
      expect(gives).toEqual([inOrder(list)[at]])
      expect(sorted).toHaveLength(share === 0 ? 0 : 1)
    }
    const all = sortedIn(() => quantilesOf(list, shares))
    expect(all.gives).toEqual(inOrder(list))
    expect(all.sorted.length).toBeLessThan(shares.length)
  })
})

describe('the closed loop', () => {
  const loop = ['found', 'reported', 'handled', 'end'].map(id => ({ id, clause: `8.${id}`, title: { zh: id } }))
  const kept = { gate: 'pack/gate', result: 'kept' } as const

  it('is not broken at its end by a case that stays open or never reached it, and at the first step by one that never began', () => {
    expect(breaksOf(loop, { steps: [], isClosed: false })).toEqual([])
    expect(breaksOf(loop, { steps: ['end'], isClosed: true }).map(({ kind, step }) => `${kind} ${step}`)).toEqual([
      'unfinished found',
      'unfinished reported',
      'unfinished handled',
    ])
    expect(breaksOf(loop, { steps: ['found', 'reported', 'handled'], isClosed: true })).toEqual([])
    expect(breaksOf(loop, { steps: ['reported', 'found'], isClosed: false })).toEqual([{ kind: 'order', step: 'found' }])
  })

  it('is kept by a case only if it kept every gate too', () => {
    const walk = { steps: ['found'], isClosed: false }
    expect(isFit(loop, walk, [])).toBe(true)
    expect(isFit(loop, walk, [kept])).toBe(true)
    expect(isFit(loop, walk, [kept, { gate: 'pack/other', result: 'later' }])).toBe(false)
    expect(isFit(loop, { steps: ['reported'], isClosed: false }, [kept])).toBe(false)
  })

  it('is counted by case, step and gate; cases that another loop measures count at their gates alone', () => {
    const broken = { skipped: 0, order: 0, unfinished: 0 }
    const counted = conformanceOf(loop, [
      { walk: { steps: ['found', 'reported', 'elsewhere'], isClosed: false }, gates: [kept, kept], cases: 3 },
      {
        walk: { steps: ['reported'], isClosed: true },
        gates: [
          kept,
          { gate: 'pack/gate', result: 'missing' },
          { gate: 'pack/gate', result: 'missing' },
          { gate: 'pack/late', result: 'later' },
        ],
        cases: 2,
      },
      { gates: [{ gate: 'pack/late', result: 'beyond' }], cases: 4 },
    ])
    expect({ ...counted, gates: [...counted.gates] }).toEqual({
      ...{ cases: 5, fit: 3 },
      steps: [
        { ...loop[0], reached: 3, broken: { ...broken, skipped: 2 } },
        { ...loop[1], reached: 5, broken },
        { ...loop[2], reached: 0, broken: { ...broken, unfinished: 2 } },
        { ...loop[3], reached: 0, broken },
      ],
      gates: [
        ['pack/gate', { passed: 5, broken: { missing: 2, voided: 0, later: 0, beyond: 0 } }],
        ['pack/late', { passed: 6, broken: { missing: 0, voided: 0, later: 2, beyond: 4 } }],
      ],
    })
  })
})
