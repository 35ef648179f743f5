import { compileCalendar } from '../../../engine/calendar/calendar.ts'
import { chinaCalendar } from '../../../engine/calendar/china.ts'
import type { Pack } from '../../../engine/pack.ts'
import { compileEdition, type Rules } from '../../../engine/rules.ts'

const windows = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
] as const
const calendar = compileCalendar(chinaCalendar({ id: 'cn', title: '09:00-12:00, 13:30-18:00', windows }))

/** The rules under which the examples are told: this pack alone, an office in China, no company settings. */
export function rulesOf(pack: Pack): Rules {
  return { editions: [compileEdition(pack)], calendar, settings: { warnShare: 0, ladder: [] } }
}
