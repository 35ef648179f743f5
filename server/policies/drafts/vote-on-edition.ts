import { outcomeOfVote, waitingFor } from '../../../engine/ballots.ts'
import { Pack } from '../../../engine/pack.ts'
import type { LocalDate } from '../../../events/instant.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { newOutgoing, tellScreens, writeOutgoing } from '../../notifications/outgoing.ts'
import { hashOfPack } from '../publish-edition.ts'
import { openBallot, votesOf } from './ballot-row.ts'
import { type EditionRow, editionRow, todayOf, updateEdition } from './edition-row.ts'
import { publishDraft } from './publish-draft.ts'
import type { VoteOnEdition } from './schema.ts'
import { askToVote, settle } from './submit-edition.ts'

type Name = { readonly id: string; readonly edition: LocalDate }
type Status = { status: 'in-approval' | 'published' | 'draft' }

/**
 * One vote on an edition, appended and never changed. The one that carries the last step publishes it, unless its first day has
 * passed meanwhile (`edition.effective-day-passed`); one against it that cannot be outvoted makes it a draft again.
 */
export async function voteOnEdition(ctx: Ctx, name: Name, { step, decision, reason }: VoteOnEdition): Promise<Status> {
  const row = await editionRow(ctx, name, 'lock')
  const ballot = await openBallot(ctx, row)
  const votes = await votesOf(ctx, [ballot.id])
  const me = ctx.actor.person
  const waiting = waitingFor(ballot.steps, ballot.submitted_by, votes)
  if (votes.some(vote => vote.person === me && vote.step === step)) throw refuse('edition.vote-given-already')
  if (waiting?.step !== step || !waiting.people.includes(me)) throw refuse('edition.vote-not-yours')
  if (decision === 'reject' && reason === undefined) throw refuse('edition.reason-missing')
  const outcome = outcomeOfVote(ballot.steps, ballot.submitted_by, votes, me, decision)
  const pack = Pack.parse(row.pack)
  if (outcome === 'approved') {
    if (ballot.effective_from < todayOf(ctx)) throw refuse('edition.effective-day-passed')
    if (hashOfPack(pack) !== ballot.hash) throw new Error(`${row.regulation} ${row.edition} changed while it was voted on`)
  }
  await ctx.tx
    .insertInto('edition_votes')
    .values({ org_id: ctx.org, ballot_id: ballot.id, step, person: me, decision, reason: reason ?? null, voted_at: ctx.now })
    .execute()
  if (outcome === 'open') {
    const next = waitingFor(ballot.steps, ballot.submitted_by, [...votes, { step, person: me, decision }])
    if (next !== undefined && next.step !== step) await askToVote(ctx, row, pack, next.people)
    await tellScreens(ctx, 'policies')
    return { status: 'in-approval' }
  }
  await settle(ctx, ballot.id, outcome)
  await tellSubmitter(ctx, row, pack, ballot.submitted_by, outcome)
  if (outcome === 'approved') {
    await publishDraft(ctx, row, pack, ballot.id)
    return { status: 'published' }
  }
  await updateEdition(ctx, row, { status: 'draft', revision: row.revision + 1 })
  await tellScreens(ctx, 'policies')
  return { status: 'draft' }
}

async function tellSubmitter(
  ctx: Ctx,
  row: EditionRow,
  pack: Pack,
  person: string,
  outcome: 'approved' | 'rejected',
): Promise<void> {
  const outgoing = newOutgoing()
  const isApproved = outcome === 'approved'
  outgoing.notices.push({
    person,
    kind: 'decision',
    title: {
      zh: `《${pack.title.zh}》${row.edition} 版${isApproved ? '已通过并发布' : '未通过，已退回为草案'}`,
      en: `${pack.title.en ?? pack.title.zh}, edition ${row.edition}: ${isApproved ? 'approved and published' : 'not approved; a draft again'}`,
    },
    caseId: null,
    edition: `${row.regulation}@${row.edition}`,
  })
  await writeOutgoing(ctx, outgoing)
}
