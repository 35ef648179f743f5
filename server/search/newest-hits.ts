import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { holdsWords, howFrequent, indexedBetween, indexedCases, type Place, type Search } from './found-by.ts'

/** From this share of cases on, walking from the newest on finds enough sooner than the index gives all. */
const WALKED_FROM = 0.04
/** From this share on, the hits of all cases are too many to be put in order. */
const IN_STRETCHES_FROM = 0.016
const WALKED_TIMES = 3
const LEAST_WALKED = 1_000
const MOST_WALKED = 12_000
/** Up to this hit of the sample there are some thousand hits of a million cases. */
const SAMPLED_HITS = 4

/** The ids of the newest `most` cases that hold the words, whoever sees them: fewer where there are no more. */
export async function newestHits(ctx: Ctx, search: Search, most: number): Promise<readonly string[]> {
  const { everywhere, lately } = await howFrequent(ctx, search)
  const ids = async (text: ReturnType<typeof sql>) =>
    (await sql<{ ids: string[] }>`select array(${text}) as ids`.execute(ctx.tx)).rows[0]!.ids
  const share = Math.max(everywhere, lately)
  if (share >= WALKED_FROM) {
    const walked = Math.ceil(Math.max(LEAST_WALKED, Math.min(MOST_WALKED, (WALKED_TIMES * most) / share)))
    const found =
      await ids(sql`select cases.id from (select * from cases where org_id = ${ctx.org} order by opened_at desc limit ${sql.lit(walked)}) cases
      where ${holdsWords(ctx, search)} limit ${sql.lit(most)}`)
    if (found.length === most) return found
  }
  if (everywhere >= IN_STRETCHES_FROM) {
    const { rows } = await sql<{ at: string; id: string }>`
      select cases.opened_at::text as at, cases.id from cases
      where cases.org_id = ${ctx.org} and cases.id = any(array(select bihuan_sample())) and ${holdsWords(ctx, search)}
      order by cases.opened_at desc, cases.id desc offset ${sql.lit(SAMPLED_HITS - 1)} limit 1`.execute(ctx.tx)
    const until: Place | undefined = rows[0] && [rows[0].at, rows[0].id]
    const found = await ids(sql`select ${indexedBetween(ctx, search, {}, { sort: '-createdAt', until }, most)}`)
    if (found.length === most || until === undefined) return found
  }
  return ids(sql`select hit.id from ${indexedCases(ctx, search, {})} hit order by hit.opened_at desc limit ${sql.lit(most)}`)
}
