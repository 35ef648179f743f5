import type { Instant } from '../../events/instant.ts'
import type { Board } from '../../server/dispatch/schema.ts'
import { instantOf, wallClockOf } from '../ui/wall-clock.ts'

const two = (n: number) => String(n).padStart(2, '0')

/** The instant behind a date of the scheduler: it gives the wall clock of its zone as if it were the browser's. */
export function instantOfBoard(date: Date, zone: string): Instant {
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return instantOf(`${day}T${two(date.getHours())}:${two(date.getMinutes())}:00`, zone)
}

/** From which hour to which the days are drawn: the working hours and whatever is arranged around them, `07:00` to `20:00` at least. */
export function hoursShown({ days, visits }: Pick<Board, 'days' | 'visits'>, zone: string): { from: number; until: number } {
  const hours = [
    ...days.flatMap(day => day.windows.flatMap(window => [window.from, window.to])),
    ...visits.filter(visit => isOneDay(visit, zone)).flatMap(visit => [visit.from, visit.until]),
  ].map(at => {
    const [hour = 0, minute = 0] = wallClockOf(at, zone).slice(11, 16).split(':').map(Number)
    return hour + minute / 60
  })
  const working = hours.filter(hour => hour > 0)
  return { from: Math.floor(Math.min(7, ...working)), until: Math.ceil(Math.max(20, ...working)) }
}

const isOneDay = ({ from, until }: { from: Instant; until: Instant }, zone: string) =>
  wallClockOf(from, zone).slice(0, 10) === wallClockOf(until, zone).slice(0, 10)

/** The share of a drawn day at which a moment of it lies, 0 to 1. */
export function shareOfDay(at: Instant, zone: string, { from, until }: { from: number; until: number }): number {
  const [hour = 0, minute = 0] = wallClockOf(at, zone).slice(11, 16).split(':').map(Number)
  return Math.min(1, Math.max(0, (hour + minute / 60 - from) / (until - from)))
}

/** `09:00–12:00`, with the day where it ends on another one. */
export function sayTimes({ from, until }: { from: Instant; until: Instant }, zone: string): string {
  const [a, b] = [wallClockOf(from, zone), wallClockOf(until, zone)]
  const end = a.slice(0, 10) === b.slice(0, 10) ? b.slice(11, 16) : `${b.slice(5, 10)} ${b.slice(11, 16)}`
  return `${a.slice(11, 16)}–${end}`
}
