import { sql } from 'kysely'
import { customerSeen } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { sha256 } from '../events/seal.ts'
import { customerSearch } from './customer-search.ts'

export type CustomerInput = { name?: string | undefined; phone?: string | undefined; address?: string | undefined }

/** A phone number as its digits, without the country code of China. */
export const digitsOf = (phone: string): string =>
  phone
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(?:0086|86)(?=1\d{10}$)/, '')

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
      .$if(ctx.sight?.isPartner === true, q => q.where(customerSeen(ctx, 'customers.id')!))
      .executeTakeFirst()
    if (!known) throw refuse('customer.not-found')
    return known.id
  }
  const { name, phone, address } = input.customer ?? {}
  const digits = phone === undefined ? '' : digitsOf(phone)
  const known = await knownCustomer(ctx, digits, name)
  if (known !== undefined || name === undefined) return known ?? null
  // Two who register the same new customer at once: the second waits, and finds the one that the first has made.
  const lock = sha256(`customer ${ctx.org} ${isNumber(digits) ? digits : name}`).slice(0, 12)
  await sql`select pg_advisory_xact_lock(${Number.parseInt(lock, 16)})`.execute(ctx.tx)
  const made = await knownCustomer(ctx, digits, name)
  if (made !== undefined) return made
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

/** Shorter ones are extensions and typing errors, by which nobody is known. */
const isNumber = (digits: string): boolean => digits.length >= 7

async function knownCustomer({ tx, org }: Ctx, digits: string, name: string | undefined): Promise<string | undefined> {
  if (!isNumber(digits) && name === undefined) return undefined
  const known = await tx
    .selectFrom('customers')
    .select('id')
    .where('org_id', '=', org)
    .where(eb => (isNumber(digits) ? eb('phone_digits', '=', digits) : eb('name', '=', name!)))
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  return known?.id
}
