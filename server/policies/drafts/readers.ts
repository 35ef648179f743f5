import { sql } from 'kysely'
import type { Instant, LocalDate } from '../../../events/instant.ts'
import { named } from '../../cases/view-case.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import { tellScreens } from '../../notifications/outgoing.ts'
import { type EditionRow, editionRow } from './edition-row.ts'
import type { EditionReaders, ListReaders } from './schema.ts'

type Name = { readonly id: string; readonly edition: LocalDate }

const asked = (ctx: Ctx, { regulation, edition }: Pick<EditionRow, 'regulation' | 'edition'>) =>
  ctx.tx
    .selectFrom('edition_readers')
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', regulation)
    .where('edition', '=', edition)

/** Who was asked to read an edition, who has said so and who has not; a page at a time. */
export async function listReaders(ctx: Ctx, name: Name, { who, limit, after }: ListReaders): Promise<EditionReaders> {
  const row = await editionRow(ctx, name)
  let query = asked(ctx, row).select(['person', 'asked_at', 'acknowledged_at'])
  if (who !== 'all') query = query.where('acknowledged_at', who === 'waiting' ? 'is' : 'is not', null)
  if (after !== undefined) query = query.where('person', '>', readCursor(after, ['text'])[0])
  const rows = await query
    .orderBy('person')
    .limit(limit + 1)
    .execute()
  const counts = await asked(ctx, row)
    .select([sql<number>`count(*)`.as('asked'), sql<number>`count(acknowledged_at)`.as('read')])
    .executeTakeFirstOrThrow()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(r => {
      const department = ctx.roster.people.get(r.person)?.department
      return {
        person: { id: r.person, name: named(ctx, r.person).name },
        department: department == null ? null : (ctx.roster.departments.get(department)?.name ?? null),
        askedAt: r.asked_at,
        acknowledgedAt: r.acknowledged_at,
      }
    }),
    next: rows.length > limit && last ? writeCursor([last.person]) : null,
    asked: Number(counts.asked),
    read: Number(counts.read),
  }
}

/** Says that the actor has read an edition they were asked to read; the first time counts. */
export async function acknowledgeEdition(ctx: Ctx, name: Name): Promise<{ acknowledgedAt: Instant }> {
  const row = await editionRow(ctx, name)
  const reader = await asked(ctx, row)
    .select('acknowledged_at')
    .where('person', '=', ctx.actor.person)
    .forUpdate()
    .executeTakeFirst()
  if (!reader) throw refuse('edition.not-addressed')
  if (reader.acknowledged_at !== null) return { acknowledgedAt: reader.acknowledged_at }
  await ctx.tx
    .updateTable('edition_readers')
    .set({ acknowledged_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', row.regulation)
    .where('edition', '=', row.edition)
    .where('person', '=', ctx.actor.person)
    .execute()
  await tellScreens(ctx, 'policies')
  return { acknowledgedAt: ctx.now }
}
