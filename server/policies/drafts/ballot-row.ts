import type { Selectable } from 'kysely'
import { votesNeeded, waitingFor } from '../../../engine/ballots.ts'
import { named } from '../../cases/view-case.ts'
import type { Ctx } from '../../context.ts'
import type { EditionBallots, EditionVotes } from '../../database/policy-tables.ts'
import { refuse } from '../../errors.ts'
import type { EditionRow } from './edition-row.ts'
import type { Ballot } from './schema.ts'
import { BY_SETTING } from './who-decides.ts'

export type BallotRow = Selectable<EditionBallots>
export type VoteRow = Selectable<EditionVotes>
type Name = Pick<EditionRow, 'regulation' | 'edition'>

/** The ballot that is open on an edition, locked. None: `edition.not-in-approval`. */
export async function openBallot(ctx: Ctx, { regulation, edition }: Name): Promise<BallotRow> {
  const row = await ctx.tx
    .selectFrom('edition_ballots')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', regulation)
    .where('edition', '=', edition)
    .where('outcome', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw refuse('edition.not-in-approval')
  return row
}

/** The votes of ballots, oldest first. */
export async function votesOf(ctx: Ctx, ballots: readonly string[]): Promise<VoteRow[]> {
  if (ballots.length === 0) return []
  return ctx.tx
    .selectFrom('edition_votes')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('ballot_id', 'in', ballots)
    .orderBy('voted_at')
    .orderBy('person')
    .execute()
}

/** All ballots on an edition with their votes, the newest first. */
export async function ballotsOf(ctx: Ctx, { regulation, edition }: Name): Promise<Ballot[]> {
  const rows = await ctx.tx
    .selectFrom('edition_ballots')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', regulation)
    .where('edition', '=', edition)
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  const votes = await votesOf(
    ctx,
    rows.map(row => row.id),
  )
  const person = (id: string) => ({ id, name: named(ctx, id).name })
  return rows.map(row => {
    const own = votes.filter(vote => vote.ballot_id === row.id)
    const waiting = row.outcome === null ? waitingFor(row.steps, row.submitted_by, own) : undefined
    return {
      id: row.id,
      hash: row.hash,
      effectiveFrom: row.effective_from,
      submittedBy: person(row.submitted_by),
      submittedAt: row.submitted_at,
      reason: row.reason,
      outcome: row.outcome,
      settledAt: row.settled_at,
      step: waiting?.step ?? null,
      steps: row.steps.map(({ people, clause, ...step }) => ({
        ...step,
        clause: clause === BY_SETTING ? null : clause,
        needed: votesNeeded({ ...step, clause, people }),
        people: people.map(p => ({ ...person(p.person), role: p.role })),
      })),
      votes: own.map(vote => ({
        step: vote.step,
        person: person(vote.person),
        decision: vote.decision,
        reason: vote.reason,
        at: vote.voted_at,
      })),
    }
  })
}
