import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { type Period, periodHolding } from '../../engine/period-dates.ts'
import type { LocalDate } from '../../events/instant.ts'
import { AskDashboard } from '../../server/dashboard/schema.ts'
import type { Me } from '../../server/me/schema.ts'
import { periodOf } from '../analysis/periods.ts'
import { useMe } from '../api/me.ts'
import { serverNow } from '../api/server-time.ts'
import { useZone } from '../ui/moment.tsx'
import { dayOf } from '../ui/wall-clock.ts'
import { useBoardAddress } from './board-address.ts'

export const presets = ['weeks', 'month', 'last-month', 'quarter', 'year'] as const
export type Preset = (typeof presets)[number]

/** The days of a preset as seen from today, and by what they are told apart. */
export function presetPeriod(preset: Preset, today: LocalDate): Period & { readonly step: AskDashboard['step'] } {
  if (preset === 'weeks') {
    const week = periodHolding('week', today)
    return { start: addCalendarDays(week.start, -77), end: week.end, step: 'week' }
  }
  return { ...periodOf(preset, today), step: preset === 'year' ? 'month' : preset === 'quarter' ? 'week' : 'day' }
}

/** Whoever leads all, and the heads of departments that handle no cases of their own: they look at those of others. */
const overseers: readonly string[] = [
  ...['deputy-leader', 'leader', 'principal', 'management', 'general-manager'],
  ...['human-resources', 'auditor', 'internal-control', 'finance', 'it', 'legal'],
]

/** The department a head of one begins with; overseers, and whoever heads none, begin with all that they see. */
function ownDepartment({ person }: Me): string | undefined {
  const headed = [
    ...new Set(person.roles.flatMap(({ role, departmentId }) => (role === 'department-head' ? (departmentId ?? []) : []))),
  ]
  const looksFurther = person.roles.some(({ role }) => overseers.includes(role))
  return headed.length === 1 && !looksFurther ? headed[0] : undefined
}

/** The question in the address (`all`: every department); twelve weeks of one's own department where it asks nothing. */
export function useAsked() {
  const { params } = useBoardAddress()
  const me = useMe()
  const today = dayOf(serverNow(), useZone())
  const { start, end } = presetPeriod('weeks', today)
  const given = Object.fromEntries([...params].filter(([name]) => name in AskDashboard.shape))
  const wanted = given.department ?? ownDepartment(me) ?? 'all'
  const { department: _, ...rest } = given
  const from = { from: start, to: end, ...(wanted === 'all' ? {} : { department: wanted }) }
  const parsed = AskDashboard.safeParse({ ...from, ...rest })
  const ask = parsed.success ? parsed.data : AskDashboard.parse(from)
  return { ask, today }
}
