import type { CaseEvent } from '../events/envelope.ts'
import type { Instant } from '../events/instant.ts'
import type { Calendar } from './calendar/calendar.ts'
import { instantOfText } from './calendar/read-instant.ts'
import type { ToldEvent } from './pack.ts'

/** `2026-02-13 23:50` on the calendar's clock as an instant. */
export const at = (calendar: Calendar, local: string): Instant => instantOfText(calendar, local.replace(' ', 'T'))

/** Events as the ledger would have them, recorded at once by this person. */
export function eventsTold(calendar: Calendar, events: readonly ToldEvent[], actor = 'actor'): CaseEvent[] {
  return events.map(([local, type, data], i) => {
    const moment = at(calendar, local)
    const event = { id: `e${i + 1}`, stream: 'case', seq: i + 1, type, at: moment, recordedAt: moment, actor, data }
    // Safe: the pack's test checks every example's data against the schema of its type.
    return event as unknown as CaseEvent
  })
}
