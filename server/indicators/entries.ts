import type { Selectable } from 'kysely'
import { localDateOf } from '../../engine/calendar/days.ts'
import type { IndicatorRule } from '../../engine/pack.ts'
import type { Period } from '../../engine/period-dates.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { IndicatorEntries } from '../database/indicator-tables.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { type IndicatorInForce, indicatorFor, periodOf } from './rules-in-period.ts'
import type { EnterFigure } from './schema.ts'

export type Entry = Selectable<IndicatorEntries>
/** A figure that was entered, or that entered ones of shorter periods make together. */
export type EnteredFigure = {
  readonly figure: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  /** The last entry, and how many entries it takes. */
  readonly last: Entry
  readonly times: number
}

/** Whether the actor may enter the figure of an indicator: the post that its rule names, else whoever sees all cases. Auditors only look. */
export function mayEnter(ctx: Ctx, { enters }: Pick<IndicatorRule, 'enters'>): boolean {
  if (ctx.sight.isPartner) return false
  if (enters !== undefined && 'role' in enters) return ctx.actor.roles.some(({ role }) => role === enters.role)
  return ctx.sight.scope === 'all' && ctx.actor.roles.some(({ role }) => role !== 'auditor')
}

/** The entries of some indicators inside a period, newest first: of each stretch of days the first one counts. */
export async function entriesIn(ctx: Ctx, keys: readonly string[], { start, end }: Period): Promise<readonly Entry[]> {
  if (keys.length === 0) return []
  return ctx.tx
    .selectFrom('indicator_entries')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('indicator', 'in', keys)
    .where('period_start', '>=', start)
    .where('period_end', '<=', end)
    .orderBy('entered_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/**
 * The figure that entries give for a period: the one of exactly this period; else, where shorter ones do not overlap, their sum (money, counts) or the share of
 * their sums. Undefined where nothing was entered; a share that was entered without its parts has no sum.
 */
export function enteredFor(
  rule: Pick<IndicatorRule, 'unit'>,
  entries: readonly Entry[],
  period: Period,
): EnteredFigure | undefined {
  const whole = entries.find(one => one.period_start === period.start && one.period_end === period.end)
  if (whole !== undefined) return { ...figureOfEntry(whole), last: whole, times: 1 }
  const latest = new Map<string, Entry>()
  for (const one of entries)
    if (!latest.has(`${one.period_start} ${one.period_end}`)) latest.set(`${one.period_start} ${one.period_end}`, one)
  const parts = [...latest.values()].sort((a, b) => a.period_start.localeCompare(b.period_start))
  const [last] = entries
  if (last === undefined) return undefined
  const overlap = parts.some((one, at) => at > 0 && one.period_start <= parts[at - 1]!.period_end)
  const sum = (of: (one: Entry) => number | null) =>
    parts.reduce<number | null>((all, one) => {
      const value = of(one)
      return all === null || value === null ? null : all + value
    }, 0)
  if (!overlap && (rule.unit === 'fen' || rule.unit === 'count'))
    return { figure: sum(one => figureOfEntry(one).figure), numerator: null, denominator: null, last, times: parts.length }
  const [numerator, denominator] = overlap ? [null, null] : [sum(one => one.numerator), sum(one => one.denominator)]
  if (numerator === null || denominator === null) return undefined
  return { figure: (numerator / denominator) * 100, numerator, denominator, last, times: parts.length }
}

const figureOfEntry = ({ figure, numerator, denominator }: Entry) => ({
  figure: figure ?? (numerator === null || denominator === null ? null : (numerator / denominator) * 100),
  numerator,
  denominator,
})

/** 填报指标: appended with its source; an earlier one stays and no longer counts. The post that the rule names (`indicator.not-yours`); only what is entered (`indicator.counted`), of a period that has begun. */
export async function enterFigure(ctx: Ctx, given: EnterFigure): Promise<string> {
  const period = periodOf(ctx, given)
  const found: IndicatorInForce = indicatorFor(ctx, period, given.indicator)
  const { clause } = found.rule
  if (!('entered' in found.rule.measure)) throw refuse('indicator.counted', { clause })
  if (!mayEnter(ctx, found.rule)) throw refuse('indicator.not-yours', { clause })
  if (period.start > localDateOf(ctx.rules.calendar, ctx.now)) throw refuse('indicator.not-begun', { clause })
  const id = ctx.newId()
  const { figure = null, numerator = null, denominator = null, source, note = '' } = given
  await ctx.tx
    .insertInto('indicator_entries')
    .values({
      ...{ org_id: ctx.org, id, indicator: given.indicator, period_start: period.start, period_end: period.end },
      ...{ figure, numerator, denominator, source, note, entered_by: ctx.actor.person, entered_at: ctx.now },
    })
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'indicator.entered',
    plain: {
      ...{ entry: id, indicator: given.indicator, from: period.start, to: period.end },
      ...(figure === null ? { numerator: numerator ?? 0, denominator: denominator ?? 0 } : { figure }),
    },
    sealed: { source, note },
  })
  return id
}

/** All that was entered for an indicator in a period, newest first. */
export async function listEntries(ctx: Ctx, key: string, period: Period) {
  const rows = await entriesIn(ctx, [key], period)
  return {
    items: rows.map(row => ({
      ...{ id: row.id, from: row.period_start, to: row.period_end, ...figureOfEntry(row), source: row.source, note: row.note },
      ...{ by: named(ctx, row.entered_by), at: row.entered_at },
    })),
  }
}
