import { editionsBinding } from '../../engine/binding.ts'
import { addDuration } from '../../engine/calendar/add.ts'
import { startOfDay } from '../../engine/calendar/days.ts'
import type { CaseState } from '../../engine/state.ts'
import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'

/**
 * When the time to appeal against a penalty is over, undefined before it is served: as its clock runs, or where no clock is open any more, as its
 * rule gives it; the last of several regulations. Where none gives a time, so many working days after service as the company has set.
 */
export function appealUntil(ctx: Pick<Ctx, 'rules'>, state: CaseState, settingWorkdays: number): Instant | undefined {
  const served = state.penalty?.served
  if (served === undefined) return undefined
  const { calendar } = ctx.rules
  const from = startOfDay(calendar, served.on)
  const windows = editionsBinding(ctx.rules, state).flatMap(edition =>
    [...edition.duties.values()].flatMap(rule => {
      if (rule.lapses !== true || rule.meaning !== 'appeal' || rule.within === undefined) return []
      if (rule.kinds !== undefined && !rule.kinds.some(kind => kind === state.kind)) return []
      const open = Object.values(state.duties).find(duty => duty.pack === edition.pack.id && duty.rule === rule.id)
      return [open?.dueAt ?? addDuration(calendar, from, rule.within).dueAt]
    }),
  )
  return windows.sort().at(-1) ?? addDuration(calendar, from, { workdays: settingWorkdays }).dueAt
}

/** Whether nothing of a penalty waits to be made good or confirmed: a decision beyond authority, or one recorded in somebody's name. */
export function isRatified(state: CaseState): boolean {
  const requests = Object.values(state.requests)
  return (
    !requests.some(one => one.subject === 'ratification' || one.suspended === true) &&
    !Object.values(state.duties).some(duty => duty.about !== undefined) &&
    Object.keys(state.unconfirmed ?? {}).length === 0
  )
}
