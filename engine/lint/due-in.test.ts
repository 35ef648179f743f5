import { expect, test } from 'vitest'
import type { Duration } from '../../events/duration.ts'
import { compileCalendar } from '../calendar/calendar.ts'
import { dueIn } from './due-in.ts'

const never = compileCalendar({ id: 'never', title: 'never', zone: 'UTC', week: {}, overrides: {}, knownThrough: '9999-12-31' })
const start = '2026-03-02T01:00:00.000Z'

test('a time ends when the calendar says; where the calendar cannot say, there is no end, and what is no time is an error', () => {
  expect(dueIn(never, start, { hours: 1 })).toEqual({ dueAt: '2026-03-02T02:00:00.000Z', provisional: false })
  expect(dueIn(never, start, { workHours: 1 })).toBeUndefined()
  expect(() => dueIn(never, start, undefined as unknown as Duration)).toThrow(TypeError)
})
