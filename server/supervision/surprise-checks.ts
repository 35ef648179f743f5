import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import type { IndicatorRule } from '../../engine/pack.ts'
import { type Period, periodHolding } from '../../engine/period-dates.ts'
import type { LocalDate } from '../../events/instant.ts'
import { registerCase } from '../cases/register-case.ts'
import { type Ctx, systemActor } from '../context.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { readIndicators } from '../indicators/read-indicators.ts'
import { type AuditKind, auditKinds } from './audit-kinds.ts'
import { fewestFor } from './fewest.ts'
import { todayIn } from './plan-audit.ts'
import type { FewestView } from './schema.ts'

/** An indicator with a limit by region, whose reading stands under the clause of a kind of audit: over the limit, that audit is raised. */
type Limit = { readonly kind: AuditKind; readonly rule: IndicatorRule; readonly limit: number }

function limitsOf(ctx: Ctx): Limit[] {
  return auditKinds(ctx).flatMap(kind =>
    (kind.pack.indicators ?? []).flatMap(rule => {
      const clause = rule.reading === undefined ? undefined : kind.pack.readings[rule.reading]?.clause
      const limit = rule.target?.lte
      return clause === kind.category.clause && limit !== undefined && rule.by.includes('region') ? [{ kind, rule, limit }] : []
    }),
  )
}

/** Whose figures raise a check are the company's, whoever looks. */
const companyEyes = (asked: Ctx): Ctx => ({
  ...asked,
  actor: systemActor,
  sight: { ...asked.sight, scope: 'all', isPartner: false, inside: 'all' },
})

function lastPeriod(ctx: Ctx, { rule }: Limit): Period {
  const every = rule.every === 'day' ? 'week' : rule.every
  return periodHolding(every, addCalendarDays(periodHolding(every, todayIn(ctx)).start, -1))
}

/**
 * 突击检查 (furn 6.2.2(2)): of the period that ended last, a check in each region whose figure was over its limit among enough orders to mean something
 * (fewest.ts); raised by the system, once for each region and period, with the sum that raised it. Gives how many were raised.
 */
export async function raiseSurpriseChecks(asked: Ctx): Promise<number> {
  const ctx = companyEyes(asked)
  let raised = 0
  for (const limit of limitsOf(ctx)) raised += await raiseFor(ctx, limit, lastPeriod(ctx, limit))
  return raised
}

/** A region over its limit in a period, with the sum. */
export type Over = {
  readonly region: string
  readonly name: string
  readonly figure: number
  readonly numerator: number
  readonly denominator: number
}

async function overIn(ctx: Ctx, { kind, rule, limit }: Limit, period: Period): Promise<Over[]> {
  const key = `${kind.pack.id}:${rule.id}`
  const { items } = await readIndicators(ctx, { from: period.start, to: period.end, by: 'region', indicator: [key] }, 'company')
  return (items[0]?.groups ?? []).flatMap(({ key: region, name, figure, numerator, denominator }) =>
    region === 'none' || figure === null || figure <= limit
      ? []
      : [{ region, name, figure, numerator: Math.round(numerator ?? 0), denominator: Math.round(denominator ?? 0) }],
  )
}

/** Of each limit, from how many its rate counts, and the regions over it in the period that ended last in which there were fewer. */
export async function limitsAndFew(
  asked: Ctx,
): Promise<{ readonly limit: Limit; readonly fewest: FewestView; readonly from: LocalDate; readonly few: readonly Over[] }[]> {
  const ctx = companyEyes(asked)
  const found = []
  for (const limit of limitsOf(ctx)) {
    const [period, fewest] = [lastPeriod(ctx, limit), await fewestFor(asked, limit.limit)]
    const few = (await overIn(ctx, limit, period)).filter(one => one.denominator < fewest.value)
    found.push({ limit, fewest, from: period.start, few })
  }
  return found
}

async function raiseFor(ctx: Ctx, limit: Limit, period: Period): Promise<number> {
  const { kind, rule } = limit
  const known = await ctx.tx
    .selectFrom('surprise_checks')
    .select('region_id')
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', kind.pack.id)
    .where('indicator', '=', rule.id)
    .where('period_start', '=', period.start)
    .execute()
  const fewest = await fewestFor(ctx, limit.limit)
  const over = (await overIn(ctx, limit, period)).filter(
    one => one.denominator >= fewest.value && !known.some(({ region_id }) => region_id === one.region),
  )
  let raised = 0
  for (const one of over) if (await raiseOne(ctx, limit, period, one)) raised += 1
  return raised
}

async function raiseOne(ctx: Ctx, { kind, rule, limit }: Limit, period: Period, over: Over): Promise<boolean> {
  // Two processes that look at once wait for each other here, and the second finds it raised.
  await ctx.tx.selectFrom('organisations').select('id').where('id', '=', ctx.org).forNoKeyUpdate().execute()
  const already = await ctx.tx
    .selectFrom('surprise_checks')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('indicator', '=', rule.id)
    .where('regulation', '=', kind.pack.id)
    .where('region_id', '=', over.region)
    .where('period_start', '=', period.start)
    .executeTakeFirst()
  if (already !== undefined) return false
  const { numerator, denominator, region } = over
  const opened = await registerCase(ctx, {
    ...{ kind: 'audit', category: kind.category.id, channel: 'internal' },
    title: `${kind.category.title.zh}：${over.name}（${period.start.slice(0, 7)}）`,
    description: `${rule.title.zh} ${over.figure.toFixed(2)}%，上限 ${limit}%：${numerator} / ${denominator}（第 ${kind.category.clause} 条）`,
  })
  const row = { regulation: kind.pack.id, indicator: rule.id, clause: kind.category.clause }
  await ctx.tx
    .insertInto('surprise_checks')
    .values({
      ...{ org_id: ctx.org, id: ctx.newId(), ...row, region_id: region, period_start: period.start, period_end: period.end },
      ...{ numerator, denominator, target: String(limit), case_id: opened.id, raised_at: ctx.now },
    })
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'region.over-limit',
    plain: {
      ...{ regulation: kind.pack.id, indicator: rule.id, region, start: period.start, end: period.end },
      ...{ numerator, denominator, limit, case: opened.id },
    },
    sealed: {},
  })
  return true
}
