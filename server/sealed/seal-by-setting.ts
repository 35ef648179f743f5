import type { SealedKind } from '../access/scopes-schema.ts'
import type { Ctx } from '../context.ts'
import { sealCases } from '../events/flush-insiders.ts'

/** Cases sealed in one statement's reach: their histories are read one by one. */
const AT_ONCE = 200

/**
 * Seals the cases that are there already of the kinds that a company seals from now on, closed ones too. One that is sealed stays as it is; what comes later is
 * sealed as it is registered. An entry that goes opens nothing.
 */
export async function sealBySetting(ctx: Ctx, sealed: readonly SealedKind[]): Promise<void> {
  for (const { kind, category, to } of sealed)
    for (let isMore = true; isMore; ) {
      const rows = await ctx.tx
        .selectFrom('cases')
        .select(['id', 'state'])
        .where('org_id', '=', ctx.org)
        .where('kind', '=', kind)
        .where('sealed_for', 'is', null)
        .$if(category !== undefined, q => q.where('category', '=', category ?? ''))
        .orderBy('id')
        .limit(AT_ONCE)
        .execute()
      await sealCases(
        ctx,
        rows.map(row => ({ ...row, to })),
      )
      isMore = rows.length === AT_ONCE
    }
}
