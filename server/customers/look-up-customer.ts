import type { Ctx } from '../context.ts'
import { digitsOf } from './find-or-create.ts'
import { customersWhole } from './queries.ts'
import type { FoundCustomers } from './schema.ts'

const FEWEST_DIGITS = 4
/** Whoever sees no numbers in full finds nobody by a part of one: trying digit by digit would tell the rest. */
const WHOLE_NUMBER = 7
const MOST = 8

/** Customers whose number begins with what has been typed, with their open cases, machines and last cases, so that nobody opens a second case for the same call. */
export async function lookUpCustomer(ctx: Ctx, phone: string): Promise<FoundCustomers> {
  const digits = digitsOf(phone)
  if (digits.length < (ctx.sight.unmasked ? FEWEST_DIGITS : WHOLE_NUMBER)) return { items: [] }
  const end = afterAll(digits)
  const rows = await ctx.tx
    .selectFrom('customers')
    .select('id')
    .where('org_id', '=', ctx.org)
    .$if(!ctx.sight.unmasked, query => query.where('phone_digits', '=', digits))
    .where('phone_digits', '>=', digits)
    .$if(end !== undefined, query => query.where('phone_digits', '<', end!))
    .orderBy('phone_digits')
    .orderBy('id')
    .limit(MOST)
    .execute()
  return {
    items: await customersWhole(
      ctx,
      rows.map(r => r.id),
    ),
  }
}

/**
 * The first number that does not begin with these digits and comes after all that do; undefined where there is none (`9999`). A range
 * instead of `like`, which under row-level security no index serves.
 */
function afterAll(digits: string): string | undefined {
  const kept = digits.replace(/(?<!9)9+$/, '')
  return kept === '' ? undefined : `${kept.slice(0, -1)}${Number(kept.at(-1)) + 1}`
}
