import { type SqlBool, sql } from 'kysely'
import { localDateOf } from '../../engine/calendar/days.ts'
import { type ProjectPhase, type ProjectStanding, unsignedBefore } from '../../engine/projects.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { type OrderStanding, ordersOfProjects, standingToday } from './read-standing.ts'
import type { ListProjects, OnTimeRate, ProjectPage, ProjectRow, ProjectView } from './schema.ts'
import { mayKeepProjects, projectRuleOf, seesAllProjects } from './who.ts'

const named = (ctx: Ctx, id: string) => ({ id, name: ctx.roster.people.get(id)?.name ?? id })

/** Projects that somebody may look at: all of them, or those they manage or have an order of in hand. */
const seen = (ctx: Ctx) =>
  seesAllProjects(ctx)
    ? sql<SqlBool>`true`
    : sql<SqlBool>`(projects.manager_id = ${ctx.actor.person} or exists (
        select 1 from project_orders o join cases c on c.org_id = o.org_id and c.id = o.case_id
        where o.org_id = projects.org_id and o.project_id = projects.id and c.state -> 'people' -> 'handler' ? ${ctx.actor.person}))`

const rows = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('projects')
    .innerJoin('project_plans as plan', join =>
      join
        .onRef('plan.org_id', '=', 'projects.org_id')
        .onRef('plan.project_id', '=', 'projects.id')
        .onRef('plan.version', '=', 'projects.plan'),
    )
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'projects.org_id').onRef('customers.id', '=', 'projects.customer_id'),
    )
    .select(['projects.id', 'projects.number', 'projects.name', 'site', 'manager_id', 'customer_id', 'projects.created_at'])
    .select(['stopped_at', 'stopped_by', 'stopped_because', 'plan.phases', 'customers.name as customer'])
    .where('projects.org_id', '=', ctx.org)
    .where(seen(ctx))
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

function presentRow(ctx: Ctx, row: Row, standing: ProjectStanding): ProjectRow {
  const isLate = standing.daysLate > 0 || standing.phases.some(phase => phase.daysLate > 0 && phase.finishedOn === undefined)
  const { phases: _phases, until = '', finishedOn, ...figures } = standing
  return {
    ...{ id: row.id, number: row.number, name: row.name, manager: named(ctx, row.manager_id) },
    customer: row.customer_id === null ? null : { id: row.customer_id, name: row.customer ?? '' },
    state: row.stopped_at !== null ? 'stopped' : finishedOn !== undefined ? 'finished' : isLate ? 'late' : 'running',
    ...{ ...figures, from: row.phases[0]?.from ?? until, until, finishedOn: finishedOn ?? null },
  }
}

/** One page of projects, the latest first. `finished` and `open` follow from their orders, so that a page may hold fewer than asked for. */
export async function listProjects(ctx: Ctx, { state, q = '', limit, after }: ListProjects): Promise<ProjectPage> {
  let query = rows(ctx)
  if (state === 'stopped') query = query.where('stopped_at', 'is not', null)
  if (state === 'open' || state === 'finished') query = query.where('stopped_at', 'is', null)
  const like = `%${q.replace(/[\\%_]/g, found => `\\${found}`)}%`
  if (q !== '')
    query = query.where(eb =>
      eb.or([eb('projects.number', 'ilike', like), eb('projects.name', 'ilike', like), eb('customers.name', 'ilike', like)]),
    )
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(projects.created_at, projects.id) < (${at}::timestamptz, ${id})`)
  }
  const found = await query
    .orderBy('projects.created_at', 'desc')
    .orderBy('projects.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = found.slice(0, limit)
  const orders = await ordersOfProjects(
    ctx,
    page.map(row => row.id),
  )
  const items = page.map(row => presentRow(ctx, row, standingToday(ctx, row.phases, orders.get(row.id) ?? [])))
  const last = page.at(-1)
  return {
    items: items.filter(one =>
      state === 'open' ? one.state === 'running' || one.state === 'late' : state === 'finished' ? one.state === 'finished' : true,
    ),
    next: found.length > limit && last !== undefined ? writeCursor([last.created_at, last.id]) : null,
    mayKeep: mayKeepProjects(ctx),
  }
}

function presentPhases(
  phases: readonly ProjectPhase[],
  first: readonly ProjectPhase[],
  standing: ProjectStanding,
  orders: readonly OrderStanding[],
) {
  return phases.map((phase, at) => {
    const { donePercent, plannedPercent, startedOn, finishedOn, daysLate, qualityGood, costFen, isSigned } = standing.phases[at]!
    const firstUntil = first.find(one => one.id === phase.id)?.until
    return {
      ...phase,
      firstUntil: firstUntil === undefined || firstUntil === phase.until ? null : firstUntil,
      ...{ donePercent, plannedPercent, daysLate, actualFen: costFen },
      ...{ startedOn: startedOn ?? null, finishedOn: finishedOn ?? null },
      ...{ qualityGood: qualityGood ?? null, isSigned: isSigned ?? null },
      waitsFor: unsignedBefore(phases, standing.phases, phase.id)?.title ?? null,
      orders: orders
        .filter(order => order.phase === phase.id)
        .map(({ phase: _phase, startedOn: begun, finishedOn: ended, signedOn, qualityGood: good, ...order }) => ({
          ...order,
          ...{ startedOn: begun ?? null, finishedOn: ended ?? null, signedOn: signedOn ?? null, qualityGood: good ?? null },
        })),
    }
  })
}

/** A project with its phases against the plan, its orders and every plan that it had; `project.not-found` for one not seen. */
export async function viewProject(ctx: Ctx, id: string): Promise<ProjectView> {
  const row = await rows(ctx).where('projects.id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('project.not-found')
  const plans = await ctx.tx
    .selectFrom('project_plans')
    .select(['version', 'phases', 'made_at', 'made_by', 'reason'])
    .where('org_id', '=', ctx.org)
    .where('project_id', '=', id)
    .orderBy('version', 'desc')
    .execute()
  const orders = (await ordersOfProjects(ctx, [id])).get(id) ?? []
  const standing = standingToday(ctx, row.phases, orders)
  const ruled = projectRuleOf(ctx)
  return {
    ...presentRow(ctx, row, standing),
    site: row.site,
    clause: ruled?.rule.project === undefined ? null : { clause: ruled.rule.project.clause, regulation: ruled.pack.title.zh },
    stopped:
      row.stopped_at === null || row.stopped_by === null
        ? null
        : { by: named(ctx, row.stopped_by), at: row.stopped_at, reason: row.stopped_because ?? '' },
    mayKeep: row.stopped_at === null && mayKeepProjects(ctx, row.manager_id),
    phases: presentPhases(row.phases, plans.at(-1)?.phases ?? [], standing, orders),
    plans: plans.map(plan => ({
      ...{ version: plan.version, madeAt: plan.made_at, madeBy: named(ctx, plan.made_by), reason: plan.reason },
      until:
        plan.phases
          .map(phase => phase.until)
          .sort()
          .at(-1) ?? '',
    })),
  }
}

const judge = (due: LocalDate, finished: LocalDate | undefined, today: LocalDate) =>
  finished !== undefined ? (finished <= due ? 'onTime' : 'late') : today > due ? 'late' : 'open'

/** 按期完成率 of a year: what the first plan wanted finished in it, and what was by that day. A later plan makes nothing on time. */
export async function onTimeRate(
  ctx: Ctx,
  year = Number(localDateOf(ctx.rules.calendar, ctx.now).slice(0, 4)),
): Promise<OnTimeRate> {
  const found = await rows(ctx)
    .innerJoin('project_plans as first', join =>
      join
        .onRef('first.org_id', '=', 'projects.org_id')
        .onRef('first.project_id', '=', 'projects.id')
        .on('first.version', '=', 1),
    )
    .select('first.phases as promised')
    .where('stopped_at', 'is', null)
    .execute()
  const orders = await ordersOfProjects(
    ctx,
    found.map(row => row.id),
  )
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const none = () => ({ due: 0, onTime: 0, late: 0, open: 0 })
  const rate: OnTimeRate = { year, projects: none(), phases: none() }
  const count = (of: 'projects' | 'phases', due: LocalDate, finished: LocalDate | undefined) => {
    if (!due.startsWith(`${year}-`)) return
    rate[of].due += 1
    rate[of][judge(due, finished, today)] += 1
  }
  for (const row of found) {
    const standing = standingToday(ctx, row.phases, orders.get(row.id) ?? [])
    const promised = row.promised
      .map(phase => phase.until)
      .sort()
      .at(-1)
    if (promised !== undefined) count('projects', promised, standing.finishedOn)
    for (const phase of row.promised) count('phases', phase.until, standing.phases.find(one => one.id === phase.id)?.finishedOn)
  }
  return rate
}
