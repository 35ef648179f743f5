import { describe, expect, test } from 'vitest'
import { newDuty } from './clock.ts'
import { isAbout, itemOf, itemStarted, startOf } from './duty-start.ts'
import type { DutyRule } from './pack.ts'
import { at, testPack, testRules } from './rules.fixture.ts'
import type { Edition } from './rules.ts'
import type { CaseState, Change, OpenDuty } from './state.ts'
import { followStatedTimes, statedTime, withStatedTime } from './stated-times.ts'

const rules = testRules()
const rule = (more: object): DutyRule => ({ ...testPack().duties[0]!, ...more }) as DutyRule
const duty = (more: object = {}): OpenDuty => ({
  ...{
    key: 'd',
    pack: 'test',
    edition: 'test@2025-01-01',
    rule: 'report',
    startEvent: 'e1',
    startAt: at('2026-03-02 10:00'),
    provisional: false,
  },
  ...more,
})
const arrived = (id: string, when: string, data: object, type = 'record.made') => ({
  ...{ id, type, at: at(when), data: data as Record<string, unknown> },
  ...{ happenedAt: at('2026-03-01 09:00'), recordedAt: at('2026-03-03 09:00') },
})

describe('the one thing that a duty is about', () => {
  test('is the number that the event names, and nothing else', () => {
    expect([itemOf('n', { n: 3 }), itemOf('n', { n: '3' }), itemOf('n', {}), itemOf(undefined, { n: 3 })]).toEqual([
      3,
      undefined,
      undefined,
      undefined,
    ])
  })
  test('tells its duty from those about others; a rule without numbers is about any', () => {
    const each = rule({ each: { start: 'n', stop: 'n' } })
    expect([
      isAbout(each, duty({ item: 3 }), 3),
      isAbout(each, duty({ item: 3 }), 4),
      isAbout(each, duty({ item: 3 }), undefined),
    ]).toEqual([true, false, false])
    expect(isAbout(rule({}), duty({ item: 3 }), 4)).toBe(true)
  })
  test('comes with who owes it and by when, where the event says so', () => {
    const each = { start: 'n', stop: 'n', person: 'who', dueAt: 'by' }
    expect(itemStarted(rule({}), { n: 3, who: 'ada' })).toStrictEqual({})
    expect(itemStarted(rule({ each }), { n: 3, who: 'ada', by: 'B' })).toStrictEqual({ item: 3, owner: 'ada', dueAt: 'B' })
    expect(itemStarted(rule({ each }), { n: 'x', who: 7, by: 8 })).toStrictEqual({})
    expect(itemStarted(rule({ each: { start: 'n', stop: 'n' } }), { n: 3, undefined: 'ada' })).toStrictEqual({ item: 3 })
  })
})

describe('a duty begins', () => {
  const event = arrived('e1', '2026-03-02 10:00', { day: '2026-02-27', late: '2026-03-02', later: '2026-03-05', no: 'x' })
  const from = (more: object) => startOf(rules, rule(more), event, event.data)
  test('with its event, when it happened, or when it was recorded', () => {
    expect([from({}), from({ from: 'happened' }), from({ from: 'recorded' })]).toEqual([
      event.at,
      event.happenedAt,
      event.recordedAt,
    ])
  })
  test('with the day that the event names, where that is earlier; no later day puts it off', () => {
    expect(from({ fromDay: 'day' })).toBe(at('2026-02-27 00:00'))
    expect([from({ fromDay: 'late' }), from({ fromDay: 'later' }), from({ fromDay: 'no' })]).toEqual([
      event.at,
      event.at,
      event.at,
    ])
    expect(from({ fromDay: 'later', from: 'recorded' })).toBe(event.recordedAt)
  })
  test('with an owner, a number and a time where there are some, and without those where there are none', () => {
    const start = { event: 'e1', at: at('2026-03-02 10:00') }
    const state = { people: { handler: ['ada'] }, pauses: [] }
    const made = (more: object, item = {}, owner = {}) =>
      newDuty(rules, 'test', 'test@2025-01-01', rule(more), { ...start, ...owner }, state, item)
    const plain = { ...duty({ key: 'test:report@e1' }) }
    expect(made({ within: undefined })).toStrictEqual(plain)
    expect(made({})).toStrictEqual({ ...plain, dueAt: at('2026-03-02 11:00') })
    expect(made({ owner: { caseRole: 'handler' } })).toMatchObject({ owner: 'ada' })
    expect(made({ owner: { caseRole: 'nobody' } })).not.toHaveProperty('owner')
    expect(made({}, { item: 2, owner: 'bob', dueAt: at('2027-12-01 09:00') }, { owner: 'x' })).toStrictEqual({
      ...plain,
      ...{ item: 2, owner: 'bob', dueAt: at('2027-12-01 09:00'), provisional: false },
    })
    expect(made({}, {}, { owner: 'head' })).toMatchObject({ owner: 'head' })
  })
})

describe('times that events state', () => {
  const stated = [
    { by: { on: 'record.made', when: { record: { in: ['order'] } } }, field: 'by' },
    {
      by: { on: 'record.made', when: { record: { in: ['longer'] } } },
      field: 'by',
      once: [{ on: 'record.made', when: { record: { in: ['yes'] } } }],
    },
    {
      by: { on: 'record.made', when: { record: { in: ['other'] } } },
      field: 'by',
      once: [{ on: 'record.made', when: { record: { in: ['yes'] } } }],
    },
  ]
  const timed = rule({ stated })
  const edition = { pack: { id: 'test' }, stated: [timed], bindings: undefined, key: 'test@2025-01-01' } as unknown as Edition
  const empty = (): CaseState => ({ duties: {}, people: {}, edition: 'test@2025-01-01' }) as unknown as CaseState
  let serial = 0
  const say = (state: CaseState, when: string, record: string, by?: string) => {
    const changes: Change[] = []
    const data = { record, ...(by === undefined ? {} : { by: /^\d/.test(by) ? at(by) : by }) }
    followStatedTimes([edition], state, arrived(`s${++serial}`, when, data), changes)
    return changes
  }
  const due = (state: CaseState) => statedTime(state, 'test:report')

  test('count at once, or only when they are confirmed; the last that counts is the one', () => {
    const state = empty()
    expect(due(state)).toBeUndefined()
    say(state, '2026-03-02 10:00', 'order', '2026-03-05 09:00')
    expect(due(state)).toBe(at('2026-03-05 09:00'))
    say(state, '2026-03-02 11:00', 'longer', '2026-03-09 09:00')
    expect(due(state)).toBe(at('2026-03-05 09:00'))
    say(state, '2026-03-02 12:00', 'yes')
    expect(due(state)).toBe(at('2026-03-09 09:00'))
    say(state, '2026-03-02 13:00', 'order', '2026-03-04 09:00')
    expect(due(state)).toBe(at('2026-03-04 09:00'))
  })
  test('one word confirms the last that waits of each kind, and none that counts already', () => {
    const state = empty()
    say(state, '2026-03-02 10:00', 'longer', '2026-03-05 09:00')
    say(state, '2026-03-02 10:10', 'longer', '2026-03-06 09:00')
    say(state, '2026-03-02 10:20', 'order', '2026-03-07 09:00')
    say(state, '2026-03-02 11:00', 'yes')
    const counting = () => (state.stated!['test:report'] ?? []).map(one => one.countsSince)
    expect(counting()).toEqual([undefined, at('2026-03-02 11:00'), at('2026-03-02 10:20')])
    say(state, '2026-03-02 12:00', 'yes')
    expect(counting()).toEqual([at('2026-03-02 12:00'), at('2026-03-02 11:00'), at('2026-03-02 10:20')])
    const before = state.stated
    expect(say(state, '2026-03-02 13:00', 'yes')).toEqual([])
    expect(state.stated).toBe(before)
  })
  test('that began to count at one moment go by the later one', () => {
    const state = empty()
    state.stated = {
      'test:report': ['2026-03-05 09:00', '2026-03-04 09:00'].map(when => ({
        nth: 0,
        event: 'e',
        said: at('2026-03-02 09:00'),
        at: at(when),
        countsSince: at('2026-03-02 09:00'),
      })),
    }
    expect(due(state)).toBe(at('2026-03-04 09:00'))
    state.stated = {
      'test:report': state.stated['test:report']!.map((one, n) => ({
        ...one,
        countsSince: at(n === 0 ? '2026-03-02 10:00' : '2026-03-02 09:00'),
      })),
    }
    expect(due(state)).toBe(at('2026-03-05 09:00'))
  })
  test('are passed over where the event says no time, or another event says one', () => {
    const state = empty()
    say(state, '2026-03-02 10:00', 'order', 'soon')
    say(state, '2026-03-02 10:00', 'order')
    say(state, '2026-03-02 10:00', 'plan', '2026-03-05 09:00')
    expect(state.stated).toBeUndefined()
  })
  test('are kept up to twenty, the last ones', () => {
    const state = empty()
    for (let n = 0; n < 25; n++) say(state, '2026-03-02 10:00', 'order', `2026-03-05 09:${10 + n}`)
    const kept = state.stated!['test:report']!
    expect([kept.length, kept[0]!.at, kept[19]!.at]).toEqual([20, at('2026-03-05 09:15'), at('2026-03-05 09:34')])
  })
  test('move the open duty of that rule in that regulation, and say so where it changes', () => {
    const state = empty()
    state.duties = {
      a: duty({ key: 'a', dueAt: at('2026-03-05 09:00') }),
      b: duty({ key: 'b', rule: 'solve' }),
      c: duty({ key: 'c', pack: 'other' }),
      d: duty({ key: 'd' }),
    }
    const changes = say(state, '2026-03-02 10:00', 'order', '2026-03-05 09:00')
    expect(changes).toEqual([{ kind: 'duty-moved', duty: duty({ key: 'd', dueAt: at('2026-03-05 09:00') }), because: 'stated' }])
    expect(['a', 'b', 'c', 'd'].map(key => state.duties[key]!.dueAt)).toEqual([
      at('2026-03-05 09:00'),
      undefined,
      undefined,
      at('2026-03-05 09:00'),
    ])
    const waiting = empty()
    waiting.duties = { d: duty({ key: 'd', dueAt: at('2026-03-03 09:00') }) }
    expect(say(waiting, '2026-03-02 10:00', 'longer', '2026-03-05 09:00')).toEqual([])
    expect(waiting.duties.d?.dueAt).toBe(at('2026-03-03 09:00'))
  })
  test('are what a duty starts with where its rule asks for one', () => {
    const state = empty()
    say(state, '2026-03-02 10:00', 'order', '2026-03-05 09:00')
    expect(withStatedTime(state, 'test:report', timed, { item: 1 })).toStrictEqual({ item: 1, dueAt: at('2026-03-05 09:00') })
    expect(withStatedTime(state, 'test:report', rule({}), { item: 1 })).toStrictEqual({ item: 1 })
    expect(withStatedTime(state, 'test:other', timed, { item: 1 })).toStrictEqual({ item: 1 })
  })
})
