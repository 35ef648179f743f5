import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { fieldWorkOf } from '../field-desk/field-work.ts'
import { isKeeper } from '../organisation/may-hold.ts'
import { isSuperiorOf } from '../organisation/superiors.ts'

/** Whether the actor keeps everybody's certificates: who keeps the staff, and who sends the field or supports it. */
function keepsAll(ctx: Ctx): boolean {
  if (isKeeper(ctx.actor)) return true
  const { office, lead } = fieldWorkOf(ctx)
  return ctx.actor.roles.some(({ role }) => office.has(role) || lead.has(role))
}

/** Whether the actor may enter and change a person's certificates; nobody attests their own. */
export const mayEnterFor = (ctx: Ctx, person: string): boolean =>
  !ctx.sight.isPartner && (keepsAll(ctx) || (person !== ctx.actor.person && isSuperiorOf(ctx.roster, ctx.actor, person)))

/** Whose certificates the actor sees: undefined for everybody's, else their own and their people's. */
export function whoseSeen(ctx: Ctx): string[] | undefined {
  if (keepsAll(ctx) || ctx.sight.scope === 'all') return undefined
  const own = [ctx.actor.person]
  if (ctx.sight.isPartner) return own
  return [...own, ...[...ctx.roster.people.keys()].filter(id => isSuperiorOf(ctx.roster, ctx.actor, id))]
}

/** Refuses whoever may not enter them (`certificate.not-yours`). */
export function mustEnterFor(ctx: Ctx, person: string): void {
  if (!mayEnterFor(ctx, person)) throw refuse('certificate.not-yours')
}

/** Whether there is anybody whose certificates the actor may enter. */
export const mayEnterAny = (ctx: Ctx): boolean => [...ctx.roster.people.keys()].some(id => mayEnterFor(ctx, id))
