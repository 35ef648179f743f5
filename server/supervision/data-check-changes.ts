import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { DataCheckRule } from './schema.ts'
import { dataCheckRules } from './schema.ts'

/** Up to when a check has looked, and what it was decided by beside the cases. */
type Done = ReadonlyMap<string, { readonly input: string; readonly looked_at: string }>

/** The times of acts are read before they are committed, and servers' clocks differ: what changed a day before the last look is looked at once more. */
const OVERLAP_MS = 86_400_000
/** Beyond, reading all is no dearer than looking each up. */
const MOST_CHANGED = 20_000
/** What the checks read of a log. The system's own events leave `cases.updated_at` as it was, so they are found by their types. */
const readOfLogs = [
  ...['case.opened', 'customer.accepted', 'customer.answered', 'event.corrected'],
  ...['file.attached', 'handling.completed', 'photo.added'],
] as const

/** When each check was last run; empty before the first time. */
export async function checksDone(ctx: Ctx): Promise<Done> {
  const rows = await ctx.tx
    .selectFrom('data_checks_done')
    .select(['rule', 'input', 'looked_at'])
    .where('org_id', '=', ctx.org)
    .execute()
  return new Map(rows.map(({ rule, ...row }) => [rule, row]))
}

/** The cases that changed since all checks last looked, by whatever a check reads of them; `all` where one has never looked, or where the clock was set back. */
export async function caseIdsToLookAt(ctx: Ctx, done: Done): Promise<'all' | readonly string[]> {
  if (dataCheckRules.some(rule => !done.has(rule))) return 'all'
  const looked = [...done.values()].map(one => Date.parse(one.looked_at))
  if (Math.max(...looked) > Date.parse(ctx.now)) return 'all'
  const since = new Date(Math.min(...looked) - OVERLAP_MS).toISOString()
  const { rows } = await sql<{ id: string }>`
    select id from (
      select c.id from cases c where c.org_id = ${ctx.org} and c.updated_at >= ${since}::timestamptz
      union
      select e.stream_id from events e where e.org_id = ${ctx.org} and e.type = any(${[...readOfLogs]}::text[]) and e.at >= ${since}::timestamptz
    ) changed limit ${MOST_CHANGED + 1}`.execute(ctx.tx)
  return rows.length > MOST_CHANGED ? 'all' : rows.map(row => row.id)
}

/** Remembers that a check has looked at everything up to now. */
export async function noteChecked(ctx: Ctx, rule: DataCheckRule, input: string): Promise<void> {
  await ctx.tx
    .insertInto('data_checks_done')
    .values({ org_id: ctx.org, rule, input, looked_at: ctx.now })
    .onConflict(c => c.columns(['org_id', 'rule']).doUpdateSet({ input, looked_at: ctx.now }))
    .execute()
}
