import type { Ctx } from '../context.ts'
import { nearestSuperiors } from '../organisation/superiors.ts'

/** Who approves a mandate in writing: the direct superior of whoever's place it gives, never who is to hold it or who asks for it (furn 5.3). Where the post has nobody above it, whoever sits on the board. */
export function superiorsFor(ctx: Ctx, principal: string, holder: string, asker: string): string[] {
  const able = (people: readonly string[]) => people.filter(p => p !== holder && p !== principal && p !== asker)
  const direct = able(nearestSuperiors(ctx.roster, principal))
  if (direct.length > 0) return direct
  const board = [...ctx.roster.people.values()].filter(p => p.roles.some(r => r.role === 'board-member'))
  return able(board.map(p => p.id))
}
