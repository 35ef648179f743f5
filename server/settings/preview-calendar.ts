import { named, ruleOf } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { changedSettings, storedSettings, underSettings } from './change-settings.ts'
import { previewDueTimes } from './move-due-times.ts'
import type { ChangeSettings, MovedDuties } from './schema.ts'

const SHOWN = 500

/** Which open duties another calendar would move, the furthest first: for the question before it is saved. Writes nothing. */
export async function previewCalendar(ctx: Ctx, calendar: NonNullable<ChangeSettings['calendar']>): Promise<MovedDuties> {
  const then = underSettings(ctx, changedSettings(await storedSettings(ctx), { calendar }))
  const cases = await previewDueTimes(then)
  const items = cases.flatMap(({ case: subject, moved }) =>
    moved.map(({ duty, from, to }): MovedDuties['items'][number] => {
      const rule = ruleOf(ctx.rules, duty)
      return {
        case: subject,
        duty: duty.key,
        title: rule?.title ?? { zh: duty.rule },
        clause: rule?.clause ?? '',
        owner: duty.owner === undefined ? null : { id: duty.owner, name: named(ctx, duty.owner).name },
        from,
        to,
        provisional: duty.provisional,
      }
    }),
  )
  const distance = (item: MovedDuties['items'][number]) => Math.abs(Date.parse(item.to) - Date.parse(item.from))
  return { items: items.sort((a, b) => distance(b) - distance(a)).slice(0, SHOWN), total: items.length, cases: cases.length }
}
