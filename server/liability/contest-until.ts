import { addDuration } from '../../engine/calendar/add.ts'
import type { LiabilityVersion } from '../../engine/liability.ts'
import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import { readSettings } from '../settings/change-settings.ts'

/** Until when a version may be contested: so many working days (公司设置) after it was signed by two; undefined where it is not signed yet. */
export async function contestUntil(ctx: Ctx, version: LiabilityVersion): Promise<Instant | undefined> {
  if (version.confirmed === undefined) return undefined
  const { contestWorkdays } = (await readSettings(ctx)).approvals
  return addDuration(ctx.rules.calendar, version.confirmed.at, { workdays: contestWorkdays }).dueAt
}
