import { isParty } from '../../engine/permissions.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { rulesInForce, watches } from './sample-rules.ts'
import type { SaveShop, ShopList } from './schema.ts'

/** Who keeps the register: those who draw from it, those who supervise, and the administrator; nobody whom a visit judges. */
const mayKeep = (ctx: Ctx): boolean =>
  watches(ctx) ||
  ctx.actor.roles.some(one => one.role === 'administrator') ||
  rulesInForce(ctx).some(({ rule }) => rule.population === 'shops' && isParty(ctx.actor, rule.by, { people: {} }))

/** 门店 of the register, those closed last. */
export async function listShops(ctx: Ctx): Promise<ShopList> {
  if (ctx.sight.isPartner) return { items: [], canKeep: false }
  const rows = await ctx.tx
    .selectFrom('shops')
    .select(['id', 'name', 'address', 'opened_on', 'closed_on'])
    .where('org_id', '=', ctx.org)
    .orderBy('closed_on', eb => eb.desc().nullsFirst())
    .orderBy('name')
    .execute()
  return {
    items: rows.map(row => ({
      ...{ id: row.id, name: row.name, address: row.address, openedOn: row.opened_on, closedOn: row.closed_on },
    })),
    canKeep: mayKeep(ctx),
  }
}

/** Enters a shop; the same name again is refused (`shop.known`). Gives its id. */
export async function saveShop(ctx: Ctx, { name, address, openedOn }: SaveShop): Promise<string> {
  if (!mayKeep(ctx)) throw refuse('shop.not-yours')
  const made = await ctx.tx
    .insertInto('shops')
    .values({
      ...{ org_id: ctx.org, id: ctx.newId(), name, address: address ?? '', opened_on: openedOn },
      ...{ closed_on: null, made_by: ctx.actor.person, made_at: ctx.now },
    })
    .onConflict(c => c.columns(['org_id', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made === undefined) throw refuse('shop.known')
  return made.id
}

/** Says since when a shop is closed; not before it opened (`shop.closed-before-open`). */
export async function closeShop(ctx: Ctx, id: string, closedOn: string): Promise<void> {
  if (!mayKeep(ctx)) throw refuse('shop.not-yours')
  const shop = await ctx.tx
    .selectFrom('shops')
    .select('opened_on')
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (shop === undefined) throw refuse('shop.not-found')
  if (closedOn < shop.opened_on) throw refuse('shop.closed-before-open')
  await ctx.tx.updateTable('shops').set({ closed_on: closedOn }).where('org_id', '=', ctx.org).where('id', '=', id).execute()
}
