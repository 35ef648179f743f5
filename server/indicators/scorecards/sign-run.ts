import { todayOf } from '../../code-trees/read-codes.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { addOrganisationEvent } from '../../events/add-organisation-event.ts'
import { freezeFigures } from '../freeze.ts'
import { indicatorsFor } from '../rules-in-period.ts'
import { settlePoints } from '../settle.ts'
import type { FrozenCard } from '../stored-schema.ts'
import {
  cardOfRun,
  deductionsOf,
  explainRunOf,
  linesOf,
  narrowOf,
  periodOfRun,
  runRow,
  subjectOfRun,
  totalOf,
} from './compute-run.ts'
import { mustAssess } from './runs.ts'

/**
 * 考核签字 (furn 7.2.1(1)): figures, points, penalties and total are frozen under a hash, once, by the assessor, after the period (`scorecard.not-over`). Refused
 * while points are missing. Two who sign at once: one signs, the other hears that it is signed.
 */
export async function signRun(ctx: Ctx, id: string): Promise<void> {
  const run = await runRow(ctx, id, { lock: true })
  mustAssess(ctx, run)
  const card = cardOfRun(ctx, run)
  const { clause } = card.rule
  if (run.signed_at !== null) throw refuse('scorecard.signed-already', { clause })
  if (run.period_end >= todayOf(ctx)) throw refuse('scorecard.not-over', { clause })
  while ((await settlePoints(ctx, 2_000)) > 0);
  const { lines, sum } = await linesOf(ctx, run)
  if (sum !== 100) throw refuse('scorecard.weights-open', { clause })
  const deductions = await deductionsOf(ctx, run)
  const total = totalOf(lines, deductions)
  if (total === null) throw refuse('scorecard.points-missing', { clause })
  const period = periodOfRun(run)
  const { department, person } = narrowOf(run)
  const frozenCard: FrozenCard = {
    ...{ run: id, regulation: run.regulation, card: run.card, edition: run.edition, title: card.rule.title },
    subject: subjectOfRun(ctx, run),
    rows: lines.map(line => ({
      ...{ key: line.indicator, title: line.title, clause: line.clause, weight: line.weight ?? 0, weightBy: line.weightBy },
      ...{
        points: line.points ?? 0,
        pointsBy: line.pointsBy ?? 'person',
        reason: line.reason,
        givenBy: line.givenBy?.name ?? null,
        line: line.line,
      },
    })),
    ...{ deductions, total },
    why: sentences(explainRunOf(ctx, run, lines, deductions, total)),
  }
  const keys = new Set(lines.map(({ indicator }) => indicator))
  const { id: freeze, hash } = await freezeFigures(ctx, {
    kind: 'scorecard',
    ...{ period, note: run.reason, report: null },
    indicators: indicatorsFor(ctx, period).filter(({ key }) => keys.has(key)),
    narrow: { ...(department === undefined ? {} : { department }), ...(person === undefined ? {} : { person }) },
    card: () => frozenCard,
  })
  await ctx.tx
    .updateTable('scorecard_runs')
    .set({ freeze_id: freeze, total, signed_by: ctx.actor.person, signed_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'scorecard.signed',
    plain: { run: id, hash, total, ...(run.corrects === null ? {} : { corrects: run.corrects }) },
    sealed: {},
  })
}

const sentences = ({ text: { zh, en } }: ReturnType<typeof explainRunOf>) => ({ zh: [...zh], en: [...en] })
