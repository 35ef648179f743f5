import type { Instant } from './instant.ts'
import type { EventType, PlainOf } from './registry.ts'

/** Whether the time that a phone gave an act is taken for true, and if not, why. */
export const timeBeliefs = [
  'believed',
  'never-in-contact',
  'before-contact',
  'after-contact',
  'in-future',
  'clock-set-back',
  'too-long-ago',
  'before-opening',
] as const
export type TimeBelief = (typeof timeBeliefs)[number]

/** What a phone said of an act that it sent later. No rule reads it; it stands in the event's bytes. */
export type FromDevice = {
  readonly id: string
  /** Its place among all that the device queued. */
  readonly sequence: number
  /** The device's own clock when it was done, and when it was queued. */
  readonly at: Instant
  readonly queuedAt: Instant
  /** How much later the server's clock was than the device's, in milliseconds, as estimated at the contact before. */
  readonly offsetMs: number | null
  readonly contactAt: Instant | null
  readonly time: TimeBelief
}

/** What the engine reads of an event: everything a rule may ask is in it, nothing is joined later. */
export type CaseEvent<T extends EventType = EventType> = {
  [K in T]: {
    readonly id: string
    readonly stream: string
    readonly seq: number
    readonly type: K
    /** When it happened. */
    readonly at: Instant
    /** When the system learned of it. */
    readonly recordedAt: Instant
    /** A person's id, or `system`, `customer`, `import`. */
    readonly actor: string
    readonly data: PlainOf<K>
    /** Who holds the duties that this event starts, by rule id: copied in so that replay needs no organisation chart. */
    readonly owners?: Readonly<Record<string, string>>
    /** More than 5 minutes before recording: counts from `recordedAt` until the superior confirms it. */
    readonly backdated?: boolean
    /** It was done on a phone and sent from its outbox; `recordedAt` is when the server received it. */
    readonly device?: FromDevice
  }
}[T]
