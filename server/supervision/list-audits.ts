import { localDateOf } from '../../engine/calendar/days.ts'
import { periodsBetween } from '../../engine/period-dates.ts'
import type { CaseState } from '../../engine/state.ts'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { nameOfGroup } from '../indicators/name-group.ts'
import { type AuditKind, auditKinds, mayPlan } from './audit-kinds.ts'
import { executiveReviews } from './executive-reviews.ts'
import { followFindings } from './follow-findings.ts'
import { todayIn } from './plan-audit.ts'
import type { Audits } from './schema.ts'
import { limitsAndFew, raiseSurpriseChecks } from './surprise-checks.ts'

const MOST_AUDITS = 200
type AuditCase = {
  id: string
  number: string
  title: string
  category: string | null
  stage: string
  opened_at: string
  closed_at: string | null
  state: CaseState
}

/** 审计与检查 of a year: what is ordered and how often, what is planned, what was carried out and how far each has come. Partners see none. */
export async function listAudits(ctx: Ctx, asked: number | undefined): Promise<Audits> {
  const year = asked ?? Number(todayIn(ctx).slice(0, 4))
  const kinds = ctx.sight.isPartner ? [] : auditKinds(ctx)
  if (kinds.length === 0) return { year, kinds: [], plans: [], audits: [] }
  await raiseSurpriseChecks(ctx)
  await followFindings(ctx)
  const limits = await limitsAndFew(ctx)
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const cases: AuditCase[] = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'number', 'title', 'category', 'stage', 'opened_at', 'closed_at', 'state'])
    .where('org_id', '=', ctx.org)
    .where('kind', '=', 'audit')
    .where('opened_at', '>=', `${first}T00:00:00.000Z`)
    .where('opened_at', '<=', `${last}T23:59:59.999Z`)
    .where('is_history', '=', false)
    .where(caseSeenOrTrue(ctx, 'cases.id'))
    .orderBy('opened_at', 'desc')
    .limit(MOST_AUDITS)
    .execute()
  const plans = await ctx.tx
    .selectFrom('audit_plans')
    .selectAll()
    .select(eb =>
      eb
        .selectFrom('audit_plan_steps')
        .select(count => count.fn.countAll<number>().as('count'))
        .whereRef('audit_plan_steps.org_id', '=', 'audit_plans.org_id')
        .whereRef('plan_id', '=', 'audit_plans.id')
        .where('kind', '=', 'moved')
        .as('moved'),
    )
    .where('org_id', '=', ctx.org)
    .where('planned_from', '>=', first)
    .where('planned_from', '<=', last)
    .orderBy('planned_from')
    .orderBy('id')
    .execute()
  const { created_at } = await ctx.tx
    .selectFrom('organisations')
    .select('created_at')
    .where('id', '=', ctx.org)
    .executeTakeFirstOrThrow()
  const since = localDateOf(ctx.rules.calendar, created_at)
  const today = todayIn(ctx)
  const mine = (category: string) => kinds.some(kind => kind.category.id === category && mayPlan(ctx, kind))
  return {
    year,
    kinds: kinds.map(kind => ({
      ...{ regulation: kind.pack.id, category: kind.category.id, clause: kind.category.clause, title: kind.category.title },
      ...{ every: kind.periodic?.every ?? null, times: kind.periodic?.times ?? 1, canPlan: mayPlan(ctx, kind) },
      owner: kind.periodic === undefined ? null : 'role' in kind.periodic.owner ? kind.periodic.owner.role : null,
      periods: periodsOf(ctx, kind, { year, since }, cases, plans),
      limit: limitOf(limits, kind),
    })),
    plans: plans.map(plan => ({
      ...{ id: plan.id, category: plan.category, subject: plan.subject, from: plan.planned_from, until: plan.planned_until },
      ...{ lead: named(ctx, plan.lead_id), case: plan.case_id, because: plan.dropped_because, moved: Number(plan.moved ?? 0) },
      state:
        plan.dropped_because !== null
          ? 'dropped'
          : plan.case_id !== null
            ? 'begun'
            : plan.planned_until < today
              ? 'overdue'
              : 'planned',
      can: plan.case_id === null && plan.dropped_because === null && mine(plan.category),
    })),
    audits: await presentAudits(ctx, kinds, cases),
  }
}

type Limits = Awaited<ReturnType<typeof limitsAndFew>>
function limitOf(limits: Limits, { pack, category }: AuditKind): Audits['kinds'][number]['limit'] {
  const found = limits.find(({ limit }) => limit.kind.pack.id === pack.id && limit.kind.category.id === category.id)
  if (found === undefined) return null
  const { limit, fewest, from, few } = found
  return {
    ...{ indicator: limit.rule.title, target: limit.limit, fewest, from },
    few: few.map(({ name, numerator, denominator }) => ({ region: name, numerator, denominator })),
  }
}

function periodsOf(
  ctx: Ctx,
  { pack, periodic, category }: AuditKind,
  { year, since }: { readonly year: number; readonly since: string },
  cases: readonly AuditCase[],
  plans: readonly { category: string; planned_from: string; case_id: string | null; dropped_because: string | null }[],
): Audits['kinds'][number]['periods'] {
  if (periodic === undefined) return []
  const today = todayIn(ctx)
  // Before the company or the regulation was there, nothing was owed.
  const first = since > pack.inForce.from ? since : pack.inForce.from
  return periodsBetween(periodic.every, `${year}-01-01`, `${year}-12-31`)
    .filter(period => period.end >= first)
    .map(({ start, end }) => ({
      ...{ from: start, to: end, over: end < today },
      done: cases.filter(one => {
        const day = localDateOf(ctx.rules.calendar, one.opened_at)
        return one.category === category.id && day >= start && day <= end
      }).length,
      planned: plans.filter(
        plan =>
          plan.category === category.id &&
          plan.case_id === null &&
          plan.dropped_because === null &&
          plan.planned_from >= start &&
          plan.planned_from <= end,
      ).length,
    }))
}

async function presentAudits(ctx: Ctx, kinds: readonly AuditKind[], cases: readonly AuditCase[]): Promise<Audits['audits']> {
  const ids = ['', ...cases.map(one => one.id)]
  const findings = await ctx.tx
    .selectFrom('findings')
    .select(['case_id', 'is_major'])
    .where('org_id', '=', ctx.org)
    .where('case_id', 'in', ids)
    .where('state', '<>', 'withdrawn')
    .execute()
  const raised = await ctx.tx
    .selectFrom('surprise_checks')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('case_id', 'in', ids)
    .execute()
  const reviews = await executiveReviews(ctx, { cases: ids })
  return cases.map(one => {
    const pack = (kinds.find(kind => kind.category.id === one.category) ?? kinds[0]!).pack
    const own = findings.filter(finding => finding.case_id === one.id)
    const why = raised.find(check => check.case_id === one.id)
    const stage = pack.lifecycles.find(cycle => cycle.kind === 'audit')?.stages.find(s => s.id === one.stage)
    return {
      case: { id: one.id, number: one.number, title: one.title },
      ...{
        category: one.category ?? '',
        openedAt: one.opened_at,
        closedAt: one.closed_at,
        stage: stage?.title ?? { zh: one.stage },
      },
      ...{ findings: own.length, majors: own.filter(finding => finding.is_major).length },
      steps: stepsOf(pack, one.state),
      raised:
        why === undefined
          ? null
          : {
              ...{ region: nameOfGroup(ctx, 'region', why.region_id), from: why.period_start },
              ...{ numerator: why.numerator, denominator: why.denominator, target: Number(why.target) },
            },
      reviews: reviews.filter(review => review.case?.id === one.id).map(({ executive, by, at }) => ({ executive, by, at })),
    }
  })
}

/** What the gate before the end of an audit asks for, and since when it is there. */
function stepsOf(pack: AuditKind['pack'], state: CaseState): Audits['audits'][number]['steps'] {
  const gates = pack.gates.filter(gate => gate.act === 'close-matter' && gate.kinds?.length === 1 && gate.kinds[0] === 'audit')
  return gates.flatMap(gate =>
    gate.needs.flatMap(need => {
      const rule = pack.evidence.find(one => one.id === need.evidence)
      if (rule === undefined) return []
      const wanted = need.ifSeen === undefined || state.evidence[need.ifSeen] !== undefined
      return [{ title: rule.title, clause: rule.clause, at: state.evidence[need.evidence]?.at ?? null, wanted }]
    }),
  )
}
