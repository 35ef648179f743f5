import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { checksDone } from './data-check-changes.ts'
import { runDataChecks } from './data-checks.ts'
import { dataCheckRules } from './schema.ts'

/** Several processes start at once, and one that is started again has its daily work before it. */
const HOLDS_MS = 60 * 60_000

/**
 * The checks of the day, by one process at a time and not again within an hour: whoever finds another one at it leaves it to that one, which tries again should it
 * fail. They read hundreds of thousands of cases where there are many, beside everybody's work: by one processor, not by all that PostgreSQL has. Gives how many
 * hits are new.
 */
export async function runDataChecksOnce(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ is_mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('data checks ' || ${ctx.org}, 0)) as is_mine`.execute(ctx.tx)
  if (rows[0]?.is_mine !== true) return 0
  const done = await checksDone(ctx)
  const isFresh = (at: string | undefined) => {
    const age = Date.parse(ctx.now) - Date.parse(at ?? '')
    return age >= 0 && age < HOLDS_MS
  }
  if (dataCheckRules.every(rule => isFresh(done.get(rule)?.looked_at))) return 0
  await sql`set local max_parallel_workers_per_gather = 0`.execute(ctx.tx)
  return runDataChecks(ctx)
}
