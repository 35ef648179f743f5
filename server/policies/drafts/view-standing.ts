import { sql } from 'kysely'
import { waitingFor } from '../../../engine/ballots.ts'
import { editionsInForce } from '../../../engine/rules.ts'
import type { LocalDate } from '../../../events/instant.ts'
import type { Text } from '../../../events/text.ts'
import { named } from '../../cases/view-case.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { boundBy } from './ask-to-read.ts'
import { votesOf } from './ballot-row.ts'
import { maySeeDrafts } from './roles.ts'
import type { EditionStanding } from './schema.ts'

type Name = { readonly id: string; readonly edition: LocalDate }
const columns = [
  'regulation',
  'edition',
  'status',
  'hash',
  'revision',
  'based_on',
  'updated_at',
  'updated_by',
  'published_at',
  'published_by',
  'repealed_at',
  'repealed_by',
  'repealed_from',
] as const

/**
 * The editions of all regulations, or the one named, as the list of editions shows them: the newest of each first. Of the packs only
 * title and days are read, so that the list costs little however large they are. Drafts only for those who have business with them.
 */
export async function standings(ctx: Ctx, only?: Name): Promise<EditionStanding[]> {
  let query = ctx.tx
    .selectFrom('editions')
    .select(columns)
    .select([sql<Text>`pack -> 'title'`.as('title'), sql<{ from: LocalDate; to?: LocalDate }>`pack -> 'inForce'`.as('in_force')])
    .where('org_id', '=', ctx.org)
  if (only) query = query.where('regulation', '=', only.id).where('edition', '=', only.edition)
  const rows = await query.orderBy('regulation').orderBy('edition', 'desc').execute()
  const votes = await voteWaits(ctx)
  const readers = await readersOf(ctx)
  const inForce = new Set(editionsInForce(ctx.rules, ctx.now).map(e => e.key))
  const seesDrafts = maySeeDrafts(ctx)
  const isBound = (key: string) => {
    const pack = ctx.rules.editions.find(e => e.key === key)?.pack
    return pack !== undefined && boundBy(ctx, pack).includes(ctx.actor.person)
  }
  const person = (id: string | null) => (id === null ? null : { id, name: named(ctx, id).name })
  return rows.flatMap(row => {
    const key = `${row.regulation}@${row.edition}`
    const isPublic = row.status === 'published' || row.status === 'repealed'
    if (!isPublic && !seesDrafts && !votes.has(key)) return []
    const read = readers.get(key)
    return [
      {
        id: row.regulation,
        edition: row.edition,
        title: row.title,
        status: row.status,
        current: inForce.has(key),
        inForce: {
          from: row.in_force.from,
          ...((row.repealed_from ?? row.in_force.to) === undefined ? {} : { to: (row.repealed_from ?? row.in_force.to)! }),
        },
        hash: row.hash,
        revision: row.revision,
        basedOn: row.based_on,
        updatedAt: row.updated_at,
        updatedBy: person(row.updated_by),
        publishedAt: row.published_at,
        publishedBy: person(row.published_by),
        repealedAt: row.repealed_at,
        repealedBy: person(row.repealed_by),
        repealedFrom: row.repealed_from,
        waitsForMe: votes.has(key) ? ('vote' as const) : read?.mine === true && isBound(key) ? ('read' as const) : null,
        readers: { asked: read?.asked ?? 0, read: read?.read ?? 0 },
      },
    ]
  })
}

/** The one edition named; unknown or not for these eyes: `edition.not-found`. */
export async function standingOf(ctx: Ctx, name: Name): Promise<EditionStanding> {
  const [one] = await standings(ctx, name)
  if (!one) throw refuse('edition.not-found')
  return one
}

/** The editions whose open ballot waits for the actor's vote. */
async function voteWaits(ctx: Ctx): Promise<Set<string>> {
  const ballots = await ctx.tx
    .selectFrom('edition_ballots')
    .select(['id', 'regulation', 'edition', 'steps', 'submitted_by'])
    .where('org_id', '=', ctx.org)
    .where('outcome', 'is', null)
    .execute()
  const votes = await votesOf(
    ctx,
    ballots.map(ballot => ballot.id),
  )
  return new Set(
    ballots.flatMap(({ id, regulation, edition, steps, submitted_by }) => {
      const given = votes.filter(vote => vote.ballot_id === id)
      return waitingFor(steps, submitted_by, given)?.people.includes(ctx.actor.person) ? [`${regulation}@${edition}`] : []
    }),
  )
}

async function readersOf(ctx: Ctx): Promise<Map<string, { asked: number; read: number; mine: boolean }>> {
  const mine = sql<boolean>`bool_or(person = ${ctx.actor.person} and acknowledged_at is null)`
  const rows = await ctx.tx
    .selectFrom('edition_readers')
    .select([
      'regulation',
      'edition',
      sql<number>`count(*)`.as('asked'),
      sql<number>`count(acknowledged_at)`.as('read'),
      mine.as('mine'),
    ])
    .where('org_id', '=', ctx.org)
    .groupBy(['regulation', 'edition'])
    .execute()
  return new Map(
    rows.map(row => [
      `${row.regulation}@${row.edition}`,
      { asked: Number(row.asked), read: Number(row.read), mine: row.mine === true },
    ]),
  )
}
