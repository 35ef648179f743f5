import { sql } from 'kysely'
import type { PeriodicRule } from '../../engine/pack.ts'
import { instantsOf } from '../../engine/periods.ts'
import { editionsInForce } from '../../engine/rules.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { canonical, sha256 } from '../events/seal.ts'
import { submitReport } from '../reports/hand-in.ts'
import { openPeriods, ruleOfReport } from '../reports/open-periods.ts'
import { mayHandIn } from '../reports/present-report.ts'
import { nameOf } from './places.ts'
import type { AskPlan, IssuedPlan, IssuePlan, PlanDocument, PlanList, PlanView } from './plan-schema.ts'
import { reorderRows } from './reorder.ts'
import { mustBeStaffOfOurs, partsSettings, stockRights } from './who.ts'

/** How often a part is used in a period so that it counts as common by itself, where no regulation in force says so. */
const COMMON_FROM = 2
const commonFrom = (ctx: Ctx): number =>
  editionsInForce(ctx.rules, ctx.now).flatMap(({ pack }) => pack.periodic.flatMap(rule => rule.stocks?.commonFrom ?? []))[0] ??
  COMMON_FROM

/** 常用备件储备计划 of a period: parts used often enough in it or marked 常用, with the figures of this moment and what to order. Amounts in 分. */
export async function draftPlan(ctx: Ctx, { from, to }: AskPlan): Promise<PlanDocument> {
  const settings = await partsSettings(ctx)
  const often = commonFrom(ctx)
  const uses = await usesIn(ctx, from, to)
  const rows = await reorderRows(ctx, settings)
  const marked = new Set(rows.flatMap(row => (row.isCommon ? [row.part.id] : [])))
  const lines = rows
    .filter(row => marked.has(row.part.id) || (uses.get(row.part.id)?.times ?? 0) >= often)
    .map(row => ({
      ...{
        part: row.part,
        location: row.location,
        used: uses.get(row.part.id)?.used ?? 0,
        times: uses.get(row.part.id)?.times ?? 0,
      },
      ...{ marked: marked.has(row.part.id), basis: row.basis, order: row.order, priceFen: row.priceFen },
    }))
  const { serviceLevel, windowWeeks, reviewWeeks, leadDays, leastWeeks } = settings
  return {
    ...{
      from,
      to,
      asOf: ctx.now,
      settings: { serviceLevel, windowWeeks, reviewWeeks, leadDays, leastWeeks },
      commonFrom: often,
      lines,
    },
    totalFen: lines.reduce((sum, line) => sum + line.order * (line.priceFen ?? 0), 0),
  }
}

async function usesIn(ctx: Ctx, from: LocalDate, to: LocalDate): Promise<Map<string, { used: number; times: number }>> {
  const { from: start, to: end } = instantsOf(ctx.rules.calendar, { start: from, end: to })
  const rows = await ctx.tx
    .selectFrom('stock_moves as m')
    .select(['m.part_id', sql<number>`sum(m.quantity)::int`.as('used'), sql<number>`count(*)::int`.as('times')])
    .where('m.org_id', '=', ctx.org)
    .where('m.kind', '=', 'consume')
    .where('m.reverses', 'is', null)
    .where('m.at', '>=', start)
    .where('m.at', '<', end)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('stock_moves as r')
            .select('r.id')
            .whereRef('r.org_id', '=', 'm.org_id')
            .whereRef('r.reverses', '=', 'm.id'),
        ),
      ),
    )
    .groupBy('m.part_id')
    .execute()
  return new Map(rows.map(row => [row.part_id, { used: row.used, times: row.times }]))
}

/** The report of a regulation that a plan of exactly this period meets and that is still owed. */
async function owedFor(ctx: Ctx, { from, to }: AskPlan) {
  await openPeriods(ctx)
  const rows = await ctx.tx
    .selectFrom('reports')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('period_start', '=', from)
    .where('period_end', '=', to)
    .where('submitted_at', 'is', null)
    .orderBy('due_at')
    .execute()
  for (const row of rows) {
    const rule: PeriodicRule | undefined = ruleOfReport(ctx, row)
    if (rule?.stocks !== undefined)
      return { id: row.id, clause: row.clause, title: rule.title, dueAt: row.due_at, canSubmit: mayHandIn(ctx, row, rule) }
  }
  return undefined
}

/** The plan of a period as it would be issued now, with the report that it would meet. */
export async function viewPlan(ctx: Ctx, ask: AskPlan): Promise<PlanView> {
  mustBeStaffOfOurs(ctx)
  if (ask.from > ask.to) throw refuse('statistics.period-backwards')
  const owed = await owedFor(ctx, ask)
  const issued = await ctx.tx
    .selectFrom('stock_plans')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('period_start', '=', ask.from)
    .where('period_end', '=', ask.to)
    .orderBy('issued_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    ...{ document: await draftPlan(ctx, ask), owed: owed ?? null, issued: issued?.id ?? null },
    canIssue: owed?.canSubmit === true || (await stockRights(ctx)).manages,
  }
}

/** 签发: meets the periodic report of this period where the actor owes one; otherwise by whoever manages the stock (`stock.not-manager`). */
export async function issuePlan(ctx: Ctx, { from, to, comments }: IssuePlan): Promise<string> {
  mustBeStaffOfOurs(ctx)
  if (from > to) throw refuse('statistics.period-backwards')
  const owed = await owedFor(ctx, { from, to })
  if (owed?.canSubmit) {
    await submitReport(ctx, owed.id, { text: comments })
    const row = await ctx.tx
      .selectFrom('stock_plans')
      .select('id')
      .where('org_id', '=', ctx.org)
      .where('report_id', '=', owed.id)
      .executeTakeFirstOrThrow()
    return row.id
  }
  if (!(await stockRights(ctx)).manages) throw refuse('stock.not-manager')
  return freezePlan(ctx, { from, to, comments }, null)
}

const hashOf = (issued: { document: PlanDocument; comments: string; issuedBy: string; issuedAt: string }): string =>
  sha256(canonical(JSON.parse(JSON.stringify(issued))))

/** Issues a plan: figures as of now with the planner's words, frozen under their hash, and an event that names it. `report`: the periodic report that it meets. Who may is asked before. */
export async function freezePlan(ctx: Ctx, { from, to, comments }: IssuePlan, report: string | null): Promise<string> {
  const document = await draftPlan(ctx, { from, to })
  const id = ctx.newId()
  const hash = hashOf({ document, comments, issuedBy: ctx.actor.person, issuedAt: ctx.now })
  await ctx.tx
    .insertInto('stock_plans')
    .values({
      ...{
        org_id: ctx.org,
        id,
        period_start: from,
        period_end: to,
        report_id: report,
        document: JSON.stringify(document),
        hash,
        comments,
      },
      ...{ issued_by: ctx.actor.person, issued_at: ctx.now },
    })
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'stock-plan.issued',
    plain: { plan: id, from, to, hash, ...(report === null ? {} : { report }) },
    sealed: {},
  })
  return id
}

/** The plans that were issued, newest first. */
export async function listPlans(ctx: Ctx): Promise<PlanList> {
  mustBeStaffOfOurs(ctx)
  const rows = await ctx.tx
    .selectFrom('stock_plans')
    .select([
      'id',
      'period_start',
      'period_end',
      'issued_by',
      'issued_at',
      sql<number>`jsonb_array_length(document -> 'lines')`.as('lines'),
    ])
    .where('org_id', '=', ctx.org)
    .orderBy('issued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(60)
    .execute()
  return {
    items: rows.map(row => ({
      ...{
        id: row.id,
        from: row.period_start,
        to: row.period_end,
        by: nameOf(ctx, row.issued_by),
        at: row.issued_at,
        lines: row.lines,
      },
    })),
  }
}

/** One plan as it was issued, and whether its bytes still have its hash; `plan.not-found`. */
export async function viewIssuedPlan(ctx: Ctx, id: string): Promise<IssuedPlan> {
  mustBeStaffOfOurs(ctx)
  const row = await ctx.tx
    .selectFrom('stock_plans')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw refuse('plan.not-found')
  return {
    ...{ id, document: row.document, comments: row.comments, hash: row.hash, by: nameOf(ctx, row.issued_by), at: row.issued_at },
    intact:
      hashOf({ document: row.document, comments: row.comments, issuedBy: row.issued_by, issuedAt: row.issued_at }) === row.hash,
    reportId: row.report_id,
  }
}
