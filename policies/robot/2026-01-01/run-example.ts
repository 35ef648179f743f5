import { fold, pass } from '../../../engine/advance.ts'
import { compileCalendar } from '../../../engine/calendar/calendar.ts'
import { chinaCalendar } from '../../../engine/calendar/china.ts'
import type { Pack } from '../../../engine/pack.ts'
import { compileEdition, type Rules } from '../../../engine/rules.ts'
import { type CaseState, dutyStateAt, type OpenDuty } from '../../../engine/state.ts'
import type { CaseEvent } from '../../../events/envelope.ts'
import { AnyInstant, type Instant } from '../../../events/instant.ts'

type Told = readonly [at: string, type: string, data: Readonly<Record<string, unknown>>]

/** `2026-02-13 23:50` in Beijing as an instant. */
export const beijing = (local: string): Instant => AnyInstant.parse(`${local.replace(' ', 'T')}:00+08:00`)

export function rulesOf(pack: Pack): Rules {
  const windows = [
    ['09:00', '12:00'],
    ['13:30', '18:00'],
  ] as const
  return {
    editions: [compileEdition(pack)],
    calendar: compileCalendar(chinaCalendar({ id: 'cn', title: '09:00-12:00, 13:30-18:00', windows })),
    settings: { warnShare: 0, ladder: [] },
  }
}

/** Events as the ledger would have them, by the actor `actor`. */
export function told(events: readonly Told[], actor = 'actor'): CaseEvent[] {
  return events.map(([at, type, data], i) => {
    const event = { id: `e${i + 1}`, stream: 'case', seq: i + 1, type, at: beijing(at), recordedAt: beijing(at), actor, data }
    // Safe: pack.test.ts checks every example's data against the schema of its type.
    return event as unknown as CaseEvent
  })
}

type Shown = { readonly state: string; readonly due?: Instant; readonly provisional: boolean }

/** What the clocks of one rule show at a moment: every instance, the ones that ended included, in the order they opened. */
export function clocksOf(rules: Rules, rule: string, events: readonly Told[], now: string): Shown[] {
  const folded = fold(rules, told(events))
  if (!folded) throw new Error('an example without events')
  const passed = pass(rules, folded.state, beijing(now))
  const shown = new Map<string, Shown>()
  for (const change of [...folded.changes, ...passed.changes]) {
    if (!('duty' in change) || change.duty.rule !== rule) continue
    const state = change.kind === 'duty-closed' ? change.outcome : 'open'
    shown.set(change.duty.key, look(change.duty, state))
  }
  for (const duty of Object.values(passed.state.duties))
    if (duty.rule === rule) shown.set(duty.key, look(duty, openState(rules, passed.state, duty, now)))
  return [...shown.values()]
}

const look = (duty: OpenDuty, state: string): Shown => ({
  state,
  ...(duty.dueAt === undefined ? {} : { due: duty.dueAt }),
  provisional: duty.provisional,
})
const openState = (rules: Rules, state: CaseState, duty: OpenDuty, now: string) =>
  dutyStateAt(duty, state, rules.editions[0]!.duties.get(duty.rule)!.pausable, beijing(now))
