import type { CompanyLimit } from '../../engine/enforcement.ts'
import type { Ctx } from '../context.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { asPerson } from './play.ts'

const yuan = 100
const DAY_MS = 86_400_000
const limit = (regulation: string, sanction: string, kind: CompanyLimit['kind'], from: number, to: number): CompanyLimit => ({
  ...{ regulation, sanction, kind, from, to },
})

/** What the demo's companies have filled of the blanks of 四, and how long warnings and points count: set by an administrator some days ago. */
export async function fillBlanks(ctx: Ctx, daysAgo: number): Promise<void> {
  const administrator = [...ctx.roster.people.values()].find(p => p.roles.some(r => r.role === 'administrator'))
  if (!administrator) throw new Error('the demo company has no administrator')
  const then = new Date(Date.parse(ctx.now) - daysAgo * DAY_MS).toISOString()
  await changeSettings(asPerson(ctx, administrator.id, then), {
    penalties: {
      countMonths: { warning: 12, points: 12 },
      limits: [
        limit('penal', 'person-points', 'points', 1, 5),
        limit('penal', 'person-fine', 'fine', 100 * yuan, 500 * yuan),
        limit('penal', 'department-fine', 'fine', 500 * yuan, 2_000 * yuan),
        limit('penal', 'person-demotion', 'demotion', 3, 12),
      ],
    },
  })
}
