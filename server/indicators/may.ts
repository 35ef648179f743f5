import type { Ctx } from '../context.ts'

/** Whether the actor may report figures of the whole company: they see all cases, and do not only look at them as an auditor. */
export function mayFreeze({ sight, actor }: Pick<Ctx, 'sight' | 'actor'>): boolean {
  return sight.scope === 'all' && !sight.isPartner && actor.roles.some(({ role }) => role !== 'auditor')
}
