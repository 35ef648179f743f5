import { describe, expect, it } from 'vitest'
import { answer, Question } from './ask.ts'
import { type EventLog, logBuilder } from './event-log.ts'
import {
  betweenColumns,
  casesByAttribute,
  casesByLastActivity,
  casesOfSeveral,
  deadlineOf,
  milestoneOf,
  numbersIn,
  returnsOf,
} from './questions.ts'

const HOUR = 3_600_000
/** A case by what its columns say at its only event. */
const columns = ['end', 'due', 'office', 'mark'] as const
function rows(...cases: readonly Partial<Record<(typeof columns)[number], string>>[]): EventLog {
  const builder = logBuilder(columns)
  for (const [i, one] of cases.entries())
    builder.add({ case: `${i}`, activity: 'done', at: i, resource: '', values: columns.map(column => one[column] ?? '') })
  return builder.finish()
}
/** `a:0 b:2` are activities with the hours at which they happen. */
function ways(...cases: readonly string[]): EventLog {
  const builder = logBuilder([])
  for (const [i, text] of cases.entries())
    for (const word of text.split(' ')) {
      const [activity, hour] = word.split(':')
      builder.add({ case: `${i}`, activity: activity!, at: Number(hour) * HOUR, resource: '' })
    }
  return builder.finish()
}
/** A log of another program has no columns at all where it names none. */
const withoutColumns: EventLog = { activities: ['done'], resources: [], traces: [{ id: '1', steps: [0], at: [0] }] }
const number = (text: string) => (text === '?' ? undefined : Number(text))

describe('cases by a column', () => {
  it('come the most first, then by name; cases without a value are not counted', () => {
    const log = rows({ office: 'west' }, { office: 'north' }, {}, { office: 'east' }, { office: 'north' }, { office: 'east' })
    expect(casesByAttribute(log, 'office', 'first')).toEqual([
      { value: 'east', cases: 2 },
      { value: 'north', cases: 2 },
      { value: 'west', cases: 1 },
    ])
    expect(casesByAttribute(log, 'unknown', 'first')).toEqual([])
    expect(casesByAttribute(withoutColumns, 'office', 'last')).toEqual([])
  })

  it('are told by their last activity', () => {
    expect(casesByLastActivity(ways('a:0 b:1', 'b:0 a:1', 'a:0 c:3 b:4'))).toEqual([
      { value: 'b', cases: 2 },
      { value: 'a', cases: 1 },
    ])
  })

  it('have several where it says two things, and not where it says one or none', () => {
    const builder = logBuilder(['office'])
    const at = (id: string, ...offices: string[]) => {
      for (const [i, office] of offices.entries()) builder.add({ case: id, activity: 'a', at: i, resource: '', values: [office] })
    }
    at('one', 'east', 'east')
    at('two', 'east', 'west')
    at('none', '', '')
    expect(casesOfSeveral(builder.finish(), 'office')).toEqual({ count: 1, of: 3 })
    expect(casesOfSeveral(withoutColumns, 'office')).toEqual({ count: 0, of: 1 })
  })
})

describe('a milestone', () => {
  it('is reached within days, its last moment included, counted from the first event to the first time', () => {
    const log = ways('begin:0 stop:24', 'begin:0 stop:25 stop:800', 'begin:0 other:5', 'stop:3')
    expect(milestoneOf(log, 'stop')).toEqual({
      reached: { count: 3, of: 4 },
      moreThanOnce: { count: 1, of: 4 },
      until: {
        ...{ n: 3, mean: (49 * HOUR) / 3, median: 24 * HOUR, min: 0, max: 25 * HOUR },
        ...{ p95NearestRank: 25 * HOUR, p95Linear: 24.9 * HOUR },
      },
      within: [
        { days: 1, count: 2, of: 3 },
        { days: 3, count: 3, of: 3 },
        { days: 7, count: 3, of: 3 },
        { days: 15, count: 3, of: 3 },
        { days: 30, count: 3, of: 3 },
      ],
    })
    expect(milestoneOf(log, 'begin')).toMatchObject({ reached: { count: 3, of: 4 }, moreThanOnce: { count: 0, of: 4 } })
  })

  it('that the log does not know is reached by no case', () => {
    expect(milestoneOf(ways('a:0'), 'never')).toEqual({
      ...{ reached: { count: 0, of: 1 }, moreThanOnce: { count: 0, of: 1 }, until: null },
      within: [1, 3, 7, 15, 30].map(days => ({ days, count: 0, of: 0 })),
    })
  })
})

describe('going back', () => {
  const log = ways('review:1 repair:2', 'repair:0 review:1', 'recheck:1 repair:1', 'repair:0')

  it('asks for one of the first behind which one of the others stands; a star means all that begin so', () => {
    expect(returnsOf(log, ['review'], ['repair'], 'later')).toEqual({ count: 1, of: 4 })
    expect(returnsOf(log, ['re*'], ['repair'], 'order')).toEqual({ count: 2, of: 4 })
    expect(returnsOf(log, ['rev*', 'recheck'], ['repair'], 'order')).toEqual({ count: 2, of: 4 })
    expect(returnsOf(log, ['rev'], ['repair'], 'order')).toEqual({ count: 0, of: 4 })
    expect(returnsOf(log, ['reviews*'], ['repair'], 'later')).toEqual({ count: 0, of: 4 })
  })

  it('the same step does not stand behind itself', () => {
    expect(returnsOf(ways('repair:0', 'repair:0 repair:0'), ['repair'], ['repair'], 'order')).toEqual({ count: 1, of: 2 })
  })
})

describe('a deadline in a column', () => {
  const log = rows(
    { end: '5', due: '5', office: 'west' },
    { end: '6', due: '5', office: 'west' },
    { end: '1', due: '2', office: 'east' },
    { end: '1', office: 'east' },
    { due: '9' },
    { end: '?', due: '7' },
    { end: '3', due: '4' },
  )

  it('is met where the end is not after it, told of cases that have both', () => {
    expect(deadlineOf(log, { end: 'end', due: 'due' }, number)).toEqual({ ended: 5, due: 6, met: { count: 3, of: 4 }, by: [] })
  })

  it('is told for each value of a third column, by name; cases without one are in the whole alone', () => {
    expect(deadlineOf(log, { end: 'end', due: 'due', by: 'office' }, number)).toEqual({
      ...{ ended: 5, due: 6, met: { count: 3, of: 4 } },
      by: [
        { value: 'east', count: 1, of: 1 },
        { value: 'west', count: 1, of: 2 },
      ],
    })
    expect(deadlineOf(withoutColumns, { end: 'end', due: 'due', by: 'office' }, number)).toEqual({
      ...{ ended: 0, due: 0, met: { count: 0, of: 0 }, by: [] },
    })
  })
})

describe('two columns', () => {
  it('have a time between them where both state one; nothing between them is not reversed', () => {
    const log = rows({ end: '1', due: '4' }, { end: '4', due: '4' }, { end: '9', due: '4' }, { end: '9' }, { due: '4' })
    expect(betweenColumns(log, 'end', 'due', number)).toMatchObject({
      spread: { n: 3, min: -5, median: 0, max: 3 },
      reversed: { count: 1, of: 3 },
    })
    expect(betweenColumns(withoutColumns, 'end', 'due', number)).toEqual({ spread: null, reversed: { count: 0, of: 0 } })
  })
})

describe('a column of numbers', () => {
  it('is counted by number, smallest first, without what is no number or nothing', () => {
    const log = rows({ mark: '10' }, { mark: ' 9 ' }, { mark: '9.0' }, { mark: 'good' }, { mark: '  ' }, {}, { mark: 'Infinity' })
    expect(numbersIn(log, 'mark')).toEqual({
      spread: {
        ...{ n: 3, mean: 28 / 3, median: 9, min: 9, max: 10, p95NearestRank: 10 },
        p95Linear: expect.closeTo(9.9, 12),
      },
      counts: [
        { value: '9', cases: 2 },
        { value: '10', cases: 1 },
      ],
    })
    expect(numbersIn(withoutColumns, 'mark')).toEqual({ spread: null, counts: [] })
  })
})

describe('an answer', () => {
  const log = rows({ end: '1', due: '2', office: 'east', mark: '3' }, { end: '5', due: '4', office: 'west', mark: '3' })
  const ask = (question: object) => answer(log, Question.parse(question), number)
  const nothing = { counts: [], parts: [], spread: null, unit: 'ms' }

  it('counts cases by a column and by their last activity', () => {
    const counts = [
      { value: 'east', cases: 1 },
      { value: 'west', cases: 1 },
    ]
    expect(ask({ ask: 'cases-by', column: 'office' })).toEqual({ ...nothing, counts })
    expect(ask({ ask: 'cases-by', column: 'office', at: 'last' })).toEqual({ ...nothing, counts })
    expect(ask({ ask: 'last-activity' })).toEqual({ ...nothing, counts: [{ value: 'done', cases: 2 }] })
  })

  it('says in how many cases a column has several values, and in how many something went back', () => {
    expect(ask({ ask: 'several', column: 'office' })).toEqual({
      ...nothing,
      parts: [{ what: 'several', part: { count: 0, of: 2 } }],
    })
    expect(ask({ ask: 'returns', from: ['done'], to: ['done'] })).toEqual({
      ...nothing,
      parts: [{ what: 'returned', part: { count: 0, of: 2 } }],
    })
  })

  it('says how a milestone is reached and within how many days', () => {
    const within = [1, 3, 7, 15, 30].map(days => ({ what: `within_${days}d`, part: { count: 2, of: 2 } }))
    expect(ask({ ask: 'milestone', activity: 'done' })).toEqual({
      ...nothing,
      spread: { n: 2, mean: 0, median: 0, p95NearestRank: 0, p95Linear: 0, min: 0, max: 0 },
      parts: [{ what: 'reached', part: { count: 2, of: 2 } }, { what: 'more-than-once', part: { count: 0, of: 2 } }, ...within],
    })
  })

  it('says of a deadline how many cases have an end and a due day, how many met it, and who', () => {
    const parts = [
      { what: 'has-end', part: { count: 2, of: 2 } },
      { what: 'has-deadline', part: { count: 2, of: 2 } },
      { what: 'met', part: { count: 1, of: 2 } },
    ]
    expect(ask({ ask: 'deadline', end: 'end', due: 'due' })).toEqual({ ...nothing, parts })
    expect(ask({ ask: 'deadline', end: 'end', due: 'due', per: 'office' })).toEqual({
      ...nothing,
      parts: [...parts, { what: 'met: east', part: { count: 1, of: 1 } }, { what: 'met: west', part: { count: 0, of: 1 } }],
    })
  })

  it('says what lies between two columns, and how the numbers of one lie', () => {
    expect(ask({ ask: 'between', from: 'end', to: 'due' })).toEqual({
      ...nothing,
      spread: { n: 2, mean: 0, median: 0, p95NearestRank: 1, p95Linear: expect.closeTo(0.9, 12), min: -1, max: 1 },
      parts: [{ what: 'reversed', part: { count: 1, of: 2 } }],
    })
    expect(ask({ ask: 'numbers', column: 'mark' })).toEqual({
      ...{ parts: [], unit: 'number', counts: [{ value: '3', cases: 2 }] },
      spread: { n: 2, mean: 3, median: 3, p95NearestRank: 3, p95Linear: 3, min: 3, max: 3 },
    })
  })

  it('is asked with a name of a column, at most fifty activities, and nothing that the question does not know', () => {
    const isAsked = (question: object) => Question.safeParse(question).success
    expect(isAsked({ ask: 'numbers', column: '' })).toBe(false)
    expect(isAsked({ ask: 'numbers', column: 'mark', at: 'first' })).toBe(false)
    expect(isAsked({ ask: 'returns', from: [], to: ['done'] })).toBe(false)
    expect(isAsked({ ask: 'returns', from: Array.from({ length: 50 }, () => 'a'), to: ['done'] })).toBe(true)
    expect(isAsked({ ask: 'returns', from: Array.from({ length: 51 }, () => 'a'), to: ['done'] })).toBe(false)
  })
})
