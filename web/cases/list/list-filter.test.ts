import { expect, test } from 'vitest'
import { asked, readFilter, textOf, toggled } from './list-filter.ts'

test('a filter survives the way through the address', () => {
  const text = textOf({ level: 'larger,major', owner: 'me' }, '-updatedAt')
  expect(text).toBe('level=larger,major&owner=me&sort=-updatedAt')
  expect(readFilter(new URLSearchParams(text))).toEqual({ filter: { level: 'larger,major', owner: 'me' }, sort: '-updatedAt' })
})

test('an order that does not exist is not sent to the server, nor is a parameter of another page', () => {
  expect(readFilter(new URLSearchParams('sort=colour&why=a/b&q='))).toEqual({ filter: {}, sort: 'dueAt' })
})

test('a chip switches its value on and off', () => {
  expect(toggled(undefined, 'major')).toBe('major')
  expect(toggled('major', 'larger')).toBe('major,larger')
  expect(toggled('major,larger', 'major')).toBe('larger')
  expect(toggled('larger', 'larger')).toBeUndefined()
})

test("the list asks for customers' cases unless the address says matters, all, or the kinds", () => {
  expect(asked({ owner: 'me' })).toEqual({ owner: 'me', about: 'customers' })
  expect(asked({ about: 'matters' })).toEqual({ about: 'matters' })
  expect(asked({ about: 'anything' })).toEqual({ about: 'customers' })
  expect(asked({ about: 'matters', kind: 'penalty' })).toEqual({ kind: 'penalty' })
})
