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
