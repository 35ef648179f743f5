import { expect, test } from 'vitest'
import { changesOf } from './corrected.ts'
import type { Entry } from './scene.ts'

const entry = (id: string, seq: number, more: Partial<Entry>): Entry => ({
  id,
  seq,
  type: 'event.corrected',
  title: { zh: id },
  at: '2026-03-02T01:00:00.000Z',
  recordedAt: '2026-03-02T01:00:00.000Z',
  actor: { id: 'li', name: '李' },
  data: {},
  sealed: {},
  backdated: 'no',
  ...more,
})
const opened = entry('opened', 1, {
  type: 'case.opened',
  data: { channel: 'phone', facts: { attitude: 'mild', contract: 'unaffected' } },
  sealed: { title: '停机' },
})

test('each thing put right comes with what it said before; facts one by one, and only those that differ', () => {
  const correction = entry('c', 2, {
    data: { corrects: 'opened', plain: { channel: 'wechat', facts: { attitude: 'clear', contract: 'unaffected' } } },
    sealed: { values: { title: '急停' } },
  })
  expect(changesOf(correction, [opened, correction])).toEqual([
    { name: 'channel', from: 'phone', to: 'wechat', isText: false },
    { name: 'facts.attitude', from: 'mild', to: 'clear', isText: false },
    { name: 'title', from: '停机', to: '急停', isText: true },
  ])
})

test('a second correction starts from what the first one said', () => {
  const first = entry('c1', 2, { data: { corrects: 'opened', plain: { channel: 'wechat' }, at: '2026-03-02T00:30:00.000Z' } })
  const second = entry('c2', 3, { data: { corrects: 'opened', plain: { channel: 'email' }, at: '2026-03-02T00:40:00.000Z' } })
  expect(changesOf(second, [opened, first, second])).toEqual([
    { name: 'at', from: '2026-03-02T00:30:00.000Z', to: '2026-03-02T00:40:00.000Z', isText: false },
    { name: 'channel', from: 'wechat', to: 'email', isText: false },
  ])
})
