import { expect, test } from 'vitest'
import { testRules } from './rules.fixture.ts'
import { isWhole } from './whole-duty.ts'

const rules = testRules()
const whole = { start: [{ on: 'case.opened' }], stop: [{ on: 'case.archived' }], within: { workdays: 7 } }
const is = (more: object = {}) => isWhole(rules, { ...whole, ...more } as never)

test('a duty is the whole of a case from its opening to whatever event ends a case of its kind', () => {
  expect([is(), is({ kinds: ['anomaly'] }), is({ stop: [{ on: 'customer.replied' }, { on: 'case.archived' }] })]).toEqual([
    true,
    true,
    true,
  ])
  expect(is({ start: [{ on: 'handler.assigned' }, { on: 'case.opened' }] })).toBe(true)
})

test('and not where it begins later, ends before, has no time, or is of a kind that no lifecycle ends so', () => {
  expect(is({ start: [{ on: 'handler.assigned' }] })).toBe(false)
  expect([is({ stop: [{ on: 'handling.completed' }] }), is({ stop: [] })]).toEqual([false, false])
  expect(is({ within: undefined })).toBe(false)
  expect(is({ kinds: ['complaint'] })).toBe(false)
})

test('a merger ends a case for another one’s sake and does not count', () => {
  expect(is({ stop: [{ on: 'case.merged' }] })).toBe(false)
})
