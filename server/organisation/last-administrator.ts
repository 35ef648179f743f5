import type { Ctx } from '../context.ts'

/** Whether nobody else could give out posts. */
export function isLastAdministrator(ctx: Ctx, person: string): boolean {
  const administrators = [...ctx.roster.people.values()].filter(p => p.roles.some(r => r.role === 'administrator'))
  return administrators.length === 1 && administrators[0]!.id === person
}
