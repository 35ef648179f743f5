import { expect, test } from 'vitest'
import { measured } from './measure.ts'

const none = { marked: 0, found: 0, right: 0 }

test('what a person marked and the grammar finds alike is right, by kind and in all', () => {
  const { byKind, all, misses } = measured([['用人单位应当每月至少支付一次劳动者工资。', 'duty 用人单位', 'clock every:month']])
  expect([byKind.duty, byKind.clock, byKind.penalty]).toEqual([
    { marked: 1, found: 1, right: 1 },
    { marked: 1, found: 1, right: 1 },
    none,
  ])
  expect(all).toEqual({ marked: 2, found: 2, right: 2 })
  expect(misses).toEqual([])
})

test('a sentence is a miss with what was not found, and with what nobody marked', () => {
  const sentence = '用人单位应当每月至少支付一次劳动者工资。'
  const { byKind, all, misses } = measured([
    [sentence, 'duty 用人单位', 'clock every:year'],
    [sentence, 'duty 用人单位', 'duty 劳动者', 'clock every:month'],
    [sentence, 'duty 用人单位'],
  ])
  expect(misses).toEqual([
    { sentence, missed: ['clock every:year'], wrong: ['clock every:month'] },
    { sentence, missed: ['duty 劳动者'], wrong: [] },
    { sentence, missed: [], wrong: ['clock every:month'] },
  ])
  expect(byKind.duty).toEqual({ marked: 4, found: 3, right: 3 })
  expect(byKind.clock).toEqual({ marked: 2, found: 3, right: 1 })
  expect(all).toEqual({ marked: 6, found: 6, right: 4 })
})

test('a mark twice is found once', () => {
  const { byKind } = measured([
    ['用人单位应当每月至少支付一次劳动者工资。', 'duty 用人单位', 'duty 用人单位', 'clock every:month'],
  ])
  expect(byKind.duty).toEqual({ marked: 2, found: 1, right: 1 })
})

test('a mark of no kind is refused: a slip of the pen would count as missed', () => {
  expect(() => measured([['甲', 'dutty 甲']])).toThrow('no such mark: dutty 甲')
  expect(() => measured([['甲', 'duty']])).toThrow('no such mark: duty')
})
