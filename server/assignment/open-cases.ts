import type { Ctx } from '../context.ts'

/** How many open cases each of these people handles. */
export async function openCasesOf({ tx, org }: Pick<Ctx, 'tx' | 'org'>, people: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('cases')
    .select(['owner_id', eb => eb.fn.countAll<number>().as('count')])
    .where('org_id', '=', org)
    .where('owner_id', 'in', [...people, ''])
    .where('is_closed', '=', false)
    .where('is_history', '=', false)
    .groupBy('owner_id')
    .execute()
  return new Map(rows.map(row => [row.owner_id!, Number(row.count)]))
}
