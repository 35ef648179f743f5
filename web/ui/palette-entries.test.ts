import { expect, test } from 'vitest'
import { listed, matches, type PaletteEntry } from './palette-entries.ts'

const entry = (id: string, group: PaletteEntry['group'], title: string, words = ''): PaletteEntry => ({
  id,
  group,
  title,
  words,
  run: () => undefined,
})
const fixed = [entry('r', 'recent', 'CS-2026-0012'), entry('g', 'goTo', '审批', 'shenpi approvals'), entry('a', 'acts', '暂停')]
const hits = [entry('h', 'results', '审批超时的案件')]

test('with nothing typed, what was opened lately comes first', () => {
  expect(listed('', fixed, []).map(one => one.id)).toEqual(['r', 'a', 'g'])
})

test('with words, hits of the search come first, then commands that match; recent ones are in the search', () => {
  expect(listed('审批', fixed, hits).map(one => one.id)).toEqual(['h', 'g'])
  expect(listed('  shenpi ', fixed, []).map(one => one.id)).toEqual(['g'])
})

test('every word must occur, in any order', () => {
  expect(matches({ title: '新建 投诉', words: 'new complaint' }, 'complaint new')).toBe(true)
  expect(matches({ title: '新建 投诉' }, '新建 异常')).toBe(false)
})
