import type { Instant } from './instant.ts'
import type { EventType, PlainOf } from './registry.ts'

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
  }
}[T]
