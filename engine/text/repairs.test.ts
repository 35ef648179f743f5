import { expect, test } from 'vitest'
import { RepairLog } from './repairs.ts'

test('repairs are listed by kind in the order of the kinds, each counted, with how it was and is', () => {
  const log = new RepairLog()
  log.note('spaces', { from: 4, to: 6 }, '  ', ' ')
  log.note('tags', { from: 0, to: 3 }, '<p>', '', 3)
  log.note('tags', { from: 8, to: 12 }, '</p>', '')
  expect(log.list()).toEqual([
    {
      ...{ kind: 'tags', count: 4 },
      samples: [
        { from: 0, to: 3, was: '<p>', now: '' },
        { from: 8, to: 12, was: '</p>', now: '' },
      ],
    },
    { kind: 'spaces', count: 1, samples: [{ from: 4, to: 6, was: '  ', now: ' ' }] },
  ])
  expect(new RepairLog().list()).toEqual([])
})

test('the first forty of a kind are shown, all are counted', () => {
  const log = new RepairLog()
  for (let at = 0; at < 50; at++) log.note('glyphs', { from: at, to: at + 1 }, '⽤', '用')
  const [glyphs] = log.list()
  expect([glyphs!.count, glyphs!.samples.length, glyphs!.samples.at(-1)!.from]).toEqual([50, 40, 39])
})
