import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'

/** Refuses a customer that this organisation does not have (`customer.not-found`). */
export async function mustBeKnownCustomer({ tx, org }: Ctx, customer: string): Promise<void> {
  const known = await tx
    .selectFrom('customers')
    .select('id')
    .where('org_id', '=', org)
    .where('id', '=', customer)
    .executeTakeFirst()
  if (!known) throw refuse('customer.not-found')
}
