import { type Selectable, sql } from 'kysely'
import type { SampleRule } from '../../engine/pack.ts'
import { sampleSize } from '../../engine/samples.ts'
import { drawUnits, populationHash, seedOf, type Unit } from '../../engine/sampling/draw.ts'
import type { Ctx } from '../context.ts'
import type { Samples, StrataSetting } from '../database/supervision-tables.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { holdersOf } from '../organisation/roster.ts'
import { populationOf } from './populations.ts'
import { ruleOfSample } from './sample-rules.ts'
import { settingOf } from './sample-settings.ts'

export type SampleRowOf = Selectable<Samples>
const AT_ONCE = 100
const INSERTED_AT_ONCE = 500

/** Freezes and draws what is due, oldest first; what another process has in hand is left to it. Gives how many were drawn. */
export async function freezeAndDraw(ctx: Ctx): Promise<number> {
  const due = await ctx.tx
    .selectFrom('samples')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('done_at', 'is', null)
    .where('drawn_at', 'is', null)
    .where('freezes_at', '<=', ctx.now)
    .orderBy('freezes_at')
    .limit(AT_ONCE)
    .forUpdate()
    .skipLocked()
    .execute()
  let drawn = 0
  for (const sample of due) {
    const rule = ruleOfSample(ctx, sample)
    if (rule === undefined) continue
    const frozen = sample.frozen_at === null ? await freeze(ctx, sample, rule) : sample
    if (frozen.public_source !== null && frozen.public_value === null && frozen.population_size !== 0) continue
    await draw(ctx, frozen, rule)
    drawn += 1
  }
  return drawn
}

const windowOf = (sample: SampleRowOf) => ({
  sample: sample.id,
  regulation: sample.regulation,
  rule: sample.rule,
  start: sample.period_start,
  end: sample.period_end,
})

async function freeze(ctx: Ctx, sample: SampleRowOf, rule: SampleRule): Promise<SampleRowOf> {
  const { strata, publicSource } = await settingOf(ctx, sample.regulation, sample.rule)
  const units = await populationOf(ctx, rule, { start: sample.period_start, end: sample.period_end }, strata)
  const population = populationHash(units)
  const covered = await coveredBefore(ctx, sample, strata)
  for (let i = 0; i < units.length; i += INSERTED_AT_ONCE)
    await ctx.tx
      .insertInto('sample_units')
      .values(
        units.slice(i, i + INSERTED_AT_ONCE).map(one => ({
          ...{ org_id: ctx.org, sample_id: sample.id, unit: one.id, stratum: one.stratum, digest: one.digest },
          ...{ case_id: one.caseId, customer_id: one.customerId, handlers: one.handlers },
        })),
      )
      .execute()
  const set = {
    ...{ population, population_size: units.length, frozen_at: ctx.now, public_source: publicSource, covered },
    strata: strata === null ? null : JSON.stringify(strata),
  }
  await ctx.tx.updateTable('samples').set(set).where('org_id', '=', ctx.org).where('id', '=', sample.id).execute()
  await addOrganisationEvent(ctx, {
    type: 'sample.frozen',
    plain: { ...windowOf(sample), population, size: units.length, ...(strata?.per === undefined ? {} : { covered }) },
    sealed: {},
  })
  return { ...sample, ...set, strata }
}

/** The strata that the draws of this rule in the same month have reached before this window; none where each draw stands for itself. */
async function coveredBefore(ctx: Ctx, sample: SampleRowOf, strata: StrataSetting | null): Promise<string[]> {
  if (strata?.per !== 'month') return []
  const rows = await ctx.tx
    .selectFrom('samples as s')
    .innerJoin('sample_items as i', join => join.onRef('i.org_id', '=', 's.org_id').onRef('i.sample_id', '=', 's.id'))
    .innerJoin('sample_units as u', join =>
      join.onRef('u.org_id', '=', 'i.org_id').onRef('u.sample_id', '=', 'i.sample_id').onRef('u.unit', '=', 'i.unit'),
    )
    .select('u.stratum')
    .distinct()
    .where('s.org_id', '=', ctx.org)
    .where('s.regulation', '=', sample.regulation)
    .where('s.rule', '=', sample.rule)
    .where('s.period_end', '>=', `${sample.period_end.slice(0, 8)}01`)
    .where('s.period_end', '<', sample.period_end)
    .where(sql<boolean>`s.strata ->> 'by' = ${strata.by}`)
    .where('i.replaced_at', 'is', null)
    .execute()
  return rows.map(row => row.stratum).sort()
}

/** The frozen population as the draw reads it. */
export async function unitsOf(ctx: Ctx, sample: string): Promise<(Unit & { handlers: string[] })[]> {
  return ctx.tx
    .selectFrom('sample_units')
    .select(['unit as id', 'stratum', 'digest', 'handlers'])
    .where('org_id', '=', ctx.org)
    .where('sample_id', '=', sample)
    .execute()
}

/** The seed of a sample whose population is frozen. */
export function seedOfSample(ctx: Pick<Ctx, 'org'>, sample: SampleRowOf): string {
  const about = {
    organisation: ctx.org,
    regulation: sample.regulation,
    rule: sample.rule,
    start: sample.period_start,
    end: sample.period_end,
  }
  return seedOf(sample.secret, about, sample.population ?? '', sample.public_value ?? '')
}

async function draw(ctx: Ctx, sample: SampleRowOf, rule: SampleRule): Promise<void> {
  const units = await unitsOf(ctx, sample.id)
  const drawn = drawUnits(
    seedOfSample(ctx, sample),
    units,
    sampleSize(rule, units.length),
    sample.strata,
    new Set(sample.covered),
  )
  const known = new Map(units.map(unit => [unit.id, unit]))
  const turn = reviewersInTurn(ctx, rule)
  const items = drawn.map((unit, i) => itemOf(ctx, sample.id, unit.id, i + 1, turn(known.get(unit.id)!.handlers)))
  for (let i = 0; i < items.length; i += INSERTED_AT_ONCE)
    await ctx.tx
      .insertInto('sample_items')
      .values(items.slice(i, i + INSERTED_AT_ONCE))
      .execute()
  await ctx.tx
    .updateTable('samples')
    .set({ drawn_at: ctx.now, ...(drawn.length === 0 ? { done_at: ctx.now } : {}) })
    .where('org_id', '=', ctx.org)
    .where('id', '=', sample.id)
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'sample.drawn',
    plain: {
      ...windowOf(sample),
      ...{ key: sample.secret, population: sample.population ?? '', drawn: drawn.map(unit => unit.id) },
      ...(sample.public_value === null ? {} : { publicValue: sample.public_value }),
    },
    sealed: {},
  })
}

/** One row of what is to be checked. */
export const itemOf = (
  ctx: Pick<Ctx, 'org' | 'newId'>,
  sample: string,
  unit: string,
  place: number,
  reviewer: string | null,
) => ({
  ...{ org_id: ctx.org, id: ctx.newId(), sample_id: sample, unit, place, reviewer_id: reviewer, replaces: null },
  ...{ replaced_because: null, replaced_by: null, replaced_at: null, result: null, reviewed_at: null },
})

/** Who checks, in turn: holders of the post who are not judged and whose own work it is not; nobody where there is none. */
export function reviewersInTurn(ctx: Pick<Ctx, 'roster'>, rule: SampleRule): (handlers: readonly string[]) => string | null {
  const judged = new Set(
    (rule.judged ?? []).flatMap(party => ('role' in party ? holdersOf(ctx.roster, party, { people: {} }) : [])),
  )
  const waiting = holdersOf(ctx.roster, rule.by, { people: {} })
    .filter(person => !judged.has(person))
    .sort()
  return handlers => {
    const at = waiting.findIndex(person => !handlers.includes(person))
    if (at < 0) return null
    const [person] = waiting.splice(at, 1)
    waiting.push(person!)
    return person!
  }
}
