import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { addOrganisationEvent } from '../../events/add-organisation-event.ts'
import { isOwn, mayReview } from './cards.ts'
import { cardOfRun, runRow } from './compute-run.ts'
import type { ReviewRun } from './schema.ts'

/**
 * 年度评估审议 (furn 7.2.1(2)): a member of the body that the regulation names records what it says of a signed yearly run, once; never whoever signed it, nor
 * whom it is about. Sent back, the assessor corrects it.
 */
export async function reviewRun(ctx: Ctx, id: string, { accepted, note }: ReviewRun): Promise<void> {
  const run = await runRow(ctx, id, { lock: true })
  const card = cardOfRun(ctx, run)
  const clause = card.rule.yearly?.clause ?? card.rule.clause
  if (run.every !== 'year' || !mayReview(ctx, card)) throw refuse('scorecard.not-yours', { clause })
  if (run.signed_at === null) throw refuse('scorecard.not-signed', { clause })
  if (run.reviewed_at !== null) throw refuse('scorecard.signed-already', { clause })
  if (run.signed_by === ctx.actor.person || isOwn(ctx, { kind: run.subject_kind, id: run.subject_id }))
    throw refuse('scorecard.of-yourself', { clause })
  await ctx.tx
    .updateTable('scorecard_runs')
    .set({ reviewed_by: ctx.actor.person, reviewed_at: ctx.now, review_note: note, sent_back_at: accepted ? null : ctx.now })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  await addOrganisationEvent(ctx, { type: 'scorecard.reviewed', plain: { run: id, accepted }, sealed: { note } })
}
