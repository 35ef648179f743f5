import type { Instant } from '../events/instant.ts'

/** A clock that stands still until a test moves it. */
export type FakeClock = {
  now(): Instant
  /** Sets it to a local time in China, `2026-03-02 09:00`, or to an instant. */
  set(time: string): Instant
  /** Moves it on; gives the new moment. */
  pass(length: { days?: number; hours?: number; minutes?: number; seconds?: number }): Instant
}

/** A local time of Asia/Shanghai (`2026-03-02 09:00`, seconds if wanted) as an instant; an instant stays what it is. */
export function china(time: string): Instant {
  const local = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})(:\d{2})?$/.exec(time)
  return new Date(local ? `${local[1]}T${local[2]}${local[3] ?? ':00'}+08:00` : time).toISOString()
}

/** A fake clock that begins at a local time or instant. */
export function fakeClock(start: string): FakeClock {
  let now = china(start)
  return {
    now: () => now,
    set: time => (now = china(time)),
    pass: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) =>
      (now = new Date(Date.parse(now) + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000).toISOString()),
  }
}
