import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { Database } from '../database/database.ts'
import { asWorker } from '../database/transaction.ts'
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

/** What of these cases is due and has not fired. */
export function dueAlarmsOf(ctx: Ctx, caseIds: readonly string[]): Promise<DueAlarm[]> {
  if (caseIds.length === 0) return Promise.resolve([])
  return ctx.tx
    .selectFrom('alarms')
    .select(columns)
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', sql<string>`any(${[...caseIds]}::text[])`)
    .where('fired_at', 'is', null)
    .where('due_at', '<', ctx.now)
    .orderBy('due_at')
    .orderBy('rung')
    .execute()
}

/** The duties of these cases that have something left to ring. */
export function waitingDuties(ctx: Ctx, caseIds: readonly string[]): Promise<{ caseId: string; duty: string }[]> {
  if (caseIds.length === 0) return Promise.resolve([])
  return ctx.tx
    .selectFrom('alarms')
    .select(['case_id as caseId', 'duty_key as duty'])
    .distinct()
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', sql<string>`any(${[...caseIds]}::text[])`)
    .where('fired_at', 'is', null)
    .execute()
}

/** The rungs of these duties that have fired, by duty. */
export async function firedRungs(ctx: Ctx, duties: readonly string[]): Promise<Map<string, Set<string>>> {
  const fired = new Map<string, Set<string>>(duties.map(duty => [duty, new Set()]))
  if (duties.length === 0) return fired
  const rows = await ctx.tx
    .selectFrom('alarms')
    .select(['duty_key', 'rung'])
    .where('org_id', '=', ctx.org)
    .where('duty_key', '=', sql<string>`any(${[...duties]}::text[])`)
    .where('fired_at', 'is not', null)
    .execute()
  for (const { duty_key, rung } of rows) fired.get(duty_key)!.add(rung)
  return fired
}

/** Of these duties those that are days gone by without the act. */
export async function missedDuties(ctx: Ctx, keys: readonly string[]): Promise<Map<string, MissedDuty>> {
  if (keys.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('duties')
    .select(['key', 'pack', 'edition', 'rule', 'start_event', 'started_at', 'due_at', 'is_provisional', 'owner_id', 'period'])
    .where('org_id', '=', ctx.org)
    .where('key', '=', sql<string>`any(${[...keys]}::text[])`)
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
        startEvent: r.start_event,
        startAt: r.started_at,
        dueAt: r.due_at!,
        provisional: r.is_provisional,
        ...(r.owner_id === null ? {} : { owner: r.owner_id }),
        ...(r.period === null ? {} : { period: r.period }),
      },
    ]),
  )
}
