import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { customerSearch } from '../customers/customer-search.ts'
import { type CustomerInput, digitsOf } from '../customers/find-or-create.ts'

const keyOf = (customer: CustomerInput): string | undefined => {
  const digits = digitsOf(customer.phone ?? '')
  return digits.length >= 7 ? `phone:${digits}` : customer.name === undefined ? undefined : `name:${customer.name}`
}

/**
 * The customers that a batch of rows names, in the rows' order, by the rules of `findOrCreateCustomer` (telephone number, else exact name,
 * else a new one) with two statements for all of them; null where nothing is known of somebody.
 */
export async function findOrCreateCustomers(
  ctx: Ctx,
  wanted: readonly (CustomerInput | undefined)[],
): Promise<(string | null)[]> {
  const keys = wanted.map(c => (c === undefined ? undefined : keyOf(c)))
  const known = await knownCustomers(ctx, new Set(keys.flatMap(k => k ?? [])))
  const fresh = new Map<string, { id: string; customer: CustomerInput & { name: string } }>()
  wanted.forEach((customer, i) => {
    const key = keys[i]
    if (key === undefined || known.has(key) || fresh.has(key) || customer?.name === undefined) return
    fresh.set(key, { id: ctx.newId(), customer: { ...customer, name: customer.name } })
  })
  if (fresh.size > 0)
    await ctx.tx
      .insertInto('customers')
      .values([...fresh.values()].map(({ id, customer }) => rowOf(ctx, id, customer)))
      .execute()
  return keys.map(key => (key === undefined ? null : (known.get(key) ?? fresh.get(key)?.id ?? null)))
}

async function knownCustomers(ctx: Ctx, keys: ReadonlySet<string>): Promise<Map<string, string>> {
  const of = (kind: string) => [...keys].flatMap(k => (k.startsWith(kind) ? [k.slice(kind.length)] : []))
  const [phones, names] = [of('phone:'), of('name:')]
  if (phones.length + names.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('customers')
    .select(['id', 'name', 'phone_digits'])
    .where('org_id', '=', ctx.org)
    .where(eb =>
      eb.or([eb('phone_digits', '=', sql<string>`any(${phones}::text[])`), eb('name', '=', sql<string>`any(${names}::text[])`)]),
    )
    .orderBy('created_at', 'desc')
    .execute()
  // The oldest comes last and stays.
  return new Map(rows.flatMap(r => [[`phone:${r.phone_digits}`, r.id] as const, [`name:${r.name}`, r.id] as const]))
}

function rowOf(ctx: Ctx, id: string, { name, phone = '', address = '' }: CustomerInput & { name: string }) {
  const digits = digitsOf(phone)
  const search = customerSearch({ name, phone, digits, address })
  return {
    org_id: ctx.org,
    id,
    name,
    phone,
    phone_digits: digits,
    address,
    search: sql`${search.vector}::tsvector`,
    search_text: search.text,
    created_at: ctx.now,
  }
}
