import { placeWanted } from '../../../engine/approvals/decide-refusal.ts'
import { outcomeOf } from '../../../engine/approvals/request.ts'
import { clocksMoved } from '../../../engine/approvals/step-clocks.ts'
import type { OpenRequest } from '../../../engine/state.ts'
import type { CaseEvent } from '../../../events/envelope.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { settleReview } from '../../library/study-review.ts'
import type { OpenedCase } from '../case-record.ts'
import type { ActFile } from '../perform-act.ts'

/** The submission that an act names; `approval.none-waiting` where nothing of that name waits. The id comes from outside: `constructor` is none. */
export function requestOf(record: OpenedCase, id: unknown): OpenRequest {
  const request = Object.hasOwn(record.state.requests, String(id)) ? record.state.requests[String(id)] : undefined
  if (!request) throw refuse('approval.none-waiting')
  return request
}

/** The clocks that an approval event closes and opens, as it would be recorded now by this actor. */
export function clocksOf(
  ctx: Ctx,
  record: OpenedCase,
  type: CaseEvent['type'],
  data: Readonly<Record<string, unknown>>,
): { opens?: string; closes?: string } {
  const event = { id: '', stream: record.id, seq: 0, type, at: ctx.now, recordedAt: ctx.now, actor: ctx.actor.person, data }
  // As it will be recorded: the fields that the fold reads are here.
  return clocksMoved(record.state, String(data.request), event as unknown as CaseEvent)
}

/**
 * 审批 (A8.5, A9-A11, A12.3, furn 5): append-only; a reason for everything but consent. In a principal's place under a mandate, and in a predecessor's
 * as holder of the post, both names stay.
 * A refused ratification says what is to be done about it (furn 5.2.2).
 */
export const decide: ActFile = {
  act: 'decide',
  fill(ctx, record, input) {
    const request = requestOf(record, input.request)
    const decision = input.decision as 'approve' | 'return' | 'reject'
    const ratifies = request.subject === 'ratification'
    if (decision !== 'approve' && !input.reason) throw refuse('approval.reason-missing')
    if (ratifies && decision === 'return') throw refuse('approval.ratify-or-refuse')
    if (ratifies && decision === 'reject' && !input.remedy) throw refuse('approval.remedy-missing')
    if (input.finding === true && !(ratifies && input.reason)) throw refuse('approval.finding-without-reason')
    const place = placeWanted(request, record.state, ctx.actor, input.onBehalfOf as string | undefined)
    const person = place?.person ?? String(input.onBehalfOf ?? ctx.actor.person)
    const filled = {
      subject: request.subject,
      ...(request.form === undefined ? {} : { form: request.form }),
      ...(request.ratifies === undefined ? {} : { of: request.ratifies.of, recorded: request.ratifies.recorded }),
      ...(person === ctx.actor.person ? {} : { onBehalfOf: person }),
      ...(place?.mandate === undefined ? {} : { mandate: place.mandate }),
      ...(place?.successor === undefined ? {} : { successor: place.successor }),
      ...outcomeOf(request, person, decision, input.toStep as string | undefined),
    }
    return { ...filled, ...clocksOf(ctx, record, 'approval.decided', { ...input, ...filled }) }
  },
  async after(ctx, work, record, { plain }) {
    const { subject, final, outcome, request } = plain
    if (subject === 'study' && final === true)
      await settleReview(ctx, work, record, String(request), outcome as 'approved' | 'returned' | 'rejected')
    return undefined
  },
}
