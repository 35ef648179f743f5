import { type RawBuilder, sql } from 'kysely'
import { startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { pulls } from '../../engine/conditions.ts'
import type { SampleRule, Trigger } from '../../engine/pack.ts'
import type { Unit } from '../../engine/sampling/draw.ts'
import { customerKinds } from '../../events/customer-kinds.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import { sealedFromNobody } from '../access/case-visibility.ts'
import { regionOf } from '../analysis/conditions.ts'
import type { Ctx } from '../context.ts'
import type { StrataSetting } from '../database/supervision-tables.ts'

/** One unit of a population with what it is about and whose work it is. */
export type Gathered = Unit & { readonly caseId: string | null; readonly customerId: string | null; readonly handlers: string[] }
type Row = {
  unit: string
  digest: string | null
  case_id: string | null
  customer_id: string | null
  /** Who made the record or went there; where nobody of the staff did, it is the work of whoever the rule judges on the case. */
  by: (string | null)[]
  people: Readonly<Record<string, string[]>> | null
  department: string | null
  region: string | null
  level: string | null
  channel: string | null
  type?: string
  data?: Record<string, unknown>
}
type Span = { readonly from: Instant; readonly to: Instant }

/** How long before it is recorded something may have happened and still count in the window in which it was. */
const FURTHEST_BACK = 400 * 86_400_000
/** What customers brought, and the orders that are carried out at theirs. */
const serviceKinds: readonly string[] = [...customerKinds, 'work-order']

const digest = (bytes: RawBuilder<unknown>) => sql`encode(sha256(convert_to(${bytes}, 'UTF8')), 'hex')`
/** Cases of service that can be drawn: not of before this system, not merged into another, sealed from nobody. */
const ofCase = (ctx: Ctx) =>
  sql`c.org_id = ${ctx.org} and not c.is_history and c.merged_into is null and ${sealedFromNobody(ctx.org, 'c.id')}`
const about = sql`c.id as case_id, c.customer_id, c.department_id as department, ${regionOf(sql`coalesce(nullif(k.address, ''), c.contact ->> 'address', '')`)} as region, c.level, c.channel, c.state -> 'people' as people`
const customer = sql`left join customers k on k.org_id = c.org_id and k.id = c.customer_id`
/** What a case said last, when the population was frozen. */
const lastEvent = sql`join events e on e.org_id = c.org_id and e.stream_id = c.id and e.seq = c.seq`

/**
 * Everything that can be drawn for a window, as it stands now. What is counted by events is in the window in which it was recorded, so that nothing
 * escapes by being entered late; shops are those open on the first day.
 */
export async function populationOf(
  ctx: Ctx,
  rule: SampleRule,
  { start, end }: { readonly start: LocalDate; readonly end: LocalDate },
  strata: StrataSetting | null,
): Promise<Gathered[]> {
  const { calendar } = ctx.rules
  const span = { from: startOfDay(calendar, start), to: startOfDay(calendar, addCalendarDays(end, 1)) }
  const rows = await rowsOf(ctx, rule, span, start)
  const units = new Map<string, Gathered>()
  for (const row of rows) {
    const handlers = handlersOf(ctx, rule, row)
    const values = {
      handler: handlers[0],
      department: row.department,
      region: row.region,
      level: row.level,
      channel: row.channel,
    }
    units.set(row.unit, {
      id: row.unit,
      stratum: strata === null ? '' : (values[strata.by] ?? ''),
      digest: row.digest ?? '',
      caseId: row.case_id,
      customerId: row.customer_id,
      handlers,
    })
  }
  return [...units.values()]
}

/** Whose work it is: whoever made it; else those whom the rule judges by what they are to the case, and handler and team where it names none. */
function handlersOf({ roster }: Ctx, { judged }: SampleRule, { by, people }: Row): string[] {
  const known = (ids: readonly (string | null)[]) => [
    ...new Set(ids.flatMap(id => (id !== null && roster.people.has(id) ? [id] : []))),
  ]
  const made = known(by)
  if (made.length > 0) return made
  const named = (judged ?? []).flatMap(party => ('caseRole' in party ? [party.caseRole] : []))
  const roles = named.length > 0 ? named : ['handler', 'team-owner', 'team-member']
  return known(roles.flatMap(role => people?.[role] ?? []))
}

async function rowsOf(ctx: Ctx, rule: SampleRule, span: Span, start: LocalDate): Promise<Row[]> {
  switch (rule.population) {
    case 'callbacks':
      return eventsOf(ctx, rule.on ?? [{ on: 'customer.answered' }], span)
    case 'forms':
      return eventsOf(ctx, rule.on ?? [{ on: 'form.submitted' }], span)
    case 'service-records':
      return casesBetween(ctx, 'closed_at', span)
    case 'cases':
      return casesBetween(ctx, 'opened_at', span)
    case 'customers':
      return customersOf(ctx, span)
    case 'scenes':
      return [...(await visitsOf(ctx, span)), ...(rule.on === undefined ? [] : await eventsOf(ctx, rule.on, span))]
    case 'shops':
      return shopsOn(ctx, start)
  }
}

/** Events of the window that the rule names. Whoever recorded one made it; where a customer did, it is the work of whoever has the case. */
async function eventsOf(ctx: Ctx, on: readonly Trigger[], { from, to }: Span): Promise<Row[]> {
  const oldest = new Date(Date.parse(from) - FURTHEST_BACK).toISOString()
  const { rows } = await sql<Row>`
    select e.id as unit, ${digest(sql`e.bytes`)} as digest, array[e.actor] as by, e.type, e.data, ${about}
    from events e join cases c on c.org_id = e.org_id and c.id = e.stream_id ${customer}
    where e.org_id = ${ctx.org} and e.type = any(${[...new Set(on.map(t => t.on))]}::text[]) and e.at >= ${oldest} and e.at < ${to}
      and e.recorded_at >= ${from} and e.recorded_at < ${to} and ${ofCase(ctx)}`.execute(ctx.tx)
  return rows.filter(row => pulls(on, row.type!, row.data!))
}

async function casesBetween(ctx: Ctx, column: 'opened_at' | 'closed_at', { from, to }: Span): Promise<Row[]> {
  const moment = sql.ref(`c.${column}`)
  const { rows } = await sql<Row>`
    select c.id as unit, ${digest(sql`e.bytes`)} as digest, ${about}, array[]::text[] as by
    from cases c ${lastEvent} ${customer}
    where ${ofCase(ctx)} and c.kind = any(${[...serviceKinds]}::text[]) and ${moment} >= ${from} and ${moment} < ${to}`.execute(
    ctx.tx,
  )
  return rows
}

/** Customers who had anything to do with service in the window. */
async function customersOf(ctx: Ctx, { from, to }: Span): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select c.customer_id as unit, '' as digest, null as case_id, c.customer_id, min(c.department_id) as department, min(${regionOf(sql`coalesce(nullif(k.address, ''), c.contact ->> 'address', '')`)}) as region,
      null as level, min(c.channel) as channel, array_agg(distinct h.person) as by, null as people
    from cases c ${customer}
      left join lateral jsonb_array_elements_text(coalesce(c.state -> 'people' -> 'handler', '[]')) as h(person) on true
    where ${ofCase(ctx)} and c.customer_id is not null and c.kind = any(${[...serviceKinds]}::text[])
      and c.opened_at < ${to} and (c.closed_at is null or c.closed_at >= ${from})
    group by c.customer_id`.execute(ctx.tx)
  return rows
}

/** Visits that began in the window and took place as far as anybody said. */
async function visitsOf(ctx: Ctx, { from, to }: Span): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select 'visit:' || v.case_id || ':' || v.number as unit, ${digest(sql`e.bytes`)} as digest, ${about},
      array(select p.person_id from visit_people p where p.org_id = v.org_id and p.case_id = v.case_id and p.number = v.number and not p.is_gone order by p.part desc, 1) as by
    from visits v join cases c on c.org_id = v.org_id and c.id = v.case_id ${lastEvent} ${customer}
    where v.org_id = ${ctx.org} and v.starts_at >= ${from} and v.starts_at < ${to} and v.state <> 'cancelled' and ${ofCase(ctx)}`.execute(
    ctx.tx,
  )
  return rows
}

async function shopsOn(ctx: Ctx, day: LocalDate): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select s.id as unit, '' as digest, null as case_id, null as customer_id, array[]::text[] as by, null as people, null as department, ${regionOf(sql`s.address`)} as region,
      null as level, null as channel
    from shops s where s.org_id = ${ctx.org} and s.opened_on <= ${day} and (s.closed_on is null or s.closed_on > ${day})`.execute(
    ctx.tx,
  )
  return rows
}
