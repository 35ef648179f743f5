import { editionsInForce } from '../../engine/rules.ts'
import type { Role } from '../../events/roles.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'

/** What somebody sent by an outsourced partner can be (C1.2). */
export const partnerRoles: readonly Role[] = ['partner', 'installer']
/** Posts that open everything or watch everything: personnel do not give them, administrators do. */
const keptForAdministrators: ReadonlySet<Role> = new Set<Role>(['administrator', 'auditor'])
/** Who keeps the organisation's master data. */
export const keepers: readonly Role[] = ['administrator', 'human-resources']

/** Whether the actor keeps master data. */
export function isKeeper({ roles }: Ctx['actor']): boolean {
  return roles.some(r => keepers.includes(r.role as Role))
}

/**
 * Refuses a post that this person may not hold (`partner.internal-post`, citing the clause that admits partners), or that the actor may not give or
 * take (`post.administrator-only`).
 */
export function mayHold(ctx: Ctx, { partner }: { readonly partner: boolean }, role: Role): void {
  if (partner && !partnerRoles.includes(role)) throw refuse('partner.internal-post', { clause: partnerClause(ctx) })
  if (keptForAdministrators.has(role) && !ctx.actor.roles.some(r => r.role === 'administrator') && ctx.actor.person !== 'system')
    throw refuse('post.administrator-only')
}

/** The clause by which outsourced partners work in the system, where a regulation in force has one. */
export function partnerClause(ctx: Pick<Ctx, 'rules' | 'now'>): string | undefined {
  return editionsInForce(ctx.rules, ctx.now)
    .flatMap(e => e.pack.roles)
    .find(r => r.id === 'partner')?.clause
}
