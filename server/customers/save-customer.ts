import { sql } from 'kysely'
import { customerSeen } from '../access/case-visibility.ts'
import { unlessMasked } from '../access/mask.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { customerSearch } from './customer-search.ts'
import { differences, keepChange } from './file-changes.ts'
import type { NewMachineBody } from './file-schema.ts'
import { digitsOf } from './find-or-create.ts'
import { customersWhole } from './queries.ts'
import { createMachine } from './save-machine.ts'
import type { ChangeCustomer, CustomerView, NewCustomer } from './schema.ts'

/** A customer whole; unknown or of another organisation: `customer.not-found`. */
export async function viewCustomer(ctx: Ctx, id: string): Promise<CustomerView> {
  const [customer] = await customersWhole(ctx, [id])
  if (!customer) throw refuse('customer.not-found')
  return customer
}

/** Makes a customer. One with the same number is known already: `customer.known-already`, unless `evenIfKnown`. */
export async function createCustomer(ctx: Ctx, { evenIfKnown, ...input }: NewCustomer): Promise<CustomerView> {
  const digits = digitsOf(input.phone)
  if (!evenIfKnown && digits.length >= 7) {
    const known = await ctx.tx
      .selectFrom('customers')
      .select('name')
      .where('org_id', '=', ctx.org)
      .where('phone_digits', '=', digits)
      .limit(1)
      .executeTakeFirst()
    if (known)
      throw refuse('customer.known-already', {
        detail: { zh: `「${known.name}」使用这个电话`, en: `"${known.name}" has this number` },
      })
  }
  await mustBeNewCode(ctx, input.code)
  const id = ctx.newId()
  const search = customerSearch({ ...input, digits })
  await ctx.tx
    .insertInto('customers')
    .values({
      org_id: ctx.org,
      id,
      name: input.name,
      contact: input.contact,
      phone: input.phone,
      phone_digits: digits,
      address: input.address,
      class: input.class,
      code: input.code,
      search: sql`${search.vector}::tsvector`,
      search_text: search.text,
      created_at: ctx.now,
    })
    .execute()
  return viewCustomer(ctx, id)
}

/** Changes what is given of a customer; cases keep the contact they were registered with. */
export async function changeCustomer(ctx: Ctx, id: string, change: ChangeCustomer): Promise<CustomerView> {
  const row = await ctx.tx
    .selectFrom('customers')
    .select(['name', 'contact', 'phone', 'address', 'class', 'code'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .$if(ctx.sight.isPartner, q => q.where(customerSeen(ctx, 'customers.id')!))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw refuse('customer.not-found')
  const next = {
    name: change.name ?? row.name,
    // Who was shown a part and sends it back has not changed it.
    contact: unlessMasked('name', change.contact, row.contact) ?? row.contact,
    phone: unlessMasked('phone', change.phone, row.phone) ?? row.phone,
    address: change.address ?? row.address,
    class: change.class ?? row.class,
    code: change.code ?? row.code,
  }
  if (next.code !== row.code) await mustBeNewCode(ctx, next.code)
  const digits = digitsOf(next.phone)
  const search = customerSearch({ ...next, digits })
  await ctx.tx
    .updateTable('customers')
    .set({ ...next, phone_digits: digits, search: sql`${search.vector}::tsvector`, search_text: search.text })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  await keepChange(ctx, id, 'customer', id, differences(row, next))
  await correctPreferred(ctx, id, row, next)
  return viewCustomer(ctx, id)
}

/** Registers a machine under its customer and gives that whole; see {@link createMachine}. */
export async function addMachine(ctx: Ctx, customer: string, input: NewMachineBody): Promise<CustomerView> {
  await createMachine(ctx, customer, input)
  return viewCustomer(ctx, customer)
}

/** Whoever is preferred is the customer's contact: their number is put right with it. */
async function correctPreferred(
  ctx: Ctx,
  customer: string,
  before: { readonly contact: string; readonly phone: string },
  after: { readonly contact: string; readonly phone: string },
): Promise<void> {
  if (before.phone === after.phone || before.contact !== after.contact) return
  const known = await ctx.tx
    .updateTable('customer_contacts')
    .set({ phone: after.phone, phone_digits: digitsOf(after.phone) })
    .where('org_id', '=', ctx.org)
    .where('customer_id', '=', customer)
    .where('site_id', 'is', null)
    .where('is_preferred', '=', true)
    .where('name', '=', after.contact)
    .where('phone', '=', before.phone)
    .returning('id')
    .executeTakeFirst()
  if (known) await keepChange(ctx, customer, 'contact', known.id, [{ field: 'phone', before: before.phone, after: after.phone }])
}

async function mustBeNewCode({ tx, org }: Ctx, code: string): Promise<void> {
  if (code === '') return
  const known = await tx
    .selectFrom('customers')
    .select('name')
    .where('org_id', '=', org)
    .where('code', '=', code)
    .executeTakeFirst()
  if (known)
    throw refuse('customer.code-taken', {
      detail: { zh: `「${known.name}」使用这个编号`, en: `"${known.name}" has this number` },
    })
}
