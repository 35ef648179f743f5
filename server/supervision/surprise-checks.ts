import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import type { IndicatorRule } from '../../engine/pack.ts'
import { type Period, periodHolding } from '../../engine/periods.ts'
import { registerCase } from '../cases/register-case.ts'
import { type Ctx, systemActor } from '../context.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { readIndicators } from '../indicators/read-indicators.ts'
import { type AuditKind, auditKinds } from './audit-kinds.ts'
import { todayIn } from './plan-audit.ts'

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

/**
 * 突击检查 (furn 6.2.2(2)): of the period that ended last, a check in each region whose figure was over its limit; raised by the system, once for each
 * region and period, with the sum that raised it. Gives how many were raised.
 */
export async function raiseSurpriseChecks(asked: Ctx): Promise<number> {
  const ctx: Ctx = { ...asked, actor: systemActor, sight: { ...asked.sight, scope: 'all', isPartner: false, inside: 'all' } }
  let raised = 0
  for (const limit of limitsOf(ctx)) {
    const present = periodHolding(limit.rule.every === 'day' ? 'week' : limit.rule.every, todayIn(ctx))
    const period = periodHolding(limit.rule.every === 'day' ? 'week' : limit.rule.every, addCalendarDays(present.start, -1))
    raised += await raiseFor(ctx, limit, period)
  }
  return raised
}

async function raiseFor(ctx: Ctx, { kind, rule, limit }: Limit, period: Period): Promise<number> {
  const key = `${kind.pack.id}:${rule.id}`
  const known = await ctx.tx
    .selectFrom('surprise_checks')
    .select('region_id')
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', kind.pack.id)
    .where('indicator', '=', rule.id)
    .where('period_start', '=', period.start)
    .execute()
  const { items } = await readIndicators(ctx, { from: period.start, to: period.end, by: 'region', indicator: [key] }, 'company')
  const over = (items[0]?.groups ?? []).filter(
    group =>
      group.key !== 'none' && group.figure !== null && group.figure > limit && !known.some(one => one.region_id === group.key),
  )
  for (const group of over) {
    // Two processes that look at once wait for each other here, and the second finds it raised.
    await ctx.tx.selectFrom('organisations').select('id').where('id', '=', ctx.org).forNoKeyUpdate().execute()
    const already = await ctx.tx
      .selectFrom('surprise_checks')
      .select('id')
      .where('org_id', '=', ctx.org)
      .where('indicator', '=', rule.id)
      .where('regulation', '=', kind.pack.id)
      .where('region_id', '=', group.key)
      .where('period_start', '=', period.start)
      .executeTakeFirst()
    if (already !== undefined) continue
    const sum = { numerator: Math.round(group.numerator ?? 0), denominator: Math.round(group.denominator ?? 0) }
    const opened = await registerCase(ctx, {
      ...{ kind: 'audit', category: kind.category.id, channel: 'internal' },
      title: `${kind.category.title.zh}：${group.name}（${period.start.slice(0, 7)}）`,
      description: `${rule.title.zh} ${group.figure!.toFixed(2)}%，上限 ${limit}%：${sum.numerator} / ${sum.denominator}（第 ${kind.category.clause} 条）`,
    })
    const row = { regulation: kind.pack.id, indicator: rule.id, clause: kind.category.clause }
    await ctx.tx
      .insertInto('surprise_checks')
      .values({
        ...{ org_id: ctx.org, id: ctx.newId(), ...row, region_id: group.key, period_start: period.start, period_end: period.end },
        ...{ ...sum, target: String(limit), case_id: opened.id, raised_at: ctx.now },
      })
      .execute()
    await addOrganisationEvent(ctx, {
      type: 'region.over-limit',
      plain: {
        ...{ regulation: kind.pack.id, indicator: rule.id, region: group.key, start: period.start, end: period.end },
        ...{ ...sum, limit, case: opened.id },
      },
      sealed: {},
    })
  }
  return over.length
}
