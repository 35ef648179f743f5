import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { Database } from '../database/database.ts'
import { asWorker } from '../database/transaction.ts'
import type { Work } from '../events/work.ts'
import type { Fired } from './fire-alarm.ts'
import type { DueAlarm, MissedDuty } from './judge-alarm.ts'

const columns = [
  'org_id as org',
  'case_id as caseId',
  'duty_key as duty',
  'rung',
  'kind',
  'due_at as dueAt',
  'to_party as to',
] as const

/** What is due in all organisations, oldest first. Nothing is locked: whoever fires looks again under the case's lock. */
export function dueAlarms(database: Database, now: Instant, most: number): Promise<DueAlarm[]> {
  return asWorker(database, tx =>
    tx
      .selectFrom('alarms')
      .select(columns)
      .where('fired_at', 'is', null)
      .where('due_at', '<', now)
      .orderBy('due_at')
      .orderBy('org_id')
      .orderBy('duty_key')
      .orderBy('rung')
      .limit(most)
      .execute(),
  )
}

/** Locks the case unless somebody else is changing it: two sweeps share the work instead of waiting for each other. */
export async function lockedHere(ctx: Ctx, caseId: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('cases')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('id', '=', caseId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row !== undefined
}

const order = sql<number>`case kind when 'warning' then 0 when 'breach' then 1 else 2 end`

/** What of a case is due and has not fired, in the order in which it rings. */
export function dueAlarmsOf(ctx: Ctx, caseId: string): Promise<DueAlarm[]> {
  return ctx.tx
    .selectFrom('alarms')
    .select(columns)
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('fired_at', 'is', null)
    .where('due_at', '<', ctx.now)
    .orderBy('due_at')
    .orderBy(order)
    .orderBy('rung')
    .execute()
}

/** The next rung of a duty's ladder that has not fired, whenever it is due. */
export function nextRung(ctx: Ctx, duty: string): Promise<DueAlarm | undefined> {
  return ctx.tx
    .selectFrom('alarms')
    .select(columns)
    .where('org_id', '=', ctx.org)
    .where('duty_key', '=', duty)
    .where('kind', '=', 'escalation')
    .where('fired_at', 'is', null)
    .orderBy('due_at')
    .orderBy('rung')
    .executeTakeFirst()
}

/** Of these duties those that are days gone by without the act. */
export async function missedDuties(ctx: Ctx, keys: readonly string[]): Promise<Map<string, MissedDuty>> {
  if (keys.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('duties')
    .select(['key', 'pack', 'edition', 'rule', 'due_at', 'owner_id'])
    .where('org_id', '=', ctx.org)
    .where('key', 'in', [...keys])
    .where('outcome', '=', 'missed')
    .where('due_at', 'is not', null)
    .execute()
  return new Map(
    rows.map(r => [
      r.key,
      {
        key: r.key,
        pack: r.pack,
        edition: r.edition,
        rule: r.rule,
        dueAt: r.due_at!,
        ...(r.owner_id === null ? {} : { owner: r.owner_id }),
      },
    ]),
  )
}

/** Marks what rang; call it after `flush`, which may have set the duty's alarms anew. */
export async function markFired(ctx: Ctx, work: Work, fired: readonly (Fired & { readonly party: string })[]): Promise<void> {
  if (fired.length === 0 || work.events.length === 0) return
  await ctx.tx
    .insertInto('alarms')
    .values(
      fired.map(f => ({
        org_id: ctx.org,
        duty_key: f.duty,
        rung: f.rung,
        case_id: f.caseId,
        kind: f.kind,
        due_at: f.dueAt,
        to_party: f.party,
        fired_at: ctx.now,
      })),
    )
    .onConflict(c =>
      c
        .columns(['org_id', 'duty_key', 'rung'])
        .doUpdateSet(eb => ({ fired_at: eb.ref('excluded.fired_at'), due_at: eb.ref('excluded.due_at') })),
    )
    .execute()
}

/** Puts right the row of an alarm that did not ring, so that no tick finds it again before its time. */
export async function putRight(ctx: Ctx, alarm: DueAlarm, dueAt: Instant | undefined): Promise<void> {
  const row = { org_id: ctx.org, duty_key: alarm.duty, rung: alarm.rung }
  if (dueAt !== undefined)
    await ctx.tx
      .updateTable('alarms')
      .set({ due_at: dueAt })
      .where('org_id', '=', row.org_id)
      .where('duty_key', '=', row.duty_key)
      .where('rung', '=', row.rung)
      .where('fired_at', 'is', null)
      .execute()
  else
    await ctx.tx
      .deleteFrom('alarms')
      .where('org_id', '=', row.org_id)
      .where('duty_key', '=', row.duty_key)
      .where('rung', '=', row.rung)
      .where('fired_at', 'is', null)
      .execute()
}
