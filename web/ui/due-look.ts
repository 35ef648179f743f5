import type { Instant } from '../../events/instant.ts'

/** What the engine says of a duty. `missed`: ended without having been done; `late`: done after its time. */
export const dutyStates = ['running', 'paused', 'overdue', 'met', 'late', 'missed', 'cancelled'] as const
export type DutyState = (typeof dutyStates)[number]

/** A duty's clock as the server sends it. */
export type DutyClock = {
  /** null: the clause gives no time limit. */
  readonly dueAt: Instant | null
  readonly state: DutyState
  readonly provisional?: boolean | undefined
  readonly startedAt?: Instant | null | undefined
  readonly pausedSince?: Instant | null | undefined
  /** When it was done (`closedAt` of a duty that is met or late). */
  readonly metAt?: Instant | null | undefined
}

/** The looks of UI.md §4: the first three are one state, running, at more than half, half to a quarter, and little left. */
export type DueLook =
  | { readonly kind: 'plenty' | 'half' | 'soon'; readonly left: number }
  | { readonly kind: 'overdue'; readonly by: number }
  | { readonly kind: 'paused'; readonly lasted: number | undefined }
  | { readonly kind: 'met'; readonly early: number | undefined }
  | { readonly kind: 'late'; readonly by: number | undefined }
  | { readonly kind: 'provisional' | 'missed' | 'cancelled' | 'untimed' }

const minute = 60_000

const ms = (instant: Instant | null | undefined): number | undefined =>
  instant === null || instant === undefined ? undefined : Date.parse(instant)

/** The difference where both are known, never below nothing. */
function between(from: number | undefined, to: number | undefined): number | undefined {
  return from === undefined || to === undefined ? undefined : Math.max(0, to - from)
}

/** The look of a clock at a moment of the server's time. */
export function dueLook(clock: DutyClock, now: number): DueLook {
  const dueAt = ms(clock.dueAt)
  const metAt = ms(clock.metAt)
  switch (clock.state) {
    case 'cancelled':
    case 'missed':
      return { kind: clock.state }
    case 'met':
      return { kind: 'met', early: between(metAt, dueAt) }
    case 'late':
      return { kind: 'late', by: between(dueAt, metAt) }
    case 'paused':
      return { kind: 'paused', lasted: between(ms(clock.pausedSince), now) }
    case 'overdue':
      return { kind: 'overdue', by: between(dueAt, now) ?? 0 }
    case 'running':
      return dueAt === undefined ? { kind: 'untimed' } : runningLook(dueAt, ms(clock.startedAt), clock.provisional === true, now)
  }
}

function runningLook(dueAt: number, startedAt: number | undefined, provisional: boolean, now: number): DueLook {
  // The clock runs out on the screen before the server's message arrives.
  if (now > dueAt) return { kind: 'overdue', by: now - dueAt }
  if (provisional) return { kind: 'provisional' }
  const left = dueAt - now
  const whole = between(startedAt, dueAt)
  const share = whole === undefined || whole === 0 ? 1 : left / whole
  if (share < 0.25 || left < 30 * minute) return { kind: 'soon', left }
  return { kind: share <= 0.5 ? 'half' : 'plenty', left }
}

/** How often this clock's words change, in milliseconds: each second near its end, never once it has stopped. */
export function dueStep(clock: DutyClock, now: number): number {
  switch (clock.state) {
    case 'met':
    case 'late':
    case 'missed':
    case 'cancelled':
      return 0
    case 'paused':
      return clock.pausedSince === undefined || clock.pausedSince === null ? 0 : 30_000
    case 'running':
    case 'overdue':
      return clock.dueAt === null ? 0 : Math.abs(Date.parse(clock.dueAt) - now) < 5 * minute + 30_000 ? 1000 : 30_000
  }
}
