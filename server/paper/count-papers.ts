import { sql } from 'kysely'
import type { Ctx } from '../context.ts'

/** How many papers of each case are not destroyed; cases without any are in none. */
export async function papersOfCases(
  { tx, org }: Pick<Ctx, 'tx' | 'org'>,
  cases: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (cases.length === 0) return new Map()
  const rows = await tx
    .selectFrom('papers')
    .select(['case_id', sql<number>`count(*)::int`.as('n')])
    .where('org_id', '=', org)
    .where('case_id', 'in', [...cases])
    .where('state', '!=', 'destroyed')
    .groupBy('case_id')
    .execute()
  return new Map(rows.map(row => [row.case_id ?? '', row.n]))
}

/** How many papers that disposals wait for their custodians still have, by the id of each disposal. */
export async function papersLeftIn(
  { tx, org }: Pick<Ctx, 'tx' | 'org'>,
  disposals: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (disposals.length === 0) return new Map()
  const { rows } = await sql<{ disposal_id: string; n: number }>`
    select i.disposal_id, count(*)::int as n from disposal_items i join papers p on p.org_id = i.org_id and p.state <> 'destroyed'
      and (i.unit = 'case' and p.case_id = i.subject_id or i.unit = 'paper' and p.id = i.subject_id)
    where i.org_id = ${org} and i.disposal_id = any(${[...disposals]}::text[]) and i.state = 'waiting' group by i.disposal_id`.execute(
    tx,
  )
  return new Map(rows.map(row => [row.disposal_id, row.n]))
}
