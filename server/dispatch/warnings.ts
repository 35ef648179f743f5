import type { Calendar } from '../../engine/calendar/calendar.ts'
import { localDateOf, openDay, overrideOn } from '../../engine/calendar/days.ts'
import { addCalendarDays, dayNumberOf } from '../../engine/calendar/local-date.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import type { VisitWarning } from './schema.ts'
import type { DispatchSettings } from './settings-schema.ts'

type Span = { readonly from: Instant; readonly until: Instant }
/** Another visit of the person: its number, where it is. */
export type OtherVisit = Span & { readonly number: string; readonly region: string | null }
export type Person = {
  readonly id: string
  readonly name: string
  readonly others: readonly OtherVisit[]
  readonly absences: readonly Span[]
  /** What their stated skills lack of the order, and certificates that are over by then. */
  readonly lacksSkill: Text | undefined
  readonly expired: readonly { readonly kind: string; readonly until: LocalDate }[]
  readonly isField: boolean
}
export type Planned = Span & { readonly region: string | null }
type Rules = {
  readonly calendar: Calendar
  readonly now: Instant
  readonly settings: DispatchSettings
  readonly regions: ReadonlyMap<string, string>
}
/** By which clause a regulation wants visits announced so many hours ahead. */
export type Notice = { readonly hours: number; readonly clause: string; readonly regulation: Text } | undefined

const MINUTE = 60_000
const minutesBetween = (a: Instant, b: Instant) => (Date.parse(b) - Date.parse(a)) / MINUTE
const warn = (code: VisitWarning['code'], zh: string, en: string, more: Partial<VisitWarning> = {}): VisitWarning => ({
  ...{ code, because: { zh, en }, person: null },
  ...more,
})

/** How long it takes between two places, in minutes, by the company's settings; nothing where neither place is known. */
export function travelMinutes(settings: DispatchSettings, a: string | null, b: string | null): number {
  if (a === null || b === null) return 0
  const said = settings.travel.find(one => (one.from === a && one.to === b) || (one.from === b && one.to === a))
  return said?.minutes ?? (a === b ? settings.withinRegionMinutes : settings.betweenRegionsMinutes)
}

/** Minutes of a span that fall on each local day of the company's calendar. */
export function minutesByDay(calendar: Calendar, { from, until }: Span): ReadonlyMap<LocalDate, number> {
  const days = new Map<LocalDate, number>()
  const last = localDateOf(calendar, new Date(Date.parse(until) - 1).toISOString())
  for (let day = localDateOf(calendar, from); day <= last; day = addCalendarDays(day, 1)) {
    // Of a stay of several days the hours of work count, on a day off none do; of one day all hours do.
    const { open } = openDay(calendar, dayNumberOf(day))
    const whole = localDateOf(calendar, from) === last ? [[Date.parse(from), Date.parse(until)] as const] : open
    const sum = whole.reduce(
      (total, [a, b]) => total + Math.max(0, Math.min(b, Date.parse(until)) - Math.max(a, Date.parse(from))),
      0,
    )
    days.set(day, sum / MINUTE)
  }
  return days
}

/** What is to be said of the time itself: past, too soon, on a day off, outside working hours. */
export function timeWarnings(visit: Planned, { calendar, now, settings }: Rules, notice: Notice): VisitWarning[] {
  const found: VisitWarning[] = []
  if (visit.from < now) found.push(warn('past', '上门时间已经过去', 'The time of the visit is past'))
  const ahead = minutesBetween(now, visit.from) / 60
  const wanted = notice?.hours ?? settings.noticeHours
  if (visit.from >= now && ahead < wanted)
    found.push(
      warn(
        'notice',
        `距上门只有 ${Math.floor(ahead * 10) / 10} 小时，应提前 ${wanted} 小时预约`,
        `Only ${Math.floor(ahead * 10) / 10} hours ahead; ${wanted} are wanted`,
        notice === undefined ? { setting: 'dispatch.noticeHours' } : { clause: notice.clause, regulation: notice.regulation },
      ),
    )
  const [first] = minutesByDay(calendar, visit).keys()
  const day = first ?? localDateOf(calendar, visit.from)
  const { open } = openDay(calendar, dayNumberOf(day))
  const name = overrideOn(calendar, dayNumberOf(day))?.name
  if (open.length === 0)
    found.push(
      warn(
        'holiday',
        `${day} 不上班${name === undefined ? '' : `（${name}）`}`,
        `${day} is a day off${name === undefined ? '' : ` (${name})`}`,
        {
          setting: 'calendar.days',
        },
      ),
    )
  else if (Date.parse(visit.from) < open[0]![0] || isAfterWork(calendar, visit.until))
    found.push(warn('outside-hours', '不全在工作时间内', 'Partly outside working hours', { setting: 'calendar.windows' }))
  return found
}

function isAfterWork(calendar: Calendar, until: Instant): boolean {
  const last = new Date(Date.parse(until) - 1).toISOString()
  const { open } = openDay(calendar, dayNumberOf(localDateOf(calendar, last)))
  return open.length > 0 && Date.parse(until) > open.at(-1)![1]
}

/** What is to be said of one person at that time: another visit, the way between two, leave, too much on a day, skills, certificates. */
export function personWarnings(visit: Planned, person: Person, { calendar, settings, regions }: Rules): VisitWarning[] {
  const of = { person: { id: person.id, name: person.name } }
  const found: VisitWarning[] = []
  const overlapping = person.others.filter(other => other.from < visit.until && other.until > visit.from)
  for (const other of overlapping)
    found.push(warn('conflict', `同一时间有另一次上门：${other.number}`, `Another visit at that time: ${other.number}`, of))
  for (const other of person.others.filter(one => !overlapping.includes(one))) {
    const gap = other.until <= visit.from ? minutesBetween(other.until, visit.from) : minutesBetween(visit.until, other.from)
    const needed = travelMinutes(settings, other.region, visit.region)
    if (gap >= needed) continue
    const places = [other.region, visit.region].map(id => regions.get(id ?? '') ?? '')
    const way = places[0] === places[1] ? places[0] : places.join('—')
    found.push(
      warn(
        'travel',
        `与 ${other.number} 之间只有 ${Math.round(gap)} 分钟，${way === '' ? '' : `${way} `}路上要 ${needed} 分钟`,
        `${Math.round(gap)} minutes between ${other.number} and this; the way${way === '' ? '' : ` (${way})`} takes ${needed}`,
        { ...of, setting: 'dispatch.travel' },
      ),
    )
  }
  if (person.absences.some(away => away.from < visit.until && away.until > visit.from))
    found.push(warn('leave', '这段时间请假或外出', 'Away at that time', of))
  found.push(...loadWarnings(visit, person, calendar, settings))
  if (person.lacksSkill !== undefined)
    found.push({ code: 'skill', because: person.lacksSkill, ...of, setting: 'assignment.skills' })
  for (const { kind, until } of person.expired)
    found.push(warn('certificate', `${kind}已于 ${until} 到期`, `${kind} ended on ${until}`, of))
  if (!person.isField) found.push(warn('not-field', '不担任外勤岗位', 'Holds no field post', of))
  return found
}

function loadWarnings(visit: Planned, person: Person, calendar: Calendar, settings: DispatchSettings): VisitWarning[] {
  return [...minutesByDay(calendar, visit)].flatMap(([day, minutes]) => {
    const others = person.others.reduce((sum, other) => sum + (minutesByDay(calendar, other).get(day) ?? 0), 0)
    const hours = Math.round((minutes + others) / 6) / 10
    if (hours <= settings.hoursADay) return []
    return [
      warn(
        'load',
        `${day} 共 ${hours} 小时，超过每天 ${settings.hoursADay} 小时`,
        `${hours} hours on ${day}; ${settings.hoursADay} are the limit`,
        {
          ...{ person: { id: person.id, name: person.name }, setting: 'dispatch.hoursADay' },
        },
      ),
    ]
  })
}
