import { type SqlBool, sql } from 'kysely'
import { caseSeenOrTrue, customerSeen } from '../access/case-visibility.ts'
import { shownName, shownPhone, worksForCustomer } from '../access/shown.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { foundAmong } from '../search/found-by.ts'
import { searchQuery } from '../search/tokens.ts'
import type { CustomerPage, ListCustomers } from './schema.ts'

const MOST_HITS = 5_000

/** One page of customers by name; `q` finds name, pinyin initials, contact, phone and address. A cursor that is not ours: `cursor.unreadable`. */
export async function listCustomers(ctx: Ctx, { q, limit, after }: ListCustomers): Promise<CustomerPage> {
  const asked = q?.trim() ?? ''
  const search = asked === '' ? undefined : searchQuery(asked)
  if (asked !== '' && !search) return { items: [], next: null }
  let query = ctx.tx
    .selectFrom('customers')
    .select(['id', 'code', 'name', 'contact', 'phone', 'address'])
    .select(eb => [
      eb
        .selectFrom('cases')
        .select(e => e.fn.countAll<number>().as('n'))
        .whereRef('cases.org_id', '=', 'customers.org_id')
        .whereRef('cases.customer_id', '=', 'customers.id')
        .where('cases.is_closed', '=', false)
        .where(caseSeenOrTrue(ctx, 'cases.id'))
        .as('open_cases'),
      eb
        .selectFrom('machines')
        .select(e => e.fn.countAll<number>().as('n'))
        .whereRef('machines.org_id', '=', 'customers.org_id')
        .whereRef('machines.customer_id', '=', 'customers.id')
        .as('machines'),
    ])
    .select(worksForCustomer(ctx, 'customers.id').as('is_mine'))
    .where('org_id', '=', ctx.org)
    .$if(ctx.sight.isPartner, q => q.where(customerSeen(ctx, 'customers.id')!))
  if (search) query = query.where(foundAmong('customers', ctx, 'customers.id', search, MOST_HITS))
  if (after !== undefined) {
    const [name, id] = readCursor(after, ['text', 'text'])
    query = query.where(sql<SqlBool>`(name, id) > (${name}, ${id})`)
  }
  const rows = await query
    .orderBy('name')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(r => ({
      id: r.id,
      code: r.code,
      name: r.name,
      contact: shownName(ctx, r.contact, r.is_mine),
      phone: shownPhone(ctx, r.phone, r.is_mine),
      address: r.address,
      openCases: Number(r.open_cases ?? 0),
      machines: Number(r.machines ?? 0),
    })),
    next: rows.length > limit && last ? writeCursor([last.name, last.id]) : null,
  }
}
