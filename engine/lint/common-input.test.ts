import { expect, test } from 'vitest'
import { haveCommonInput, implies } from './common-input.ts'

const small = { amountFen: { lt: 100 } }
const large = { amountFen: { gte: 100 } }
const urgent = { urgent: { in: [true] } }

test('two bands that touch have no amount in common; two that overlap have', () => {
  expect(haveCommonInput(small, large)).toBe(false)
  expect(haveCommonInput(small, { amountFen: { gte: 99 } })).toBe(true)
  expect(haveCommonInput(urgent, { urgent: { in: [false] } })).toBe(false)
})
test('conditions on different fields can be met together, and none is met by all', () => {
  expect(haveCommonInput(small, urgent)).toBe(true)
  expect(haveCommonInput(undefined, small)).toBe(true)
})
test('a narrower condition implies a wider one, not the other way round', () => {
  expect(implies({ amountFen: { gte: 10, lt: 20 } }, small)).toBe(true)
  expect(implies(small, { amountFen: { gte: 10, lt: 20 } })).toBe(false)
  expect(implies({ ...small, ...urgent }, urgent)).toBe(true)
  expect(implies(small, urgent)).toBe(false)
  expect(implies(undefined, undefined)).toBe(true)
})
