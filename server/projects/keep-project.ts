import { localDateOf } from '../../engine/calendar/days.ts'
import type { ProjectPhase } from '../../engine/projects.ts'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import { mustBeStaff } from '../cases/named-things.ts'
import type { Ctx } from '../context.ts'
import { mustBeKnownCustomer } from '../customers/known-customer.ts'
import { refuse } from '../errors.ts'
import { fieldWorkOf } from '../field-desk/field-work.ts'
import type { AddOrder, ChangePlan, NewProject } from './schema.ts'
import { mustKeepProjects, projectRuleOf } from './who.ts'

/** A plan that can be followed: titles once, dates forward, phases in their order, weights that sum to 100 (equip 第十三条). */
function mustFit(ctx: Ctx, phases: readonly ProjectPhase[]): void {
  const clause = projectRuleOf(ctx)?.rule.project?.clause
  const wrong = phases.find(
    (phase, at) =>
      phase.until < phase.from ||
      phases.findIndex(other => other.id === phase.id) !== at ||
      (at > 0 && phase.from < (phases[at - 1]?.from ?? '')),
  )
  if (wrong !== undefined) throw refuse('project.phases-unfit', { clause, detail: { zh: wrong.title, en: wrong.title } })
  // In hundredths, so that 33.3 + 33.3 + 33.4 is exactly 100.
  const sum = phases.reduce((all, phase) => all + Math.round(phase.weight * 100), 0)
  if (sum !== 10_000)
    throw refuse('project.weights', { clause, detail: { zh: `现为 ${sum / 100}`, en: `They sum to ${sum / 100}` } })
}

async function insertPlan(ctx: Ctx, project: string, version: number, phases: readonly ProjectPhase[], reason: string) {
  await ctx.tx
    .insertInto('project_plans')
    .values({
      ...{ org_id: ctx.org, project_id: project, version, phases: JSON.stringify(phases), reason },
      ...{ made_at: ctx.now, made_by: ctx.actor.person },
    })
    .execute()
}

/** Begins a project with its first plan, by which it will be judged on time or late. Gives its id. */
export async function createProject(ctx: Ctx, { name, customerId, site, manager, phases }: NewProject): Promise<string> {
  mustKeepProjects(ctx)
  mustBeStaff(ctx, [manager])
  if (customerId !== undefined) await mustBeKnownCustomer(ctx, customerId)
  mustFit(ctx, phases)
  const id = ctx.newId()
  const series = `XM-${localDateOf(ctx.rules.calendar, ctx.now).slice(0, 4)}`
  const { last } = await ctx.tx
    .insertInto('case_numbers')
    .values({ org_id: ctx.org, series, last: 1 })
    .onConflict(c => c.columns(['org_id', 'series']).doUpdateSet(eb => ({ last: eb('case_numbers.last', '+', 1) })))
    .returning('last')
    .executeTakeFirstOrThrow()
  await ctx.tx
    .insertInto('projects')
    .values({
      ...{ org_id: ctx.org, id, number: `${series}-${String(last).padStart(3, '0')}`, name, site },
      ...{ customer_id: customerId ?? null, manager_id: manager, plan: 1, created_at: ctx.now, created_by: ctx.actor.person },
    })
    .execute()
  await insertPlan(ctx, id, 1, phases, '')
  return id
}

/** The project, locked, that may still change; `project.not-found`, `project.stopped`, `project.not-yours`. */
async function lockProject(ctx: Ctx, id: string) {
  const row = await ctx.tx
    .selectFrom('projects')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw refuse('project.not-found')
  mustKeepProjects(ctx, row.manager_id)
  if (row.stopped_at !== null) throw refuse('project.stopped')
  return row
}

const phasesOf = async (ctx: Ctx, project: string, version: number): Promise<ProjectPhase[]> =>
  (
    await ctx.tx
      .selectFrom('project_plans')
      .select('phases')
      .where('org_id', '=', ctx.org)
      .where('project_id', '=', project)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
  ).phases

/** Another version of the plan, with its reason; those before stay, and the first one stays the measure of what was on time. */
export async function changePlan(ctx: Ctx, id: string, { phases, reason, manager }: ChangePlan): Promise<void> {
  const project = await lockProject(ctx, id)
  mustFit(ctx, phases)
  if (manager !== undefined) mustBeStaff(ctx, [manager])
  const used = await ctx.tx
    .selectFrom('project_orders')
    .select('phase')
    .distinct()
    .where('org_id', '=', ctx.org)
    .where('project_id', '=', id)
    .execute()
  const before = await phasesOf(ctx, id, project.plan)
  const gone = used.filter(({ phase }) => !phases.some(one => one.id === phase))
  if (gone.length > 0) {
    const titles = gone.map(({ phase }) => before.find(one => one.id === phase)?.title ?? phase)
    throw refuse('project.phase-in-use', { detail: { zh: titles.join('、'), en: titles.join(', ') } })
  }
  await insertPlan(ctx, id, project.plan + 1, phases, reason)
  await ctx.tx
    .updateTable('projects')
    .set({ plan: project.plan + 1, ...(manager === undefined ? {} : { manager_id: manager }) })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
}

/** A work order joins a phase, or moves to another one; only field work of the project's customer, and of one project at a time. */
export async function addOrder(ctx: Ctx, id: string, { number, phase }: AddOrder): Promise<void> {
  const project = await lockProject(ctx, id)
  if (!(await phasesOf(ctx, id, project.plan)).some(one => one.id === phase)) throw refuse('project.phase-unknown')
  const order = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'kind', 'customer_id'])
    .where('org_id', '=', ctx.org)
    .where('number', '=', number.toUpperCase())
    .where(caseSeenOrTrue(ctx, 'cases.id'))
    .executeTakeFirst()
  const isFitting =
    order !== undefined &&
    fieldWorkOf(ctx).ofKind.has(order.kind) &&
    (project.customer_id === null || order.customer_id === null || order.customer_id === project.customer_id)
  if (!isFitting) throw refuse('project.order-unfit')
  const taken = await ctx.tx
    .insertInto('project_orders')
    .values({ org_id: ctx.org, case_id: order.id, project_id: id, phase, added_at: ctx.now, added_by: ctx.actor.person })
    .onConflict(c => c.columns(['org_id', 'case_id']).doUpdateSet({ phase }).where('project_orders.project_id', '=', id))
    .returning('case_id')
    .executeTakeFirst()
  if (taken === undefined) throw refuse('project.order-taken')
}

/** A work order leaves the project; one that never was in it changes nothing. */
export async function removeOrder(ctx: Ctx, id: string, caseId: string): Promise<void> {
  await lockProject(ctx, id)
  await ctx.tx
    .deleteFrom('project_orders')
    .where('org_id', '=', ctx.org)
    .where('project_id', '=', id)
    .where('case_id', '=', caseId)
    .execute()
}

/** 终止: with the reason; what was done stays. */
export async function stopProject(ctx: Ctx, id: string, reason: string): Promise<void> {
  await lockProject(ctx, id)
  await ctx.tx
    .updateTable('projects')
    .set({ stopped_at: ctx.now, stopped_by: ctx.actor.person, stopped_because: reason })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
}
