import { localDateOf } from '../../../engine/calendar/days.ts'
import { attemptNumber } from '../../../engine/surveys/attempts.ts'
import { refuse } from '../../errors.ts'
import { attemptDays } from '../../surveys/case-attempts.ts'
import { mustMayTry } from '../../surveys/feedback-by-questionnaire.ts'
import type { ActFile } from '../perform-act.ts'
import { bindFile } from './bind-file.ts'

/** 附件: a file that was uploaded before, hashed on arrival, is bound to the case. */
export const attach: ActFile = {
  act: 'attach',
  async fill(ctx, record, input) {
    const file = await bindFile(ctx, record.id, String(input.file))
    return { sha256: file.sha256, size: file.size, mime: file.mime, ...(input.name === undefined ? { name: file.name } : {}) }
  },
}

/** 催办: the duty's owner is told once more. */
export const remind: ActFile = {
  act: 'remind',
  fill(_ctx, record, input) {
    const key = String(input.duty)
    // The key comes from outside: `constructor` is none of the duties.
    const duty = Object.hasOwn(record.state.duties, key) ? record.state.duties[key] : undefined
    if (!duty) throw refuse('duty.not-open')
    return { to: duty.owner === undefined ? [] : [duty.owner] }
  },
}

/** 联系未果: the days of trying since the result was last sent, or since the work was done; several calls on one day count once. */
export const recordAttempt: ActFile = {
  act: 'record-attempt',
  async fill(ctx, record, _input, at) {
    await mustMayTry(ctx, record)
    const days = await attemptDays(ctx, record)
    return { attempt: attemptNumber(days, localDateOf(ctx.rules.calendar, at)) }
  },
}
