import { localDateOf, startOfDay } from '../../engine/calendar/days.ts'
import { type CompanyLimit, enforcementOf } from '../../engine/enforcement.ts'
import { type Enforcement, type MeasureNow, measuresAt } from '../../engine/measures.ts'
import type { CaseState } from '../../engine/state.ts'
import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import { readSettings } from '../settings/change-settings.ts'

type Asked = Pick<Ctx, 'rules' | 'now'>

/** What the company has set for blanks of the text. One small query. */
export async function companyLimits(ctx: Pick<Ctx, 'tx' | 'org'>): Promise<readonly CompanyLimit[]> {
  return (await readSettings(ctx)).penalties.limits
}

/** Every measure of a penalty case as it stands now, with how its regulations carry it out. */
export function measuresNow(
  { rules, now }: Asked,
  state: CaseState,
  limits: readonly CompanyLimit[],
): { enforcement: Enforcement; measures: MeasureNow[] } {
  const enforcement = enforcementOf(rules, state, limits)
  return { enforcement, measures: measuresAt(state.penalty ?? {}, enforcement, now, localDateOf(rules.calendar, now)) }
}

/** When a measure changes without anybody doing anything: the time to appeal runs out, or the day comes on which it counts no more. */
export function nextChange({ rules }: Pick<Ctx, 'rules'>, measure: MeasureNow, enforcement: Enforcement): Instant | null {
  if (measure.state === 'suspended') return enforcement.appealUntil
  if (measure.state === 'in-effect' && measure.until !== null) return startOfDay(rules.calendar, measure.until)
  return null
}
