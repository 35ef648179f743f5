import { localDateOf } from '../../engine/calendar/days.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { HadRead } from './schema.ts'

/** Whether somebody had acknowledged, on the day of an act or before, that they read the edition that was in force on it. */
export async function hadRead(ctx: Ctx, person: string, editionKey: string, on: LocalDate): Promise<HadRead> {
  const { pack } = editionNamed(ctx.rules, editionKey)
  const row = await ctx.tx
    .selectFrom('edition_readers')
    .select('acknowledged_at')
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', pack.id)
    .where('edition', '=', pack.edition)
    .where('person', '=', person)
    .executeTakeFirst()
  const at = row?.acknowledged_at ?? null
  return { asked: row !== undefined, acknowledgedAt: at, hadRead: at !== null && localDateOf(ctx.rules.calendar, at) <= on }
}
