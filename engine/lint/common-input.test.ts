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

const between = (gte: number, lt: number) => ({ amountFen: { gte, lt } })
const oneOf = (...values: string[]) => ({ kind: { in: values } })

test('two ranges have a number in common as far as both reach, and end where one of them ends', () => {
  expect(haveCommonInput(between(10, 20), between(15, 30))).toBe(true)
  expect(haveCommonInput(between(10, 20), between(20, 30))).toBe(false)
  expect(haveCommonInput(between(10, 20), between(19, 30))).toBe(true)
  expect(haveCommonInput(between(20, 30), between(10, 20))).toBe(false)
  expect(haveCommonInput(between(10, 40), between(20, 30))).toBe(true)
})
test('two lists have a value in common where one value stands in both, not only where all do', () => {
  expect(haveCommonInput(oneOf('a', 'b'), oneOf('b', 'c'))).toBe(true)
  expect(haveCommonInput(oneOf('a', 'b'), oneOf('c'))).toBe(false)
  expect(haveCommonInput({ ...oneOf('a'), ...small }, { ...oneOf('a'), ...large })).toBe(false)
})
test('of a list and a range of one field nobody can say that they exclude one another, nor that one implies the other', () => {
  const list = { amountFen: { in: [5] } }
  expect(haveCommonInput(list, large)).toBe(true)
  expect(haveCommonInput(large, list)).toBe(true)
  expect(implies(list, large)).toBe(false)
  expect(implies(large, list)).toBe(false)
  expect(implies(list, { amountFen: {} })).toBe(false)
})
test('what is asked of nothing is met together with anything, and implies nothing but what asks nothing', () => {
  expect(haveCommonInput(small, undefined)).toBe(true)
  expect(haveCommonInput(undefined, undefined)).toBe(true)
  expect(implies(undefined, small)).toBe(false)
  expect(implies(small, undefined)).toBe(true)
})
test('a range implies another where it lies within it, its ends included', () => {
  expect(implies(between(10, 20), between(10, 20))).toBe(true)
  expect(implies(between(9, 20), between(10, 20))).toBe(false)
  expect(implies(between(10, 21), between(10, 20))).toBe(false)
  expect(implies(between(11, 19), between(10, 20))).toBe(true)
  expect(implies(between(11, 19), { amountFen: {} })).toBe(true)
  expect(implies({ amountFen: {} }, between(11, 19))).toBe(false)
})
test('a list implies another where all of its values stand in it', () => {
  expect(implies(oneOf('a'), oneOf('a', 'b'))).toBe(true)
  expect(implies(oneOf('a', 'c'), oneOf('a', 'b'))).toBe(false)
})
