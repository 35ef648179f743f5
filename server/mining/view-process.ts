import { type SqlBool, sql } from 'kysely'
import type { EventLog, Trace } from '../../engine/mining/event-log.ts'
import { throughputOf } from '../../engine/mining/figures.ts'
import { selectFrom } from '../../engine/mining/select.ts'
import { isParty } from '../../engine/permissions.ts'
import { editionsInForce } from '../../engine/rules.ts'
import type { Text } from '../../events/text.ts'
import { companyWide } from '../analysis/base.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { type CaseLog, type CaseTrace, caseLog, titleOfStep } from './case-log.ts'
import { breaksOfCase, brokenBy, loopOf } from './loop.ts'
import { mine, selectionOf, zoneIn } from './mine.ts'
import { owedAnalysis } from './owed-analysis.ts'
import type { AskProcess, AskProcessCases, ProcessCasePage, ProcessView } from './schema.ts'
import { traceSome } from './trace-cases.ts'

/** 流程分析 of our own cases (furn 4.4): what the reader sees of a kind and period, as far as the ways are written down; `behind` says what is not. */
export async function viewProcess(ctx: Ctx, ask: AskProcess): Promise<ProcessView> {
  const behind = await traceSome(ctx)
  const isWhole = answersForProcess(ctx)
  const { found, chosen } = await chosenCases(isWhole ? companyWide(ctx) : ctx, ask)
  return {
    ...mine(chosen, titleIn(ctx), zoneIn(ctx)),
    scope: isWhole ? 'company' : 'seen',
    asOf: ctx.now,
    conformance: loopOf(ctx, found, ask.kind, chosen.traces),
    behind,
    outOf: found.log.traces.length,
    owed: ctx.sight.isPartner ? null : await owedAnalysis(ctx, ask),
  }
}

/**
 * Whoever owes the yearly analysis, or accepts it (furn 4.4), reads the figures of the whole company: they are what is handed in. The cases behind them
 * are those that the person sees, as everywhere.
 */
export function answersForProcess(ctx: Ctx): boolean {
  if (ctx.sight.isPartner) return false
  const rules = editionsInForce(ctx.rules, ctx.now).flatMap(({ pack }) => pack.periodic.filter(rule => rule.mines !== undefined))
  return rules.some(rule => [rule.owner, ...rule.to].some(party => isParty(ctx.actor, party, { people: {} })))
}

/** The words of a step, as {@link mine} asks for them. */
export const titleIn = (ctx: Ctx) => (key: string) => titleOfStep(ctx.rules.editions, key)

/** The log of a question, and the same with only what is chosen in it. */
export async function chosenCases(
  ctx: Ctx,
  ask: AskProcess,
  how: { withIds?: boolean } = {},
): Promise<{ found: CaseLog; chosen: EventLog<CaseTrace> }> {
  const found = await caseLog(ctx, ask, how)
  const chosen = selectFrom(found.log, selectionOf(ask))
  if (ask.broken === undefined) return { found, chosen }
  const isBroken = brokenBy(found, ask.broken)
  return { found, chosen: { ...chosen, traces: chosen.traces.filter(({ profile }) => isBroken(profile)) } }
}

/** The very cases behind a number, the longest first; those that go on stand at the end by their beginning. */
export async function listProcessCases(ctx: Ctx, ask: AskProcessCases): Promise<ProcessCasePage> {
  const { found, chosen } = await chosenCases(ctx, ask, { withIds: true })
  const { page, next } = pageOf(chosen.traces, ask)
  const ids = page.map(trace => trace.id)
  const rows = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'number', 'title'])
    .where('org_id', '=', ctx.org)
    .where(sql<SqlBool>`id = any(${ids}::text[])`)
    .execute()
  const titles = chosen.activities.map(titleIn(ctx))
  const byId = new Map(rows.map(row => [row.id, row]))
  return {
    items: page.map(trace => {
      return {
        ...presentTrace(trace, titles),
        ...{ id: trace.id, name: byId.get(trace.id)?.number ?? '', title: byId.get(trace.id)?.title ?? '' },
        broken: breaksOfCase(ctx, found, trace.profile),
      }
    }),
    next,
    total: chosen.traces.length,
  }
}

/** One page of cases; the cursor is the place in the list, which is the same as long as the question is and nothing happens. */
export function pageOf<T extends Trace>(
  traces: readonly T[],
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): { page: readonly T[]; next: string | null } {
  const took = (trace: Trace) => (trace.isOpen ? -1 : throughputOf(trace))
  const start = after === undefined ? 0 : Number(readCursor(after, ['number'])[0])
  const end = start + limit
  // Only what can stand on the page is put in order.
  const least = traces.length <= end ? Number.NEGATIVE_INFINITY : Float64Array.from(traces, took).sort()[traces.length - end]!
  const sorted = traces
    .filter(trace => took(trace) >= least)
    .sort((a, b) => took(b) - took(a) || a.at[0]! - b.at[0]! || (a.id < b.id ? -1 : 1))
  return { page: sorted.slice(start, end), next: traces.length > end ? writeCursor([String(end)]) : null }
}

const MOST_STEPS = 200
/** A case as lists show it, with its steps in words. */
export const presentTrace = (trace: Trace, titles: readonly Text[]) => ({
  startedAt: new Date(trace.at[0]!).toISOString(),
  took: trace.isOpen ? null : throughputOf(trace),
  steps: trace.steps
    .slice(0, MOST_STEPS)
    .map((activity, i) => ({ title: titles[activity]!, at: new Date(trace.at[i]!).toISOString() })),
})
