import { type Selectable, sql } from 'kysely'
import { type AssessedRow, explainRun } from '../../../engine/explain-run.ts'
import type { Period } from '../../../engine/period-dates.ts'
import { visibleAmong } from '../../access/case-visibility.ts'
import { companyWide } from '../../analysis/base.ts'
import { named } from '../../cases/view-case.ts'
import type { Ctx } from '../../context.ts'
import type { ScorecardPoints, ScorecardRuns } from '../../database/indicator-tables.ts'
import { refuse } from '../../errors.ts'
import { figuresOf } from '../read-indicators.ts'
import { indicatorsFor, nameOf } from '../rules-in-period.ts'
import type { Narrow } from '../sums.ts'
import { type Card, cardFor, type Subject } from './cards.ts'
import type { RunView } from './schema.ts'
import { rowsOf, sumOf, weightsFor, weightsSaid } from './weights.ts'

export type Run = Selectable<ScorecardRuns>
export type Line = RunView['lines'][number]
export type Deduction = RunView['deductions'][number]

/** A run by its id; refuses what is none (`scorecard.no-run`). `lock`: for whoever changes it. */
export async function runRow(ctx: Ctx, id: string, { lock = false }: { lock?: boolean } = {}): Promise<Run> {
  const query = ctx.tx.selectFrom('scorecard_runs').selectAll().where('org_id', '=', ctx.org).where('id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (row === undefined) throw refuse('scorecard.no-run')
  return row
}

export const periodOfRun = (run: Run): Period => ({ start: run.period_start, end: run.period_end })
export const cardOfRun = (ctx: Ctx, run: Run): Card => cardFor(ctx, periodOfRun(run), `${run.regulation}:${run.card}`)
export const narrowOf = ({ subject_kind: kind, subject_id: id }: Pick<Run, 'subject_kind' | 'subject_id'>): Narrow =>
  kind === 'organisation' ? {} : kind === 'department' ? { department: id } : { person: id }

/** Whom a run is about, by the name of today. */
export function subjectOfRun(
  ctx: Ctx,
  { subject_kind: kind, subject_id: id }: Pick<Run, 'subject_kind' | 'subject_id'>,
): Subject {
  if (kind === 'organisation') return { kind, id, name: ctx.language === 'zh' ? '全公司' : 'Company' }
  if (kind === 'person') return { kind, id, name: ctx.roster.people.get(id)?.name ?? id }
  const found = ctx.roster.departments.get(id)
  return { kind, id, name: (ctx.language === 'en' && found?.nameEn) || found?.name || id }
}

/** Points out of 100 by a scoring line: all at `full`, none at `none`, straight between, whichever is the larger. */
export function pointsByLine({ full, none }: { readonly full: number; readonly none: number }, figure: number): number {
  const share = ((figure - none) / (full - none)) * 100
  return Math.round(Math.min(100, Math.max(0, share)) * 100) / 100
}

const round = (number: number): number => Math.round(number * 100) / 100

/** The total of lines less what penalties take; null while a line has no points. Never below nought. */
export function totalOf(lines: readonly Pick<Line, 'part'>[], deductions: readonly Deduction[]): number | null {
  if (lines.length === 0 || lines.some(({ part }) => part === null)) return null
  const earned = lines.reduce((sum, { part }) => sum + (part ?? 0), 0)
  return round(Math.max(0, earned - deductions.reduce((sum, { points }) => sum + points, 0)))
}

/** Points that penalties in force took from whom the run is about, served in its period: `taken-back` ones, and those suspended by an appeal, take none. A sealed case takes its points like any other, without its title; whoever may not know of it sees the points alone ({@link shownDeductions}). */
export async function deductionsOf(
  ctx: Ctx,
  run: Pick<Run, 'subject_kind' | 'subject_id' | 'period_start' | 'period_end'>,
): Promise<Deduction[]> {
  if (run.subject_kind === 'organisation') return []
  const { rows } = await sql<Deduction>`
    select m.case_id as "caseId", c.number, case when c.sealed_for is null then c.title else '' end as title, (m.said ->> 'points')::float8 as points
    from penalty_measures m join cases c on c.org_id = m.org_id and c.id = m.case_id
    where m.org_id = ${ctx.org} and m.kind = 'points' and m.party = ${run.subject_kind} and m.subject_id = ${run.subject_id}
      and m.state in ('to-carry-out', 'in-effect', 'carried-out', 'expired') and coalesce(m.from_on, m.served_on, m.sorts_on) between ${run.period_start}::date and ${run.period_end}::date
      and m.said ->> 'points' is not null order by c.number`.execute(ctx.tx)
  return rows
}

/** The rows of a run with their figures as they are now and the points that they give: by the company's line, else what a person gave last. */
export async function linesOf(ctx: Ctx, run: Run): Promise<{ lines: Line[]; sum: number }> {
  const card = cardOfRun(ctx, run)
  const period = periodOfRun(run)
  const rows = rowsOf(ctx, card, period, weightsFor(await weightsSaid(ctx, card), period))
  const known = indicatorsFor(ctx, period).filter(({ key }) => rows.some(({ indicator }) => indicator === key))
  const figures = await figuresOf(companyWide(ctx), known, period, narrowOf(run), 'company')
  // What is entered is the company's, and every card may rest on it.
  const entered = known.filter(({ rule }) => 'entered' in rule.measure || 'change' in rule.measure)
  const whole = await figuresOf(companyWide(ctx), entered, period, {}, 'company')
  const given = await pointsGiven(ctx, run)
  const lines = rows.map((row): Line => {
    const read = whole.get(row.indicator) ?? figures.get(row.indicator)
    const figure = read?.figure ?? null
    const byHand = given.get(row.indicator)
    const byLine = row.line === null || figure === null ? undefined : pointsByLine(row.line, figure)
    const points = byLine ?? byHand?.points ?? null
    return {
      ...row,
      ...{ figure, numerator: read?.numerator ?? null, denominator: read?.denominator ?? null, cases: read?.cases ?? 0 },
      ...{ source: read?.entered?.last.source ?? null, points },
      pointsBy: byLine !== undefined ? 'line' : byHand !== undefined ? 'person' : null,
      reason: byLine === undefined ? (byHand?.reason ?? '') : '',
      givenBy: byLine === undefined && byHand !== undefined ? named(ctx, byHand.given_by) : null,
      part: points === null || row.weight === null ? null : round((row.weight * points) / 100),
    }
  })
  return { lines, sum: sumOf(rows.map(({ weight }) => weight)) }
}

/** Why a run comes to its points: of its rows, its penalties and its total as they are given. */
export function explainRunOf(
  ctx: Ctx,
  run: Run,
  lines: readonly Line[],
  deductions: readonly Deduction[],
  total: number | null,
): ReturnType<typeof explainRun> {
  const { name } = subjectOfRun(ctx, run)
  const period = nameOf(periodOfRun(run)) ?? `${run.period_start} – ${run.period_end}`
  return explainRun(cardOfRun(ctx, run).pack, {
    ...{ scorecard: run.card, subject: name, period: { zh: period, en: period }, total },
    rows: lines.map(({ givenBy, unit, ...line }) => ({
      ...line,
      unit: unit as AssessedRow['unit'],
      givenBy: givenBy?.name ?? null,
    })),
    deductions: deductions.map(({ caseId, number, points }) => ({ id: caseId, number, points })),
  })
}

/** What a person gave for each indicator of a run, the last word of each. */
async function pointsGiven(ctx: Ctx, run: Run): Promise<ReadonlyMap<string, Selectable<ScorecardPoints>>> {
  // A correction begins with what was given before it.
  const rows = await ctx.tx
    .selectFrom('scorecard_points')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('run_id', 'in', [run.id, ...(run.corrects === null ? [] : [run.corrects])])
    .orderBy('seq')
    .execute()
  const own = rows.filter(row => row.run_id === run.id)
  return new Map([...rows.filter(row => row.run_id !== run.id), ...own].map(row => [row.indicator, row]))
}

/** Deductions as the reader sees them: of a case that they may not see only how many points it took. */
export async function shownDeductions(ctx: Ctx, deductions: readonly Deduction[]): Promise<Deduction[]> {
  const visible = await visibleAmong(
    ctx,
    deductions.map(({ caseId }) => caseId),
  )
  return deductions.map(one => (visible.has(one.caseId) ? one : { caseId: '', number: '', title: '', points: one.points }))
}
