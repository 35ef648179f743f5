import type { z } from 'zod'
import { named } from '../../cases/view-case.ts'
import { todayOf } from '../../code-trees/read-codes.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import type { ExplanationView } from '../../policies/explain/schema.ts'
import { reviewsOfSubject } from '../../supervision/executive-reviews.ts'
import { nameOf } from '../rules-in-period.ts'
import { settlePoints } from '../settle.ts'
import type { FrozenDocument } from '../stored-schema.ts'
import { compareFigures, freezeRow } from '../then-and-now.ts'
import { type Card, isOwn, mayAssess, mayReview, maySee } from './cards.ts'
import {
  cardOfRun,
  type Deduction,
  deductionsOf,
  explainRunOf,
  type Line,
  linesOf,
  periodOfRun,
  type Run,
  runRow,
  shownDeductions,
  subjectOfRun,
  totalOf,
} from './compute-run.ts'
import type { RunState, RunView } from './schema.ts'

/** Where a run stands. One that nobody has to consider is done with the signature. */
export function stateOf(run: Run): z.infer<typeof RunState> {
  if (run.signed_at === null) return 'draft'
  if (run.sent_back_at !== null) return 'sent-back'
  return run.reviewed_at === null ? 'signed' : 'reviewed'
}

export function rowOfRun(ctx: Ctx, run: Run) {
  return {
    ...{ id: run.id, subject: subjectOfRun(ctx, run), state: stateOf(run), total: run.total, corrects: run.corrects },
    signedBy: run.signed_by === null ? null : named(ctx, run.signed_by),
    signedAt: run.signed_at,
  }
}

type Now = NonNullable<RunView['now']>
const apart = (some: readonly Deduction[], others: readonly Deduction[]) =>
  some.filter(one => !others.some(other => other.caseId === one.caseId && other.points === one.points))

/** What of a signed run is otherwise now: figures case by case, penalties, total. */
async function nowOf(ctx: Ctx, run: Run, document: FrozenDocument): Promise<Now> {
  const figures = await compareFigures(ctx, await freezeRow(ctx, run.freeze_id ?? ''))
  const deductions = await deductionsOf(ctx, run)
  const then = document.card?.deductions ?? []
  const { lines } = await linesOf(ctx, run)
  const [gone, added] = [await shownDeductions(ctx, apart(then, deductions)), await shownDeductions(ctx, apart(deductions, then))]
  return {
    ...{ total: totalOf(lines, deductions), figures, gone, added },
    isSame: figures.every(one => one.isSame) && gone.length === 0 && added.length === 0,
  }
}

/** Whether nothing that a signed run rests on is otherwise now. */
export async function stillTheSame(ctx: Ctx, run: Run): Promise<boolean> {
  if (run.freeze_id === null) return true
  while ((await settlePoints(ctx, 2_000)) > 0);
  const { document } = await freezeRow(ctx, run.freeze_id)
  return (await nowOf(ctx, run, document)).isSame
}

/** 一份考核: a draft with the figures of now, or what was signed beside what it would be now. Only who may see it (else `scorecard.no-run`). */
export async function viewRun(ctx: Ctx, id: string): Promise<RunView> {
  const run = await runRow(ctx, id)
  const card = cardOfRun(ctx, run)
  const subject = subjectOfRun(ctx, run)
  if (!maySee(ctx, card, subject)) throw refuse('scorecard.no-run')
  await settlePoints(ctx)
  const frozen = run.freeze_id === null ? undefined : await freezeRow(ctx, run.freeze_id)
  const { lines } = await linesOf(ctx, run)
  const deductions = frozen?.document.card?.deductions ?? (await deductionsOf(ctx, run))
  const correction = await ctx.tx
    .selectFrom('scorecard_runs')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('corrects', '=', id)
    .executeTakeFirst()
  const isOver = run.period_end < todayOf(ctx)
  const now = frozen === undefined ? null : await nowOf(ctx, run, frozen.document)
  const shown = frozen === undefined ? lines : asSigned(lines, frozen.document)
  const taken = await shownDeductions(ctx, deductions)
  const totalNow = run.total ?? totalOf(lines, deductions)
  return {
    ...rowOfRun(ctx, run),
    ...{ card: card.key, title: card.rule.title, clause: card.rule.clause, every: run.every, isOver, reason: run.reason },
    period: { name: nameOf(periodOfRun(run)) ?? '', from: run.period_start, to: run.period_end },
    lines: shown,
    deductions: taken,
    why: whyRun(ctx, run, shown, taken, totalNow),
    reviews: await reviewsOfSubject(ctx, subject, periodOfRun(run)),
    totalNow,
    ...{ hash: frozen?.hash ?? null, madeBy: named(ctx, run.made_by), reviewedAt: run.reviewed_at, reviewNote: run.review_note },
    reviewedBy: run.reviewed_by === null ? null : named(ctx, run.reviewed_by),
    reviewer: reviewerOf(card, run),
    ...{ correctedBy: correction?.id ?? null, now },
    can: acts(ctx, card, run, {
      isOver,
      isWhole: totalOf(lines, deductions) !== null,
      isCorrected: correction !== undefined,
      now,
    }),
  }
}

function reviewerOf({ rule }: Card, run: Run): RunView['reviewer'] {
  const { yearly } = rule
  return run.every === 'year' && yearly !== undefined && 'role' in yearly.by
    ? { clause: yearly.clause, role: yearly.by.role }
    : null
}

type Standing = { isOver: boolean; isWhole: boolean; isCorrected: boolean; now: Now | null }
function acts(ctx: Ctx, card: Card, run: Run, { isOver, isWhole, isCorrected, now }: Standing): RunView['can'] {
  const isMine = isOwn(ctx, { kind: run.subject_kind, id: run.subject_id })
  const assesses = mayAssess(ctx, card) && !isMine
  const isDraft = run.signed_at === null
  return {
    points: assesses && isDraft,
    sign: assesses && isDraft && isOver && isWhole,
    review:
      run.every === 'year' &&
      mayReview(ctx, card) &&
      !isDraft &&
      run.reviewed_at === null &&
      !isMine &&
      run.signed_by !== ctx.actor.person,
    correct: assesses && !isDraft && !isCorrected && (run.sent_back_at !== null || now?.isSame === false),
  }
}

/** Why a run comes to its points, of what is given as it stands. */
function whyRun(ctx: Ctx, run: Run, lines: readonly Line[], deductions: readonly Deduction[], total: number | null) {
  const why = explainRunOf(ctx, run, lines, deductions, total)
  // The engine's lists are readonly, the schema's are not; they are sent and not kept.
  return why as unknown as ExplanationView
}

/** The lines of a run as they were signed. */
function asSigned(lines: readonly Line[], { figures, card }: FrozenDocument): Line[] {
  return (card?.rows ?? []).map(row => {
    const frozen = figures.find(one => one.key === row.key)
    const live = lines.find(one => one.indicator === row.key)
    return {
      ...{ indicator: row.key, title: row.title, clause: row.clause, weight: row.weight, weightBy: row.weightBy },
      ...{ unit: frozen?.unit ?? 'percent', better: frozen?.better ?? 'higher' },
      line: row.line === undefined ? (live?.line ?? null) : row.line,
      ...{ figure: frozen?.figure ?? null, numerator: frozen?.numerator ?? null, denominator: frozen?.denominator ?? null },
      ...{ cases: frozen?.cases ?? 0, source: frozen?.source ?? null, points: row.points, pointsBy: row.pointsBy },
      ...{ reason: row.reason, givenBy: row.givenBy === null ? null : { id: '', name: row.givenBy } },
      part: Math.round(row.weight * row.points) / 100,
    }
  })
}
