import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDuration } from './add.ts'
import { type CalendarSpec, compileCalendar, type Interval, type Weekday, type Window } from './calendar.ts'
import { chinaCalendar } from './china.ts'
import { isOpen, nextOpen, workMillisecondsBetween, workMinutesBetween } from './measure.ts'

const MINUTE = 60_000
const iso = (ms: number) => new Date(ms).toISOString()
const cn = compileCalendar(
  chinaCalendar({
    id: 'cn',
    title: '办公',
    windows: [
      ['09:00', '12:00'],
      ['13:30', '18:00'],
    ],
  }),
)
const start = fc.integer({ min: 0, max: 500_000 }).map(minutes => Date.parse('2025-06-01T00:00:00Z') + minutes * MINUTE)

describe('on the calendar of China', () => {
  test('adding work, then measuring, gives the work, forward and back, to the millisecond', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: -300_000_000, max: 300_000_000 }), fc.nat(59_999), (from, ms, seconds) => {
        const at = iso(from + seconds)
        const { dueAt } = addDuration(cn, at, { workMinutes: ms / MINUTE })
        expect(workMillisecondsBetween(cn, at, dueAt)).toBe(ms)
        expect(workMillisecondsBetween(cn, dueAt, at)).toBe(ms === 0 ? 0 : -ms)
      }),
      { numRuns: 2_000 },
    )
  })

  test('a pause moves a deadline by exactly the working time it covers', () => {
    const minutes = fc.integer({ min: 0, max: 5_000 })
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 3_000 }), minutes, minutes, (from, work, gap, length) => {
        const pause: Interval = [iso(from + gap * MINUTE), iso(from + (gap + length) * MINUTE)]
        const plain = addDuration(cn, iso(from), { workMinutes: work }).dueAt
        const paused = addDuration(cn, iso(from), { workMinutes: work }, [pause]).dueAt
        const moved = workMinutesBetween(cn, plain, paused)
        expect(moved).toBe(plain <= pause[0] ? 0 : workMinutesBetween(cn, ...pause))
        expect(workMinutesBetween(cn, iso(from), paused, [pause])).toBe(work)
      }),
      { numRuns: 2_000 },
    )
  })

  test('a day more is never due earlier', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: -60, max: 60 }), fc.constantFrom('days', 'workdays', 'months'), (from, n, unit) => {
        // Safe: one known unit with one number.
        const due = (amount: number) => addDuration(cn, iso(from), { [unit]: amount } as { days: number }).dueAt
        expect(due(n) <= due(n + 1)).toBe(true)
        if (unit === 'workdays') expect(due(n) < due(n + 1) || n === 0 || n === -1).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

/**
 * A calculator nobody can get wrong: ten days, minute by minute, their wall clock asked of Intl (not by the library
 * the engine uses) and looked up in the windows.
 */
type Minute = { readonly date: string; readonly weekday: Weekday; readonly ofDay: number }
const zonesAndChanges = [
  ['Europe/Paris', '2026-03-27'],
  ['Europe/Paris', '2026-10-23'],
  ['America/New_York', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-04'], // half an hour
  ['Africa/Cairo', '2026-04-22'], // midnight is skipped
  ['America/St_Johns', '2006-10-28'], // 00:01 goes back to 23:01 of the day before
  ['Pacific/Apia', '2011-12-28'], // a whole day is skipped
  ['Asia/Shanghai', '1986-05-02'], // China had summer time then
  ['Asia/Kathmandu', '2026-01-01'],
] as const
const MINUTES = 10 * 1_440
const WEEKDAYS: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

function wallClock(zone: string, first: string): Minute[] {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  /** What the wall shows so many minutes after the first, as if it were UTC. */
  const shownAt = (i: number) => {
    const parts = new Map(
      format.formatToParts(Date.parse(`${first}T00:00:00Z`) + i * MINUTE).map(part => [part.type, part.value]),
    )
    const [year, month, day, hour, minute] = (['year', 'month', 'day', 'hour', 'minute'] as const).map(name => parts.get(name)!)
    return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`)
  }
  const wall: number[] = []
  for (let start = 0; start < MINUTES; start += 60) {
    const shown = shownAt(start)
    // An hour after which the wall shows an hour more has no change in it; every minute of another one is asked for.
    const isPlain = shownAt(start + 60) - shown === 60 * MINUTE
    for (let i = 0; i < 60; i++) wall.push(isPlain ? shown + i * MINUTE : shownAt(start + i))
  }
  return wall.map(shown => ({
    date: iso(shown).slice(0, 10),
    weekday: WEEKDAYS[new Date(shown).getUTCDay()]!,
    ofDay: (shown / MINUTE) % 1_440,
  }))
}

const timeText = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const minuteOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
/** Up to three windows a day, some touching, some to 24:00. */
const windows = fc
  .uniqueArray(
    fc.oneof(
      fc.integer({ min: 0, max: 48 }).map(n => n * 30),
      fc.integer({ min: 0, max: 1_440 }),
    ),
    { minLength: 0, maxLength: 6 },
  )
  .map(times => times.sort((a, b) => a - b))
  .map(times =>
    Array.from(
      { length: Math.floor(times.length / 2) },
      (_, i): Window => [timeText(times[2 * i]!), timeText(times[2 * i + 1]!)],
    ),
  )
const minute = fc.integer({ min: 0, max: MINUTES - 1 })
const sample = fc.record({
  week: fc.record({ mon: windows, tue: windows, wed: windows, thu: windows, fri: windows, sat: windows, sun: windows }),
  overridden: fc.array(fc.tuple(fc.nat(9), windows), { maxLength: 2 }),
  pauses: fc.array(fc.tuple(minute, fc.nat(3_000)), { maxLength: 3 }),
  from: minute,
  to: minute,
  work: fc.integer({ min: -3_000, max: 3_000 }),
})

describe.each(zonesAndChanges)('in %s from %s, the engine agrees with a count minute by minute', (zone, first) => {
  const t0 = Date.parse(`${first}T00:00:00Z`)
  const at = (i: number) => iso(t0 + i * MINUTE)

  function build(
    wall: readonly Minute[],
    given: { week: CalendarSpec['week']; overridden: readonly (readonly [number, readonly Window[]])[] },
  ) {
    const weekdays = new Map(wall.map(({ date, weekday }) => [date, weekday]))
    const dates = [...weekdays.keys()]
    const special = new Map(given.overridden.flatMap(([n, hours]) => (dates[n] ? [[dates[n], hours] as const] : [])))
    const overrides = Object.fromEntries(
      [...special].map(([date, hours]) => [date, { windows: hours, kind: 'company' as const }]),
    )
    const calendar = compileCalendar({ id: zone, title: zone, zone, week: given.week, overrides, knownThrough: '9999-12-31' })
    const minutesOf = (hours: readonly Window[]) => hours.map(([from, to]) => [minuteOf(from), minuteOf(to)] as const)
    const onDate = new Map([...weekdays].map(([date, weekday]) => [date, minutesOf(special.get(date) ?? given.week[weekday]!)]))
    const open = wall.map(({ date, ofDay }) => onDate.get(date)!.some(([from, to]) => from <= ofDay && ofDay < to))
    return { calendar, open }
  }

  test('for is open, next open, measuring and adding, pauses included', () => {
    const wall = wallClock(zone, first)
    const shown = new Set<string>()
    const isFirstShowing = wall.map(({ date, ofDay }) => shown.size < shown.add(`${date} ${ofDay}`).size)
    fc.assert(
      fc.property(sample, given => {
        const { calendar, open } = build(wall, given)
        const pauses = given.pauses.map(([from, length]): Interval => [at(from), at(from + length)])
        const counts = open.map(
          (isOpenThen, i) =>
            isOpenThen && isFirstShowing[i] && !given.pauses.some(([from, length]) => from <= i && i < from + length),
        )
        const { from, to } = given

        expect(isOpen(calendar, at(from))).toBe(open[from])
        const opening = open.indexOf(true, from)
        if (opening >= 0) expect(nextOpen(calendar, at(from))).toBe(at(opening))

        const measured = counts.slice(Math.min(from, to), Math.max(from, to)).filter(Boolean).length
        expect(workMinutesBetween(calendar, at(from), at(to), pauses)).toBe(to < from ? 0 - measured : measured)

        const expected = naiveAdd(counts, from, given.work)
        if (expected === undefined) return
        expect(addDuration(calendar, at(from), { workMinutes: given.work }, pauses).dueAt).toBe(at(expected))
      }),
      { numRuns: 150 },
    )
  })
})

/** The minute at which `work` counted minutes have passed, or undefined when the ten days are too short, or for zero. */
function naiveAdd(counts: readonly (boolean | undefined)[], from: number, work: number): number | undefined {
  let left = Math.abs(work)
  if (work > 0) for (let i = from; i < counts.length; i++) if (counts[i] && --left === 0) return i + 1
  if (work < 0) for (let i = from - 1; i >= 0; i--) if (counts[i] && --left === 0) return i
  return undefined
}
