import { expect, test } from 'vitest'
import { rangeOf } from './use-selection.ts'

test('a range goes up as well as down, with both ends', () => {
  expect(rangeOf(['a', 'b', 'c', 'd'], 'b', 'd')).toEqual(['b', 'c', 'd'])
  expect(rangeOf(['a', 'b', 'c', 'd'], 'd', 'b')).toEqual(['b', 'c', 'd'])
})

test('when the row clicked before has left the list, only the new one is meant', () => {
  expect(rangeOf(['a', 'b'], 'gone', 'b')).toEqual(['b'])
})
