import { sql } from 'kysely'
import { caseSeenOrTrue, customerSeen } from '../access/case-visibility.ts'
import { isMasked, shownName, shownPhone, worksForCustomer } from '../access/shown.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { CaseLine, CustomerView, Machine } from './schema.ts'

/** At most this many open cases and this many closed ones stand under each customer. */
const MOST_OPEN = 50
const MOST_CLOSED = 5

/** Customers whole, in the order of the ids: three queries, however many they are. Ids of others are left out. */
export async function customersWhole(ctx: Ctx, ids: readonly string[]): Promise<CustomerView[]> {
  if (ids.length === 0) return []
  const rows = await ctx.tx
    .selectFrom('customers')
    .select(['id', 'code', 'name', 'contact', 'phone', 'address', 'class', 'preferred_channel', 'created_at'])
    .select(worksForCustomer(ctx, 'customers.id').as('is_mine'))
    .where('org_id', '=', ctx.org)
    .where('id', 'in', [...ids])
    .$if(ctx.sight.isPartner, q => q.where(customerSeen(ctx, 'customers.id')!))
    .execute()
  const machines = await machinesOf(ctx, ids)
  const cases = await casesOf(ctx, ids)
  const byId = new Map(rows.map(r => [r.id, r]))
  return ids.flatMap(id => {
    const row = byId.get(id)
    if (!row) return []
    const lines = cases.get(id) ?? []
    return [
      {
        id,
        code: row.code,
        name: row.name,
        contact: shownName(ctx, row.contact, row.is_mine),
        phone: shownPhone(ctx, row.phone, row.is_mine),
        masked: isMasked(ctx, row.is_mine),
        address: row.address,
        class: row.class,
        preferredChannel: row.preferred_channel,
        createdAt: row.created_at,
        machines: machines.get(id) ?? [],
        openCases: lines.filter(c => !c.closed),
        lastCases: lines.filter(c => c.closed),
      },
    ]
  })
}

async function machinesOf(ctx: Ctx, customers: readonly string[]): Promise<Map<string, Machine[]>> {
  const rows = await ctx.tx
    .selectFrom('machines')
    .select(['id', 'customer_id', 'model', 'serial', 'installed_on', 'warranty_until'])
    .where('org_id', '=', ctx.org)
    .where('customer_id', 'in', [...customers])
    .orderBy('model')
    .orderBy('serial')
    .execute()
  const found = new Map<string, Machine[]>()
  for (const r of rows)
    found.set(r.customer_id, [
      ...(found.get(r.customer_id) ?? []),
      { id: r.id, model: r.model, serial: r.serial, installedOn: r.installed_on, warrantyUntil: r.warranty_until },
    ])
  return found
}

async function casesOf(ctx: Ctx, customers: readonly string[]): Promise<Map<string, CaseLine[]>> {
  const numbered = ctx.tx
    .selectFrom('cases')
    .select([
      'id',
      'number',
      'kind',
      'title',
      'level',
      'stage',
      'is_closed',
      'owner_id',
      'opened_at',
      'customer_id',
      sql<number>`row_number() over (partition by customer_id, is_closed order by opened_at desc)`.as('place'),
    ])
    .where('org_id', '=', ctx.org)
    .where('customer_id', 'in', [...customers])
    .where(caseSeenOrTrue(ctx, 'cases.id'))
  const rows = await ctx.tx
    .selectFrom(numbered.as('c'))
    .selectAll()
    .where('place', '<=', sql<number>`case when is_closed then ${sql.lit(MOST_CLOSED)} else ${sql.lit(MOST_OPEN)} end`)
    .orderBy('opened_at', 'desc')
    .execute()
  const found = new Map<string, CaseLine[]>()
  for (const r of rows) {
    const line = {
      id: r.id,
      number: r.number,
      kind: r.kind,
      title: r.title,
      level: r.level,
      stage: r.stage,
      closed: r.is_closed,
      owner: r.owner_id === null ? null : { id: r.owner_id, name: named(ctx, r.owner_id).name },
      openedAt: r.opened_at,
    }
    found.set(r.customer_id!, [...(found.get(r.customer_id!) ?? []), line])
  }
  return found
}
