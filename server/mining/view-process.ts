import { type SqlBool, sql } from 'kysely'
import { type BreakKind, breakKinds, breaksOf } from '../../engine/mining/conformance.ts'
import type { EventLog, Trace } from '../../engine/mining/event-log.ts'
import { throughputOf } from '../../engine/mining/figures.ts'
import { selectFrom } from '../../engine/mining/select.ts'
import { isParty } from '../../engine/permissions.ts'
import { editionsInForce } from '../../engine/rules.ts'
import type { Text } from '../../events/text.ts'
import { companyWide } from '../analysis/base.ts'
import { ruleOf } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { type CaseLog, caseLog, conformanceAmong, titleOfStep } from './case-log.ts'
import { mine, selectionOf, zoneIn } from './mine.ts'
import { owedAnalysis } from './owed-analysis.ts'
import type { AskProcess, AskProcessCases, LoopConformance, ProcessCasePage, ProcessView } from './schema.ts'
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
    conformance: await loopOf(ctx, found, chosen.traces),
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
export async function chosenCases(ctx: Ctx, ask: AskProcess): Promise<{ found: CaseLog; chosen: EventLog }> {
  const found = await caseLog(ctx, ask)
  const chosen = selectFrom(found.log, selectionOf(ask))
  if (ask.broken === undefined) return { found, chosen }
  const isBroken = await brokenBy(ctx, found, ask.broken)
  return { found, chosen: { ...chosen, traces: chosen.traces.filter(isBroken) } }
}

async function brokenBy(ctx: Ctx, { walks, loop }: CaseLog, broken: string): Promise<(trace: Trace) => boolean> {
  const [kind = '', ...rest] = broken.split(':')
  const what = rest.join(':')
  if (kind === 'late') {
    const { rows } = await sql<{ id: string }>`select distinct d.case_id as id from duties d
      where d.org_id = ${ctx.org} and d.outcome in ('late', 'missed') and d.pack || '/' || d.rule = ${what}`.execute(ctx.tx)
    const late = new Set(rows.map(row => row.id))
    return ({ id }) => late.has(id)
  }
  const isKind = (breakKinds as readonly string[]).includes(kind)
  return ({ id }) => {
    const walk = walks.get(id)
    if (!walk) return false
    const breaks = breaksOf(loop, walk)
    if (kind === 'none') return breaks.length === 0
    return isKind && breaks.some(one => one.kind === (kind as BreakKind) && one.step === what)
  }
}

/** How the chosen cases keep the loop, and which clauses they break by time; null where no regulation in force leads their kind. */
export async function loopOf(ctx: Ctx, found: CaseLog, traces: readonly Trace[]): Promise<LoopConformance | null> {
  const conformance = conformanceAmong(found, traces)
  if (conformance === undefined || found.regulation === undefined) return null
  return {
    regulation: found.regulation,
    cases: conformance.cases,
    others: traces.length - conformance.cases,
    fit: conformance.fit,
    steps: conformance.steps.map(step => ({ ...step, broken: { ...step.broken } })),
    late: await lateAmong(ctx, traces),
  }
}

const MOST_LATE = 50

async function lateAmong(ctx: Ctx, traces: readonly Trace[]): Promise<LoopConformance['late']> {
  if (traces.length === 0) return []
  const { rows } = await sql<{ pack: string; edition: string; rule: string; clause: string; cases: number; times: number }>`
    select d.pack, max(d.edition) as edition, d.rule, max(d.clause) as clause, count(distinct d.case_id)::int as cases, count(*)::int as times
    from duties d where d.org_id = ${ctx.org} and d.outcome in ('late', 'missed')
      and d.case_id = any(${traces.map(trace => trace.id)}::text[])
    group by d.pack, d.rule order by cases desc, times desc, d.rule limit ${MOST_LATE}`.execute(ctx.tx)
  return rows.map(({ pack, edition, rule, clause, cases, times }) => ({
    regulation: ctx.rules.editions.findLast(one => one.pack.id === pack)?.pack.title ?? { zh: pack },
    title: ruleOf(ctx.rules, { pack, edition, rule })?.title ?? { zh: rule },
    rule: `${pack}/${rule}`,
    ...{ clause, cases, times },
  }))
}

/** The very cases behind a number, the longest first; those that go on stand at the end by their beginning. */
export async function listProcessCases(ctx: Ctx, ask: AskProcessCases): Promise<ProcessCasePage> {
  const { found, chosen } = await chosenCases(ctx, ask)
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
      const walk = found.walks.get(trace.id)
      const breaks = walk === undefined ? [] : breaksOf(found.loop, walk)
      return {
        ...presentTrace(trace, titles),
        ...{ id: trace.id, name: byId.get(trace.id)?.number ?? '', title: byId.get(trace.id)?.title ?? '' },
        broken: breaks.map(({ kind, step }) => {
          const { title, clause } = found.loop.find(one => one.id === step)!
          return { kind, step: title, clause }
        }),
      }
    }),
    next,
    total: chosen.traces.length,
  }
}

/** One page of cases; the cursor is the place in the list, which is the same as long as the question is and nothing happens. */
export function pageOf(
  traces: readonly Trace[],
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): { page: readonly Trace[]; next: string | null } {
  const took = (trace: Trace) => (trace.isOpen ? -1 : throughputOf(trace))
  const sorted = [...traces].sort((a, b) => took(b) - took(a) || a.at[0]! - b.at[0]! || (a.id < b.id ? -1 : 1))
  const start = after === undefined ? 0 : Number(readCursor(after, ['number'])[0])
  const more = sorted.length > start + limit
  return { page: sorted.slice(start, start + limit), next: more ? writeCursor([String(start + limit)]) : null }
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
