import { DAY, MINUTE } from '../../engine/calendar/local-date.ts'
import { firstInstantAt, offsetAt, zoneOf } from '../../engine/calendar/zone.ts'
import type { Instant } from '../../events/instant.ts'
import type { Staff } from './read-staff.ts'

/** The zone of every calendar that company settings describe (server/rules/organisation-rules.ts). */
const zone = () => zoneOf('Asia/Shanghai')

/** Minutes since midnight of `09:30`; `24:00` is the end of the day. */
export function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/**
 * Says of a person with these roles whether now lies in their on-duty hours; undefined where none are set. Their own hours go before those of
 * their roles, of which any one is enough. `isPast` is told every boundary of the days around now, so that the answer's end is known.
 */
export function onDutyHours(
  windows: Staff['windows'],
  now: Instant,
  isPast: (moment: Instant) => boolean,
): (person: string, roles: readonly string[]) => boolean | undefined {
  if (windows.length === 0) return () => undefined
  const ms = Date.parse(now)
  const today = Math.floor((ms + offsetAt(zone(), ms)) / DAY)
  const at = (day: number, minutes: number) => new Date(firstInstantAt(zone(), day * DAY + minutes * MINUTE)).toISOString()
  // Beyond the days looked at, the answer must be asked for again.
  isPast(at(today, 0))
  isPast(at(today + 1, 0))
  const isOpen = windows.map(window => {
    let open = false
    // A window of yesterday may reach over midnight.
    for (const day of [today - 1, today]) {
      if (weekdayOf(day) !== window.weekday) continue
      const [starts, ends] = [minutesOf(window.starts), minutesOf(window.ends)]
      const hasBegun = isPast(at(day, starts))
      const hasEnded = isPast(at(day, ends > starts ? ends : ends + 24 * 60))
      if (hasBegun && !hasEnded) open = true
    }
    return open
  })
  return (person, roles) => {
    const own = windows.flatMap((w, i) => (w.person_id === person ? [isOpen[i]] : []))
    const found = own.length > 0 ? own : windows.flatMap((w, i) => (w.role !== null && roles.includes(w.role) ? [isOpen[i]] : []))
    return found.length === 0 ? undefined : found.some(Boolean)
  }
}

/** 1 Monday … 7 Sunday of a day number; day 0 (1970-01-01) was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}
