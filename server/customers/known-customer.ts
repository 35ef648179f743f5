import { customerSeen } from '../access/case-visibility.ts'
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

/** The same for whoever reads the customer's file: a partner's people see those whom they serve now. */
export async function mustSeeCustomer(ctx: Ctx, customer: string): Promise<void> {
  const known = await seen(ctx, customer).executeTakeFirst()
  if (!known) throw refuse('customer.not-found')
}

/** The same, and the file is locked: whoever changes it at the same moment waits. */
export async function lockCustomer(ctx: Ctx, customer: string): Promise<void> {
  const known = await seen(ctx, customer).forNoKeyUpdate().executeTakeFirst()
  if (!known) throw refuse('customer.not-found')
}

const seen = (ctx: Ctx, customer: string) =>
  ctx.tx
    .selectFrom('customers')
    .select('customers.id')
    .where('customers.org_id', '=', ctx.org)
    .where('customers.id', '=', customer)
    .$if(ctx.sight.isPartner, q => q.where(customerSeen(ctx, 'customers.id')!))
