import type { Ctx } from '../context.ts'

/** The names of these customers by id; read by themselves, since a join on one of two columns would read all customers. */
export async function customerNames(
  ctx: Pick<Ctx, 'tx' | 'org'>,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter(id => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('customers')
    .select(['id', 'name'])
    .where('org_id', '=', ctx.org)
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
