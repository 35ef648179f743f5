import type { Role } from '../../../events/roles.ts'
import type { Ctx } from '../../context.ts'

/** Heads of department and above, the lawyers and the administrator: they may draft editions. */
export const editorRoles = [
  'department-head',
  'deputy-leader',
  'leader',
  'principal',
  'management',
  'general-manager',
  'deputy-general-manager',
  'legal',
  'compliance',
  'administrator',
] as const satisfies readonly Role[]

/** Those who are asked about drafts, and those who check afterwards, see them too. */
export const readerRoles = [
  ...editorRoles,
  'board-member',
  'manager-meeting',
  'service-committee',
  'internal-control',
  'auditor',
] as const satisfies readonly Role[]
const readers: ReadonlySet<string> = new Set<Role>(readerRoles)

/** Whether the actor may draft editions. */
export function mayEdit(ctx: Pick<Ctx, 'actor'>): boolean {
  return ctx.actor.roles.some(held => (editorRoles as readonly string[]).includes(held.role))
}

/** Whether the actor may see editions that are not published: to everybody else they are not there. */
export function maySeeDrafts(ctx: Pick<Ctx, 'actor'>): boolean {
  return ctx.actor.person === 'system' || ctx.actor.roles.some(held => readers.has(held.role))
}
