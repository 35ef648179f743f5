import { expect, test } from 'vitest'
import { withoutSent } from './composer-drafts.ts'

const file = (id: string) => ({ id, name: id, size: 1, sha256: '', mime: 'text/plain', uploadedAt: '2026-10-10T01:00:00.000Z' })

test('a message that has arrived leaves nothing behind', () => {
  expect(withoutSent({ text: '已到现场 ', files: [file('a')] }, { text: '已到现场', files: [file('a')] })).toEqual({
    text: '',
    files: [],
  })
})

test('what was typed and attached while it was on its way stays', () => {
  const now = { text: '已到现场\n正在排查', files: [file('a'), file('b')] }
  expect(withoutSent(now, { text: '已到现场', files: [file('a')] })).toEqual({ text: '正在排查', files: [file('b')] })
})

test('a text that was written anew stays whole', () => {
  expect(withoutSent({ text: '另一件事', files: [] }, { text: '已到现场', files: [] }).text).toBe('另一件事')
})
