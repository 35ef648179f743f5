import { localDateOf, startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import type { Instant, LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'

export type DepartmentThen = {
  readonly id: string
  readonly name: string
  readonly name_en: string
  readonly kind: string
  readonly position: number
  readonly parent_id: string | null
  readonly region_id: string | null
  readonly closed_at: Instant | null
  readonly merged_into: string | null
}
export type PersonThen = {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly department_id: string | null
  readonly is_active: boolean
  readonly partner_of: string | null
  readonly ends_at: Instant | null
  readonly phone: string | null
}
export type PostThen = {
  readonly id: string
  readonly person_id: string
  readonly role: string
  readonly department_id: string | null
  readonly region_id: string | null
  readonly since: Instant
  readonly until: Instant | null
  readonly is_chair: boolean
  readonly borrowed_from: string | null
}
export type OrganisationThen = {
  readonly at: Instant
  readonly departments: readonly DepartmentThen[]
  readonly people: readonly PersonThen[]
  readonly posts: readonly PostThen[]
  readonly superiors: ReadonlyMap<string, string>
}

/** The moment that stands for a day: now for today, the day's last millisecond otherwise. */
export function momentOf(ctx: Pick<Ctx, 'rules' | 'now'>, on: LocalDate | undefined): Instant {
  const { calendar } = ctx.rules
  if (on === undefined || on === localDateOf(calendar, ctx.now)) return ctx.now
  return new Date(Date.parse(startOfDay(calendar, addCalendarDays(on, 1))) - 1).toISOString()
}

/**
 * The organisation as it was, or by today's knowledge will be, at a moment: posts and reporting lines by their dates; departments and people by
 * taking back, newest first, what has been changed since. People who were not there yet or were closed are left out.
 */
export async function organisationAt(ctx: Ctx, at: Instant): Promise<OrganisationThen> {
  const { tx, org } = ctx
  const departments = await tx
    .selectFrom('departments')
    .select(['id', 'name', 'name_en', 'kind', 'position', 'parent_id', 'region_id', 'closed_at', 'merged_into'])
    .where('org_id', '=', org)
    .execute()
  const people = await tx
    .selectFrom('people')
    .select([...(['id', 'name', 'title', 'department_id', 'is_active', 'partner_of', 'ends_at', 'phone'] as const), 'created_at'])
    .where('org_id', '=', org)
    .orderBy('name')
    .orderBy('id')
    .execute()
  const held = <T extends { since: Instant; until: Instant | null }>(row: T) =>
    row.since <= at && (row.until === null || row.until > at)
  const posts = await tx
    .selectFrom('posts')
    .select(['id', 'person_id', 'role', 'department_id', 'region_id', 'since', 'until', 'is_chair', 'borrowed_from'])
    .where('org_id', '=', org)
    .where('since', '<=', at)
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', at)]))
    .orderBy('since')
    .orderBy('id')
    .execute()
  const lines = await tx
    .selectFrom('reporting_lines')
    .select(['person_id', 'superior_id', 'since', 'until'])
    .where('org_id', '=', org)
    .where('since', '<=', at)
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', at)]))
    .execute()
  const partners = await tx.selectFrom('partner_companies').select(['id', 'since', 'until']).where('org_id', '=', org).execute()
  const changes = await tx
    .selectFrom('organisation_changes')
    .select(['entity', 'entity_id', 'before'])
    .where('org_id', '=', org)
    .where('at', '>', at)
    .where('entity', 'in', ['department', 'person'])
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .execute()
  const then = {
    department: new Map(departments.map(d => [d.id, d as DepartmentThen | undefined])),
    person: new Map(people.map(p => [p.id, (p.created_at <= at ? p : undefined) as PersonThen | undefined])),
  }
  for (const { entity, entity_id: id, before } of changes) {
    const map = then[entity as 'department' | 'person'] as Map<string, object | undefined>
    const known = map.get(id)
    // Made later: it was not there.
    if (before === null) map.set(id, undefined)
    else if (known !== undefined) map.set(id, { ...known, ...before })
  }
  const wasThere = (p: PersonThen | undefined): p is PersonThen => {
    if (p === undefined || !p.is_active || (p.ends_at !== null && p.ends_at <= at)) return false
    const company = p.partner_of === null ? undefined : partners.find(c => c.id === p.partner_of)
    return p.partner_of === null || (company !== undefined && held(company))
  }
  const staff = [...then.person.values()].filter(wasThere)
  const ids = new Set(staff.map(p => p.id))
  return {
    at,
    departments: [...then.department.values()]
      .flatMap(d => d ?? [])
      .filter(d => d.closed_at === null || d.closed_at > at)
      .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)),
    people: staff,
    posts: posts.filter(p => ids.has(p.person_id)),
    superiors: new Map(lines.map(l => [l.person_id, l.superior_id])),
  }
}
