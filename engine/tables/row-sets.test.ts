import { expect, test } from 'vitest'
import { rowSets } from './row-sets.ts'

test('equal sets have one number, others never, though among so many some share a hash', () => {
  const { numberOf, all } = rowSets()
  const setOf = (i: number) => Uint32Array.of(i, Math.imul(i, 0x9e3779b1))
  const given = Array.from({ length: 300_000 }, (_, i) => numberOf(setOf(i)))
  expect(given.findIndex((number, i) => number !== i)).toBe(-1)
  expect(all).toHaveLength(given.length)
  expect(numberOf(setOf(123_456))).toBe(123_456)
})

test('the set given is copied', () => {
  const { numberOf, all } = rowSets()
  const set = Uint32Array.of(1)
  numberOf(set)
  set[0] = 2
  expect(numberOf(set)).toBe(1)
  expect(all.map(([word]) => word)).toEqual([1, 2])
})
