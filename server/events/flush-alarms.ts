import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { AlarmRow, Work } from './work.ts'

const AT_ONCE = 800

/**
 * Stores what rang and, of each duty whose rungs were set, the one that rings next. The rungs after it are computed when it has rung, from the
 * settings of that moment; all in the transaction of the events, so that no crash leaves a duty without its next rung.
 */
export async function flushAlarms(ctx: Ctx, work: Work): Promise<void> {
  for (let i = 0; i < work.fired.length; i += AT_ONCE) await markFired(ctx, work.fired.slice(i, i + AT_ONCE))
  if (work.alarms.size === 0) return
  // A duty that one of these very events began has no rows yet: most writes are intakes, and need one statement.
  const events = new Set(work.events.map(e => e.id))
  const isNew = (key: string) => events.has(work.duties.get(key)?.duty.startEvent ?? '')
  const fired = await clear(
    ctx,
    [...work.alarms.keys()].filter(key => !isNew(key)),
  )
  const next = [...work.alarms].flatMap(([key, rungs]) => rungs.find(({ rung }) => !fired.has(`${key} ${rung}`)) ?? [])
  for (let i = 0; i < next.length; i += AT_ONCE)
    await ctx.tx
      .insertInto('alarms')
      .values(next.slice(i, i + AT_ONCE).map(row => columnsOf(ctx, row, null)))
      .onConflict(c => c.doNothing())
      .execute()
}

/** Takes away what has not fired of these duties, and gives what has, as `<duty> <rung>`. */
async function clear(ctx: Ctx, duties: readonly string[]): Promise<ReadonlySet<string>> {
  if (duties.length === 0) return new Set()
  const { rows } = await sql<{ duty_key: string; rung: string }>`
    with gone as (
      delete from alarms where org_id = ${ctx.org} and fired_at is null and duty_key = any(${duties}::text[])
    )
    select duty_key, rung from alarms
    where org_id = ${ctx.org} and fired_at is not null and duty_key = any(${duties}::text[])`.execute(ctx.tx)
  return new Set(rows.map(row => `${row.duty_key} ${row.rung}`))
}

async function markFired(ctx: Ctx, fired: Work['fired']): Promise<void> {
  await ctx.tx
    .insertInto('alarms')
    .values(fired.map(row => columnsOf(ctx, row, row.firedAt)))
    .onConflict(c =>
      c
        .columns(['org_id', 'duty_key', 'rung'])
        .doUpdateSet(eb => ({ fired_at: eb.ref('excluded.fired_at'), due_at: eb.ref('excluded.due_at') })),
    )
    .execute()
}

function columnsOf({ org }: Ctx, { dutyKey, rung, caseId, kind, dueAt, to }: AlarmRow, firedAt: string | null) {
  return { org_id: org, duty_key: dutyKey, rung, case_id: caseId, kind, due_at: dueAt, to_party: to, fired_at: firedAt }
}
