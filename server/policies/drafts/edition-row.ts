import type { Selectable } from 'kysely'
import { localDateOf } from '../../../engine/calendar/days.ts'
import { addCalendarDays } from '../../../engine/calendar/local-date.ts'
import type { LocalDate } from '../../../events/instant.ts'
import type { Ctx } from '../../context.ts'
import type { Editions } from '../../database/policy-tables.ts'
import { refuse } from '../../errors.ts'
import { maySeeDrafts } from './roles.ts'

export type EditionRow = Selectable<Editions>
type Name = { readonly id: string; readonly edition: LocalDate }

/**
 * One edition as it is stored, locked with `lock` so that two people who submit, vote or save wait for each other. Unknown, or a draft
 * that the actor has no business with: `edition.not-found`.
 */
export async function editionRow(ctx: Ctx, { id, edition }: Name, lock: 'lock' | 'read' = 'read'): Promise<EditionRow> {
  const query = ctx.tx
    .selectFrom('editions')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', id)
    .where('edition', '=', edition)
  const row = await (lock === 'lock' ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw refuse('edition.not-found')
  const isPublic = row.status === 'published' || row.status === 'repealed'
  if (!isPublic && !maySeeDrafts(ctx) && !(await isAsked(ctx, row))) throw refuse('edition.not-found')
  return row
}

/** Whoever votes on it may read it, whatever their post is. */
async function isAsked(ctx: Ctx, row: EditionRow): Promise<boolean> {
  const ballots = await ctx.tx
    .selectFrom('edition_ballots')
    .select('steps')
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', row.regulation)
    .where('edition', '=', row.edition)
    .where('outcome', 'is', null)
    .execute()
  return ballots.some(({ steps }) => steps.some(step => step.people.some(p => p.person === ctx.actor.person)))
}

/** Changes the row of an edition; the caller holds its lock. */
export async function updateEdition(
  { tx, org }: Pick<Ctx, 'tx' | 'org'>,
  { regulation, edition }: Pick<EditionRow, 'regulation' | 'edition'>,
  values: Partial<Omit<EditionRow, 'pack'>> & { pack?: string },
): Promise<void> {
  await tx
    .updateTable('editions')
    .set(values)
    .where('org_id', '=', org)
    .where('regulation', '=', regulation)
    .where('edition', '=', edition)
    .execute()
}

/** Today on the organisation's calendar. */
export function todayOf({ rules, now }: Pick<Ctx, 'rules' | 'now'>): LocalDate {
  return localDateOf(rules.calendar, now)
}
/** The first day that is wholly to come. */
export function tomorrowOf(ctx: Pick<Ctx, 'rules' | 'now'>): LocalDate {
  return addCalendarDays(todayOf(ctx), 1)
}
