import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import type { Founding } from './create-organisation.ts'
import { recordChange } from './record-change.ts'
import type { ChangeRegionBody, NewRegionBody } from './staff-schema.ts'

/** Makes a region and gives its id. */
export async function createRegion(
  ctx: Founding & Partial<Pick<Ctx, 'actor'>>,
  { name, nameEn, isOverseas }: NewRegionBody,
): Promise<string> {
  const id = ctx.newId()
  const row = { name, name_en: nameEn ?? '', is_overseas: isOverseas }
  await ctx.tx
    .insertInto('regions')
    .values({ org_id: ctx.org, id, ...row })
    .execute()
  await recordChange(ctx, { entity: 'region', id, before: null, after: row })
  return id
}

/** Changes or closes a region; one in which departments stand is not closed (`region.in-use`). */
export async function changeRegion(ctx: Ctx, id: string, { name, nameEn, isOverseas, closed }: ChangeRegionBody): Promise<void> {
  const before = await ctx.tx
    .selectFrom('regions')
    .select(['name', 'name_en', 'is_overseas', 'closed_at'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!before) throw refuse('region.not-found')
  if (closed === true && [...ctx.roster.departments.values()].some(d => d.region === id && !d.isClosed))
    throw refuse('region.in-use')
  const after = {
    ...(name === undefined ? {} : { name }),
    ...(nameEn === undefined ? {} : { name_en: nameEn }),
    ...(isOverseas === undefined ? {} : { is_overseas: isOverseas }),
    ...(closed === undefined ? {} : { closed_at: closed ? ctx.now : null }),
  }
  if (Object.keys(after).length === 0) return
  await ctx.tx.updateTable('regions').set(after).where('org_id', '=', ctx.org).where('id', '=', id).execute()
  await recordChange(ctx, { entity: 'region', id, before, after })
}

/** The regions in use. */
export function regionRows(ctx: Ctx) {
  return ctx.tx
    .selectFrom('regions')
    .select(['id', 'name', 'name_en as nameEn', 'is_overseas as isOverseas'])
    .where('org_id', '=', ctx.org)
    .where('closed_at', 'is', null)
    .orderBy('is_overseas')
    .orderBy('name')
    .orderBy('id')
    .execute()
}
