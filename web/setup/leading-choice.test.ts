import { expect, test } from 'vitest'
import { contestedKinds, leadingOf } from './leading-choice.tsx'

const regulation = (id: string, ...kinds: string[]) => ({ id, title: { zh: id }, kinds })
const all = [regulation('a', 'request', 'training'), regulation('b', 'request'), regulation('c', 'complaint')]

test('asked is only of kinds that several of those chosen would lead', () => {
  expect([...contestedKinds(all, ['a', 'c'])]).toEqual([])
  expect([...contestedKinds(all, ['a', 'b', 'c'])].map(([kind, ids]) => [kind, ids.map(one => one.id)])).toEqual([
    ['request', ['a', 'b']],
  ])
})

test('the first leads until another is picked; a pick that was unticked since counts no more', () => {
  const contested = contestedKinds(all, ['a', 'b'])
  expect(leadingOf(contested, {})).toEqual({ request: 'a' })
  expect(leadingOf(contested, { request: 'b' })).toEqual({ request: 'b' })
  expect(leadingOf(contested, { request: 'c' })).toEqual({ request: 'a' })
})
