import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { caseSeenOrTrue, customerSeen } from '../access/case-visibility.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { foundAmong } from '../search/found-by.ts'
import { searchQuery } from '../search/tokens.ts'
import type { ListMachines, MachinePage } from './machine-schema.ts'

const MOST_HITS = 5_000
const FAILURE_DAYS = 365

/**
 * One page of machines by serial number, or with `endsWithin` by the end of their warranty. `q` finds number, model, name and the customer. Open cases and
 * failures are those that the viewer sees.
 */
export async function listMachines(ctx: Ctx, asked: ListMachines): Promise<MachinePage> {
  const { q = '', customer, model, warranty, endsWithin, failures, limit, after } = asked
  const today = todayOf(ctx)
  const search = q.trim() === '' ? undefined : searchQuery(q.trim())
  if (q.trim() !== '' && !search) return { items: [], next: null }
  const byEnd = endsWithin !== undefined
  let query = ctx.tx
    .selectFrom('machines as m')
    .innerJoin('customers as c', join => join.onRef('c.org_id', '=', 'm.org_id').onRef('c.id', '=', 'm.customer_id'))
    .leftJoin('sites as s', join => join.onRef('s.org_id', '=', 'm.org_id').onRef('s.id', '=', 'm.site_id'))
    .select(['m.id', 'm.model', 'm.serial', 'm.name', 'm.customer_id', 'c.name as customer', 's.name as site'])
    .select(['m.warranty_until', 'm.retired_on'])
    .select([contractToday(ctx, today).as('contract'), openCases(ctx).as('open_cases'), failuresOf(ctx, today).as('failures')])
    .where('m.org_id', '=', ctx.org)
    .$if(ctx.sight.isPartner, one => one.where(customerSeen(ctx, 'm.customer_id')!))
  if (search)
    query = query.where(eb =>
      eb.or([
        sql<SqlBool>`m.id in (select id from bihuan_search_machines(${search.vector}, ${[...search.needles]}::text[], ${sql.lit(MOST_HITS)}))`,
        foundAmong('customers', ctx, 'm.customer_id', search, MOST_HITS),
      ]),
    )
  if (customer !== undefined) query = query.where('m.customer_id', '=', customer)
  if (model !== undefined) query = query.where('m.model', '=', model)
  if (warranty === 'in') query = query.where('m.warranty_until', '>=', today)
  if (warranty === 'out') query = query.where('m.warranty_until', '<', today)
  if (warranty === 'unknown') query = query.where('m.warranty_until', 'is', null)
  if (byEnd)
    query = query.where('m.warranty_until', '>=', today).where('m.warranty_until', '<=', addCalendarDays(today, endsWithin))
  if (failures !== undefined) query = query.where(failedOften(ctx, today, failures))
  if (after !== undefined) {
    const [place, id] = readCursor(after, ['text', 'text'])
    query = query.where(
      byEnd
        ? sql<SqlBool>`(m.warranty_until, m.id) > (${/^\d{4}-\d\d-\d\d$/.test(place) ? place : today}::date, ${id})`
        : sql<SqlBool>`m.serial > ${place}`,
    )
  }
  const rows = await (byEnd ? query.orderBy('m.warranty_until').orderBy('m.id') : query.orderBy('m.serial'))
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(row => ({
      ...{ id: row.id, model: row.model, serial: row.serial, name: row.name, site: row.site ?? '', contract: row.contract },
      customer: { id: row.customer_id, name: row.customer },
      warrantyUntil: row.warranty_until,
      warranty:
        row.warranty_until === null ? ('unknown' as const) : row.warranty_until >= today ? ('in' as const) : ('out' as const),
      openCases: Number(row.open_cases),
      failures: Number(row.failures),
      retired: row.retired_on !== null && row.retired_on <= today,
    })),
    next: rows.length > limit && last ? writeCursor([byEnd ? last.warranty_until! : last.serial, last.id]) : null,
  }
}

/** The models that there are machines of, for a filter; at most 500. */
export async function listModels(ctx: Ctx): Promise<{ items: string[] }> {
  const rows = await ctx.tx
    .selectFrom('machines')
    .select('model')
    .distinct()
    .where('org_id', '=', ctx.org)
    .$if(ctx.sight.isPartner, one => one.where(customerSeen(ctx, 'machines.customer_id')!))
    .orderBy('model')
    .limit(500)
    .execute()
  return { items: rows.map(row => row.model) }
}

const contractToday = ({ org }: Ctx, today: string): RawBuilder<string | null> => sql`(select k.number from service_contracts k
  where k.org_id = ${org} and k.customer_id = m.customer_id and k.starts_on <= ${today}::date and k.ends_on > ${today}::date
    and (k.covers_all or exists (select from service_contract_machines l where l.org_id = k.org_id and l.contract_id = k.id and l.machine_id = m.id))
  order by k.ends_on desc limit 1)`

const openCases = (ctx: Ctx): RawBuilder<number> => sql`(select count(*) from cases
  where cases.org_id = ${ctx.org} and cases.machine_id = m.id and not cases.is_closed and ${caseSeenOrTrue(ctx, 'cases.id')})`

const failuresOf = (ctx: Ctx, today: string): RawBuilder<number> => sql`(select coalesce(sum(f.failures), 0) from coded_facts f
  join cases on cases.org_id = f.org_id and cases.id = f.case_id
  where cases.org_id = ${ctx.org} and cases.machine_id = m.id and f.superseded_by is null
    and f.on_day > ${addCalendarDays(today, -FAILURE_DAYS)}::date and ${caseSeenOrTrue(ctx, 'cases.id')})`

/** Machines that failed at least so often: the failures of all are summed once, instead of those of each machine on its way. */
const failedOften = (ctx: Ctx, today: string, times: number): RawBuilder<SqlBool> => sql<SqlBool>`m.id in (select cases.machine_id
  from coded_facts f join cases on cases.org_id = f.org_id and cases.id = f.case_id
  where f.org_id = ${ctx.org} and f.superseded_by is null and f.on_day > ${addCalendarDays(today, -FAILURE_DAYS)}::date
    and cases.machine_id is not null and ${caseSeenOrTrue(ctx, 'cases.id')}
  group by cases.machine_id having sum(f.failures) >= ${times})`
