import { addDuration } from '../../engine/calendar/add.ts'
import { localDateOf } from '../../engine/calendar/days.ts'
import { partyName } from '../../engine/conditions.ts'
import { retentionTogether } from '../../engine/together.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { OpenedCase } from './case-record.ts'

/**
 * Until when a case that ends now is kept, and by whom: of all regulations in force the strictest, which is the longest.
 * Undefined where none says anything.
 */
export function keptUntil(ctx: Ctx, { state }: Pick<OpenedCase, 'state'>): { until: LocalDate; keeper: string } | undefined {
  return retentionTogether(ctx.rules, state, ctx.now)
    .map(rule => ({
      until: localDateOf(ctx.rules.calendar, addDuration(ctx.rules.calendar, ctx.now, rule.keep).dueAt),
      keeper: partyName(rule.keeper),
    }))
    .reduce<{ until: LocalDate; keeper: string } | undefined>((a, b) => (a && a.until >= b.until ? a : b), undefined)
}
