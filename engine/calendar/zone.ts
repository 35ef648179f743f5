import { Temporal } from 'temporal-polyfill'
import { CalendarError } from './calendar-error.ts'
import { DAY, MINUTE } from './local-date.ts'

/** A stretch of time with one offset from UTC. All in milliseconds; wall clock = instant + offset. */
export type Stretch = { readonly from: number; readonly to: number; readonly offset: number }
/** A time zone with the stretches found so far, so that the time-zone database is asked once a year and zone, not per sum. */
export type Zone = { readonly id: string; readonly stretches: Map<number, readonly Stretch[]> }

/** Stretches are looked up and kept in pieces of this length. */
const PIECE = 366 * DAY

// A memo, not state: the same id always gives an equal zone, whatever was asked before.
const zones = new Map<string, Zone>()

/** The zone of an IANA name (`Europe/Paris`) or a fixed offset (`+08:00`); anything else is `calendar.unknown-zone`. */
export function zoneOf(id: string): Zone {
  const known = zones.get(id)
  if (known) return known
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id)
  } catch {
    throw new CalendarError('calendar.unknown-zone', `${id} is not a known time zone`)
  }
  const zone: Zone = { id, stretches: new Map() }
  zones.set(id, zone)
  return zone
}

/** The offset from UTC at an instant, in milliseconds. */
export function offsetAt(zone: Zone, at: number): number {
  for (const stretch of piece(zone, Math.floor(at / PIECE))) if (at < stretch.to) return stretch.offset
  throw new Error('unreachable: a piece covers every instant in it')
}

/** The stretches of one offset each that make up [from, to), in order. */
export function stretchesBetween(zone: Zone, from: number, to: number): Stretch[] {
  const found: Stretch[] = []
  for (let n = Math.floor(from / PIECE); n * PIECE < to; n++) {
    for (const stretch of piece(zone, n)) {
      if (stretch.to <= from || stretch.from >= to) continue
      found.push({ from: Math.max(stretch.from, from), to: Math.min(stretch.to, to), offset: stretch.offset })
    }
  }
  return found
}

/**
 * The first instant at which the wall clock shows `wall` (local milliseconds, counted as if they were UTC) or more: in an
 * overlap the first of the two, in a gap the moment the clocks jump.
 */
export function firstInstantAt(zone: Zone, wall: number): number {
  // No zone is further than a day from UTC, so the answer lies in these four days.
  for (const { from, to, offset } of stretchesBetween(zone, wall - 2 * DAY, wall + 2 * DAY)) {
    const at = Math.max(from, wall - offset)
    if (at < to) return at
  }
  throw new Error('unreachable: no zone is two days from UTC')
}

/** An instant as local ISO text with its offset, `2026-10-10T18:00:00+08:00`; milliseconds only when there are any. */
export function localIso(zone: Zone, at: number): string {
  const offset = offsetAt(zone, at)
  // Local mean times of before about 1900 have seconds in their offset, which ISO 8601 texts cannot carry.
  if (offset % MINUTE !== 0) return new Date(at).toISOString().replace('.000', '')
  const minutes = Math.abs(offset) / MINUTE
  const two = (n: number) => String(n).padStart(2, '0')
  const sign = offset < 0 ? '-' : '+'
  const wall = new Date(at + offset).toISOString().replace('Z', '').replace('.000', '')
  return `${wall}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function piece(zone: Zone, n: number): readonly Stretch[] {
  const known = zone.stretches.get(n)
  if (known) return known
  const found = readPiece(zone.id, n * PIECE, (n + 1) * PIECE)
  zone.stretches.set(n, found)
  return found
}

function readPiece(id: string, from: number, to: number): Stretch[] {
  const found: Stretch[] = []
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(id)
  for (let start = from; ; ) {
    const next = at.getTimeZoneTransition('next')
    const end = Math.min(next?.epochMilliseconds ?? to, to)
    found.push({ from: start, to: end, offset: at.offsetNanoseconds / 1_000_000 })
    if (next === null || end === to) return found
    start = end
    at = next
  }
}
