import { customerSeen } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'

/** Refuses a machine that this organisation does not have (`machine.not-found`). */
export async function mustBeKnownMachine({ tx, org }: Ctx, machine: string): Promise<void> {
  const known = await tx
    .selectFrom('machines')
    .select('id')
    .where('org_id', '=', org)
    .where('id', '=', machine)
    .executeTakeFirst()
  if (!known) throw refuse('machine.not-found')
}

/** The same for whoever reads or changes its file: a partner's people see the machines of those whom they serve now. */
export async function mustSeeMachine(ctx: Ctx, machine: string): Promise<void> {
  const known = await ctx.tx
    .selectFrom('machines')
    .select('machines.id')
    .where('machines.org_id', '=', ctx.org)
    .where('machines.id', '=', machine)
    .$if(ctx.sight.isPartner, q => q.where(customerSeen(ctx, 'machines.customer_id')!))
    .executeTakeFirst()
  if (!known) throw refuse('machine.not-found')
}
