import { expect, test } from 'vitest'
import { type Clocks, contactBy, stampTimes } from './device-clock.ts'

const clocks = (wall: string, monotonic: number, origin = 1): Clocks => ({
  wall: () => Date.parse(wall),
  monotonic: () => monotonic,
  origin,
})

test('an act carries the offset of the last contact and how long ago it was by the clock that nobody sets', () => {
  // The phone is 5 minutes slow; the answer took 2 seconds.
  const contact = contactBy(
    '2026-10-12T01:05:01.000Z',
    Date.parse('2026-10-12T01:00:00.000Z'),
    clocks('2026-10-12T01:00:02.000Z', 1_000),
  )
  const done = clocks('2026-10-12T02:00:02.000Z', 3_601_000)
  expect(stampTimes(contact, done.wall(), done)).toEqual({
    at: '2026-10-12T02:00:02.000Z',
    queuedAt: '2026-10-12T02:00:02.000Z',
    offsetMs: 300_000,
    contactAt: '2026-10-12T01:05:02.000Z',
    sinceContactMs: 3_600_000,
  })
})

test('after a restart the running clock says nothing, and without any contact there is no offset', () => {
  const contact = contactBy(
    '2026-10-12T01:00:00.000Z',
    Date.parse('2026-10-12T01:00:00.000Z'),
    clocks('2026-10-12T01:00:00.000Z', 5),
  )
  const restarted = clocks('2026-10-12T02:00:00.000Z', 7, 2)
  expect(stampTimes(contact, restarted.wall(), restarted).sinceContactMs).toBeNull()
  expect(stampTimes(undefined, restarted.wall(), restarted)).toMatchObject({ offsetMs: null, contactAt: null })
})
