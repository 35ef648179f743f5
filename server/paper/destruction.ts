import { sql } from 'kysely'
import { todayOf } from '../archive/propose-disposal.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import type { Paper } from './find.ts'

/**
 * What a destruction is part of: the disposal that was approved and names the case or the paper, or the person's request whose erasure has come to
 * the case. Under the lock that a hold waits for; while one stands, or where nothing names it: `paper.not-due`.
 */
export async function mustBeDue(ctx: Ctx, paper: Pick<Paper, 'id' | 'case_id'>): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`disposal ${ctx.org}`}, 0))`.execute(ctx.tx)
  const [unit, subject] = paper.case_id === null ? ['paper', paper.id] : ['case', paper.case_id]
  const { rows } = await sql<{ id: string }>`
    select d.id from disposals d join disposal_items i on i.org_id = d.org_id and i.disposal_id = d.id
      where d.org_id = ${ctx.org} and d.state = 'running' and i.unit = ${unit} and i.subject_id = ${subject} and i.state = 'waiting'
    union all
    select r.id from privacy_requests r join privacy_items p on p.org_id = r.org_id and p.request_id = r.id
      where r.org_id = ${ctx.org} and r.state = 'granted' and r.kind = 'erasure' and p.what = 'case' and p.subject_id = ${paper.case_id ?? ''}
        and p.state = 'waiting' and (p.kept_until is null or p.kept_until < ${todayOf(ctx)}::date)
    limit 1`.execute(ctx.tx)
  const [found] = rows
  if (found === undefined) throw refuse('paper.not-due')
  if (paper.case_id !== null) {
    const held = await sql`select id from bihuan_holds_on_case(${paper.case_id}) limit 1`.execute(ctx.tx)
    if (held.rows.length > 0) throw refuse('paper.not-due')
  }
  return found.id
}
