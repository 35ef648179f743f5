import { expect, test } from 'vitest'
import { actNames, typeNames } from './act-names.ts'
import { acts, eventTypes } from './registry.ts'

test('the list of names has every act and every type of the registry, and no other', () => {
  expect([...actNames].sort()).toEqual([...acts].sort())
  expect([...typeNames].sort()).toEqual([...eventTypes].sort())
})
