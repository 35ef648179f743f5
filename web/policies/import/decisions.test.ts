import { expect, test } from 'vitest'
import type { Candidate } from '../../../engine/text/candidate-schema.ts'
import { confirmedOf, decide, nextOpen, noDecisions, undo } from './decisions.ts'
import { contextOf, segmentsOf } from './segments.ts'

const candidate = (id: string, from = 0, to = 1): Candidate => ({
  ...{ id, clause: '1', index: 0, words: id, span: { from, to } },
  value: { kind: 'level', name: id },
})
const all = [candidate('a'), candidate('b'), candidate('c')]

test('a change confirms, and only what is confirmed goes into the draft', () => {
  const decided = decide(decide(noDecisions, ['a'], { state: 'rejected' }), ['b'], {
    state: 'confirmed',
    value: { kind: 'level', name: '重大' },
  })
  expect(confirmedOf(all, decided)).toEqual([{ ...all[1], value: { kind: 'level', name: '重大' } }])
})
test('each step can be taken back, many at once as one', () => {
  const many = decide(decide(noDecisions, ['a'], { state: 'confirmed' }), ['b', 'c'], { state: 'confirmed' })
  expect(undo(many).made.size).toBe(1)
  expect(undo(undo(undo(many)))).toMatchObject({ before: [] })
})
test('after a decision comes the next one that is open, in the end the first', () => {
  const one = decide(noDecisions, ['b'], { state: 'confirmed' })
  expect(nextOpen(all, one, 'b')).toBe('c')
  expect(nextOpen(all, one, 'c')).toBe('a')
  expect(nextOpen(all, decide(one, ['a', 'c'], { state: 'rejected' }), 'c')).toBeUndefined()
})
test('a text with spans in spans becomes pieces, each with the innermost span and where it begins', () => {
  const outer = candidate('outer', 2, 9)
  const inner = candidate('inner', 4, 6)
  expect(segmentsOf('0123456789', 0, [outer, inner]).map(s => [s.text, s.candidate?.id, s.isStart, s.isInDuty])).toEqual([
    ['01', undefined, false, false],
    ['23', 'outer', true, false],
    ['45', 'inner', true, false],
    ['678', 'outer', false, false],
    ['9', undefined, false, false],
  ])
})
test('a candidate is shown with a little of its clause around it, without the number', () => {
  const text = '第一条客服专员应当在2小时内答复客户并且登记在系统里面。'
  const read = { text, clauses: [{ label: '第一条', span: { from: 0, to: text.length } }] }
  expect(contextOf(read, candidate('a', 10, 14))).toEqual({
    before: '客服专员应当在',
    words: '2小时内',
    after: '答复客户并且登记在系统里面。',
  })
})
