import { periodsBetween } from '../../engine/period-dates.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { enteredFor, entriesIn } from './entries.ts'
import { measureOf } from './measures.ts'
import { figureOfSums } from './read-indicators.ts'
import { chosenFor, periodOf } from './rules-in-period.ts'
import type { AskTrend } from './schema.ts'
import { settlePoints } from './settle.ts'
import { noSums, sumsByPeriod } from './sums.ts'

const MOST_POINTS = 120

/** Some indicators over the periods of a span, by the definition at its end; what is entered as it was entered, changes not at all. */
export async function trendOf(ctx: Ctx, ask: AskTrend) {
  const span = periodOf(ctx, ask)
  await settlePoints(ctx)
  const wanted = chosenFor(ctx, span, ask.indicator)
  const periods = periodsBetween(ask.every, span.start, span.end)
  if (periods.length > MOST_POINTS) throw refuse('statistics.too-long')
  const whole = { start: periods[0]!.start, end: periods.at(-1)!.end }
  const { department, person, region, product, channel } = ask
  const counted = wanted.filter(({ rule }) => !('entered' in rule.measure) && !('change' in rule.measure))
  const measures = [...new Set(counted.map(({ edition, rule }) => measureOf(edition, rule)))]
  const sums = await sumsByPeriod(ctx, measures, ask.every, whole, { department, person, region, product, channel })
  const entries = await entriesIn(
    ctx,
    wanted.map(({ key }) => key),
    whole,
  )
  return {
    items: wanted.map(one => ({
      key: one.key,
      points: periods.map(period => {
        const [from, to] = [period.start, period.end]
        if ('entered' in one.rule.measure) {
          const inside = entries.filter(e => e.indicator === one.key && e.period_start >= from && e.period_end <= to)
          const read = enteredFor(one.rule, inside, period)
          return {
            from,
            to,
            figure: read?.figure ?? null,
            numerator: read?.numerator ?? null,
            denominator: read?.denominator ?? null,
          }
        }
        if ('change' in one.rule.measure) return { from, to, figure: null, numerator: null, denominator: null }
        const read = figureOfSums(one, sums.get(measureOf(one.edition, one.rule))?.get(from) ?? noSums)
        return { from, to, figure: read.figure, numerator: read.numerator, denominator: read.denominator }
      }),
    })),
  }
}
