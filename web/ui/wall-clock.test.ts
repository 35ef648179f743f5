import { expect, test } from 'vitest'
import { instantOf, sayDay, sayRelative, sayShort, wallClockOf } from './wall-clock.ts'

test("the organisation's wall clock counts, not the browser's", () => {
  expect(wallClockOf('2026-10-10T09:30:00.000Z', 'Asia/Shanghai')).toBe('2026-10-10T17:30:00')
  expect(wallClockOf('2026-10-09T16:00:00.000Z', 'Asia/Shanghai')).toBe('2026-10-10T00:00:00')
  expect(instantOf('2026-10-10T17:30:00', 'Asia/Shanghai')).toBe('2026-10-10T09:30:00.000Z')
})

test('summer time: the skipped hour moves on, both ways agree elsewhere', () => {
  expect(instantOf('2026-03-29T01:30:00', 'Europe/Berlin')).toBe('2026-03-29T00:30:00.000Z')
  expect(instantOf('2026-03-29T03:30:00', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
  expect(wallClockOf(instantOf('2026-07-01T12:00:00', 'Europe/Berlin'), 'Europe/Berlin')).toBe('2026-07-01T12:00:00')
})

test('days say what they are on the calendar', () => {
  expect(sayDay('2026-10-10', 'zh', { kind: 'makeup' })).toBe('2026-10-10 周六(调休上班)')
  expect(sayDay('2026-10-01', 'zh', { kind: 'holiday', name: '国庆节' })).toBe('2026-10-01 周四(国庆节)')
  expect(sayDay('2026-10-12', 'zh')).toBe('2026-10-12 周一')
  expect(sayDay('2026-10-10', 'en', { kind: 'makeup' })).toBe('2026-10-10 Sat (working day)')
})

test('short and relative times', () => {
  const now = Date.parse('2026-10-10T09:30:00.000Z')
  expect(sayShort('2026-10-12T01:00:00.000Z', 'Asia/Shanghai', now)).toBe('10-12 09:00')
  expect(sayShort('2027-01-04T01:00:00.000Z', 'Asia/Shanghai', now)).toBe('2027-01-04 09:00')
  expect(sayRelative(now - 3 * 60_000, now, 'zh')).toBe('3分钟前')
  expect(sayRelative(now - 20_000, now, 'zh')).toBe('刚刚')
  expect(sayRelative(now + 2 * 3_600_000, now, 'en')).toBe('in 2 hours')
  expect(sayRelative(now - 30 * 86_400_000, now, 'zh')).toBe('')
})
