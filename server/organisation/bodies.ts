import type { BodyRule } from '../../engine/pack.ts'
import { editionsInForce } from '../../engine/rules.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { BodyView, LiaisonFinding, LiaisonView } from './chart-schema.ts'
import { momentOf, type OrganisationThen, organisationAt } from './organisation-on.ts'

/**
 * 机构 of the regulations in force, with their members on a day: the chair by the post the regulation names or by choice, the number that a vote
 * counts from, and what is missing (nobody leads it, no member from a department that must have one).
 */
export async function viewBodies(ctx: Ctx, on: LocalDate | undefined): Promise<BodyView[]> {
  const then = await organisationAt(ctx, momentOf(ctx, on))
  return editionsInForce(ctx.rules, ctx.now).flatMap(({ key, pack }) =>
    (pack.bodies ?? []).map(body => presentBody(body, { key, title: pack.title }, then)),
  )
}

function presentBody(
  body: BodyRule,
  regulation: { key: string; title: BodyView['regulation']['title'] },
  then: OrganisationThen,
): BodyView {
  const seats = then.posts.filter(p => [body.chair, body.deputy, body.member].includes(p.role))
  const people = [...new Set(seats.map(s => s.person_id))].flatMap(id => then.people.find(p => p.id === id) ?? [])
  const members = people.map(p => {
    const own = seats.filter(s => s.person_id === p.id)
    const isChair = own.some(s => (body.chair === undefined ? s.is_chair : s.role === body.chair))
    const isDeputy = !isChair && own.some(s => s.role === body.deputy)
    const seat = own.find(s => s.role === body.member)
    return {
      ...{ id: p.id, name: p.name, title: p.title },
      department: then.departments.find(d => d.id === p.department_id)?.name ?? null,
      kind: then.departments.find(d => d.id === p.department_id)?.kind ?? null,
      as: isChair ? ('chair' as const) : isDeputy ? ('deputy' as const) : ('member' as const),
      post: seat?.id ?? null,
    }
  })
  const rank = { chair: 0, deputy: 1, member: 2 }
  const inFavour = body.majority === undefined ? null : Math.ceil((members.length * body.majority.need) / body.majority.of)
  return {
    ...{ id: body.id, clause: body.clause, title: body.title, regulation },
    roles: { chair: body.chair ?? null, deputy: body.deputy ?? null, member: body.member },
    members: members.sort((a, b) => rank[a.as] - rank[b.as]),
    quorumBasis: members.length,
    inFavour,
    gaps: [
      ...(members.length === 0 ? [{ what: 'empty' as const, kind: null }] : []),
      ...(members.length > 0 && !members.some(m => m.as === 'chair') ? [{ what: 'chair' as const, kind: null }] : []),
      ...(body.deputy !== undefined && !members.some(m => m.as === 'deputy') ? [{ what: 'deputy' as const, kind: null }] : []),
      ...(body.departments ?? [])
        .filter(kind => !members.some(m => m.kind === kind))
        .map(kind => ({ what: 'department' as const, kind })),
    ],
  }
}

/**
 * 对接人: for each department the liaison that a regulation asks for, for each overseas region the local one. A department without one is a finding,
 * with its head, who names one, and people who could be named.
 */
export async function viewLiaisons(ctx: Ctx): Promise<LiaisonView> {
  const then = await organisationAt(ctx, ctx.now)
  const roles = editionsInForce(ctx.rules, ctx.now).flatMap(e => e.pack.roles.map(r => ({ ...r, regulation: e.pack.title })))
  const asks = (id: string) => roles.find(r => r.id === id)
  const [forDepartments, forRegions] = [asks('liaison'), asks('region-liaison')]
  const named = (ids: readonly string[]) =>
    [...new Set(ids)].flatMap(id => {
      const p = then.people.find(one => one.id === id)
      return p ? [{ id, name: p.name, title: p.title, phone: p.phone }] : []
    })
  const holders = (role: string, match: (post: OrganisationThen['posts'][number]) => boolean) =>
    named(then.posts.filter(p => p.role === role && match(p)).map(p => p.person_id))
  const regions = await ctx.tx
    .selectFrom('regions')
    .select(['id', 'name', 'name_en as nameEn'])
    .where('org_id', '=', ctx.org)
    .where('is_overseas', '=', true)
    .where('closed_at', 'is', null)
    .orderBy('name')
    .execute()
  const heads = (department: string) => holders('department-head', p => p.department_id === department)
  const departments: LiaisonFinding[] = then.departments.map(d => {
    const liaisons = holders('liaison', p => p.department_id === d.id)
    return {
      ...{ of: 'department', id: d.id, name: d.name, nameEn: d.name_en, liaisons, namedBy: heads(d.id) },
      isMissing: forDepartments !== undefined && liaisons.length === 0,
      candidates:
        liaisons.length > 0
          ? []
          : named(then.people.filter(p => p.department_id === d.id && p.partner_of === null).map(p => p.id)).slice(0, 5),
    }
  })
  const overseas: LiaisonFinding[] = regions.map(r => {
    const liaisons = holders('region-liaison', p => p.region_id === r.id)
    const there = then.departments.filter(d => d.region_id === r.id)
    // A region without a department of its own is sales' to look after.
    const near = there.length > 0 ? there : then.departments.filter(d => d.kind === 'sales')
    const nearby = then.people.filter(p => near.some(d => d.id === p.department_id)).map(p => p.id)
    // Who is liaison of no region in particular could be named for this one.
    const spare = then.posts.filter(p => p.role === 'region-liaison' && p.region_id === null).map(p => p.person_id)
    return {
      ...{
        of: 'region',
        id: r.id,
        name: r.name,
        nameEn: r.nameEn,
        liaisons,
        namedBy: named(near.flatMap(d => heads(d.id).map(h => h.id))),
      },
      isMissing: forRegions !== undefined && liaisons.length === 0,
      candidates: liaisons.length > 0 ? [] : named([...spare, ...nearby]).slice(0, 5),
    }
  })
  const rule = (r: typeof forDepartments) => (r === undefined ? null : { clause: r.clause, regulation: r.regulation })
  return { departments, regions: overseas, rules: { department: rule(forDepartments), region: rule(forRegions) } }
}
