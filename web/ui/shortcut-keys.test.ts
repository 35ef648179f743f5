import { expect, test } from 'vitest'
import { type KeyPress, match, nameOfPress, showKeys } from './shortcut-keys.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  keyCode: 0,
  isComposing: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})

test('keys have one name on every platform and under a Chinese input method', () => {
  expect(nameOfPress(press('k', { metaKey: true }))).toBe('mod+k')
  expect(nameOfPress(press('K', { ctrlKey: true }))).toBe('mod+k')
  expect(nameOfPress(press('?', { shiftKey: true }))).toBe('?')
  expect(nameOfPress(press('？', { shiftKey: true }))).toBe('?')
  expect(nameOfPress(press('、'))).toBe('/')
  expect(nameOfPress(press('J', { shiftKey: true }))).toBe('shift+j')
  expect(nameOfPress(press('Enter', { ctrlKey: true }))).toBe('mod+enter')
})

test('keys of the input method and of the system are not ours', () => {
  expect(nameOfPress(press('Enter', { isComposing: true }))).toBeUndefined()
  expect(nameOfPress(press('Enter', { keyCode: 229 }))).toBeUndefined()
  expect(nameOfPress(press('f', { altKey: true }))).toBeUndefined()
  expect(nameOfPress(press('Shift'))).toBeUndefined()
})

test('sequences wait for their second key, and an unknown second key counts by itself', () => {
  const keys = ['g i', 'g a', 'i', 'c']
  expect(match(keys, undefined, 'g')).toEqual({ wait: true })
  expect(match(keys, 'g', 'i')).toEqual({ hit: 'g i' })
  expect(match(keys, undefined, 'i')).toEqual({ hit: 'i' })
  expect(match(keys, 'g', 'c')).toEqual({ hit: 'c' })
  expect(match(keys, 'g', 'x')).toBeUndefined()
})

test('the cheat sheet shows the keys of the platform', () => {
  expect(showKeys('mod+enter', true)).toEqual(['⌘', '↵'])
  expect(showKeys('mod+k', false)).toEqual(['Ctrl', 'K'])
  expect(showKeys('g i', false)).toEqual(['G', 'I'])
})
