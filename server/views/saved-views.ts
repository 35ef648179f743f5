import type { Selectable } from 'kysely'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { SavedViews as Row } from '../database/tables.ts'
import { refuse } from '../errors.ts'
import type { ChangeView, NewView, SavedView } from './schema.ts'

const present = (ctx: Ctx, r: Selectable<Row>): SavedView => ({
  id: r.id,
  name: r.name,
  page: r.page,
  query: r.query,
  isShared: r.is_shared,
  isMine: r.owner_id === ctx.actor.person,
  owner: { id: r.owner_id, name: named(ctx, r.owner_id).name },
  position: r.position,
})

/** One's own views of a page in one's own order, then the shared ones of others by name. */
export async function listViews(ctx: Ctx, page: string): Promise<SavedView[]> {
  const rows = await ctx.tx
    .selectFrom('saved_views')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('page', '=', page)
    .where(eb => eb.or([eb('owner_id', '=', ctx.actor.person), eb('is_shared', '=', true)]))
    .orderBy('position')
    .orderBy('id')
    .execute()
  const views = rows.map(r => present(ctx, r))
  return [...views.filter(v => v.isMine), ...views.filter(v => !v.isMine).sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))]
}

/** Saves a view, behind one's other views of the page. */
export async function createView(ctx: Ctx, { name, page, query, isShared }: NewView): Promise<SavedView> {
  const { last } = await ctx.tx
    .selectFrom('saved_views')
    .select(eb => eb.fn.max('position').as('last'))
    .where('org_id', '=', ctx.org)
    .where('owner_id', '=', ctx.actor.person)
    .where('page', '=', page)
    .executeTakeFirstOrThrow()
  const row = await ctx.tx
    .insertInto('saved_views')
    .values({
      org_id: ctx.org,
      id: ctx.newId(),
      owner_id: ctx.actor.person,
      name,
      page,
      query,
      is_shared: isShared,
      position: last === null ? 0 : Number(last) + 1,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return present(ctx, row)
}

/** Changes one's own view; another's is `view.not-yours`, an unknown one or another's private one `view.not-found`. */
export async function changeView(ctx: Ctx, id: string, { name, query, isShared, position }: ChangeView): Promise<SavedView> {
  const view = await mustBeMine(ctx, id)
  if (position !== undefined) await move(ctx, view, position)
  const change = {
    ...(name === undefined ? {} : { name }),
    ...(query === undefined ? {} : { query }),
    ...(isShared === undefined ? {} : { is_shared: isShared }),
  }
  if (Object.keys(change).length > 0)
    await ctx.tx.updateTable('saved_views').set(change).where('org_id', '=', ctx.org).where('id', '=', id).execute()
  return present(
    ctx,
    await ctx.tx
      .selectFrom('saved_views')
      .selectAll()
      .where('org_id', '=', ctx.org)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )
}

/** Takes one's own view away, for those it was shared with too. */
export async function deleteView(ctx: Ctx, id: string): Promise<void> {
  await mustBeMine(ctx, id)
  await ctx.tx.deleteFrom('saved_views').where('org_id', '=', ctx.org).where('id', '=', id).execute()
}

async function mustBeMine(ctx: Ctx, id: string): Promise<Selectable<Row>> {
  const row = await ctx.tx
    .selectFrom('saved_views')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row || (row.owner_id !== ctx.actor.person && !row.is_shared)) throw refuse('view.not-found')
  if (row.owner_id !== ctx.actor.person) throw refuse('view.not-yours')
  return row
}

async function move(ctx: Ctx, view: Selectable<Row>, to: number): Promise<void> {
  const mine = await ctx.tx
    .selectFrom('saved_views')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('owner_id', '=', view.owner_id)
    .where('page', '=', view.page)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const order = mine.map(v => v.id).filter(other => other !== view.id)
  order.splice(to, 0, view.id)
  for (const [position, id] of order.entries())
    await ctx.tx.updateTable('saved_views').set({ position }).where('org_id', '=', ctx.org).where('id', '=', id).execute()
}
