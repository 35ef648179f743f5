import type { Selectable } from 'kysely'
import type { LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { Surveys } from '../database/survey-tables.ts'
import { refuse } from '../errors.ts'
import { customersServed } from './population.ts'

/** The surveys of a period: those whose period of service ends in it, so that each stands in one report only; the oldest first. */
export function surveysOf(ctx: Pick<Ctx, 'tx' | 'org'>, start: LocalDate, end: LocalDate): Promise<Selectable<Surveys>[]> {
  return ctx.tx
    .selectFrom('surveys')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('period_to', '>=', start)
    .where('period_to', '<=', end)
    .orderBy('opened_at')
    .orderBy('id')
    .execute()
}

/** 季度调查报告 rests on a survey: without a closed one it is not handed in (`survey.none-closed`), but where nobody was served in the period. */
export async function mustHaveSurveyed(
  ctx: Ctx,
  report: { readonly period_start: LocalDate; readonly period_end: LocalDate; readonly clause: string },
): Promise<void> {
  const surveys = await surveysOf(ctx, report.period_start, report.period_end)
  if (surveys.some(one => one.closed_at !== null)) return
  if (surveys.length === 0 && (await customersServed(ctx, report.period_start, report.period_end)).length === 0) return
  throw refuse('survey.none-closed', { clause: report.clause })
}
