import { localDateOf } from '../../engine/calendar/days.ts'
import { registerCase } from '../cases/register-case.ts'
import type { Ctx } from '../context.ts'
import type { AuditPlanSteps, AuditPlans } from '../database/supervision-tables.ts'
import { refuse } from '../errors.ts'
import { type AuditKind, auditKinds, mayPlan } from './audit-kinds.ts'
import type { MoveAudit, PlanAudit } from './schema.ts'

function kindOf(ctx: Ctx, regulation: string, category: string): AuditKind {
  const kind = auditKinds(ctx).find(one => one.pack.id === regulation && one.category.id === category)
  if (kind === undefined) throw refuse('category.unknown')
  if (!mayPlan(ctx, kind)) throw refuse('audit-plan.not-yours', { clause: kind.category.clause })
  return kind
}

async function planRow(ctx: Ctx, id: string) {
  const plan = await ctx.tx
    .selectFrom('audit_plans')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (plan === undefined) throw refuse('audit-plan.not-found')
  kindOf(ctx, plan.regulation, plan.category)
  if (plan.case_id !== null || plan.dropped_because !== null) throw refuse('audit-plan.settled-already')
  return plan
}

async function stepOf(
  ctx: Ctx,
  plan: string,
  kind: AuditPlanSteps['kind'],
  words: string,
  days?: { from: string; until: string },
) {
  await ctx.tx
    .insertInto('audit_plan_steps')
    .values({
      ...{ org_id: ctx.org, id: ctx.newId(), plan_id: plan, kind, words, by_id: ctx.actor.person, at: ctx.now },
      ...{ planned_from: days?.from ?? null, planned_until: days?.until ?? null },
    })
    .execute()
}
const change = (
  ctx: Ctx,
  id: string,
  set: Partial<Pick<AuditPlans, 'planned_from' | 'planned_until' | 'case_id' | 'dropped_because'>>,
) => ctx.tx.updateTable('audit_plans').set(set).where('org_id', '=', ctx.org).where('id', '=', id).execute()

/** 列入审计计划: what is looked at, when, by whom. Gives its id. */
export async function planAudit(ctx: Ctx, { regulation, category, subject, from, until, lead }: PlanAudit): Promise<string> {
  const kind = kindOf(ctx, regulation, category)
  if (until < from) throw refuse('audit-plan.backwards')
  if (!ctx.roster.people.has(lead)) throw refuse('person.not-found')
  const id = ctx.newId()
  await ctx.tx
    .insertInto('audit_plans')
    .values({
      ...{ org_id: ctx.org, id, regulation, category, clause: kind.category.clause, subject, lead_id: lead },
      ...{ planned_from: from, planned_until: until, case_id: null, dropped_because: null },
      ...{ planned_by: ctx.actor.person, planned_at: ctx.now },
    })
    .execute()
  await stepOf(ctx, id, 'planned', subject, { from, until })
  return id
}

/** Moves a planned audit to other days, with why; the days before stay in its steps. */
export async function moveAudit(ctx: Ctx, id: string, { from, until, because }: MoveAudit): Promise<void> {
  await planRow(ctx, id)
  if (until < from) throw refuse('audit-plan.backwards')
  await change(ctx, id, { planned_from: from, planned_until: until })
  await stepOf(ctx, id, 'moved', because, { from, until })
}

/** Takes an audit out of the plan, with why. */
export async function dropAudit(ctx: Ctx, id: string, because: string): Promise<void> {
  await planRow(ctx, id)
  await change(ctx, id, { dropped_because: because })
  await stepOf(ctx, id, 'dropped', because)
}

/** 开始检查: opens the case of the audit, in which findings, report and receipt are recorded; once. Gives its id. */
export async function beginAudit(ctx: Ctx, id: string): Promise<string> {
  const plan = await planRow(ctx, id)
  const department = ctx.roster.people.get(plan.lead_id)?.department ?? undefined
  const opened = await registerCase(ctx, {
    ...{ kind: 'audit', category: plan.category, title: plan.subject, channel: 'internal' },
    ...(department === undefined || department === null ? {} : { departmentId: department }),
  })
  await change(ctx, id, { case_id: opened.id })
  await stepOf(ctx, id, 'begun', opened.number)
  return opened.id
}

/** Today, as the calendar of the company shows it. */
export const todayIn = (ctx: Ctx): string => localDateOf(ctx.rules.calendar, ctx.now)
