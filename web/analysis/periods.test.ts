import { expect, it } from 'vitest'
import { periodOf, presetOf } from './periods.ts'

it('offers whole months and quarters, and the twelve months to the end of this one', () => {
  const today = '2026-12-15'
  expect(periodOf('last-month', today)).toEqual({ start: '2026-11-01', end: '2026-11-30' })
  expect(periodOf('last-quarter', today)).toEqual({ start: '2026-07-01', end: '2026-09-30' })
  expect(periodOf('year', today)).toEqual({ start: '2026-01-01', end: '2026-12-31' })
  expect(periodOf('year', '2026-03-02')).toEqual({ start: '2025-04-01', end: '2026-03-31' })
  expect(presetOf({ start: '2026-10-01', end: '2026-12-31' }, today)).toBe('quarter')
  expect(presetOf({ start: '2026-10-02', end: '2026-12-31' }, today)).toBeUndefined()
})
