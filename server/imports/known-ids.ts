import { sql } from 'kysely'
import type { Ctx } from '../context.ts'

/** The cases that bear one of these external ids, by it: one query for a whole batch. */
export async function knownExternalIds(ctx: Pick<Ctx, 'tx' | 'org'>, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'external_id'])
    .where('org_id', '=', ctx.org)
    .where('external_id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute()
  return new Map(rows.map(r => [r.external_id ?? '', r.id]))
}
