import type { CaseEvent } from '../../../events/envelope.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { addEvent } from '../../events/add-event.ts'
import type { ActFile } from '../perform-act.ts'
import { eventsOf } from '../queries.ts'
import { makeUpRoute } from './record-decision.ts'

type Recorded = CaseEvent<'approval.recorded'>
const submissions: ReadonlySet<string> = new Set([
  'plan.submitted',
  'form.submitted',
  'compensation.submitted',
  'matter.submitted',
])

/** The recorded decision that is answered, with the submission it was about, as both were written. */
async function recordedOf(ctx: Ctx, caseId: string, id: unknown): Promise<{ recorded: Recorded; submission: CaseEvent }> {
  const events = await eventsOf(ctx, caseId)
  const recorded = events.find((e): e is Recorded => e.id === id && e.type === 'approval.recorded')
  const submission = events.find(e => e.id === recorded?.data.request && submissions.has(e.type))
  if (!recorded || !submission) throw refuse('approval.nothing-to-confirm')
  return { recorded, submission }
}

/** What chose the route of a submission, with the amount as it stood when the decision was recorded. */
function askedOf({ recorded, submission }: { recorded: Recorded; submission: CaseEvent }) {
  const { urgent, toManagement } = submission.data as { urgent?: true; toManagement?: boolean }
  const { subject, form, amountFen, decisiveFen = amountFen } = recorded.data
  if (subject === 'ratification') throw refuse('approval.ratify-in-person')
  if (subject === 'study' || subject === 'settlement') throw refuse('approval.no-paper')
  return {
    subject,
    ...(form === undefined ? {} : { form }),
    ...(amountFen === undefined ? {} : { amountFen, decisiveFen: decisiveFen ?? amountFen }),
    ...(urgent === undefined ? {} : { urgent }),
    ...(toManagement === undefined ? {} : { toManagement }),
  }
}

/**
 * 本人确认补录的决定: whoever it names says that it is theirs, and it goes on counting; or contests it. Then it is beyond authority: what waits for further
 * decisions waits for the make-up approval, in which neither they, nor who recorded it, nor who submitted decides.
 */
export const answerRecorded: ActFile = {
  act: 'answer-recorded',
  async fill(ctx, record, input) {
    const { recorded } = await recordedOf(ctx, record.id, input.recorded)
    const { subject, form } = recorded.data
    return { subject, ...(form === undefined ? {} : { form }) }
  },
  async after(ctx, work, record, { plain, sealed }) {
    if (plain.confirmed === true) return undefined
    const found = await recordedOf(ctx, record.id, plain.recorded)
    const { recorded, submission } = found
    const asked = askedOf(found)
    const { request, medium, person, round, file, riskReport } = recorded.data
    addEvent(ctx, work, record, {
      type: 'approval.recorded',
      plain: {
        request,
        medium,
        person,
        subject: asked.subject,
        ...(asked.form === undefined ? {} : { form: asked.form }),
        ...(asked.amountFen === undefined ? {} : { amountFen: asked.amountFen }),
        ...(asked.decisiveFen === undefined ? {} : { decisiveFen: asked.decisiveFen }),
        ...(file === undefined ? {} : { file }),
        ...(riskReport === undefined ? {} : { riskReport }),
        round,
        beyond: ['contested'],
        isBeyond: true,
        route: makeUpRoute(ctx, record, asked, [person, recorded.actor, submission.actor]),
        contested: recorded.id,
        submittedBy: submission.actor,
      },
      sealed: { reason: String(sealed.reason) },
    })
    return { beyond: ['contested'] }
  },
}
