import { describe, expect, test } from 'vitest'
import { believeTime, type Known } from './believe-time.ts'
import type { DeviceStamp } from './schema.ts'

const known: Known = {
  now: '2026-10-12T08:00:00.000Z',
  after: '2026-10-12T01:00:00.000Z',
  before: '2026-10-12T07:59:00.000Z',
  openedAt: '2026-10-10T01:00:00.000Z',
  hours: 72,
}
const stamp = (at: string, more: Partial<DeviceStamp> = {}): DeviceStamp => ({
  ...{ id: '0'.repeat(32), sequence: 1, at, queuedAt: at },
  ...{ offsetMs: 0, contactAt: '2026-10-12T01:00:00.000Z', sinceContactMs: null, ...more },
})
const time = (s: DeviceStamp, more: Partial<Known> = {}) => believeTime(s, { ...known, ...more }).time

describe('the time of an act that comes late', () => {
  test('is the phone’s, corrected by the offset, where it lies between two contacts', () => {
    expect(believeTime(stamp('2026-10-12T04:55:00.000Z', { offsetMs: 300_000 }), known)).toEqual({
      at: '2026-10-12T05:00:00.000Z',
      time: 'believed',
    })
  })
  test('is doubted before the contact before, after the contact after, in the future, and where the phone was never in contact', () => {
    expect(time(stamp('2026-10-12T00:30:00.000Z'))).toBe('before-contact')
    expect(time(stamp('2026-10-12T05:00:00.000Z'), { before: '2026-10-12T03:00:00.000Z' })).toBe('after-contact')
    expect(believeTime(stamp('2026-10-12T09:00:00.000Z'), known)).toEqual({ at: known.now, time: 'in-future' })
    expect(time(stamp('2026-10-12T05:00:00.000Z'), { after: undefined })).toBe('never-in-contact')
    expect(time(stamp('2026-10-12T05:00:00.000Z', { offsetMs: null }))).toBe('never-in-contact')
  })
  test('is doubted where the clock that only runs says that the other was set back; less of it proves nothing, for it sleeps', () => {
    const at = '2026-10-12T03:00:00.000Z'
    expect(time(stamp(at, { sinceContactMs: 4 * 3_600_000 }))).toBe('clock-set-back')
    expect(time(stamp(at, { sinceContactMs: 60_000 }))).toBe('believed')
  })
  test('is doubted beyond the hours of the company, and before the case was there', () => {
    const early = stamp('2026-10-12T02:00:00.000Z')
    expect(time(early, { hours: 6 })).toBe('believed')
    expect(time(early, { hours: 5 })).toBe('too-long-ago')
    expect(believeTime(early, { ...known, openedAt: '2026-10-12T06:00:00.000Z' })).toEqual({
      at: known.now,
      time: 'before-opening',
    })
  })
  test('needs nobody’s word within two minutes, and is never before the case or after now', () => {
    const fresh = stamp('2026-10-12T07:59:30.000Z', { offsetMs: null })
    expect(believeTime(fresh, { ...known, after: undefined })).toEqual({ at: '2026-10-12T07:59:30.000Z', time: 'believed' })
    expect(believeTime(stamp('2026-10-12T08:01:00.000Z'), known)).toEqual({ at: known.now, time: 'believed' })
  })
})
