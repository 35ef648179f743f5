import { sayIndicator } from '../../engine/indicator-words.ts'
import { figureFrom, meetsTarget } from '../../engine/indicators.ts'
import type { Period } from '../../engine/period-dates.ts'
import { periodJustBefore, periodLastYear } from '../../engine/period-names.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { type EnteredFigure, enteredFor, entriesIn, mayEnter } from './entries.ts'
import { mayFreeze } from './may.ts'
import { measureOf } from './measures.ts'
import { nameOfGroup } from './name-group.ts'
import { type IndicatorInForce, indicatorsFor, nameOf, periodOf } from './rules-in-period.ts'
import type { AskIndicators, IndicatorFigure, IndicatorsView } from './schema.ts'
import { settlePoints } from './settle.ts'
import { type Narrow, noSums, type Scope, type Sums, sumsBy, sumsOf } from './sums.ts'

type Read = {
  readonly figure: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly cases: number
  readonly entered?: EnteredFigure | undefined
}
/** The figure that sums make: of a share both sums, of a mean or a sum what was added and how many there were. */
export function figureOfSums({ rule }: Pick<IndicatorInForce, 'rule'>, { numerator, denominator, cases }: Sums): Read {
  const { figure } = figureFrom(rule, [numerator, denominator])
  // Nothing was counted: a sum of nothing is no figure either.
  return { figure: cases === 0 && 'sum' in rule.measure ? 0 : figure, numerator, denominator, cases }
}

const isCounted = ({ rule }: IndicatorInForce) => !('entered' in rule.measure) && !('change' in rule.measure)
const sumsByKey = async (ctx: Ctx, wanted: readonly IndicatorInForce[], period: Period, narrow: Narrow, scope: Scope) => {
  const measures = [...new Set(wanted.filter(isCounted).map(({ edition, rule }) => measureOf(edition, rule)))]
  return sumsOf(ctx, measures, period, narrow, scope)
}

/**
 * The figures of some indicators of a period, each by its own measure: counted from cases, entered with a source, or the change of another one. A figure of one
 * department or person is counted only: what was entered is the company's.
 */
export async function figuresOf(
  ctx: Ctx,
  wanted: readonly IndicatorInForce[],
  period: Period,
  narrow: Narrow,
  scope: Scope,
): Promise<ReadonlyMap<string, Read>> {
  const others = wanted.flatMap(one => {
    const of = baseOf(one)
    return of === undefined ? [] : [of]
  })
  const all = [...new Map([...wanted, ...others].map(one => [one.key, one])).values()]
  const isWhole = Object.values(narrow).every(value => value === undefined)
  const sums = await sumsByKey(ctx, all, period, narrow, scope)
  const enteredKeys = isWhole ? all.filter(({ rule }) => 'entered' in rule.measure).map(({ key }) => key) : []
  const entries = await entriesIn(ctx, enteredKeys, period)
  const found = new Map<string, Read>()
  for (const one of all) {
    if ('change' in one.rule.measure) continue
    if ('entered' in one.rule.measure) {
      const own = enteredFor(
        one.rule,
        entries.filter(entry => entry.indicator === one.key),
        period,
      )
      const { figure = null, numerator = null, denominator = null } = own ?? {}
      found.set(one.key, { figure, numerator, denominator, cases: 0, entered: own })
    } else found.set(one.key, figureOfSums(one, sums.get(measureOf(one.edition, one.rule)) ?? noSums))
  }
  const changes = wanted.filter(({ rule }) => 'change' in rule.measure)
  for (const against of ['last-period', 'last-year'] as const) {
    const these = changes.filter(({ rule }) => 'change' in rule.measure && rule.measure.change.against === against)
    if (these.length === 0) continue
    const earlier = against === 'last-year' ? periodLastYear(period) : periodJustBefore(period)
    const bases = these.flatMap(one => baseOf(one) ?? [])
    const before = await figuresOf(ctx, bases, earlier, narrow, scope)
    for (const one of these) {
      const key = baseOf(one)?.key ?? ''
      found.set(one.key, changeOf(found.get(key), before.get(key)))
    }
  }
  return found
}

/** The indicator whose change this one is; undefined where its regulation has none, or where that one is a change itself. */
function baseOf({ edition, rule }: IndicatorInForce): IndicatorInForce | undefined {
  if (!('change' in rule.measure)) return undefined
  const { of } = rule.measure.change
  const base = edition.pack.indicators?.find(one => one.id === of)
  return base === undefined || 'change' in base.measure ? undefined : { key: `${edition.pack.id}:${of}`, edition, rule: base }
}

/** How many percent it is more (or, negative, less) than before; no figure where either is missing or nothing stood before. */
function changeOf(now: Read | undefined, before: Read | undefined): Read {
  const [a, b] = [now?.figure ?? null, before?.figure ?? null]
  const figure = a === null || b === null || b === 0 ? null : ((a - b) / Math.abs(b)) * 100
  return { figure, numerator: a, denominator: b, cases: now?.cases ?? 0 }
}

/** Which indicators are asked for: of a regulation, some by their keys, or all in force. */
export function chosen(
  ctx: Ctx,
  period: Period,
  ask: Pick<AskIndicators, 'regulation' | 'indicator'>,
): readonly IndicatorInForce[] {
  return indicatorsFor(ctx, period).filter(
    ({ key, edition }) =>
      (ask.regulation === undefined || edition.pack.id === ask.regulation) &&
      (ask.indicator === undefined || ask.indicator.includes(key)),
  )
}

/**
 * 指标 (furn 3.1, 1.1.2, robot 第十九条): the figures of a period with their definitions, by one side of the cases. What was marked is counted first. `company`:
 * for what is kept and shown to others than the reader; else only cases that they see are counted.
 */
export async function readIndicators(ctx: Ctx, ask: AskIndicators, scope: Scope): Promise<IndicatorsView> {
  const period = periodOf(ctx, ask)
  const pending = await settlePoints(ctx)
  const wanted = chosen(ctx, period, ask)
  const { department, person, region, product, channel, by } = ask
  const narrow = { department, person, region, product, channel }
  const before = periodJustBefore(period)
  const now = await figuresOf(ctx, wanted, period, narrow, scope)
  const then = await figuresOf(ctx, wanted, before, narrow, scope)
  const grouped = wanted.filter(one => isCounted(one))
  const groups =
    by === 'organisation'
      ? undefined
      : await sumsBy(ctx, [...new Set(grouped.map(({ edition, rule }) => measureOf(edition, rule)))], by, period, narrow, scope)
  const sees = scope === 'company' || (ctx.sight.scope === 'all' && !ctx.sight.isPartner)
  return {
    period: { name: nameOf(period), from: period.start, to: period.end },
    ...{ by, asOf: ctx.now, scope: sees ? 'company' : 'seen', pending, canFreeze: mayFreeze(ctx) },
    items: wanted.map(one => {
      const read = now.get(one.key)!
      const own = groups?.get(measureOf(one.edition, one.rule)) ?? []
      return {
        ...describe(ctx, one),
        ...{ figure: read.figure, numerator: read.numerator, denominator: read.denominator, cases: read.cases },
        met: meetsTarget(one.rule, read.figure) ?? null,
        before: { from: before.start, to: before.end, figure: then.get(one.key)?.figure ?? null },
        entered: read.entered === undefined ? null : sayEntered(ctx, read.entered),
        groups: own.map(sums => {
          const { figure } = figureOfSums(one, sums)
          const { numerator, denominator, cases, key } = sums
          const met = meetsTarget(one.rule, figure) ?? null
          return {
            ...{ key: key === '' ? 'none' : key, name: nameOfGroup(ctx, by, key) },
            figure,
            numerator,
            denominator,
            cases,
            met,
          }
        }),
      }
    }),
  }
}

type Described = Omit<IndicatorFigure, 'figure' | 'numerator' | 'denominator' | 'cases' | 'met' | 'before' | 'entered' | 'groups'>
/** An indicator without its figure: what it is, by which clause, against which target. */
export function describe(ctx: Ctx, { key, edition, rule }: IndicatorInForce): Described {
  const { target } = rule
  return {
    ...{ key, regulation: edition.pack.id, edition: edition.pack.edition, id: rule.id, title: rule.title, clause: rule.clause },
    ...{ reading: rule.reading ?? null, unit: rule.unit, better: rule.better, every: rule.every, by: [...rule.by] },
    target:
      target === undefined
        ? null
        : { ...(target.gte === undefined ? {} : { gte: target.gte }), ...(target.lte === undefined ? {} : { lte: target.lte }) },
    how: 'entered' in rule.measure ? 'entered' : 'change' in rule.measure ? 'change' : 'counted',
    ...wordsFor(edition.pack, rule),
    canEnter: 'entered' in rule.measure && mayEnter(ctx, rule),
  }
}

function wordsFor(...[pack, rule]: Parameters<typeof sayIndicator>) {
  const { exclusions, ...words } = sayIndicator(pack, rule)
  return { ...words, exclusions: [...exclusions] }
}

const sayEntered = (ctx: Ctx, { last, times }: EnteredFigure) => ({
  ...{ source: last.source, note: last.note, at: last.entered_at, times },
  by: named(ctx, last.entered_by),
})
