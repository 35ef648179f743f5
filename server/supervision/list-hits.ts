import { type SqlBool, sql } from 'kysely'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { runDataChecks } from './data-checks.ts'
import { raiseFinding } from './raise-finding.ts'
import type { DataCheckRule, HitPage, ListHits, SettleHit } from './schema.ts'
import { supervises } from './supervisors.ts'

function standing(ctx: Ctx) {
  return ctx.tx
    .selectFrom('data_check_hits as h')
    .innerJoin('cases as c', join => join.onRef('c.org_id', '=', 'h.org_id').onRef('c.id', '=', 'h.case_id'))
    .leftJoin('findings as f', join =>
      join.onRef('f.org_id', '=', 'h.org_id').onRef('f.source_id', '=', 'h.id').on('f.source', '=', 'data-check'),
    )
    .where('h.org_id', '=', ctx.org)
    .where(caseSeenOrTrue(ctx, 'h.case_id'))
}

/** 数据核查: what was found and not put right, explained or made a finding; or those that were. The cases that the reader sees, the latest first. */
export async function listHits(ctx: Ctx, { rule, state, limit, after }: ListHits): Promise<HitPage> {
  const canSettle = supervises(ctx)
  if (!canSettle) throw refuse('supervision.not-yours')
  let query = standing(ctx)
    .selectAll('h')
    .select(['c.number', 'c.title', 'f.id as finding', 'f.number as finding_number', 'f.state as finding_state'])
    .select(sql<string>`h.found_at::text`.as('place'))
  if (rule !== undefined) query = query.where('h.rule', '=', rule)
  if (state === 'finding') query = query.where('f.id', 'is not', null)
  if (state === 'explained') query = query.where('h.explained_at', 'is not', null)
  if (state === 'cleared') query = query.where('h.cleared_at', 'is not', null)
  if (state === 'open')
    query = query.where('h.cleared_at', 'is', null).where('h.explained_at', 'is', null).where('f.id', 'is', null)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(h.found_at, h.id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('h.found_at', 'desc')
    .orderBy('h.id', 'desc')
    .limit(limit + 1)
    .execute()
  const counts = await standing(ctx)
    .select('h.rule')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('h.cleared_at', 'is', null)
    .where('h.explained_at', 'is', null)
    .where('f.id', 'is', null)
    .groupBy('h.rule')
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(row => ({
      ...{ id: row.id, rule: row.rule as DataCheckRule, case: { id: row.case_id, number: row.number, title: row.title } },
      ...{ clause: row.clause, asks: row.asks, detail: row.detail, foundAt: row.found_at, clearedAt: row.cleared_at },
      explained:
        row.explained_at === null ? null : { words: row.explanation!, by: named(ctx, row.explained_by!), at: row.explained_at },
      finding: row.finding === null ? null : { id: row.finding, number: row.finding_number!, state: row.finding_state! },
    })),
    next: rows.length > limit && last ? writeCursor([last.place, last.id]) : null,
    open: Object.fromEntries(counts.map(row => [row.rule, Number(row.count)])) as HitPage['open'],
    canSettle,
  }
}

/** Looks through all checks now, as the system does every day. */
export async function checkNow(ctx: Ctx): Promise<void> {
  if (!supervises(ctx)) throw refuse('supervision.not-yours')
  await runDataChecks(ctx)
}

/** 说明 or 转发现: a hit is explained, or becomes a finding about the department of its case; once (`finding.settled-already`). */
export async function settleHit(ctx: Ctx, id: string, settled: SettleHit): Promise<void> {
  if (!supervises(ctx)) throw refuse('supervision.not-yours')
  const hit = await ctx.tx
    .selectFrom('data_check_hits')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'data_check_hits.org_id').onRef('cases.id', '=', 'case_id'))
    .select(['data_check_hits.id', 'case_id', 'explained_at', 'department_id', 'data_check_hits.clause', 'asks'])
    .where('data_check_hits.org_id', '=', ctx.org)
    .where('data_check_hits.id', '=', id)
    .where(caseSeenOrTrue(ctx, 'data_check_hits.case_id'))
    .forUpdate('data_check_hits')
    .executeTakeFirst()
  if (hit === undefined) throw refuse('data-check.not-found')
  const known = await ctx.tx
    .selectFrom('findings')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('source', '=', 'data-check')
    .where('source_id', '=', id)
    .executeTakeFirst()
  if (hit.explained_at !== null || known !== undefined) throw refuse('finding.settled-already')
  if ('explanation' in settled) {
    await ctx.tx
      .updateTable('data_check_hits')
      .set({ explained_by: ctx.actor.person, explained_at: ctx.now, explanation: settled.explanation })
      .where('org_id', '=', ctx.org)
      .where('id', '=', id)
      .execute()
    return
  }
  await raiseFinding(ctx, {
    ...{ source: 'data-check', sourceId: id, caseId: hit.case_id, departmentId: hit.department_id, personId: null },
    // What is not kept is what the finding is about; where a date only cannot be, it is what has the data checked.
    ...{ clause: hit.asks || hit.clause, isMajor: settled.major, words: settled.finding },
  })
}
