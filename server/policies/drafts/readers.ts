import { sql } from 'kysely'
import { editionNamed } from '../../../engine/rules.ts'
import type { Instant, LocalDate } from '../../../events/instant.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import { tellScreens } from '../../notifications/outgoing.ts'
import { boundBy, editionsToRead } from './ask-to-read.ts'
import { type EditionRow, editionRow } from './edition-row.ts'
import type { EditionReaders, ListReaders } from './schema.ts'

type Name = { readonly id: string; readonly edition: LocalDate }

const asked = (ctx: Ctx, { regulation, edition }: Pick<EditionRow, 'regulation' | 'edition'>) =>
  ctx.tx
    .selectFrom('edition_readers')
    .where('edition_readers.org_id', '=', ctx.org)
    .where('regulation', '=', regulation)
    .where('edition', '=', edition)

/** Whom a published edition binds now; a draft binds nobody yet. */
const boundNow = (ctx: Ctx, { regulation, edition, status }: EditionRow): string[] =>
  status === 'published' || status === 'repealed' ? boundBy(ctx, editionNamed(ctx.rules, `${regulation}@${edition}`).pack) : []

/**
 * Who was asked to read an edition, who has said so, who has not, and who has left the post without having said so; a page at a time.
 * Nobody waits for those who have left.
 */
export async function listReaders(ctx: Ctx, name: Name, { who, limit, after }: ListReaders): Promise<EditionReaders> {
  const row = await editionRow(ctx, name)
  const bound = boundNow(ctx, row)
  const isBound = sql<boolean>`person = any(${bound}::text[])`
  let query = asked(ctx, row)
    .leftJoin('people', join =>
      join.onRef('people.org_id', '=', 'edition_readers.org_id').onRef('people.id', '=', 'edition_readers.person'),
    )
    .select(['person', 'asked_at', 'acknowledged_at', 'people.name', 'people.department_id', isBound.as('bound')])
  if (who !== 'all') query = query.where('acknowledged_at', who === 'read' ? 'is not' : 'is', null)
  if (who === 'waiting') query = query.where(isBound)
  if (who === 'left') query = query.where(sql<boolean>`not (${isBound})`)
  if (after !== undefined) query = query.where('person', '>', readCursor(after, ['text'])[0])
  const rows = await query
    .orderBy('person')
    .limit(limit + 1)
    .execute()
  const counts = await asked(ctx, row)
    .select([
      sql<number>`count(*)`.as('asked'),
      sql<number>`count(acknowledged_at)`.as('read'),
      sql<number>`count(*) filter (where acknowledged_at is null and not (${isBound}))`.as('left'),
    ])
    .executeTakeFirstOrThrow()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(r => ({
      person: { id: r.person, name: r.name ?? '' },
      department: r.department_id === null ? null : (ctx.roster.departments.get(r.department_id)?.name ?? null),
      askedAt: r.asked_at,
      acknowledgedAt: r.acknowledged_at,
      left: !r.bound,
    })),
    next: rows.length > limit && last ? writeCursor([last.person]) : null,
    asked: Number(counts.asked),
    read: Number(counts.read),
    left: Number(counts.left),
  }
}

/** Says that the actor has read an edition they were asked to read; the first time counts. Who has just come to a bound post need not wait to be asked. */
export async function acknowledgeEdition(ctx: Ctx, name: Name): Promise<{ acknowledgedAt: Instant }> {
  const row = await editionRow(ctx, name)
  const me = ctx.actor.person
  const reader = await asked(ctx, row).select('acknowledged_at').where('person', '=', me).forUpdate().executeTakeFirst()
  if (!reader && !(await bindsMe(ctx, row))) throw refuse('edition.not-addressed')
  if (reader?.acknowledged_at) return { acknowledgedAt: reader.acknowledged_at }
  await ctx.tx
    .insertInto('edition_readers')
    .values({
      org_id: ctx.org,
      regulation: row.regulation,
      edition: row.edition,
      person: me,
      asked_at: ctx.now,
      acknowledged_at: ctx.now,
    })
    .onConflict(c => c.columns(['org_id', 'regulation', 'edition', 'person']).doUpdateSet({ acknowledged_at: ctx.now }))
    .execute()
  await tellScreens(ctx, 'policies')
  return { acknowledgedAt: ctx.now }
}

async function bindsMe(ctx: Ctx, { regulation, edition }: EditionRow): Promise<boolean> {
  const pack = (await editionsToRead(ctx)).find(one => one.id === regulation && one.edition === edition)
  return pack !== undefined && boundBy(ctx, pack).includes(ctx.actor.person)
}
