import { sql } from 'kysely'
import { waitingFor } from '../../../engine/ballots.ts'
import { editionNamed } from '../../../engine/rules.ts'
import type { Text } from '../../../events/text.ts'
import { named } from '../../cases/view-case.ts'
import type { Ctx } from '../../context.ts'
import { boundBy } from './ask-to-read.ts'
import { votesOf } from './ballot-row.ts'
import type { EditionWait } from './schema.ts'
import { mayDecide } from './who-decides.ts'

/**
 * What editions of regulations ask of the actor: votes to cast, moves of open cases to decide, editions to read. The oldest first,
 * each kind after the other. Few statements, and cheap where there is nothing: the badges count by it.
 */
export async function editionWaits(ctx: Ctx): Promise<EditionWait[]> {
  return [...(await votesToCast(ctx)), ...(await movesToDecide(ctx)), ...(await editionsUnread(ctx))]
}

const person = (ctx: Ctx, id: string) => ({ id, name: named(ctx, id).name })

async function votesToCast(ctx: Ctx): Promise<EditionWait[]> {
  const ballots = await ctx.tx
    .selectFrom('edition_ballots')
    .innerJoin('editions', join =>
      join
        .onRef('editions.org_id', '=', 'edition_ballots.org_id')
        .onRef('editions.regulation', '=', 'edition_ballots.regulation')
        .onRef('editions.edition', '=', 'edition_ballots.edition'),
    )
    .select([
      'edition_ballots.id',
      'edition_ballots.regulation',
      'edition_ballots.edition',
      'edition_ballots.steps',
      'edition_ballots.submitted_by',
      'edition_ballots.submitted_at',
      'edition_ballots.effective_from',
      sql<Text>`pack -> 'title'`.as('title'),
    ])
    .where('edition_ballots.org_id', '=', ctx.org)
    .where('edition_ballots.outcome', 'is', null)
    .orderBy('edition_ballots.submitted_at')
    .execute()
  const votes = await votesOf(
    ctx,
    ballots.map(ballot => ballot.id),
  )
  return ballots.flatMap((ballot): EditionWait[] => {
    const given = votes.filter(vote => vote.ballot_id === ballot.id)
    const waiting = waitingFor(ballot.steps, ballot.submitted_by, given)
    if (waiting?.people.includes(ctx.actor.person) !== true) return []
    return [
      {
        what: 'vote',
        id: ballot.regulation,
        edition: ballot.edition,
        title: ballot.title,
        since: ballot.submitted_at,
        by: person(ctx, ballot.submitted_by),
        from: ballot.effective_from,
      },
    ]
  })
}

async function movesToDecide(ctx: Ctx): Promise<EditionWait[]> {
  const moves = await ctx.tx
    .selectFrom('edition_moves')
    .select(['regulation', 'to_edition', 'proposed_by', 'proposed_at'])
    .where('org_id', '=', ctx.org)
    .where('decision', 'is', null)
    .where('state', '=', 'open')
    .where('proposed_by', '!=', ctx.actor.person)
    .orderBy('proposed_at')
    .execute()
  const waits: EditionWait[] = []
  for (const move of moves)
    if (await mayDecide(ctx, move.regulation))
      waits.push({
        what: 'move',
        id: move.regulation,
        edition: move.to_edition,
        title: editionNamed(ctx.rules, `${move.regulation}@${move.to_edition}`).pack.title,
        since: move.proposed_at,
        by: person(ctx, move.proposed_by),
      })
  return waits
}

async function editionsUnread(ctx: Ctx): Promise<EditionWait[]> {
  const rows = await ctx.tx
    .selectFrom('edition_readers')
    .select(['regulation', 'edition', 'asked_at'])
    .where('org_id', '=', ctx.org)
    .where('person', '=', ctx.actor.person)
    .where('acknowledged_at', 'is', null)
    .orderBy('asked_at')
    .execute()
  return rows.flatMap(({ regulation, edition, asked_at }): EditionWait[] => {
    const { pack } = editionNamed(ctx.rules, `${regulation}@${edition}`)
    // Who has left the post is no longer asked.
    if (!boundBy(ctx, pack).includes(ctx.actor.person)) return []
    return [{ what: 'read', id: regulation, edition, title: pack.title, since: asked_at, from: pack.inForce.from }]
  })
}
