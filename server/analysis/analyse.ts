import { MEDIAN_FROM, NINETY_FROM } from '../../engine/analysis/method.ts'
import { pareto } from '../../engine/analysis/pareto.ts'
import { conditionsOf } from '../cases/list-cases.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { associationsOf, sayAssociations } from './associate.ts'
import { companyWide, filterOf } from './base.ts'
import { causeBranches } from './cause-branches.ts'
import { NONE } from './conditions.ts'
import { type Dimension, dimensions, severalDimensions } from './dimensions-schema.ts'
import { measuresOf } from './measures.ts'
import { MOST_BARS, type ReadFigures, type ReadTimes, readFigures } from './read-figures.ts'
import type { AnalysisDocument, AskAnalysis, Distribution, TimeRow } from './schema.ts'
import { type SayTitle, titlesFor } from './titles.ts'
import { trendOf } from './trend.ts'

const LONGEST_DAYS = 5 * 366

const keyOf = (key: string): string => (key === '' ? NONE : key)
const hundredth = (hours: number): number => Math.round(hours * 100) / 100

/**
 * The analysis of a kind of case in a period (penal 五(一), robot 15(一)): the cases that the reader sees, or the whole company's for a report.
 * Eight queries, however many cases. Backwards: `statistics.period-backwards`; beyond five years: `statistics.too-long`.
 */
export async function analyse(
  given: Ctx,
  ask: AskAnalysis,
  scope: AnalysisDocument['scope'],
): Promise<{ document: AnalysisDocument; depths: number }> {
  if (ask.from > ask.to) throw refuse('statistics.period-backwards')
  if (Date.parse(ask.to) - Date.parse(ask.from) > LONGEST_DAYS * 86_400_000) throw refuse('statistics.too-long')
  const ctx = scope === 'company' ? companyWide(given) : given
  const causes = await causeBranches(ctx, ask.depth)
  const read = await readFigures(ctx, ask, causes)
  const say = titlesFor(ctx, ask.kind, causes, await customersNamed(ctx, read, ask))
  return {
    depths: causes.depths,
    document: {
      ...{ kind: ask.kind, from: ask.from, to: ask.to, step: ask.step, depth: ask.depth, by: ask.by, asOf: ctx.now, scope },
      ...{ cases: read.cases, merged: await mergedIn(ctx, ask) },
      distributions: dimensions.map(dimension => distributionOf(dimension, read, say)),
      trend: await trendOf(ctx, ask),
      times: {
        all: timeRow(read.times.all, { zh: '全部', en: 'All' }),
        rows: read.times.rows.map(row => timeRow(row, say(ask.by, keyOf(row.key)))),
      },
      repeats: {
        cases: read.repeats.reduce((sum, one) => sum + one.count, 0),
        rows: pareto(read.repeats.map(({ key, count }) => ({ key: keyOf(key), count }))).map(bar => ({
          ...bar,
          title: say('category', bar.key),
        })),
      },
      compensation: compensationOf(read, say),
      measures: await measuresOf(ctx, ask, say),
      associations: sayAssociations(associationsOf(read.profiles), say),
    },
  }
}

function distributionOf(dimension: Dimension, read: ReadFigures, say: SayTitle): Distribution {
  const counts = read.counts[dimension].filter(one => one.count > 0).map(({ key, count }) => ({ key: keyOf(key), count }))
  const isSeveral = (severalDimensions as readonly string[]).includes(dimension)
  const counted = counts.reduce((sum, one) => sum + one.count, 0)
  // Of customers only the largest were read: the rest is the difference.
  const beyond = isSeveral ? 0 : read.cases - counted
  const bars = pareto(counts, NONE, counted + beyond)
  const shown = bars.slice(0, MOST_BARS)
  const hidden = bars.slice(MOST_BARS)
  const rows = dimension === 'customer' ? read.customers - shown.length : hidden.length
  return {
    dimension,
    rows: shown.map(bar => ({ ...bar, title: say(dimension, bar.key) })),
    named: counted + beyond,
    others: rows > 0 ? { rows, count: hidden.reduce((sum, one) => sum + one.count, beyond) } : null,
  }
}

function timeRow({ key, cases, replied, ended }: ReadTimes, title: TimeRow['title']): TimeRow {
  const shown = (one: ReadTimes['replied']) => ({
    cases: one.cases,
    median: one.cases < MEDIAN_FROM || one.median === null ? null : hundredth(one.median),
    ninety: one.cases < NINETY_FROM || one.ninety === null ? null : hundredth(one.ninety),
  })
  return { key: keyOf(key), title, cases, replied: shown(replied), ended: shown(ended) }
}

function compensationOf({ compensation }: ReadFigures, say: SayTitle): AnalysisDocument['compensation'] {
  const rows = compensation.rows.map(({ key, cases, paidFen }) => ({
    key: keyOf(key),
    title: say('cause', keyOf(key)),
    cases,
    paidFen: Number(paidFen),
  }))
  return {
    ...{ cases: compensation.cases, paidFen: Number(compensation.paidFen) },
    rows: rows.sort((a, b) => Number(a.key === NONE) - Number(b.key === NONE) || b.paidFen - a.paidFen),
  }
}

async function customersNamed(ctx: Ctx, read: ReadFigures, ask: AskAnalysis): Promise<Map<string, string>> {
  const ids = [...read.counts.customer, ...(ask.by === 'customer' ? read.times.rows : [])]
    .map(one => one.key)
    .filter(key => key !== '')
  if (ids.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('customers')
    .select(['id', 'name'])
    .where('org_id', '=', ctx.org)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}

/** How many of the period are left out because they were merged into another case. */
async function mergedIn(ctx: Ctx, ask: AskAnalysis): Promise<number> {
  const { counted: _, ...filter } = filterOf(ask)
  const { count } = await ctx.tx
    .selectFrom('cases')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where(conditionsOf(ctx, filter) as never)
    .where('cases.merged_into', 'is not', null)
    .where('cases.sealed_for', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}
