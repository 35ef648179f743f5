import { expect, test } from 'vitest'
import { contactAnswerOf, uploadStateOf } from './sync-answers.ts'

test('a phone takes what the server says of the time and of a file, and nothing else for it', () => {
  const contact = { now: '2026-10-08T02:00:00.000Z', partBytes: 1_000_000 }
  expect(contactAnswerOf(contact)).toEqual(contact)
  for (const wrong of [null, '<html>', {}, { ...contact, now: 'soon' }, { ...contact, partBytes: '1' }])
    expect(() => contactAnswerOf(wrong)).toThrow('Unexpected answer')
  const state = { id: 'a', received: 0, size: 5, done: false }
  expect(uploadStateOf(state)).toEqual(state)
  for (const wrong of [undefined, [], { ...state, done: 'no' }, { ...state, received: 0.5 }])
    expect(() => uploadStateOf(wrong)).toThrow('Unexpected answer')
})
