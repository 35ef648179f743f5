import { expect, test } from 'vitest'
import { sayCapital } from '../../engine/contracts/capital.ts'
import { fenOf, sayYuan, separated, yuanOfTyped } from './yuan.ts'

test('分 are shown as 元 with separators', () => {
  expect(sayYuan(123_456_789)).toBe('1,234,567.89')
  expect(sayYuan(10_000_000)).toBe('100,000.00')
  expect(sayYuan(10_000_000, true)).toBe('100,000')
  expect(sayYuan(-50)).toBe('-0.50')
})

test.each([
  [19.99, 1999],
  [0.1 + 0.2, 30],
  [100_000_000.01, 10_000_000_001],
])('%d 元 are %i 分', (typed, fen) => {
  expect(fenOf(typed)).toBe(fen)
})

test.each([
  [0, '零元整'],
  [100, '壹元整'],
  [1_000, '壹拾元整'],
  [10_050, '壹佰元伍角整'],
  [50, '伍角整'],
  [5, '伍分'],
  [10_005, '壹佰元零伍分'],
  [168_032, '壹仟陆佰捌拾元叁角贰分'],
  [10_000_000, '壹拾万元整'],
  [10_000_100, '壹拾万零壹元整'],
  [100_100_000, '壹佰万壹仟元整'],
  [10_700_053, '壹拾万柒仟元伍角叁分'],
  [1_000_000_000_000, '壹佰亿元整'],
  [10_000_000_100, '壹亿零壹元整'],
  [-100, '负壹元整'],
])('%i 分 printed is %s', (fen, said) => {
  expect(sayCapital(fen)).toBe(said)
})

test('typing shows separators, and reads them back, full-width ones too', () => {
  expect(separated('1234567.5')).toBe('1,234,567.5')
  expect(separated('-1234')).toBe('-1,234')
  expect(separated('')).toBe('')
  expect(yuanOfTyped('￥1，234，567.5 元')).toBe(1234567.5)
})
