import { localDateOf } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { recordsInScope } from '../../engine/records.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import { mustSee } from '../access/case-visibility.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { absencesBetween, visitsOfPeople } from '../dispatch/queries.ts'
import { refuse } from '../errors.ts'
import { fieldWorkOf } from '../field-desk/field-work.ts'
import { recordEvents } from '../field-desk/queries.ts'
import { regionRows } from '../organisation/regions.ts'
import type { RosterPerson } from '../organisation/roster.ts'
import { readSettings } from '../settings/change-settings.ts'
import { candidatesOf } from './choose-handler.ts'
import { fitOf, type Held, type Work, weightOf } from './fit.ts'
import { openCasesOf } from './open-cases.ts'
import type { Candidates } from './schema.ts'

/** The record by which regulations ask for a certificate of the place where somebody works (furn 3.2.1(3)). */
const LOCAL_CERTIFICATE = 'local-certificate'
const MOST = 200

/**
 * 派人比较: whoever can be named for a case, each with what speaks for and against them: skills, certificates, region, leave, other visits, load. Field work
 * goes to those who hold a field post; other cases to the people of the department. A fixed number of queries.
 */
export async function candidatesFor(ctx: Ctx, caseId: string): Promise<Candidates> {
  await mustSee(ctx, caseId)
  const row = await ctx.tx
    .selectFrom('cases')
    .leftJoin('machines', join =>
      join.onRef('machines.org_id', '=', 'cases.org_id').onRef('machines.id', '=', 'cases.machine_id'),
    )
    .leftJoin('sites', join => join.onRef('sites.org_id', '=', 'machines.org_id').onRef('sites.id', '=', 'machines.site_id'))
    .select(['cases.kind', 'cases.state', 'cases.category', 'cases.subtype', 'cases.facts', 'machines.model', 'sites.region_id'])
    .where('cases.org_id', '=', ctx.org)
    .where('cases.id', '=', caseId)
    .executeTakeFirst()
  if (!row) throw refuse('case.not-found')
  const work = fieldWorkOf(ctx)
  const rule = work.ofKind.get(row.kind)
  const settings = (await readSettings(ctx)).assignment
  const regions = new Map((await regionRows(ctx)).map(one => [one.id, one]))
  const today = todayOf(ctx)
  const span = await spanOf(ctx, caseId, rule?.order)
  const dayOf = (at: Instant): LocalDate => localDateOf(ctx.rules.calendar, at)
  const site = row.region_id === null ? undefined : regions.get(row.region_id)
  const asksLocal = recordsInScope(ctx.rules, row.state, ctx.now).find(({ record }) => record.id === LOCAL_CERTIFICATE)?.record
  const isAbroad = site?.isOverseas === true || row.facts.crossBorder === true
  const wanted: Work = {
    ...{ category: row.category, subtype: row.subtype, model: row.model, span, required: settings.certificates },
    region: site === undefined ? null : { id: site.id, name: site.name },
    day: span === null || dayOf(span.from) < today ? today : dayOf(span.from),
    local: asksLocal !== undefined && isAbroad ? { clause: asksLocal.clause } : null,
  }
  const handler = row.state.people.handler?.[0]
  const people = whoCan(ctx, row.state.department, rule === undefined ? undefined : work.field, handler)
  const ids = people.map(one => one.id)
  const [open, held] = [await openCasesOf(ctx, ids), await certificatesOf(ctx, ids)]
  const absences = span === null ? [] : await absencesBetween(ctx, ids, span.from, span.until)
  const visits = span === null ? [] : await visitsOfPeople(ctx, ids, span.from, span.until, caseId)
  const skills = new Map(settings.skills.map(one => [one.person, one]))
  const usualOpen = people.length === 0 ? 0 : [...open.values()].reduce((sum, one) => sum + one, 0) / people.length
  const items = people.map(person => {
    const openCases = open.get(person.id) ?? 0
    const department = person.department === null ? undefined : ctx.roster.departments.get(person.department)
    const own = [...(skills.get(person.id)?.regions ?? []), ...(department?.region === undefined ? [] : [department.region])]
    const points = fitOf(
      wanted,
      {
        ...{ skills: skills.get(person.id), openCases, usualOpen, presence: person.presence },
        certificates: held.get(person.id) ?? [],
        regions: [...new Set(own)].flatMap(id => regions.get(id) ?? []).map(({ id, name }) => ({ id, name })),
        visits: visits
          .filter(one => one.person_id === person.id)
          .map(one => ({ number: one.is_open ? one.number : '—', from: one.starts_at, until: one.ends_at })),
        absences: absences.filter(one => one.person_id === person.id).map(one => ({ from: one.since, until: one.until })),
        ...{ lentBy: person.borrowed?.from.name, lentUntil: person.borrowed?.until },
        hasPost: rule === undefined || person.roles.some(({ role }) => work.field.has(role)),
      },
      { soon: addCalendarDays(today, settings.certificateNoticeDays), dayOf },
    )
    return {
      ...{ id: person.id, name: person.name, title: person.title, department: department?.name ?? null },
      ...{ isHandler: person.id === handler, openCases, points },
      warnings: points.filter(one => one.is === 'warning').length,
    }
  })
  return { span, today, items: items.sort(byFit).slice(0, MOST) }
}

type Item = Candidates['items'][number]
function byFit(a: Item, b: Item): number {
  const [one, other] = [weightOf(a.points, a.openCases), weightOf(b.points, b.openCases)]
  const at = one.findIndex((weight, place) => weight !== other[place])
  return at === -1 ? a.name.localeCompare(b.name, 'zh') || a.id.localeCompare(b.id) : one[at]! - other[at]!
}

function whoCan(
  ctx: Ctx,
  department: string | undefined,
  field: ReadonlySet<string> | undefined,
  handler: string | undefined,
): RosterPerson[] {
  const all = [...ctx.roster.people.values()]
  const inField = field === undefined ? [] : all.filter(one => one.roles.some(({ role }) => field.has(role)))
  const able = field === undefined ? (department === undefined ? [] : candidatesOf(ctx.roster, department)) : inField
  const now = handler === undefined ? undefined : ctx.roster.people.get(handler)
  return now === undefined || able.includes(now) ? able : [...able, now]
}

/** From when to when the order says that somebody is wanted there. */
async function spanOf(
  ctx: Ctx,
  caseId: string,
  order: { record: string; arriveBy: string; completeBy: string } | undefined,
): Promise<Work['span']> {
  if (order === undefined) return null
  const events = await recordEvents(ctx, [caseId], [order.record])
  const voided = new Set(events.flatMap(({ data }) => (data.void === true ? [String(data.corrects)] : [])))
  const last = events.findLast(({ id, type }) => type === 'record.made' && !voided.has(id))
  const values = (last?.data.values ?? {}) as Readonly<Record<string, unknown>>
  const [from, until] = [values[order.arriveBy], values[order.completeBy]]
  return typeof from === 'string' && typeof until === 'string' && from < until ? { from, until } : null
}

async function certificatesOf(ctx: Ctx, people: readonly string[]): Promise<ReadonlyMap<string, Held[]>> {
  const rows = await ctx.tx
    .selectFrom('certificates')
    .select(['person_id', 'kind', 'region', 'valid_from', 'valid_until'])
    .where('org_id', '=', ctx.org)
    .where('person_id', 'in', [...people, ''])
    .where('ended_at', 'is', null)
    .execute()
  const held = new Map<string, Held[]>()
  for (const { person_id: id, kind, region, valid_from: from, valid_until: until } of rows)
    held.set(id, [...(held.get(id) ?? []), { kind, region, from, until }])
  return held
}
