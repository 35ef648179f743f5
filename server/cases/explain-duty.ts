import { type Explanation, explainDuty as explain } from '../../engine/explain.ts'
import type { OpenDuty } from '../../engine/state.ts'
import { eventDefinition } from '../../events/registry.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'

/** Why a duty of a case is due when it is, open or done: clause, reading, start, pauses, the sum day by day. */
export async function explainDuty(ctx: Ctx, caseId: string, key: string): Promise<Explanation> {
  const row = await ctx.tx
    .selectFrom('duties')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!row) throw refuse('duty.not-found')
  const { state } = await ctx.tx
    .selectFrom('cases')
    .select('state')
    .where('org_id', '=', ctx.org)
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  const start = await ctx.tx
    .selectFrom('events')
    .select('type')
    .where('org_id', '=', ctx.org)
    .where('id', '=', row.start_event)
    .executeTakeFirst()
  const duty: OpenDuty = {
    key: row.key,
    pack: row.pack,
    edition: row.edition,
    rule: row.rule,
    startEvent: row.start_event,
    startAt: row.started_at,
    provisional: row.is_provisional,
    ...(row.due_at === null ? {} : { dueAt: row.due_at }),
    ...(row.period === null ? {} : { period: row.period }),
    ...(state.duties[key]?.graced ? { graced: true } : {}),
  }
  return explain(ctx.rules, state, duty, eventDefinition(start?.type ?? '')?.title ?? { zh: '开始' })
}
