import { heldMandates } from '../../engine/approvals/mandates.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { openMandates } from '../mandates/held.ts'
import type { Me } from './schema.ts'

/** The mandates in force that the actor holds, the one that ends first on top. */
export async function heldNow(ctx: Ctx): Promise<Me['mandates']> {
  const open = await openMandates(ctx)
  const untilOf = new Map(open.map(one => [one.id, one.until]))
  return heldMandates(open, ctx.actor.person, ctx.now)
    .map(({ id, principal, subjects, belowFen }) => ({
      id,
      principal: { id: principal, name: named(ctx, principal).name },
      until: untilOf.get(id) ?? ctx.now,
      subjects: subjects === undefined ? null : [...subjects],
      belowFen: belowFen ?? null,
    }))
    .sort((a, b) => (a.until < b.until ? -1 : 1))
}
