import { localDateOf } from '../../engine/calendar/days.ts'
import type { Instant } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { templateOn } from './templates.ts'

/** The template by which a form of a moment is printed: its title, and number, version and guide; undefined where the regulation's own words stand. */
export async function printedTemplate(
  ctx: Pick<Ctx, 'tx' | 'org' | 'rules'>,
  key: string,
  at: Instant,
): Promise<{ title: Text; shown: { number: string; version: number; guide: string; layout: string | null } } | undefined> {
  const found = await templateOn(ctx, key, localDateOf(ctx.rules.calendar, at))
  return (
    found && {
      title: found.title,
      shown: { number: found.number, version: found.version, guide: found.guide, layout: found.layout_file },
    }
  )
}
