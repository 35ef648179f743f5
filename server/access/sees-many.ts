import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { Tx } from '../database/transaction.ts'
import type { Sight } from './sight.ts'

/** Up to so many parts in cases, a list of one's cases is read first; beyond, each case of a page is asked for. */
const FEW = 2_000
/** Nobody's sight grows from few to many within minutes. */
const LOOKED_EVERY_MS = 5 * 60_000
const MOST_CACHED = 20_000

type Known = { readonly many: boolean; readonly until: number }
const cache = new Map<string, Known>()

/**
 * Whether somebody takes part in so many cases that queries had better ask case by case whether they are among them (`sight.many`). Only how the
 * condition is put depends on it, never which rows it means; one short query every five minutes for each person.
 */
export async function seesMany(tx: Tx, org: string, person: string, sight: Sight, now: Instant): Promise<boolean> {
  if (sight.scope !== 'department') return false
  const key = `${org} ${person}`
  const at = Date.parse(now)
  const known = cache.get(key)
  // A clock that went back must not keep an answer for ever.
  if (known !== undefined && at < known.until && known.until - at <= LOOKED_EVERY_MS) return known.many
  const { rows } = await sql<{ parts: number }>`
    select count(*) as parts from (
      select from case_people where org_id = ${org} and party_id = any(${[...sight.parties]}::text[]) limit ${sql.lit(FEW + 1)}) found`.execute(
    tx,
  )
  const many = Number(rows[0]?.parts ?? 0) > FEW
  if (cache.size >= MOST_CACHED) cache.clear()
  cache.set(key, { many, until: at + LOOKED_EVERY_MS })
  return many
}
