import { Pack } from '../../engine/pack.ts'
import type { Ctx } from '../context.ts'
import { editionRow } from './drafts/edition-row.ts'

/** The pack of a stored edition. Unknown, or a draft that the actor has no business with: `edition.not-found`. */
export async function storedPack(ctx: Ctx, regulation: string, edition: string): Promise<Pack> {
  const compiled = ctx.rules.editions.find(e => e.key === `${regulation}@${edition}`)
  return compiled?.pack ?? Pack.parse((await editionRow(ctx, { id: regulation, edition })).pack)
}
