import { expect, test } from 'vitest'
import { createIntent } from './intent.ts'

function counted() {
  let made = 0
  return createIntent(() => `key-${++made}`)
}

test('a retry of the same wish carries the same key', () => {
  const intent = counted()
  expect(intent.keyFor({ level: 'major' })).toBe('key-1')
  expect(intent.keyFor({ level: 'major' })).toBe('key-1')
})

test('other content is another wish', () => {
  const intent = counted()
  intent.keyFor({ level: 'major' })
  expect(intent.keyFor({ level: 'general' })).toBe('key-2')
})

test('after a definite answer the same content is a new wish', () => {
  const intent = counted()
  intent.keyFor({ text: '好' })
  intent.settled()
  expect(intent.keyFor({ text: '好' })).toBe('key-2')
})
