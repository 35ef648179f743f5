import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../events/envelope.ts'
import {
  addMonths,
  type Courses,
  type Enforcement,
  followMeasures,
  isOpenToAppeal,
  measuresAt,
  measuresInEffect,
} from './measures.ts'
import type { OnMeasure } from './pack.ts'
import type { Penalty } from './penalty.ts'

const at = '2026-03-10T02:00:00.000Z'
const on = '2026-03-10'
const who = { at, by: 'desk', event: 'e' }
const follow = (known: Courses | undefined, type: string, data: object, rules: readonly OnMeasure[] = []) =>
  followMeasures(known, { id: 'e', type, actor: 'desk', data } as unknown as CaseEvent, { at, on, rules })

describe('what is done about a measure', () => {
  const before: Courses = { fine: { countMonths: 3 }, points: { expired: '2026-01-01' } }
  test('is kept for each kind beside what was done before, and the others stay as they are', () => {
    expect(follow(before, 'measure.settled', { kind: 'fine', amountFen: 200_00 })).toEqual({
      ...{ fine: { countMonths: 3, settled: { amountFen: 200_00, ...who } }, points: before.points },
    })
    expect(follow(undefined, 'measure.settled', { kind: 'fine', amountFen: 1 })).toEqual({
      fine: { settled: { amountFen: 1, ...who } },
    })
    expect(follow(before, 'measure.expired', { kind: 'fine', on })).toEqual({ ...before, fine: { countMonths: 3, expired: on } })
    expect(
      follow(before, 'measure.counted', {
        counts: [
          { kind: 'points', months: 6 },
          { kind: 'talk', months: 1 },
        ],
      }),
    ).toEqual({
      ...{ fine: before.fine, points: { expired: '2026-01-01', countMonths: 6 }, talk: { countMonths: 1 } },
    })
    expect(follow(before, 'restriction.set', { from: '2026-03-11' })).toEqual({
      ...{ ...before, restriction: { carried: { on, from: '2026-03-11', ...who } } },
    })
    expect(follow(before, 'case.reported', {})).toBe(before)
    expect(before).toEqual({ fine: { countMonths: 3 }, points: { expired: '2026-01-01' } })
  })

  const rule = (more: object): OnMeasure => ({ does: 'carries-out', kind: 'demotion', ...more }) as OnMeasure
  const made = (values: object | undefined, known: Courses | undefined, ...rules: OnMeasure[]) =>
    follow(known, 'record.made', { record: 'r', values }, rules)?.demotion
  test('by a record is its carrying out on the day that it says, else from when it counts, else the day it was made', () => {
    const days = rule({ on: 'day', from: 'begin', until: 'end' })
    expect(made({ day: '2026-03-05', begin: '2026-03-06', end: '2026-09-06' }, undefined, days)).toEqual({
      carried: { on: '2026-03-05', from: '2026-03-06', until: '2026-09-06', ...who },
    })
    expect(made({ begin: '2026-03-06' }, undefined, days)).toStrictEqual({
      carried: { on: '2026-03-06', from: '2026-03-06', ...who },
    })
    expect(made({ day: 5, end: '2026-09-06' }, undefined, days)).toStrictEqual({ carried: { on, until: '2026-09-06', ...who } })
    expect(made(undefined, undefined, rule({}))).toStrictEqual({ carried: { on, ...who } })
  })
  test('by a record counts only where its values say so', () => {
    const when = { 'values.outcome': { in: ['done'] } }
    expect(made({ outcome: 'done' }, undefined, rule({ when }))).toBeDefined()
    expect(made({ outcome: 'no' }, undefined, rule({ when }))).toBeUndefined()
    expect(made({ outcome: 'no' }, { demotion: { countMonths: 3 } }, rule({ when }))).toEqual({ countMonths: 3 })
    expect(made({ outcome: 'no' }, undefined, rule({ when }), rule({ does: 'asks' }))).toEqual({ asked: who })
  })
  test('is asked for, then refused or granted; a refusal answers what was asked, everything else leaves it', () => {
    const asked = { asked: { at: 'then', by: 'bo', event: 'a' } }
    expect(made({}, undefined, rule({ does: 'asks' }))).toStrictEqual({ asked: who })
    expect(made({}, { demotion: asked }, rule({ does: 'declines' }))).toStrictEqual({ refused: who })
    expect(made({}, { demotion: asked }, rule({ does: 'carries-out' }))).toStrictEqual({ ...asked, carried: { on, ...who } })
    expect(made({ day: '2026-03-12' }, undefined, rule({ does: 'restores', on: 'day' }))).toStrictEqual({
      restored: { on: '2026-03-12', ...who },
    })
    expect(made({}, undefined, rule({ does: 'restores', on: 'day' }))).toStrictEqual({ restored: { on, ...who } })
  })
})

describe('a decision may still change', () => {
  const until = '2026-03-05T10:00:00.000Z'
  test.each<[string, object, string | null, string, boolean]>([
    ['until the last moment in which an appeal can be filed', {}, until, until, true],
    ['not a moment later', {}, until, '2026-03-05T10:00:00.001Z', false],
    ['not where no time to appeal runs', {}, null, until, false],
    ['while an appeal waits', { appeal: { at: until } }, until, at, true],
    ['not once it was turned down', { appeal: { at: until, accepted: false } }, null, until, false],
    [
      'not once it is answered',
      { appeal: { at: until, accepted: true }, result: { outcome: 'upheld', at: until } },
      until,
      until,
      false,
    ],
  ])('%s', (_name, penalty, appealUntil, moment, expected) =>
    expect(isOpenToAppeal(penalty as Penalty, appealUntil, moment)).toBe(expected),
  )
})

describe('how a measure stands', () => {
  const enforcement = (more: Partial<Enforcement> = {}): Enforcement => ({
    ...{ rule: () => undefined, isCarriedOut: () => false, fill: measure => measure, isBlank: () => false, appealUntil: null },
    ...more,
  })
  const decided = (kind: string, more: object = {}, course?: object): Penalty =>
    ({
      ...{ decided: { measures: [{ kind }], at }, served: { on: '2026-03-02', at }, ...more },
      ...(course === undefined ? {} : { courses: { [kind]: course } }),
    }) as unknown as Penalty
  const stands = (penalty: Penalty, rules: Partial<Enforcement> = {}, day = '2026-04-01') =>
    measuresAt(penalty, enforcement(rules), `${day}T02:00:00.000Z`, day).map(one => [one.state, one.from, one.until])[0]
  const mustDo = { isCarriedOut: () => true }

  test('before its service: it is not served, and counts from no day', () => {
    const { served: _served, ...notServed } = decided('warning')
    expect(stands(notServed as Penalty)).toEqual(['not-served', null, null])
  })
  test('after it: what is only said is in effect from the day of the service, what is done once is over', () => {
    expect(stands(decided('warning'))).toEqual(['in-effect', '2026-03-02', null])
    expect(stands(decided('talk'))).toEqual(['carried-out', '2026-03-02', null])
    // A term of what is over at once is none.
    expect(stands(decided('talk', {}, { countMonths: 3 }))).toEqual(['carried-out', '2026-03-02', null])
  })
  test('what waits for the end of an appeal waits, unless the regulation lets it begin with its service', () => {
    const open = { appealUntil: '2026-12-31T00:00:00.000Z' }
    expect(stands(decided('warning'), open)?.[0]).toBe('suspended')
    expect(stands(decided('warning'), { ...open, rule: () => ({ begins: 'final' }) })?.[0]).toBe('suspended')
    expect(stands(decided('warning'), { ...open, rule: () => ({ begins: 'served' }) })?.[0]).toBe('in-effect')
    // What was carried out already is not taken back by an appeal that can still be filed.
    expect(stands(decided('demotion', {}, { carried: { on, ...who } }), open)?.[0]).toBe('in-effect')
  })
  test('what somebody has to do is to be done until it is; a blank of the text holds it up', () => {
    expect(stands(decided('fine'), mustDo)).toEqual(['to-carry-out', null, null])
    expect(stands(decided('fine'), { ...mustDo, isBlank: () => true })?.[0]).toBe('blocked')
    expect(stands(decided('fine', {}, { carried: { on, ...who } }), { ...mustDo, isBlank: () => true })).toEqual([
      'carried-out',
      on,
      null,
    ])
  })
  test('it lasts from its own day to its end, by its months, or by those that the company lets it count', () => {
    const carried = { on, from: '2026-03-15', ...who }
    expect(stands(decided('demotion', {}, { carried: { ...carried, until: '2026-05-01' } }))).toEqual([
      'in-effect',
      '2026-03-15',
      '2026-05-01',
    ])
    expect(stands(decided('demotion', {}, { carried, countMonths: 6 }))).toEqual(['in-effect', '2026-03-15', '2026-09-15'])
    expect(stands(decided('demotion', {}, { carried: { on, ...who }, settled: { months: 2, ...who }, countMonths: 6 }))).toEqual([
      'in-effect',
      on,
      '2026-05-10',
    ])
  })
  test('it expires on its last day, or where it was said to have', () => {
    const course = { carried: { on, until: '2026-05-01', ...who } }
    expect(['2026-04-30', '2026-05-01'].map(day => stands(decided('demotion', {}, course), {}, day)?.[0])).toEqual([
      'in-effect',
      'expired',
    ])
    expect(stands(decided('warning', {}, { expired: '2026-03-20' }))?.[0]).toBe('expired')
  })
  test('it is restored where that was granted, and a restriction where all was given back', () => {
    expect(stands(decided('demotion', {}, { restored: { on, ...who } }))?.[0]).toBe('restored')
    const restriction = (lifted: number) => ({ restriction: { lifted, reopened: [], categories: [] } })
    expect(stands(decided('restriction', restriction(100)))?.[0]).toBe('restored')
    expect(stands(decided('restriction', restriction(99)))?.[0]).toBe('in-effect')
    expect(stands(decided('restriction'))?.[0]).toBe('in-effect')
    expect(stands(decided('warning', restriction(100)))?.[0]).toBe('in-effect')
  })
  test('of a penalty that stands no more it is taken back, where it was ever served', () => {
    const ended = { ended: { because: 'revoked', at } }
    expect(measuresAt(decided('warning', ended), enforcement(), at, on)).toEqual([
      { kind: 'warning', state: 'taken-back', from: null, until: null },
    ])
    expect(measuresAt(decided('warning', { ...ended, served: undefined }), enforcement(), at, on)).toEqual([])
    expect(measuresAt({ served: { on, at } } as Penalty, enforcement(), at, on)).toEqual([])
  })
  test('says how much as it was settled, without saying who settled it', () => {
    const one = measuresAt(decided('fine', {}, { settled: { amountFen: 5, ...who } }), enforcement(), at, on)[0]
    expect(one).toEqual({ kind: 'fine', amountFen: 5, state: 'carried-out', from: '2026-03-02', until: null })
  })
  test('counts as in effect only while it is', () => {
    const inEffect = (penalty: Penalty) => measuresInEffect(penalty, enforcement(), at, on).map(one => one.kind)
    expect([inEffect(decided('warning')), inEffect(decided('talk'))]).toEqual([['warning'], []])
  })
})

test('months end on the same day, or on the last of a shorter month (Civil Code art. 202)', () => {
  expect([addMonths('2026-01-31', 1), addMonths('2026-03-15', 12), addMonths('2028-01-31', 1)]).toEqual([
    '2026-02-28',
    '2027-03-15',
    '2028-02-29',
  ])
})
