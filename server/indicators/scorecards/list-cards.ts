import { named } from '../../cases/view-case.ts'
import type { Ctx } from '../../context.ts'
import { indicatorsFor, nameOf, periodOf } from '../rules-in-period.ts'
import { type Card, cardsFor, everyOf, isOwn, mayAssess, maySee, sortOf, subjectsOf } from './cards.ts'
import type { CardView, ScorecardsView } from './schema.ts'
import { rowOfRun } from './view-run.ts'
import { rowsOf, sumOf, weightsFor, weightsSaid } from './weights.ts'

/** 考核表 of a period: rows with their weights, what is left open, and for each whom they assess the runs there are. Runs that the reader may not see are not there. */
export async function listScorecards(
  ctx: Ctx,
  { period: asked }: { readonly period?: string | undefined },
): Promise<ScorecardsView> {
  const period = periodOf(ctx, { period: asked })
  const name = nameOf(period) ?? ''
  const runs = await ctx.tx
    .selectFrom('scorecard_runs')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('period_start', '=', period.start)
    .where('period_end', '=', period.end)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()
  const cards = ctx.sight.isPartner ? [] : cardsFor(ctx, period)
  return {
    period: { name, from: period.start, to: period.end },
    cards: await Promise.all(cards.map(card => viewCard(ctx, card, period, name, runs))),
    indicators: indicatorsFor(ctx, period).map(({ key, rule }) => ({
      key,
      title: rule.title,
      unit: rule.unit,
      better: rule.better,
    })),
  }
}

async function viewCard(
  ctx: Ctx,
  card: Card,
  period: ReturnType<typeof periodOf>,
  name: string,
  runs: readonly Parameters<typeof rowOfRun>[1][],
): Promise<CardView> {
  const { rule, pack } = card
  const said = await weightsSaid(ctx, card)
  const stored = weightsFor(said, period)
  const rows = rowsOf(ctx, card, period, stored)
  const sort = sortOf(name)
  const own = runs.filter(run => run.regulation === pack.id && run.card === rule.id)
  const ofSetting = (one: (typeof said)[number]) => ({
    ...{ since: one.since, reason: one.reason, by: named(ctx, one.set_by), at: one.set_at },
  })
  const mayIt = mayAssess(ctx, card)
  return {
    ...{ key: card.key, title: rule.title, clause: rule.clause, edition: pack.edition, every: rule.every, of: rule.of },
    ...{ rows, sum: sumOf(rows.map(({ weight }) => weight)), weights: stored === undefined ? null : ofSetting(stored) },
    history: said.map(one => ({ ...ofSetting(one), rows: [...one.rows] })),
    yearly:
      rule.yearly !== undefined && 'role' in rule.yearly.by ? { clause: rule.yearly.clause, role: rule.yearly.by.role } : null,
    fits: sort !== undefined && everyOf(card).includes(sort),
    ...{ canWeigh: mayIt, canAssess: mayIt },
    subjects: subjectsOf(ctx, card)
      .filter(subject => maySee(ctx, card, subject))
      .map(subject => ({
        subject,
        runs: own.filter(run => run.subject_id === subject.id).map(run => rowOfRun(ctx, run)),
      }))
      .filter(({ subject, runs: there }) => there.length > 0 || !isOwn(ctx, subject) || mayIt || subject.kind !== 'person'),
  }
}
