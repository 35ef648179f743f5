import { actionsOpen, actionsUnproven, nextActionNumber } from '../../../engine/actions.ts'
import { localDateOf } from '../../../engine/calendar/days.ts'
import type { Instant } from '../../../events/instant.ts'
import { refuse } from '../../errors.ts'
import { fillFeedback, keepCaseAnswers } from '../../surveys/feedback-by-questionnaire.ts'
import { mustBeStaff } from '../named-things.ts'
import type { ActFile } from '../perform-act.ts'

/** 下达措施 (penal 五(二)1): with people and a department that are there, and a time that is still to come. */
export const setAction: ActFile = {
  act: 'set-action',
  fill(ctx, { state, isHistory }, input) {
    mustBeStaff(ctx, [input.person, input.checker])
    if (!ctx.roster.departments.has(String(input.department))) throw refuse('department.not-found')
    if (!isHistory && String(input.dueAt) <= ctx.now) throw refuse('action.due-past', { clause: '五(二)1' })
    return { number: nextActionNumber(state.actions) }
  },
}

/** 措施完成: its files are bound to the case; what is left to do is counted for the gate of the archive. */
export const finishAction: ActFile = {
  act: 'finish-action',
  async fill(ctx, { id, state }, input) {
    const number = Number(input.number)
    const action = state.actions![number]!
    await ctx.tx
      .updateTable('files')
      .set({ case_id: id })
      .where('org_id', '=', ctx.org)
      .where('id', 'in', input.files as string[])
      .where('case_id', 'is', null)
      .execute()
    return { checker: action.checker, checkAt: action.checkAt, open: actionsOpen(state.actions, number) }
  },
}

/** 检查效果: on the stated day or later, since an effect takes its time to show. */
export const checkAction: ActFile = {
  act: 'check-action',
  fill(ctx, { state }, input) {
    const number = Number(input.number)
    const action = state.actions![number]!
    const day = (at: Instant) => localDateOf(ctx.rules.calendar, at)
    if (day(ctx.now) < day(action.checkAt))
      throw refuse('action.check-not-yet', {
        clause: '五(四)1',
        detail: { zh: `检查日 ${day(action.checkAt)}`, en: `To be checked on ${day(action.checkAt)}` },
      })
    return { unproven: actionsUnproven(state.actions, number) + (input.effect === 'weak' ? 1 : 0) }
  },
}

/** 客户反馈: of an answer that is not satisfied, the how manyth it is, so that the rounds have an end (penal 三(七)1). */
export const recordFeedback: ActFile = {
  act: 'record-feedback',
  fill: async (ctx, record, input) => ({
    ...(input.satisfied === false ? { times: (record.state.dissatisfied ?? 0) + 1 } : {}),
    ...(await fillFeedback(ctx, record, input)),
  }),
  async after(ctx, _work, record, done) {
    await keepCaseAnswers(ctx, record, done)
    return undefined
  },
}
