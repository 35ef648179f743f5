import { describe, expect, test } from 'vitest'
import { fieldValue, includes, inKind, meets, meetsAll, partyName, pulls } from './conditions.ts'
import type { Trigger } from './pack.ts'

describe('a condition', () => {
  test('on a number holds from its lower limit, which is in, up to its upper one, which is not', () => {
    const band = { gte: 10, lt: 20 }
    expect([9.99, 10, 19.99, 20].map(value => meets(band, value))).toEqual([false, true, true, false])
    expect([9, 10, 1e9].map(value => meets({ gte: 10 }, value))).toEqual([false, true, true])
    expect([-1e9, 19, 20].map(value => meets({ lt: 20 }, value))).toEqual([true, true, false])
  })
  test('on a number is met by nothing that is no number', () => {
    for (const value of [undefined, null, '15', true, {}]) expect(meets({ gte: 10, lt: 20 }, value)).toBe(false)
  })
  test('on one of several values is met by those alone', () => {
    expect(['a', 'b', 'c', undefined].map(value => meets({ in: ['a', 'b'] }, value))).toEqual([true, true, false, false])
  })
  test('is met by a list if any element meets it, and by an empty one never', () => {
    expect([['c', 'b'], ['c', 'd'], []].map(value => meets({ in: ['a', 'b'] }, value))).toEqual([true, false, false])
    expect(meets({ gte: 3 }, [1, 3])).toBe(true)
  })
  test('of several each has to hold; of none all do', () => {
    const both = { kind: { in: ['a'] }, amount: { gte: 5 } }
    expect(meetsAll(both, { kind: 'a', amount: 5 })).toBe(true)
    expect(meetsAll(both, { kind: 'a', amount: 4 })).toBe(false)
    expect(meetsAll(both, { kind: 'b', amount: 5 })).toBe(false)
    expect([meetsAll({}, {}), meetsAll(undefined, {})]).toEqual([true, true])
  })
})

describe('the value of a field', () => {
  test('is the one of that name, dots and all, before it is looked for inside', () => {
    expect(fieldValue({ amount: 5 }, 'amount')).toBe(5)
    expect(fieldValue({ 'a.b': 1, a: { b: 2 } }, 'a.b')).toBe(1)
    expect(fieldValue({ a: { b: { c: 2 } } }, 'a.b.c')).toBe(2)
  })
  test('is unknown where the way to it breaks off', () => {
    for (const data of [{}, { a: undefined }, { a: {} }]) expect(fieldValue(data, 'a.b.c')).toBeUndefined()
    expect(fieldValue({}, 'a')).toBeUndefined()
  })
  test('of rows is what each row says in that column, or how many there are', () => {
    const data = { values: { shares: [{ department: 'x' }, { other: 1 }, undefined, { department: 'y' }] } }
    expect(fieldValue(data, 'values.shares.department')).toEqual(['x', 'y'])
    expect(fieldValue(data, 'values.shares.count')).toBe(4)
    expect(fieldValue({ values: { count: 7 } }, 'values.count')).toBe(7)
  })
})

describe('a trigger', () => {
  const triggers: Trigger[] = [{ on: 'case.opened' }, { on: 'record.made', when: { form: { in: ['plan'] } } }]
  test('is pulled by its event, and where it asks for data by data that meets it', () => {
    expect(pulls(triggers, 'case.opened', {})).toBe(true)
    expect(pulls(triggers, 'record.made', { form: 'plan' })).toBe(true)
    expect(pulls(triggers, 'record.made', { form: 'other' })).toBe(false)
    expect(pulls(triggers, 'case.archived', { form: 'plan' })).toBe(false)
    expect(pulls([], 'case.opened', {})).toBe(false)
  })
})

describe('a scope', () => {
  const subject = { kind: 'anomaly', level: 'major', category: 'power' }
  test('that names nothing includes every case', () => {
    expect(includes({}, { kind: 'anomaly' })).toBe(true)
    expect(inKind({}, { kind: 'anomaly' })).toBe(true)
  })
  test.each([
    ['kinds', 'anomaly'],
    ['levels', 'major'],
    ['categories', 'power'],
  ])('of %s includes the case of one of them alone', (field, own) => {
    expect(includes({ [field]: ['x', own] }, subject)).toBe(true)
    expect(includes({ [field]: ['x'] }, subject)).toBe(false)
  })
  test('of levels or categories leaves out a case whose own is not known', () => {
    expect(includes({ levels: ['major'] }, { kind: 'anomaly' })).toBe(false)
    expect(includes({ categories: ['power'] }, { kind: 'anomaly' })).toBe(false)
  })
  test('asked without the level looks at kind and category, since the level may come', () => {
    expect(inKind({ levels: ['general'] }, subject)).toBe(true)
    expect(inKind({ kinds: ['x'], levels: ['major'] }, subject)).toBe(false)
    expect(inKind({ categories: ['x'], levels: ['major'] }, subject)).toBe(false)
    expect(includes({ kinds: ['x'], levels: ['major'] }, subject)).toBe(false)
  })
})

test('a party is named by its post, by what it is to the case, or as anyone', () => {
  expect([partyName({ role: 'leader' }), partyName({ caseRole: 'handler' }), partyName({ anyone: true })]).toEqual([
    'role:leader',
    'case:handler',
    'anyone',
  ])
})
