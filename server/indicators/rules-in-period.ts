import type { IndicatorRule } from '../../engine/pack.ts'
import { type Period, periodHolding } from '../../engine/period-dates.ts'
import { earliest, nameOfPeriod, periodNamed } from '../../engine/period-names.ts'
import { instantsOf } from '../../engine/periods.ts'
import { type Edition, editionsInForce } from '../../engine/rules.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'

/** An indicator as the edition in force at the end of a period has it; while the period runs, the one in force today. */
export type IndicatorInForce = { readonly key: string; readonly edition: Edition; readonly rule: IndicatorRule }

const FIVE_YEARS_DAYS = 5 * 366

/** The period that is asked for, by its name or its days; the running month where nothing is said. Refuses what is none (`statistics.period-backwards`, `…too-long`, `indicator.no-period`). */
export function periodOf(
  ctx: Ctx,
  {
    period,
    from,
    to,
  }: { readonly period?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined },
): Period {
  if (period !== undefined) {
    const named = periodNamed(period)
    if (named === undefined) throw refuse('indicator.no-period')
    return named
  }
  if (from === undefined && to === undefined) return periodHolding('month', todayOf(ctx))
  if (from === undefined || to === undefined) throw refuse('indicator.no-period')
  if (from > to) throw refuse('statistics.period-backwards')
  if (Date.parse(to) - Date.parse(from) > FIVE_YEARS_DAYS * 86_400_000) throw refuse('statistics.too-long')
  return { start: from, end: to }
}

/** The name of a period where it has one: `2026-03`. */
export const nameOf = (period: Period): string | null => nameOfPeriod(period) ?? null

/** The editions by which a period is counted: those in force at its last moment, or now where that is still to come. */
export function editionsFor(ctx: Ctx, period: Period): readonly Edition[] {
  const last = new Date(Date.parse(instantsOf(ctx.rules.calendar, period).to) - 1).toISOString()
  return editionsInForce(ctx.rules, earliest(last, ctx.now))
}

/** All indicators of a period. */
export function indicatorsFor(ctx: Ctx, period: Period): readonly IndicatorInForce[] {
  return editionsFor(ctx, period).flatMap(edition =>
    (edition.pack.indicators ?? []).map(rule => ({ key: `${edition.pack.id}:${rule.id}`, edition, rule })),
  )
}

/** One indicator of a period; refuses a key that no regulation in force has (`indicator.not-found`). */
export function indicatorFor(ctx: Ctx, period: Period, key: string): IndicatorInForce {
  const found = indicatorsFor(ctx, period).find(one => one.key === key)
  if (found === undefined) throw refuse('indicator.not-found')
  return found
}

/** Some indicators of a period by their keys, in the order of the regulations; those that no regulation has are left out. */
export function chosenFor(ctx: Ctx, period: Period, keys: readonly string[]): readonly IndicatorInForce[] {
  return indicatorsFor(ctx, period).filter(({ key }) => keys.includes(key))
}
