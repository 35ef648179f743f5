import { sql } from 'kysely'
import { customerSeen } from '../access/case-visibility.ts'
import { unlessMasked } from '../access/mask.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { customerSearch } from './customer-search.ts'
import { digitsOf } from './find-or-create.ts'
import { customersWhole } from './queries.ts'
import type { ChangeCustomer, CustomerView, NewCustomer, NewMachine } from './schema.ts'

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
    .select(['name', 'contact', 'phone', 'address', 'class'])
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
  }
  const digits = digitsOf(next.phone)
  const search = customerSearch({ ...next, digits })
  await ctx.tx
    .updateTable('customers')
    .set({ ...next, phone_digits: digits, search: sql`${search.vector}::tsvector`, search_text: search.text })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  return viewCustomer(ctx, id)
}

/** Registers a machine under its customer; a serial number stands once in an organisation (`machine.serial-taken`). */
export async function addMachine(ctx: Ctx, customer: string, input: NewMachine): Promise<CustomerView> {
  const view = await viewCustomer(ctx, customer)
  const made = await ctx.tx
    .insertInto('machines')
    .values({
      org_id: ctx.org,
      id: ctx.newId(),
      customer_id: view.id,
      model: input.model,
      serial: input.serial,
      installed_on: input.installedOn ?? null,
      warranty_until: input.warrantyUntil ?? null,
    })
    .onConflict(c => c.columns(['org_id', 'serial']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw refuse('machine.serial-taken')
  return viewCustomer(ctx, customer)
}
