import { localDateOf } from '../../engine/calendar/days.ts'
import { effectiveEvents } from '../../engine/corrections.ts'
import type { FieldWorkRule } from '../../engine/pack.ts'
import { type ProjectOrder, type ProjectPhase, type ProjectStanding, projectStanding } from '../../engine/projects.ts'
import type { CaseEvent } from '../../events/envelope.ts'
import type { LocalDate } from '../../events/instant.ts'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { fieldWorkOf } from '../field-desk/field-work.ts'

/** A work order of a project as its events leave it. */
export type OrderStanding = ProjectOrder & {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly stage: string
  readonly isClosed: boolean
}

const told = ['record.made', 'handling.completed', 'customer.accepted', 'node.signed', 'case.reopened', 'event.corrected']

/** The work orders of these projects with what their events say, by project. Three queries, however many they are. */
export async function ordersOfProjects(ctx: Ctx, projects: readonly string[]): Promise<Map<string, OrderStanding[]>> {
  const found = new Map<string, OrderStanding[]>()
  if (projects.length === 0) return found
  const rows = await ctx.tx
    .selectFrom('project_orders')
    .innerJoin('cases', join =>
      join.onRef('cases.org_id', '=', 'project_orders.org_id').onRef('cases.id', '=', 'project_orders.case_id'),
    )
    .select(['project_orders.project_id', 'project_orders.phase', 'cases.id', 'cases.number', 'cases.title', 'cases.kind'])
    .select(['cases.stage', 'cases.is_closed'])
    .where('project_orders.org_id', '=', ctx.org)
    .where('project_orders.project_id', 'in', [...projects])
    // Figures are those of the orders that the one who asks may open.
    .where(caseSeenOrTrue(ctx, 'cases.id'))
    .orderBy('cases.number')
    .execute()
  const events = await eventsOfOrders(
    ctx,
    rows.map(row => row.id),
  )
  const visits = await firstVisits(
    ctx,
    rows.map(row => row.id),
  )
  const work = fieldWorkOf(ctx)
  for (const row of rows) {
    const said = orderOf(ctx, work.ofKind.get(row.kind)?.project, events.get(row.id) ?? [], visits.get(row.id))
    const one = { phase: row.phase, ...said, id: row.id, number: row.number, title: row.title }
    found.set(row.project_id, [...(found.get(row.project_id) ?? []), { ...one, stage: row.stage, isClosed: row.is_closed }])
  }
  return found
}

type Rule = NonNullable<FieldWorkRule['project']>
const numberIn = (value: unknown) => (typeof value === 'number' ? value : undefined)

/** Beginning, end, signature, progress, quality and cost of one order; its last status counts, and what each of them booked adds up. */
function orderOf(
  ctx: Ctx,
  rule: Rule | undefined,
  all: readonly CaseEvent[],
  visitedOn: LocalDate | undefined,
): Omit<ProjectOrder, 'phase'> {
  const day = (event: CaseEvent | undefined) => (event === undefined ? undefined : localDateOf(ctx.rules.calendar, event.at))
  const events = effectiveEvents(all)
  const statuses = events.filter(event => event.type === 'record.made' && event.data.record === rule?.record)
  let finished: CaseEvent | undefined
  let signed: CaseEvent | undefined
  for (const event of events) {
    if (event.type === 'handling.completed') finished = event
    if (event.type === 'case.reopened') finished = undefined
    if (event.type === 'customer.accepted') {
      signed = event.data.passed ? event : undefined
      if (!event.data.passed) finished = undefined
    }
    if (event.type === 'node.signed') signed = event
  }
  const values = statuses.map(event => (event.type === 'record.made' ? event.data.values : {}))
  const last = values.at(-1)
  const quality = rule === undefined ? undefined : last?.[rule.qualityGood]
  const started = [day(statuses[0]), day(finished), visitedOn].filter(date => date !== undefined).sort()[0]
  return {
    ...{ startedOn: started, finishedOn: day(finished), signedOn: day(signed) },
    donePercent: rule === undefined ? 0 : (numberIn(last?.[rule.donePercent]) ?? 0),
    qualityGood: typeof quality === 'boolean' ? quality : undefined,
    costFen: rule === undefined ? 0 : values.reduce((sum, one) => sum + (numberIn(one[rule.costFen]) ?? 0), 0),
  }
}

async function eventsOfOrders(ctx: Ctx, cases: readonly string[]): Promise<Map<string, CaseEvent[]>> {
  const rows = await ctx.tx
    .selectFrom('events')
    .select(['id', 'stream_id', 'seq', 'type', 'at', 'recorded_at', 'actor', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', 'in', [...cases, ''])
    .where('type', 'in', told)
    .orderBy('stream_id')
    .orderBy('seq')
    .execute()
  const found = new Map<string, CaseEvent[]>()
  for (const { stream_id, recorded_at, ...row } of rows) {
    // Written by addEvent, which parsed `data` with the schema of this type.
    const event = { ...row, stream: stream_id, recordedAt: recorded_at } as unknown as CaseEvent
    found.set(stream_id, [...(found.get(stream_id) ?? []), event])
  }
  return found
}

/** The day of each order's first visit that has begun. */
async function firstVisits(ctx: Ctx, cases: readonly string[]): Promise<Map<string, LocalDate>> {
  const rows = await ctx.tx
    .selectFrom('visits')
    .select(['case_id', eb => eb.fn.min('starts_at').as('first')])
    .where('org_id', '=', ctx.org)
    .where('case_id', 'in', [...cases, ''])
    .where('starts_at', '<=', ctx.now)
    .where('state', '!=', 'cancelled')
    .groupBy('case_id')
    .execute()
  return new Map(rows.map(row => [row.case_id, localDateOf(ctx.rules.calendar, row.first)]))
}

/** How a project stands today. */
export function standingToday(ctx: Ctx, phases: readonly ProjectPhase[], orders: readonly ProjectOrder[]): ProjectStanding {
  return projectStanding(phases, orders, localDateOf(ctx.rules.calendar, ctx.now))
}
