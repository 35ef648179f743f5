import type { Ctx } from '../context.ts'
import { notPeople } from '../context.ts'
import { refuse } from '../errors.ts'
import { readSettings } from '../settings/change-settings.ts'
import type { PartsSettings } from './settings-schema.ts'

/** What the company has set for its stock. */
export const partsSettings = async (ctx: Pick<Ctx, 'tx' | 'org'>): Promise<PartsSettings> => (await readSettings(ctx)).parts

const holds = ({ actor }: Pick<Ctx, 'actor'>, roles: readonly string[]): boolean =>
  notPeople.has(actor.person) || actor.roles.some(held => roles.includes(held.role))

export type StockRights = { readonly manages: boolean; readonly approves: boolean; readonly administers: boolean }

/** What this person may do with stock in general; each place has its keeper besides. */
export async function stockRights(ctx: Ctx): Promise<StockRights> {
  const { managers, approvers } = await partsSettings(ctx)
  const administers = holds(ctx, ['administrator'])
  return { manages: holds(ctx, managers), approves: holds(ctx, approvers), administers }
}

/** Catalogue, suppliers and places are kept by the posts that the company names, and by its administrator (`stock.not-manager`). */
export async function mustManage(ctx: Ctx): Promise<void> {
  const { manages, administers } = await stockRights(ctx)
  if (!manages && !administers) throw refuse('stock.not-manager')
}

/** Stock is no business of partner companies, whose people see their own orders only; what they used they report on the order. */
export function mustBeStaffOfOurs(ctx: Pick<Ctx, 'sight'>): void {
  if (ctx.sight.isPartner) throw refuse('stock.not-yours')
}

/** Whoever moves stock at a place keeps it, or manages all of it (`stock.not-keeper`, with who does keep it). */
export async function mustKeep(
  ctx: Ctx,
  places: readonly { id: string; name: string; keeper_id: string | null }[],
): Promise<void> {
  const { manages } = await stockRights(ctx)
  if (manages) return
  const other = places.find(place => place.keeper_id !== ctx.actor.person)
  if (other === undefined) return
  const keeper = other.keeper_id === null ? undefined : ctx.roster.people.get(other.keeper_id)?.name
  throw refuse('stock.not-keeper', {
    detail: {
      zh: keeper === undefined ? `「${other.name}」没有指定保管人` : `「${other.name}」由${keeper}保管`,
      en: keeper === undefined ? `${other.name} has no keeper` : `${other.name} is kept by ${keeper}`,
    },
  })
}
