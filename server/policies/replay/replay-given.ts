import type { CalendarSpec } from '../../../engine/calendar/calendar.ts'
import type { Pack } from '../../../engine/pack.ts'
import type { ClockSettings, PrimaryChoice } from '../../../engine/rules.ts'
import type { Instant } from '../../../events/instant.ts'

/** All that a replay runs on, as plain data that a thread can be given. */
export type ReplayGiven = {
  readonly id: string
  readonly org: string
  readonly now: Instant
  /** Cases opened from the first instant (included) to the second. */
  readonly from: Instant
  readonly to: Instant
  readonly draft: Pack
  readonly editions: readonly { readonly pack: Pack; readonly begins?: Instant }[]
  readonly primary?: readonly PrimaryChoice[] | undefined
  readonly calendar: CalendarSpec
  readonly clocks: ClockSettings
  /** Held by the thread's session while it lives, so that other processes know that it does; on PostgreSQL only. */
  readonly lock?: string
}
