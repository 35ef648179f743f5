import { Pack } from '../../engine/pack.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'

/** The pack of a stored edition, draft or published. Unknown: `edition.not-found`. */
export async function storedPack(ctx: Ctx, regulation: string, edition: string): Promise<Pack> {
  const compiled = ctx.rules.editions.find(e => e.key === `${regulation}@${edition}`)
  if (compiled) return compiled.pack
  const row = await ctx.tx
    .selectFrom('editions')
    .select('pack')
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', regulation)
    .where('edition', '=', edition)
    .executeTakeFirst()
  if (!row) throw refuse('edition.not-found')
  return Pack.parse(row.pack)
}
