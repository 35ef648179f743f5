import { localDateOf, localTextOf, startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays, dayNumberOf, weekdayOfDay } from '../../engine/calendar/local-date.ts'
import { isOver } from '../../engine/visits.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import { shownName } from '../access/shown.ts'
import type { Ctx } from '../context.ts'
import { type FieldStaff, fieldStaff, isOf } from '../field-desk/field-staff.ts'
import type { FieldWork } from '../field-desk/field-work.ts'
import { maySeeLeave } from '../organisation/absences.ts'
import { regionRows } from '../organisation/regions.ts'
import { calendarDays } from '../settings/calendar-days.ts'
import { readSettings } from '../settings/change-settings.ts'
import { absencesBetween, MOST_VISITS, type VisitRow, visitsBetween } from './queries.ts'
import { boardOf, boardRule, mayPlan } from './rules.ts'
import type { Board, BoardFilter, BoardVisit, Lane } from './schema.ts'
import { minutesByDay } from './warnings.ts'

/** 派工板: the lanes of the field staff with their visits, leave and hours in a range of days. Six queries, however many people and visits. */
export async function viewBoard(ctx: Ctx, filter: BoardFilter): Promise<Board> {
  const work = boardOf(ctx)
  const { calendar } = ctx.rules
  const today = localDateOf(calendar, ctx.now)
  const from = filter.from ?? (filter.days === 1 ? today : monday(today))
  const days = calendarDays(ctx, from, addCalendarDays(from, filter.days - 1))
  const [since, until] = [startOfDay(calendar, from), startOfDay(calendar, addCalendarDays(from, filter.days))]
  const settings = await readSettings(ctx)
  const skillsOf = skillsBy(settings.assignment.skills)
  const rows = await visitsBetween(ctx, since, until)
  const visits = presentVisits(ctx, work, rows.slice(0, MOST_VISITS)).filter(visit => isWanted(visit, filter))
  const staff = await fieldStaff(ctx, work, until)
  const shown = lanesFor(ctx, staff, visits, filter, skillsOf)
  const absences = await absencesBetween(
    ctx,
    shown.map(person => person.id),
    since,
    until,
  )
  const regions = await regionRows(ctx)
  const lanes = shown.map(
    (person): Lane => ({
      ...{ id: person.id, name: person.name, title: person.title, isBorrowed: person.borrowed !== undefined },
      department: departmentOf(ctx, person.borrowed?.to.id ?? person.department),
      regions: regionsOf(ctx, person).flatMap(id => regions.find(region => region.id === id)?.name ?? []),
      skills: skillsOf(person.id),
      absences: absences
        .filter(away => away.person_id === person.id)
        .map(away => ({
          kind: away.kind === 'trip' || maySeeLeave(ctx, person.id) ? away.kind : null,
          ...{ since: away.since, until: away.until },
        })),
      load: loadOf(
        ctx,
        visits,
        person.id,
        days.map(day => day.date),
      ),
    }),
  )
  const ids = new Set(lanes.map(lane => lane.id))
  const departments = [
    ...new Map(staff.flatMap(({ person }) => departmentOf(ctx, person.department) ?? []).map(d => [d.id, d])).values(),
  ]
  return {
    ...{ rule: boardRule(work), from, days, offset: localTextOf(calendar, since).slice(-6), lanes },
    visits: visits.filter(visit => visit.people.length === 0 || visit.people.some(one => ids.has(one.id))),
    ...{ left: Math.max(0, rows.length - MOST_VISITS), canPlan: mayPlan(ctx, work), hoursADay: settings.dispatch.hoursADay },
    ...{ departments, regions: regions.map(({ id, name }) => ({ id, name })) },
    skills: [...new Set(settings.assignment.skills.flatMap(one => [...one.categories, ...one.models]))].sort(),
    asOf: ctx.now,
  }
}

const monday = (day: LocalDate): LocalDate => addCalendarDays(day, -weekdayOfDay(dayNumberOf(day)))

type Skills = readonly { readonly person: string; readonly categories: readonly string[]; readonly models: readonly string[] }[]
const skillsBy = (skills: Skills) => {
  const byPerson = new Map(skills.map(one => [one.person, [...one.categories, ...one.models]]))
  return (person: string): string[] => byPerson.get(person) ?? []
}

function isWanted(visit: BoardVisit, { state, q }: BoardFilter): boolean {
  if (state !== undefined && visit.state !== state) return false
  const wanted = q?.toLowerCase() ?? ''
  return (
    wanted === '' || `${visit.number} ${visit.title} ${visit.customer ?? ''} ${visit.place ?? ''}`.toLowerCase().includes(wanted)
  )
}

type Person = FieldStaff['person']

/** Whose lanes are drawn: the field staff of the filter; with a word, whoever is called so or goes to what is. */
function lanesFor(
  ctx: Ctx,
  staff: readonly FieldStaff[],
  visits: readonly BoardVisit[],
  filter: BoardFilter,
  skillsOf: (id: string) => string[],
) {
  const going = new Set(visits.flatMap(visit => visit.people.map(one => one.id)))
  const known = new Set(staff.map(({ person }) => person.id))
  // Somebody without a field post who was sent all the same has a lane too.
  const others = [...going].flatMap(id => (known.has(id) ? [] : (ctx.roster.people.get(id) ?? [])))
  const wanted = filter.q?.toLowerCase() ?? ''
  return [...staff.map(({ person }) => person), ...others]
    .filter(
      person =>
        isOf(ctx, person, filter) &&
        (filter.skill === undefined || skillsOf(person.id).includes(filter.skill)) &&
        (wanted === '' || person.name.toLowerCase().includes(wanted) || going.has(person.id)) &&
        (filter.state === undefined || going.has(person.id)),
    )
    .sort((a, b) =>
      `${departmentName(ctx, a)}|${a.name}|${a.id}`.localeCompare(`${departmentName(ctx, b)}|${b.name}|${b.id}`, 'zh'),
    )
}

const departmentOf = (ctx: Ctx, id: string | null) => {
  const found = id === null ? undefined : ctx.roster.departments.get(id)
  return found === undefined ? null : { id: found.id, name: found.name }
}
const departmentName = (ctx: Ctx, person: Person) => departmentOf(ctx, person.borrowed?.to.id ?? person.department)?.name ?? ''
const regionsOf = (ctx: Ctx, person: Person): string[] => [
  ...new Set(
    [person.department, person.borrowed?.to.id].flatMap(id => (id == null ? [] : (ctx.roster.departments.get(id)?.region ?? []))),
  ),
]

function loadOf(ctx: Ctx, visits: readonly BoardVisit[], person: string, days: readonly LocalDate[]): number[] {
  const mine = visits
    .filter(visit => visit.people.some(one => one.id === person))
    .map(visit => minutesByDay(ctx.rules.calendar, visit))
  return days.map(day => Math.round(mine.reduce((sum, minutes) => sum + (minutes.get(day) ?? 0), 0)))
}

function presentVisits(ctx: Ctx, work: FieldWork, rows: readonly VisitRow[]): BoardVisit[] {
  const clashing = clashesAmong(rows)
  const titleOf = stageTitles(ctx)
  return rows.map(row => ({
    ...{ case: row.case_id, visit: row.visit, event: row.event_id, number: row.number, title: row.title, kind: row.kind },
    stageTitle: titleOf(row.kind, row.stage),
    customer: row.customer ?? shownName(ctx, row.contact.name, row.is_mine) ?? null,
    place: placeOf(row),
    region:
      row.region_id ?? (row.department_id === null ? null : (ctx.roster.departments.get(row.department_id)?.region ?? null)),
    ...{ from: row.starts_at, until: row.ends_at, state: row.state, people: row.people },
    isLate: !isOver(row) && row.ends_at < ctx.now && work.ofKind.get(row.kind)?.onSite.includes(row.stage) !== true,
    clashes: clashing.has(row),
    ...{ wishFrom: row.wish_from, wishUntil: row.wish_until },
  }))
}

/** The site with its address, or the customer's address. */
export function placeOf(row: { site: string | null; site_address: string | null; address: string | null }): string | null {
  const words = [row.site, row.site_address === '' || row.site_address === null ? row.address : row.site_address]
  const said = words.filter(word => word !== null && word !== '').join(' · ')
  return said === '' ? null : said
}

/** Of each person the visits that overlap another one of theirs: one walk over what is sorted by its beginning. */
function clashesAmong(rows: readonly VisitRow[]): ReadonlySet<VisitRow> {
  const clashing = new Set<VisitRow>()
  const lasting = new Map<string, VisitRow>()
  for (const row of rows)
    for (const { id } of row.state === 'done' ? [] : row.people) {
      const before = lasting.get(id)
      if (before !== undefined && before.ends_at > row.starts_at) clashing.add(before).add(row)
      if (before === undefined || before.ends_at < row.ends_at) lasting.set(id, row)
    }
  return clashing
}

/** The title of a stage by the first regulation that has it; the state of each case is not read for it. */
export function stageTitles({ rules }: Pick<Ctx, 'rules'>): (kind: string, stage: string) => Text {
  const titles = new Map<string, Text>()
  for (const edition of rules.editions)
    for (const [kind, { stages }] of edition.lifecycles)
      for (const { id, title } of stages) if (!titles.has(`${kind}/${id}`)) titles.set(`${kind}/${id}`, title)
  return (kind, stage) => titles.get(`${kind}/${stage}`) ?? { zh: stage }
}
