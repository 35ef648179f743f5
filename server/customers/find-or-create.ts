import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { customerSearch } from './customer-search.ts'

export type CustomerInput = { name?: string | undefined; phone?: string | undefined; address?: string | undefined }

/** A phone number as its digits, without the country code of China. */
export const digitsOf = (phone: string): string => phone.replace(/\D/g, '').replace(/^(?:0086|86)(?=1\d{10}$)/, '')

/** The customer that an intake names: by id, by phone number, by exact name, else a new one; null where nothing is known of them. */
export async function findOrCreateCustomer(
  ctx: Ctx,
  input: { customerId?: string | null | undefined; customer?: CustomerInput | undefined },
): Promise<string | null> {
  if (input.customerId) {
    const known = await ctx.tx
      .selectFrom('customers')
      .select('id')
      .where('org_id', '=', ctx.org)
      .where('id', '=', input.customerId)
      .executeTakeFirst()
    if (!known) throw refuse('customer.not-found')
    return known.id
  }
  const { name, phone, address } = input.customer ?? {}
  const digits = phone === undefined ? '' : digitsOf(phone)
  if (digits.length >= 7) {
    const known = await ctx.tx
      .selectFrom('customers')
      .select('id')
      .where('org_id', '=', ctx.org)
      .where('phone_digits', '=', digits)
      .orderBy('created_at')
      .limit(1)
      .executeTakeFirst()
    if (known) return known.id
  }
  if (name === undefined) return null
  if (digits.length < 7) {
    const known = await ctx.tx
      .selectFrom('customers')
      .select('id')
      .where('org_id', '=', ctx.org)
      .where('name', '=', name)
      .orderBy('created_at')
      .limit(1)
      .executeTakeFirst()
    if (known) return known.id
  }
  const id = ctx.newId()
  const search = customerSearch({ name, phone, digits, address })
  await ctx.tx
    .insertInto('customers')
    .values({
      org_id: ctx.org,
      id,
      name,
      phone: phone ?? '',
      phone_digits: digits,
      address: address ?? '',
      search: sql`${search.vector}::tsvector`,
      search_text: search.text,
      created_at: ctx.now,
    })
    .execute()
  return id
}
