import { outcomeOf } from '../../../engine/people.ts'
import { refuse } from '../../errors.ts'
import type { ActFile } from '../perform-act.ts'

/** 审批 (A8.5, A9-A11, A12.3): append-only; a reason for everything but consent. */
export const decide: ActFile = {
  act: 'decide',
  fill(ctx, record, input) {
    const request = record.state.requests[String(input.request)]
    if (!request) throw refuse('approval.none-waiting')
    const decision = input.decision as 'approve' | 'return' | 'reject'
    if (decision !== 'approve' && !input.reason) throw refuse('approval.reason-missing')
    return {
      subject: request.subject,
      ...(request.form === undefined ? {} : { form: request.form }),
      ...outcomeOf(request, ctx.actor.person, decision),
    }
  },
}
