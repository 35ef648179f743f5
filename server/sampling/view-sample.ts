import { startOfDay } from '../../engine/calendar/days.ts'
import type { SampleRule } from '../../engine/pack.ts'
import { visibleAmong } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { nameOfGroup } from '../indicators/name-group.ts'
import type { SampleRowOf } from './freeze-and-draw.ts'
import { presentRow, sampleRow } from './list-samples.ts'
import { visitsOf } from './plan-visit.ts'
import { maySample, ruleOfSample, seesEarly } from './sample-rules.ts'
import type { SampleItemView, SampleView } from './schema.ts'

const partyName = (party: SampleRule['by']): string => ('role' in party ? party.role : 'caseRole' in party ? party.caseRole : '')

/** One sample: how it was drawn, and, to whoever may know by now, what was drawn and what came of it. */
export async function viewSample(ctx: Ctx, id: string): Promise<SampleView> {
  const row = await sampleRow(ctx, id)
  const rule = ruleOfSample(ctx, row)
  const edition = ctx.rules.editions.find(e => e.pack.id === row.regulation && e.pack.edition === row.edition)
  const reading = rule?.reading === undefined ? undefined : edition?.pack.readings[rule.reading]
  const isShown = row.drawn_at !== null && (row.done_at !== null || (rule !== undefined && seesEarly(ctx, rule)))
  return {
    ...presentRow(ctx, row),
    edition: row.edition,
    reading: reading === undefined ? null : { says: reading.says, by: reading.by, on: reading.on },
    by: rule === undefined ? '' : partyName(rule.by),
    judged: (rule?.judged ?? []).map(party => ('caseRole' in party ? `case:${party.caseRole}` : `role:${partyName(party)}`)),
    draw: rule?.draw ?? { count: row.drawn },
    ...{ freezesAt: row.freezes_at, commitment: row.commitment, committedAt: row.committed_at, inTime: isInTime(ctx, row) },
    ...{ frozenAt: row.frozen_at, populationHash: row.population, drawnAt: row.drawn_at, strata: row.strata },
    covered: row.strata?.per === undefined ? null : row.covered.length,
    ...{ publicSource: row.public_source, publicValue: row.public_value },
    publicBy: row.public_by === null ? null : named(ctx, row.public_by),
    canSetValue: canSetValue(ctx, row, rule),
    checklist: rule?.checklist ?? [],
    items: isShown ? await itemsOf(ctx, row, rule) : null,
  }
}

/** Whether the key was promised before the first day of the window had begun. */
const isInTime = ({ rules }: Pick<Ctx, 'rules'>, row: SampleRowOf): boolean =>
  row.committed_at < startOfDay(rules.calendar, row.period_start)

/** The published value is entered by whoever checks, once, after the population stands still. */
export function canSetValue(ctx: Ctx, row: SampleRowOf, rule: SampleRule | undefined): boolean {
  return (
    rule !== undefined &&
    row.frozen_at !== null &&
    row.drawn_at === null &&
    row.public_source !== null &&
    row.public_value === null &&
    seesEarly(ctx, rule)
  )
}

/** Why somebody may not check an item, as the code of the refusal; undefined where they may. */
export function reviewRefusal(
  ctx: Ctx,
  rule: SampleRule | undefined,
  item: { readonly handlers: readonly string[]; readonly replaced_at: string | null },
): 'sample.replaced-already' | 'sample.not-yours' | 'sample.own-work' | undefined {
  if (item.replaced_at !== null) return 'sample.replaced-already'
  if (item.handlers.includes(ctx.actor.person)) return 'sample.own-work'
  if (rule === undefined || !maySample(ctx, rule)) return 'sample.not-yours'
  return undefined
}

async function itemsOf(ctx: Ctx, sample: SampleRowOf, rule: SampleRule | undefined): Promise<SampleItemView[]> {
  const rows = await itemRows(ctx, sample.id)
  const reviews = await ctx.tx
    .selectFrom('sample_reviews')
    .innerJoin('sample_items', join =>
      join.onRef('sample_items.org_id', '=', 'sample_reviews.org_id').onRef('sample_items.id', '=', 'sample_reviews.item_id'),
    )
    .selectAll('sample_reviews')
    .where('sample_reviews.org_id', '=', ctx.org)
    .where('sample_id', '=', sample.id)
    .orderBy('sample_reviews.reviewed_at')
    .execute()
  const findings = await ctx.tx
    .selectFrom('findings')
    .select(['id', 'number', 'state', 'source_id'])
    .where('org_id', '=', ctx.org)
    .where('source', '=', 'sample')
    .where('source_id', 'in', ['', ...rows.map(row => row.id)])
    .orderBy('number')
    .execute()
  const visible = await visibleAmong(
    ctx,
    rows.flatMap(row => row.case_id ?? []),
  )
  const visits = await visitsOf(ctx, sample.id)
  const places = new Map(rows.map(row => [row.id, row.place]))
  const strata = new Map(rows.map(row => [row.stratum, stratumName(ctx, sample, row.stratum)]))
  return rows.map(row => {
    const refused = reviewRefusal(ctx, rule, row)
    return {
      ...{ id: row.id, place: row.place, stratum: strata.get(row.stratum) ?? '' },
      case: row.number !== null && visible.has(row.case_id!) ? { id: row.case_id!, number: row.number, title: row.title! } : null,
      customer: row.customer === null ? null : { id: row.customer_id!, name: row.customer },
      shop: row.shop === null ? null : { id: row.unit, name: row.shop, address: row.address! },
      handlers: row.handlers.map(one => named(ctx, one)),
      reviewer: row.reviewer_id === null ? null : named(ctx, row.reviewer_id),
      visit: presentVisit(ctx, visits.get(row.id)),
      replaces: row.replaces === null ? null : (places.get(row.replaces) ?? null),
      replaced:
        row.replaced_at === null
          ? null
          : { because: row.replaced_because!, by: named(ctx, row.replaced_by!), at: row.replaced_at },
      reviews: reviews
        .filter(one => one.item_id === row.id)
        .map(one => ({
          ...{ answers: one.answers, result: one.result, score: one.score === null ? null : Number(one.score), note: one.note },
          ...{ because: one.because, by: named(ctx, one.reviewed_by), at: one.reviewed_at },
        })),
      findings: findings.filter(one => one.source_id === row.id).map(({ source_id: _, ...finding }) => finding),
      canReview: refused ?? true,
      canReplace: refused === undefined && row.reviewed_at === null,
    }
  })
}

type Visit = ReturnType<Awaited<ReturnType<typeof visitsOf>>['get']>
const presentVisit = (ctx: Ctx, visit: Visit): SampleItemView['visit'] =>
  visit === undefined ? null : { ...visit, by: named(ctx, visit.by) }

/** What was drawn with what it is about, in the order in which it came. */
export function itemRows(ctx: Ctx, sample: string) {
  return ctx.tx
    .selectFrom('sample_items as i')
    .innerJoin('sample_units as u', join =>
      join.onRef('u.org_id', '=', 'i.org_id').onRef('u.sample_id', '=', 'i.sample_id').onRef('u.unit', '=', 'i.unit'),
    )
    .leftJoin('cases as c', join => join.onRef('c.org_id', '=', 'u.org_id').onRef('c.id', '=', 'u.case_id'))
    .leftJoin('customers as k', join => join.onRef('k.org_id', '=', 'u.org_id').onRef('k.id', '=', 'u.customer_id'))
    .leftJoin('shops as s', join => join.onRef('s.org_id', '=', 'u.org_id').onRef('s.id', '=', 'u.unit'))
    .selectAll('i')
    .select(['u.stratum', 'u.handlers', 'u.case_id', 'u.customer_id', 'c.number', 'c.title', 'c.department_id'])
    .select(['k.name as customer', 's.name as shop', 's.address'])
    .where('i.org_id', '=', ctx.org)
    .where('i.sample_id', '=', sample)
    .orderBy('i.place')
    .execute()
}

function stratumName(ctx: Ctx, { strata }: SampleRowOf, stratum: string): string {
  if (strata === null || stratum === '') return ''
  if (strata.by === 'handler') return named(ctx, stratum).name
  if (strata.by === 'department') return ctx.roster.departments.get(stratum)?.name ?? ''
  if (strata.by === 'region') return nameOfGroup(ctx, 'region', stratum)
  if (strata.by === 'channel') return nameOfGroup(ctx, 'channel', stratum)
  return ctx.rules.editions.flatMap(e => e.pack.levels).find(level => level.id === stratum)?.title[ctx.language] ?? stratum
}
