import { expect, test } from 'vitest'
import { areWindowsRight, clockTime } from './windows.ts'

test('times as people type them', () => {
  expect(['9', '9:00', '900', '0900', ' 13:30 ', '24', '2400'].map(clockTime)).toEqual([
    '09:00',
    '09:00',
    '09:00',
    '09:00',
    '13:30',
    '24:00',
    '24:00',
  ])
  expect(['', 'nine', '25', '12:60', '24:30', '12:5'].map(clockTime)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test('windows follow each other', () => {
  expect(
    areWindowsRight([
      ['09:00', '12:00'],
      ['13:30', '18:00'],
    ]),
  ).toBe(true)
  expect(
    areWindowsRight([
      ['09:00', '12:00'],
      ['12:00', '24:00'],
    ]),
  ).toBe(true)
  expect(
    areWindowsRight([
      ['09:00', '12:00'],
      ['11:00', '18:00'],
    ]),
  ).toBe(false)
  expect(areWindowsRight([['18:00', '09:00']])).toBe(false)
  expect(areWindowsRight([['9:00', '12:00']])).toBe(false)
})
