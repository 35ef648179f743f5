import { localDateOf } from '../../engine/calendar/days.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { OrganisationView } from './chart-schema.ts'
import { momentOf, organisationAt } from './organisation-on.ts'
import { regionRows } from './regions.ts'
import { isPartner } from './roster.ts'
import { directSuperior } from './superiors.ts'

/**
 * 组织 on a day: the departments as a tree, everybody with the posts they held, and whom they answered to. Of a past day the superiors are those
 * whom the company named; today also whom the posts make one. Somebody of a partner company sees their own colleagues only.
 */
export async function viewOrganisation(ctx: Ctx, on: LocalDate | undefined): Promise<OrganisationView> {
  const then = await organisationAt(ctx, momentOf(ctx, on))
  const isToday = then.at === ctx.now
  const own = ctx.roster.people.get(ctx.actor.person)?.partner?.id
  const people = isPartner(ctx.roster, ctx.actor.person) ? then.people.filter(p => p.partner_of === own) : then.people
  const shown = new Set(people.map(p => p.id))
  const names = new Map(then.people.map(p => [p.id, p.name]))
  const open = new Set(then.departments.map(d => d.id))
  const companies = await ctx.tx.selectFrom('partner_companies').select(['id', 'name']).where('org_id', '=', ctx.org).execute()
  return {
    on: on ?? localDateOf(ctx.rules.calendar, ctx.now),
    at: then.at,
    isToday,
    regions: await regionRows(ctx),
    departments: then.departments.map(d => ({
      ...{ id: d.id, name: d.name, nameEn: d.name_en, kind: d.kind, region: d.region_id },
      parent: d.parent_id !== null && open.has(d.parent_id) ? d.parent_id : null,
    })),
    people: people.map(p => {
      const roster = isToday ? ctx.roster.people.get(p.id) : undefined
      const named = then.superiors.get(p.id)
      const superior = isToday
        ? directSuperior(ctx.roster, p.id)
        : named === undefined
          ? undefined
          : { person: named, isNamed: true }
      return {
        ...{ id: p.id, name: p.name, title: p.title, department: p.department_id, phone: isToday ? p.phone : null },
        partner: p.partner_of === null ? null : (companies.find(c => c.id === p.partner_of) ?? null),
        posts: then.posts
          .filter(post => post.person_id === p.id)
          .map(post => ({
            ...{ id: post.id, role: post.role, department: post.department_id, region: post.region_id },
            ...{ since: post.since, until: post.until, isChair: post.is_chair },
            borrowedFrom: lenderOf(ctx, post.borrowed_from),
          })),
        superior:
          superior === undefined || !shown.has(superior.person)
            ? null
            : { id: superior.person, name: names.get(superior.person) ?? '', isNamed: superior.isNamed },
        presence: roster?.presence ?? null,
        backAt: roster?.backAt ?? null,
      }
    }),
  }
}

function lenderOf(ctx: Ctx, department: string | null) {
  return department === null ? null : { id: department, name: ctx.roster.departments.get(department)?.name ?? '' }
}
