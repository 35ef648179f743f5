import { type RawBuilder, sql } from 'kysely'
import { meetsTarget } from '../../engine/indicators.ts'
import type { Period } from '../../engine/period-dates.ts'
import { companyWide } from '../analysis/base.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { canonical, sha256 } from '../events/seal.ts'
import { mayFreeze } from './may.ts'
import { measureOf } from './measures.ts'
import { figuresOf } from './read-indicators.ts'
import { type IndicatorInForce, indicatorsFor, periodOf } from './rules-in-period.ts'
import type { FreezeIndicators } from './schema.ts'
import { lastTurn, settlePoints, waitForCounting } from './settle.ts'
import type { FrozenCard, FrozenDocument, FrozenFigure } from './stored-schema.ts'
import { type Narrow, pointsWhere } from './sums.ts'

/** SHA-256 of what was frozen, by whom and when, as canonical JSON (RFC 8785). */
export function hashOfFreeze(frozen: { readonly document: FrozenDocument; readonly by: string; readonly at: string }): string {
  return sha256(canonical(JSON.parse(JSON.stringify(frozen))))
}

type Wanted = {
  readonly kind: FrozenDocument['kind']
  readonly period: Period
  readonly indicators: readonly IndicatorInForce[]
  readonly narrow: Pick<Narrow, 'department' | 'person'>
  readonly note: string
  readonly report: string | null
  readonly card?: (figures: readonly FrozenFigure[]) => FrozenCard
}

/**
 * Freezes figures of the whole company as they are now, with what each case adds to each of them, under a hash. Who may is asked before. All that was marked is
 * counted first, however much it is: what is signed is exact.
 */
export async function freezeFigures(ctx: Ctx, wanted: Wanted): Promise<{ id: string; hash: string; document: FrozenDocument }> {
  await waitForCounting(ctx)
  while ((await settlePoints(ctx, 2_000)) > 0);
  const turn = await lastTurn(ctx)
  const whole = companyWide(ctx)
  const { period, narrow, indicators, note, report, kind } = wanted
  const id = ctx.newId()
  const found = await figuresOf(whole, indicators, period, narrow, 'company')
  const plain = indicators.map((one): FrozenFigure => {
    const read = found.get(one.key)!
    const isCounted = !('entered' in one.rule.measure) && !('change' in one.rule.measure)
    return {
      ...{ key: one.key, edition: one.edition.pack.edition, title: one.rule.title, clause: one.rule.clause },
      ...{ unit: one.rule.unit, better: one.rule.better, measure: isCounted ? measureOf(one.edition, one.rule) : null },
      ...{ figure: read.figure, numerator: read.numerator, denominator: read.denominator, cases: read.cases },
      met: meetsTarget(one.rule, read.figure) ?? null,
      ...{ source: read.entered?.last.source ?? null, casesHash: null },
    }
  })
  // The document names what each case added by its hash.
  const hashes = await keepLists(ctx, id, plain, period, narrow)
  const figures = plain.map(one => ({ ...one, casesHash: one.measure === null ? null : (hashes.get(one.key) ?? null) }))
  const document: FrozenDocument = {
    ...{ kind, from: period.start, to: period.end, asOf: ctx.now, note, report },
    filter: { department: narrow.department ?? null, person: narrow.person ?? null },
    figures,
    card: wanted.card?.(figures) ?? null,
  }
  const hash = hashOfFreeze({ document, by: ctx.actor.person, at: ctx.now })
  await ctx.tx
    .insertInto('indicator_freezes')
    .values({
      ...{ org_id: ctx.org, id, kind, period_start: period.start, period_end: period.end },
      ...{ document: JSON.stringify(document), hash, frozen_by: ctx.actor.person, frozen_at: ctx.now, turn },
    })
    .execute()
  return { id, hash, document }
}

const hashOf = (lines: RawBuilder<unknown>) => sql`encode(sha256(convert_to(${lines}, 'UTF8')), 'hex')`

/** Keeps what each case adds to each figure in one piece, and gives the hash of each. */
async function keepLists(
  ctx: Ctx,
  freeze: string,
  figures: readonly FrozenFigure[],
  period: Period,
  narrow: Narrow,
): Promise<ReadonlyMap<string, string>> {
  const counted = figures.filter(one => one.measure !== null)
  if (counted.length === 0) return new Map()
  const { rows } = await sql<{ indicator: string; hash: string }>`
    with added as (
      select p.measure, p.case_id, sum(p.numerator) as numerator, sum(p.denominator) as denominator from indicator_points p
      where p.measure = any(${counted.map(one => one.measure)}::text[]) and ${pointsWhere(companyWide(ctx), period, narrow, 'company')} group by 1, 2),
    said as (select measure, string_agg(case_id || ' ' || numerator || ' ' || denominator, E'\n' order by case_id collate "C") as lines from added group by 1)
    insert into indicator_freeze_lists (org_id, freeze_id, indicator, lines)
    select ${ctx.org}, ${freeze}, w.key, coalesce(said.lines, '')
    from unnest(${counted.map(one => one.key)}::text[], ${counted.map(one => one.measure)}::text[]) w (key, measure) left join said using (measure)
    returning indicator, ${hashOf(sql`lines`)} as hash`.execute(ctx.tx)
  return new Map(rows.map(row => [row.indicator, row.hash]))
}

/** The hash over what each case added, as it is stored for each indicator of a freeze. */
export async function hashesOfFreeze({ tx, org }: Ctx, freeze: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ indicator: string; hash: string }>`
    select indicator, ${hashOf(sql`lines`)} as hash from indicator_freeze_lists where org_id = ${org} and freeze_id = ${freeze}`.execute(
    tx,
  )
  return new Map(rows.map(row => [row.indicator, row.hash]))
}

/** 上报指标: freezes the figures of a period for a report or by themselves. Only whoever sees all cases (`indicator.not-whole`), and a period that has begun. */
export async function freezeIndicators(
  ctx: Ctx,
  { period: name, regulation, note }: FreezeIndicators,
  report: string | null = null,
): Promise<{ id: string; hash: string }> {
  if (!mayFreeze(ctx) && report === null) throw refuse('indicator.not-whole')
  const period = periodOf(ctx, { period: name })
  if (period.start > ctx.now.slice(0, 10)) throw refuse('indicator.not-begun')
  const indicators = indicatorsFor(ctx, period).filter(
    ({ edition }) => regulation === undefined || edition.pack.id === regulation,
  )
  const { id, hash } = await freezeFigures(ctx, { kind: 'reported', period, indicators, narrow: {}, note, report })
  await addOrganisationEvent(ctx, {
    type: 'indicators.frozen',
    plain: { freeze: id, from: period.start, to: period.end, hash, ...(report === null ? {} : { report }) },
    sealed: {},
  })
  return { id, hash }
}
