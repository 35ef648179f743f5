import { editionsBinding } from '../../engine/binding.ts'
import { localDateOf } from '../../engine/calendar/days.ts'
import { partyName } from '../../engine/conditions.ts'
import { enforcementRule, isLeftOpen, limitFor, measureOfText } from '../../engine/enforcement.ts'
import { type MeasureNow, quantityOf } from '../../engine/measures.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { CaseState } from '../../engine/state.ts'
import type { SanctionKindName } from '../../events/sanction-kinds.ts'
import { mustBeCase } from '../access/case-visibility.ts'
import { person } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { complaintRate, spanBefore } from './business-figures.ts'
import { isRestorable } from './measure-checks.ts'
import { companyLimits, measuresNow, nextChange } from './measures-now.ts'
import { restrictionsOn } from './restricted-business.ts'
import type { BusinessRestriction, MeasureNowView, RestrictionView } from './schema.ts'

/** Each measure of a penalty as it stands now with what is next, and the restriction of business with its steps. */
export async function viewMeasures(
  ctx: Ctx,
  caseId: string,
  state: CaseState,
): Promise<{ measures: MeasureNowView[]; restriction: RestrictionView | null }> {
  const limits = await companyLimits(ctx)
  const { measures, enforcement } = measuresNow(ctx, state, limits)
  return {
    measures: measures.map(one => viewMeasure(ctx, state, one, { nextAt: nextChange(ctx, one, enforcement), limits })),
    restriction: await viewRestriction(ctx, caseId, state),
  }
}

function viewMeasure(
  ctx: Ctx,
  state: CaseState,
  measure: MeasureNow,
  { nextAt, limits }: { nextAt: MeasureNowView['nextAt']; limits: Awaited<ReturnType<typeof companyLimits>> },
): MeasureNowView {
  const { kind } = measure
  const course = state.penalty?.courses?.[kind]
  const cited = state.penalty!.cited!
  const { pack } = editionNamed(ctx.rules, cited.edition)
  const text = measureOfText(pack, cited, measure)
  const rule = enforcementRule(ctx.rules, state, kind)
  const home =
    rule === undefined
      ? undefined
      : editionsBinding(ctx.rules, state).find(one => one.pack.enforcement?.some(each => each === rule))
  const who = <T extends { at: string; by: string }>({ at, by }: T) => ({ at, by: person(ctx, by) })
  const unit = quantityOf[kind]
  const limit = text !== undefined && isLeftOpen(text) ? limitFor(limits, pack, cited, measure) : undefined
  return {
    ...measure,
    title: text?.title ?? null,
    untilBy:
      measure.until === null
        ? null
        : course?.carried?.until !== undefined
          ? 'record'
          : measure.months !== undefined
            ? 'decision'
            : 'company',
    nextAt,
    begins: rule?.begins ?? 'final',
    rule:
      rule === undefined || home === undefined ? null : { regulation: home.pack.title, clause: rule.clause, title: rule.title },
    by: (rule?.by ?? []).map(partyName),
    carried:
      course?.carried === undefined ? null : { ...who(course.carried), on: course.carried.on, event: course.carried.event },
    settled: course?.settled === undefined ? null : who(course.settled),
    asked: course?.asked === undefined ? null : who(course.asked),
    declined: course?.refused === undefined ? null : who(course.refused),
    restored: course?.restored === undefined ? null : { ...who(course.restored), on: course.restored.on },
    restorable: isRestorable(ctx, state, measure),
    blank:
      measure.state === 'blocked' && unit !== undefined
        ? { unit, limit: limit === undefined ? null : { from: limit.from, to: limit.to } }
        : null,
    records: recordsFor(ctx, state, kind),
  }
}

/** The records by which the regulations on the case carry a measure out, have it asked about and answered. */
function recordsFor(ctx: Ctx, state: CaseState, kind: SanctionKindName): MeasureNowView['records'] {
  const all = editionsBinding(ctx.rules, state).flatMap(({ pack }) => pack.records ?? [])
  const of = (does: string) =>
    all.find(record => record.onMeasures?.some(one => one.does === does && one.kind === kind))?.id ?? null
  return { carryOut: of('carries-out'), ask: of('asks'), answer: of('restores') }
}

async function viewRestriction(ctx: Ctx, caseId: string, state: CaseState): Promise<RestrictionView | null> {
  const restriction = state.penalty?.restriction
  const cited = state.penalty?.cited
  if (restriction === undefined || cited === undefined) return null
  const home = editionsBinding(ctx.rules, state).find(({ pack }) => pack.restrictions?.some(one => one.id === restriction.rule))
  const rule = home?.pack.restrictions?.find(one => one.id === restriction.rule)
  const days = rule?.lift.days ?? 90
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const before = await complaintRate(ctx, cited.subject, restriction, spanBefore(restriction.from, days))
  const now = await complaintRate(ctx, cited.subject, restriction, spanBefore(today, days, restriction.from))
  const share = ({ of, among }: typeof before) => (among === 0 ? 0 : of / among)
  const down = share(before) === 0 ? 0 : Math.round((1 - share(now) / share(before)) * 1000) / 10
  return {
    ...{ how: restriction.how, effect: restriction.effect ?? 'warn', from: restriction.from },
    rule:
      rule === undefined || home === undefined ? null : { regulation: home.pack.title, clause: rule.clause, title: rule.title },
    department: { id: cited.subject, name: ctx.roster.departments.get(cited.subject)?.name ?? '' },
    ...{ caseKinds: [...restriction.caseKinds], categories: [...restriction.categories], models: [...restriction.models] },
    ...{ regions: [...restriction.regions], monthly: restriction.monthly ?? 0, lifted: restriction.lifted },
    ...{ reopened: [...restriction.reopened], endedAt: restriction.endedAt ?? null },
    needs: rule === undefined ? null : { downPercent: rule.lift.downPercent, days: rule.lift.days },
    figures: { before, now, downPercent: down },
    steps: await stepsOf(ctx, caseId),
  }
}

const stepTypes = { 'restriction.set': 'what', 'restriction.assessed': 'basis', 'restriction.stepped': 'reason' } as const

/** Every step with who and why: two queries. */
async function stepsOf(ctx: Ctx, caseId: string): Promise<RestrictionView['steps']> {
  const events = await ctx.tx
    .selectFrom('events')
    .select(['id', 'type', 'at', 'actor', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', caseId)
    .where('type', 'in', Object.keys(stepTypes))
    .orderBy('seq')
    .execute()
  if (events.length === 0) return []
  const words = await ctx.tx
    .selectFrom('sealed_fields')
    .select(['event_id', 'value'])
    .where('org_id', '=', ctx.org)
    .where(
      'event_id',
      'in',
      events.map(one => one.id),
    )
    .where('field', 'in', Object.values(stepTypes))
    .execute()
  const said = new Map(words.map(one => [one.event_id, String(one.value ?? '')]))
  type Data = { share?: number; upTo?: number; isBack?: boolean; categories?: string[] } & Partial<
    Pick<RestrictionView['steps'][number], 'before' | 'after' | 'downPercent'>
  >
  return events.map(({ id, type, at, actor, data }) => {
    const one = data as unknown as Data
    const isStep = type === 'restriction.stepped'
    return {
      ...{ id, at, by: person(ctx, actor), why: said.get(id) ?? '' },
      sort: type === 'restriction.set' ? 'set' : type === 'restriction.assessed' ? 'assessed' : one.isBack ? 'back' : 'forward',
      share: one.share ?? one.upTo ?? 0,
      categories: one.categories ?? [],
      ...(isStep
        ? { before: null, after: null, downPercent: null }
        : { before: one.before ?? null, after: one.after ?? null, downPercent: one.downPercent ?? null }),
    }
  })
}

/** The restrictions that speak of a case in its department, for whoever gives it out. */
export async function viewRestrictionsOn(ctx: Ctx, caseId: string): Promise<{ items: BusinessRestriction[] }> {
  await mustBeCase(ctx, caseId)
  const row = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'customer_id', 'machine_id', 'contact', 'state'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  const { id, contact, state } = row
  // Nobody gives out what is over.
  if (state.closed) return { items: [] }
  return {
    items: await restrictionsOn(
      ctx,
      { id, contact, state, customerId: row.customer_id, machineId: row.machine_id },
      state.department,
    ),
  }
}
