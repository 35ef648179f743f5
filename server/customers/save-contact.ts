import { sql } from 'kysely'
import { unlessMasked } from '../access/mask.ts'
import type { Ctx } from '../context.ts'
import type { FileChange } from '../database/customer-tables.ts'
import { refuse } from '../errors.ts'
import { customerSearch } from './customer-search.ts'
import { differences, keepChange } from './file-changes.ts'
import type { ChangeContact, NewContact } from './file-schema.ts'
import { digitsOf } from './find-or-create.ts'
import { lockCustomer } from './known-customer.ts'

type Row = {
  name: string
  role: string
  phone: string
  email: string
  site_id: string | null
  is_preferred: boolean
  ended_on: string | null
}
const nobody: Omit<Row, 'name'> = { role: '', phone: '', email: '', site_id: null, is_preferred: false, ended_on: null }

/** A new contact of a customer or one of its sites; gives the id. Who is preferred takes that from who was before. */
export async function createContact(ctx: Ctx, customer: string, input: NewContact): Promise<string> {
  await lockCustomer(ctx, customer)
  const row = { ...nobody, ...columnsOf(input), name: input.name }
  await mustBeSiteOf(ctx, customer, row.site_id)
  if (row.is_preferred) await preferNobody(ctx, customer, row.site_id)
  const id = ctx.newId()
  await ctx.tx
    .insertInto('customer_contacts')
    .values({ org_id: ctx.org, id, customer_id: customer, ...row, phone_digits: digitsOf(row.phone), created_at: ctx.now })
    .execute()
  if (row.is_preferred && row.site_id === null) await standAsContact(ctx, customer, row)
  return id
}

/**
 * Changes what is given of a contact; a wrong number is put right, and what it was stays in the history. Who was shown a part and sends that back
 * has not changed it. Somebody who has left is preferred no longer.
 */
export async function changeContact(
  ctx: Ctx,
  customer: string,
  id: string,
  { reason, ...change }: ChangeContact,
): Promise<readonly FileChange[]> {
  await lockCustomer(ctx, customer)
  const before: Row | undefined = await ctx.tx
    .selectFrom('customer_contacts')
    .select(['name', 'role', 'phone', 'email', 'site_id', 'is_preferred', 'ended_on'])
    .where('org_id', '=', ctx.org)
    .where('customer_id', '=', customer)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!before) throw refuse('contact.not-found')
  const sent = columnsOf(change)
  const after: Row = {
    ...before,
    ...sent,
    name: unlessMasked('name', sent.name, before.name) ?? before.name,
    phone: unlessMasked('phone', sent.phone, before.phone) ?? before.phone,
    email: unlessMasked('email', sent.email, before.email) ?? before.email,
  }
  if (after.ended_on !== null && change.preferred !== true) after.is_preferred = false
  const changes = differences(before, after)
  if (changes.length === 0) return changes
  await mustBeSiteOf(ctx, customer, after.site_id)
  if (after.is_preferred) await preferNobody(ctx, customer, after.site_id, id)
  await ctx.tx
    .updateTable('customer_contacts')
    .set({ ...after, phone_digits: digitsOf(after.phone) })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  await keepChange(ctx, customer, 'contact', id, changes, reason)
  if (after.is_preferred && after.site_id === null) await standAsContact(ctx, customer, after)
  return changes
}

function columnsOf({ name, role, phone, email, site, preferred, endedOn }: Omit<ChangeContact, 'reason'>): Partial<Row> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(role === undefined ? {} : { role }),
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
    ...(site === undefined ? {} : { site_id: site }),
    ...(preferred === undefined ? {} : { is_preferred: preferred }),
    ...(endedOn === undefined ? {} : { ended_on: endedOn }),
  }
}

async function mustBeSiteOf({ tx, org }: Ctx, customer: string, site: string | null): Promise<void> {
  if (site === null) return
  const known = await tx
    .selectFrom('sites')
    .select('id')
    .where('org_id', '=', org)
    .where('customer_id', '=', customer)
    .where('id', '=', site)
    .executeTakeFirst()
  if (!known) throw refuse('site.not-found')
}

async function preferNobody({ tx, org }: Ctx, customer: string, site: string | null, but = ''): Promise<void> {
  await tx
    .updateTable('customer_contacts')
    .set({ is_preferred: false })
    .where('org_id', '=', org)
    .where('customer_id', '=', customer)
    .where('site_id', site === null ? 'is' : '=', site)
    .where('is_preferred', '=', true)
    .where('id', '<>', but)
    .execute()
}

/** Whoever is preferred of a customer as a whole is the contact that every list, letter and look-up knows. */
async function standAsContact(ctx: Ctx, customer: string, { name, phone }: Pick<Row, 'name' | 'phone'>): Promise<void> {
  const known = await ctx.tx
    .selectFrom('customers')
    .select(['name', 'contact', 'phone', 'address'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', customer)
    .executeTakeFirstOrThrow()
  const after = { contact: name, phone: phone === '' ? known.phone : phone }
  const changes = differences(known, after)
  if (changes.length === 0) return
  const digits = digitsOf(after.phone)
  const search = customerSearch({ ...known, ...after, digits })
  await ctx.tx
    .updateTable('customers')
    .set({ ...after, phone_digits: digits, search: sql`${search.vector}::tsvector`, search_text: search.text })
    .where('org_id', '=', ctx.org)
    .where('id', '=', customer)
    .execute()
  await keepChange(ctx, customer, 'customer', customer, changes)
}
