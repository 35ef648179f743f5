import type { TimeBelief } from '../../events/envelope.ts'
import type { Instant } from '../../events/instant.ts'
import type { DeviceStamp } from './schema.ts'

/** Between two estimates of one offset over a slow line. */
export const TOLERANCE_MS = 2 * 60_000

/** What the server knows besides what the phone says. */
export type Known = {
  readonly now: Instant
  /** The last contact of the device before it queued the act, and the first one by which it had: an act lies between them. */
  readonly after: Instant | undefined
  readonly before: Instant | undefined
  /** When the case was opened. */
  readonly openedAt: Instant
  /** Company setting: what a phone may bring how many hours later without anybody's confirmation. */
  readonly hours: number
}

/**
 * When an act happened, by the phone's clock corrected with the offset of its last contact, and whether that is believed: not before that contact, not
 * after the next one, not in the future, not before the case, not too long ago, and never by a clock that was set back since. Pure. The time is
 * always between the opening of the case and now; unbelieved ones are backdated where they are more than five minutes old.
 */
export function believeTime(stamp: DeviceStamp, known: Known): { at: Instant; time: TimeBelief } {
  const now = Date.parse(known.now)
  const opened = Date.parse(known.openedAt)
  const corrected = Date.parse(stamp.at) + (stamp.offsetMs ?? 0)
  const time = doubt(stamp, known, corrected, now)
  const at = new Date(Math.min(now, Math.max(opened, corrected))).toISOString()
  // A doubted time outside the case is no time at all.
  return { at: time !== 'believed' && (corrected > now || corrected < opened) ? known.now : at, time }
}

function doubt(stamp: DeviceStamp, { after, before, openedAt, hours }: Known, at: number, now: number): TimeBelief {
  if (at > now + TOLERANCE_MS) return 'in-future'
  if (at < Date.parse(openedAt) - TOLERANCE_MS) return 'before-opening'
  // Nobody's word is needed for what has just happened.
  if (now - at <= TOLERANCE_MS) return 'believed'
  if (after === undefined || stamp.offsetMs === null) return 'never-in-contact'
  if (at < Date.parse(after) - TOLERANCE_MS) return 'before-contact'
  if (before !== undefined && at > Date.parse(before) + TOLERANCE_MS) return 'after-contact'
  if (wasSetBack(stamp)) return 'clock-set-back'
  return now - at > hours * 3_600_000 ? 'too-long-ago' : 'believed'
}

/** The clock that only runs has run on for longer than the wall clock says: somebody set that one back. It stands still in sleep, so less proves nothing. */
function wasSetBack({ queuedAt, offsetMs, contactAt, sinceContactMs }: DeviceStamp): boolean {
  if (contactAt === null || sinceContactMs === null) return false
  return Date.parse(queuedAt) + (offsetMs ?? 0) - Date.parse(contactAt) < sinceContactMs - TOLERANCE_MS
}
