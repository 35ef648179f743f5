import { type SqlBool, sql } from 'kysely'
import { caseSeenOrTrue, isSealedFrom, unsealedOrNone, visibleAmong } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { mustBePlaces, nameOf } from './places.ts'
import { postMoves } from './post-moves.ts'
import type { ClearDifference, DifferencePage, ListDifferences } from './reservation-schema.ts'
import { mustBeStaffOfOurs, mustKeep, stockRights } from './who.ts'

/** 差异: what was used and was not there by the books. Of one case, or a page by state, oldest first. */
export async function listDifferences(ctx: Ctx, wish: { readonly of: string } | ListDifferences): Promise<DifferencePage> {
  mustBeStaffOfOurs(ctx)
  let query = ctx.tx
    .selectFrom('stock_differences as d')
    .innerJoin('cases as c', join => join.onRef('c.org_id', '=', 'd.org_id').onRef('c.id', '=', 'd.case_id'))
    .innerJoin('parts as p', join => join.onRef('p.org_id', '=', 'd.org_id').onRef('p.id', '=', 'd.part_id'))
    .innerJoin('stock_locations as l', join => join.onRef('l.org_id', '=', 'd.org_id').onRef('l.id', '=', 'd.location_id'))
    .select([
      'd.id',
      'd.case_id',
      'c.number as case_number',
      'c.title',
      'd.part_id',
      'p.number',
      'p.name',
      'p.unit',
      'd.location_id',
    ])
    .select(['l.name as location_name', 'l.keeper_id', 'd.quantity', 'd.serials', 'd.state', 'd.found_at', 'd.found_by'])
    .select(['d.how', 'd.note', 'd.cleared_at', 'd.cleared_by', sql<string>`d.found_at::text`.as('place')])
    .where('d.org_id', '=', ctx.org)
    .where(unsealedOrNone(ctx, 'd.case_id'))
    .where(sql<SqlBool>`(l.keeper_id = ${ctx.actor.person} or ${caseSeenOrTrue(ctx, 'd.case_id')})`)
  const limit = 'of' in wish ? 100 : wish.limit
  if ('of' in wish) query = query.where('d.case_id', '=', wish.of)
  else {
    query = query.where('d.state', '=', wish.state)
    if (wish.after !== undefined) {
      const [at, id] = readCursor(wish.after, ['moment', 'text'])
      query = query.where(sql<SqlBool>`(d.found_at, d.id) > (${at}::timestamptz, ${id})`)
    }
  }
  const rows = await query
    .orderBy('d.found_at')
    .orderBy('d.id')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const seen = await visibleAmong(
    ctx,
    page.map(row => row.case_id),
  )
  const { manages } = await stockRights(ctx)
  const last = page.at(-1)
  return {
    items: page.map(row => ({
      ...{ id: row.id, quantity: row.quantity, serials: row.serials, state: row.state, how: row.how, note: row.note },
      case: seen.has(row.case_id) ? { id: row.case_id, number: row.case_number, title: row.title } : null,
      part: { id: row.part_id, number: row.number, name: row.name, unit: row.unit },
      location: { id: row.location_id, name: row.location_name },
      ...{ by: nameOf(ctx, row.found_by), at: row.found_at, clearedAt: row.cleared_at },
      clearedBy: row.cleared_by === null ? null : nameOf(ctx, row.cleared_by),
      mine: (manages || row.keeper_id === ctx.actor.person) && row.found_by !== ctx.actor.person,
    })),
    next: rows.length > limit && last ? writeCursor([last.place, last.id]) : null,
  }
}

/**
 * Clears a difference: it is taken out where it lay after all, or it never was the company's. By whoever keeps the place or manages the stock, never by
 * whoever reported it (`difference.own`); once (`difference.closed`).
 */
export async function clearDifference(ctx: Ctx, id: string, input: ClearDifference): Promise<void> {
  mustBeStaffOfOurs(ctx)
  const row = await ctx.tx
    .selectFrom('stock_differences')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row || (await isSealedFrom(ctx, row.case_id))) throw refuse('difference.not-found')
  const places = await mustBePlaces(ctx, [row.location_id, input.location], true)
  const { manages } = await stockRights(ctx)
  const keeps = [...places.values()].some(place => place.keeper_id === ctx.actor.person)
  if (!manages && !keeps) await mustKeep(ctx, [places.get(row.location_id)!])
  if (row.found_by === ctx.actor.person) throw refuse('difference.own')
  if (row.state !== 'open') throw refuse('difference.closed')
  if (input.how === 'consumed') {
    const from = input.location ?? row.location_id
    await mustKeep(ctx, [places.get(from)!])
    const serials = input.serials.length > 0 ? input.serials : row.serials
    await postMoves(ctx, [
      {
        ...{ kind: 'consume', part: row.part_id, quantity: row.quantity, from, serials, case: row.case_id, reason: input.note },
        ...{ ref: { kind: 'difference', id }, at: row.found_at },
      },
    ])
  }
  await ctx.tx
    .updateTable('stock_differences')
    .set({ state: 'cleared', how: input.how, note: input.note, cleared_at: ctx.now, cleared_by: ctx.actor.person })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
}
