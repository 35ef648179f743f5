import type { Selectable } from 'kysely'
import type { Period } from '../../../engine/period-dates.ts'
import type { Ctx } from '../../context.ts'
import type { ScorecardWeights } from '../../database/indicator-tables.ts'
import { refuse } from '../../errors.ts'
import { addOrganisationEvent } from '../../events/add-organisation-event.ts'
import { indicatorsFor } from '../rules-in-period.ts'
import type { WeightRow } from '../stored-schema.ts'
import { type Card, cardFor, mayAssess } from './cards.ts'
import type { CardView, SetWeights } from './schema.ts'

export type StoredWeights = Selectable<ScorecardWeights>
type Row = CardView['rows'][number]
/** Hundredths of a percent: 33.33 + 33.33 + 33.34 are 100, which floating sums are not. */
const hundredths = (weight: number): number => Math.round(weight * 100)
export const sumOf = (weights: readonly (number | null)[]): number =>
  weights.reduce<number>((sum, one) => sum + hundredths(one ?? 0), 0) / 100

/** What the company said of a card, newest first. */
export function weightsSaid(ctx: Ctx, { pack, rule }: Card): Promise<StoredWeights[]> {
  return ctx.tx
    .selectFrom('scorecard_weights')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', pack.id)
    .where('card', '=', rule.id)
    .orderBy('set_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** The weights that count for a period: the last ones said that have begun by its end. */
export const weightsFor = (said: readonly StoredWeights[], { end }: Period): StoredWeights | undefined =>
  said.find(({ since }) => since <= end)

/** The rows of a card: those of the text with its weights, and what the company set of what is left. */
export function rowsOf(ctx: Ctx, { pack, rule }: Card, period: Period, stored: StoredWeights | undefined): Row[] {
  const known = new Map(indicatorsFor(ctx, period).map(one => [one.key, one]))
  const row = (key: string, weight: number | null, weightBy: Row['weightBy'], clause: string | null): Row[] => {
    const found = known.get(key)
    if (found === undefined) return []
    const { title, unit, better } = found.rule
    const line = stored?.rows.find(one => one.indicator === key)?.line ?? null
    return [{ indicator: key, title, clause, unit, better, weight, weightBy, line }]
  }
  const ofText = rule.rows.flatMap(({ indicator, clause, weight }) => {
    const key = `${pack.id}:${indicator}`
    const set = stored?.rows.find(one => one.indicator === key)?.weight ?? null
    return typeof weight === 'number' ? row(key, weight, 'text', clause) : row(key, set, 'company', clause)
  })
  const named = new Set(ofText.map(one => one.indicator))
  const others = (stored?.rows ?? []).filter(({ indicator }) => !named.has(indicator))
  return [...ofText, ...others.flatMap(({ indicator, weight }) => row(indicator, weight, 'company', null))]
}

/**
 * 设定权重 (furn 7.1.1): the company says who has what the text leaves open, since when and why; appended. Refused: weights that do not make 100
 * (`scorecard.weights-not-whole`), another weight than the text's (`scorecard.weight-of-text`), an unknown indicator, a line that is flat.
 */
export async function setWeights(ctx: Ctx, { card: key, since, rows, reason }: SetWeights): Promise<string> {
  const period = { start: since, end: since }
  const card = cardFor(ctx, period, key)
  const { clause } = card.rule
  if (!mayAssess(ctx, card)) throw refuse('scorecard.not-yours', { clause })
  mustBeWhole(ctx, card, rows, period)
  const id = ctx.newId()
  await ctx.tx
    .insertInto('scorecard_weights')
    .values({
      ...{ org_id: ctx.org, id, regulation: card.pack.id, card: card.rule.id, since, rows: JSON.stringify(rows), reason },
      ...{ set_by: ctx.actor.person, set_at: ctx.now },
    })
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'scorecard.weighed',
    plain: { weights: id, regulation: card.pack.id, card: card.rule.id, since, rows: [...rows] },
    sealed: { reason },
  })
  return id
}

function mustBeWhole(ctx: Ctx, { pack, rule }: Card, rows: readonly WeightRow[], period: Period): void {
  const known = new Set(indicatorsFor(ctx, period).map(({ key }) => key))
  if (rows.some(({ indicator }) => !known.has(indicator))) throw refuse('indicator.not-found', { clause: rule.clause })
  if (new Set(rows.map(({ indicator }) => indicator)).size < rows.length)
    throw refuse('scorecard.weights-not-whole', { clause: rule.clause })
  if (rows.some(({ line }) => line !== undefined && line.full === line.none))
    throw refuse('scorecard.line-flat', { clause: rule.clause })
  for (const { indicator, weight, clause } of rule.rows) {
    const given = rows.find(one => one.indicator === `${pack.id}:${indicator}`)
    if (typeof weight === 'number' && (given === undefined || hundredths(given.weight) !== hundredths(weight)))
      throw refuse('scorecard.weight-of-text', { clause })
  }
  if (sumOf(rows.map(({ weight }) => weight)) !== 100) throw refuse('scorecard.weights-not-whole', { clause: rule.clause })
}
