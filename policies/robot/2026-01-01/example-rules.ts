import { compileCalendar } from '../../../engine/calendar/calendar.ts'
import { chinaCalendar } from '../../../engine/calendar/china.ts'
import { eventsTold } from '../../../engine/example-events.ts'
import type { Pack, ToldEvent } from '../../../engine/pack.ts'
import { compileEdition, type Rules } from '../../../engine/rules.ts'
import type { CaseEvent } from '../../../events/envelope.ts'

const windows = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
] as const
const calendar = compileCalendar(chinaCalendar({ id: 'cn', title: '09:00-12:00, 13:30-18:00', windows }))

/** The rules under which the examples are told: this pack alone, an office in China, no company settings. */
export function rulesOf(pack: Pack): Rules {
  return { editions: [compileEdition(pack)], calendar, settings: { warnShare: 0, ladder: [] } }
}

/** Events of the examples' calendar as the ledger would have them, by the actor `actor`. */
export function told(events: readonly ToldEvent[], actor = 'actor'): CaseEvent[] {
  return eventsTold(calendar, events, actor)
}
