import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { nameOf, periodOf } from '../rules-in-period.ts'
import { cardFor, everyOf, isOwn, mayAssess, sortOf, subjectsOf } from './cards.ts'
import { cardOfRun, linesOf, type Run, runRow } from './compute-run.ts'
import type { CorrectRun, GivePoints, StartRun } from './schema.ts'
import { stillTheSame } from './view-run.ts'
import { rowsOf, sumOf, weightsFor, weightsSaid } from './weights.ts'

/** Whoever may not assess, or would assess themselves, is refused. */
export function mustAssess(ctx: Ctx, run: Run): void {
  const card = cardOfRun(ctx, run)
  const { clause } = card.rule
  if (!mayAssess(ctx, card)) throw refuse('scorecard.not-yours', { clause })
  if (isOwn(ctx, { kind: run.subject_kind, id: run.subject_id })) throw refuse('scorecard.of-yourself', { clause })
}

/** 开始考核: one run for each card, period and subject, whoever starts it; gives its id. Not before the weights make 100 (`scorecard.weights-open`). */
export async function startRun(ctx: Ctx, { card: key, period: name, subject }: StartRun): Promise<string> {
  const period = periodOf(ctx, { period: name })
  const card = cardFor(ctx, period, key)
  const { clause } = card.rule
  const every = sortOf(nameOf(period))
  const about = subjectsOf(ctx, card).find(({ id }) => id === subject)
  if (every === undefined || !everyOf(card).includes(every) || about === undefined)
    throw refuse('scorecard.no-subject', { clause })
  if (!mayAssess(ctx, card)) throw refuse('scorecard.not-yours', { clause })
  if (isOwn(ctx, about)) throw refuse('scorecard.of-yourself', { clause })
  const weights = weightsFor(await weightsSaid(ctx, card), period)
  if (sumOf(rowsOf(ctx, card, period, weights).map(({ weight }) => weight)) !== 100)
    throw refuse('scorecard.weights-open', { clause })
  const columns = { regulation: card.pack.id, card: card.rule.id, every, period_start: period.start, subject_id: about.id }
  await ctx.tx
    .insertInto('scorecard_runs')
    .values({
      ...{ org_id: ctx.org, id: ctx.newId(), ...columns, edition: card.pack.edition, period_end: period.end },
      ...{
        subject_kind: about.kind,
        corrects: null,
        weights_id: weights?.id ?? null,
        made_by: ctx.actor.person,
        made_at: ctx.now,
      },
      ...{
        freeze_id: null,
        total: null,
        signed_by: null,
        signed_at: null,
        reviewed_by: null,
        reviewed_at: null,
        sent_back_at: null,
      },
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const row = await ctx.tx
    .selectFrom('scorecard_runs')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', columns.regulation)
    .where('card', '=', columns.card)
    .where('every', '=', every)
    .where('period_start', '=', period.start)
    .where('subject_id', '=', about.id)
    .where('corrects', 'is', null)
    .executeTakeFirstOrThrow()
  return row.id
}

/** 打分: points with a reason where no scoring line gives them, appended; before the run is signed. */
export async function givePoints(ctx: Ctx, id: string, { indicator, points, reason }: GivePoints): Promise<void> {
  const run = await runRow(ctx, id, { lock: true })
  mustAssess(ctx, run)
  const { clause } = cardOfRun(ctx, run).rule
  if (run.signed_at !== null) throw refuse('scorecard.signed-already', { clause })
  const { lines } = await linesOf(ctx, run)
  const line = lines.find(one => one.indicator === indicator)
  if (line === undefined) throw refuse('indicator.not-found', { clause })
  if (line.pointsBy === 'line') throw refuse('scorecard.by-line', { clause })
  const { last } = await ctx.tx
    .selectFrom('scorecard_points')
    .select(eb => eb.fn.coalesce(eb.fn.max('seq'), eb.lit(0)).as('last'))
    .where('org_id', '=', ctx.org)
    .where('run_id', '=', id)
    .executeTakeFirstOrThrow()
  await ctx.tx
    .insertInto('scorecard_points')
    .values({
      ...{ org_id: ctx.org, run_id: id, seq: Number(last) + 1, indicator, points, reason },
      ...{ given_by: ctx.actor.person, given_at: ctx.now },
    })
    .execute()
}

/** 更正: after a penalty was taken back or a case was corrected, a run of its own that names the signed one; that one stays as it was. Refused where nothing differs (`scorecard.nothing-changed`). */
export async function correctRun(ctx: Ctx, id: string, { reason }: CorrectRun): Promise<string> {
  const run = await runRow(ctx, id, { lock: true })
  mustAssess(ctx, run)
  const { clause } = cardOfRun(ctx, run).rule
  if (run.signed_at === null) throw refuse('scorecard.not-signed', { clause })
  if (run.sent_back_at === null && (await stillTheSame(ctx, run))) throw refuse('scorecard.nothing-changed', { clause })
  const { lines } = await linesOf(ctx, run)
  if (sumOf(lines.map(({ weight }) => weight)) !== 100) throw refuse('scorecard.weights-open', { clause })
  await ctx.tx
    .insertInto('scorecard_runs')
    .values({
      ...{ org_id: ctx.org, id: ctx.newId(), regulation: run.regulation, card: run.card, edition: run.edition, every: run.every },
      ...{
        period_start: run.period_start,
        period_end: run.period_end,
        subject_kind: run.subject_kind,
        subject_id: run.subject_id,
      },
      ...{ corrects: run.id, reason, weights_id: run.weights_id, made_by: ctx.actor.person, made_at: ctx.now, freeze_id: null },
      ...{ total: null, signed_by: null, signed_at: null, reviewed_by: null, reviewed_at: null, sent_back_at: null },
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const row = await ctx.tx
    .selectFrom('scorecard_runs')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('corrects', '=', run.id)
    .executeTakeFirstOrThrow()
  return row.id
}
