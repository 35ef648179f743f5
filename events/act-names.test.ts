import { expect, test } from 'vitest'
import { actNames, typeNames } from './act-names.ts'
import { actTitles } from './act-titles.ts'
import { acts, definitionOfAct, eventTypes } from './registry.ts'

test('the list of names has every act and every type of the registry, and no other', () => {
  expect([...actNames].sort()).toEqual([...acts].sort())
  expect([...typeNames].sort()).toEqual([...eventTypes].sort())
})

test('acts are called what their events are called', () => {
  expect(actTitles).toEqual(Object.fromEntries(actNames.map(act => [act, definitionOfAct(act)?.title])))
})
