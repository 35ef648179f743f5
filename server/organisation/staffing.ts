import type { Party } from '../../engine/pack.ts'
import { editionsInForce } from '../../engine/rules.ts'
import { Role } from '../../events/roles.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { openDepartments } from './merged-departments.ts'
import type { Roster } from './roster.ts'
import { departmentKinds, type Staffing } from './schema.ts'

/** Where a rule says "one of these", somebody in any of them is enough. */
type Falling = { readonly anyOf: readonly Role[]; readonly clause: string; readonly title: Text }

/**
 * 岗位检查: the posts on which duties, reports and approvals of the editions in force fall, with who holds them, those that most rules fall on
 * first. `isMissing`: nobody holds it, nor one that the regulation takes instead. Also the departments whose front line has no head, since
 * a report goes to the head of one's own department, and the kinds of departments that are not there yet.
 */
export function staffingOf(ctx: Pick<Ctx, 'rules' | 'roster' | 'now'>): Staffing {
  const packs = editionsInForce(ctx.rules, ctx.now).map(edition => edition.pack)
  const titles = new Map(packs.flatMap(pack => pack.roles.map(r => [r.id, { title: r.title, clause: r.clause }] as const)))
  const falling = packs.flatMap(pack => [
    ...pack.duties.map(duty => on([duty.owner], duty.clause, duty.title)),
    ...pack.hops.map(hop => on(hop.to, hop.clause, reportTo)),
    ...pack.routes.flatMap(route => route.steps.map(step => on(step.by, step.clause, approval))),
  ])
  const holders = holdersOf(ctx.roster)
  const roles = [...new Set(falling.flatMap(f => f.anyOf))].map(role => {
    const own = falling.filter(f => f.anyOf.includes(role))
    return {
      role,
      title: titles.get(role)?.title ?? null,
      clause: titles.get(role)?.clause ?? null,
      people: holders.get(role) ?? [],
      isMissing: own.some(f => f.anyOf.every(one => (holders.get(one) ?? []).length === 0)),
      rules: own.length,
      examples: distinct(own).slice(0, 3),
    }
  })
  // The departments that these regulations give cases to by themselves.
  const wanted = new Set(
    packs.flatMap(pack =>
      pack.tables.filter(t => (t.purpose ?? t.id) === 'assignment').flatMap(t => t.rows.map(row => String(row.then.department))),
    ),
  )
  const kinds = new Set(openDepartments(ctx.roster).map(d => d.kind))
  return {
    roles: roles.sort((a, b) => b.rules - a.rules || (a.role < b.role ? -1 : 1)),
    headless: headlessDepartments(ctx.roster),
    kinds: departmentKinds.filter(kind => (usualKinds.includes(kind) || wanted.has(kind)) && !kinds.has(kind)),
  }
}

/** Departments that most companies have; the others are asked for where a regulation names them. */
const usualKinds: readonly string[] = [
  'customer-service',
  'research',
  'implementation',
  'supply-chain',
  'sales',
  'legal',
  'finance',
  'management',
]

const reportTo: Text = { zh: '接收上报与反馈', en: 'Receives reports and results' }
const approval: Text = { zh: '审批', en: 'Approves' }

function on(parties: readonly Party[], clause: string, title: Text): Falling {
  const anyOf = parties.flatMap(party => ('role' in party ? (Role.safeParse(party.role).data ?? []) : []))
  // Somebody with a part in the case may stand in for the post: then no post is indispensable.
  return { anyOf: parties.every(party => 'role' in party) ? anyOf : [], clause, title }
}

function distinct(all: readonly Falling[]): { clause: string; title: Text }[] {
  const seen = new Map(all.map(({ clause, title }) => [`${clause} ${title.zh}`, { clause, title }]))
  return [...seen.values()]
}

function holdersOf(roster: Roster): Map<string, { id: string; name: string }[]> {
  const holders = new Map<string, { id: string; name: string }[]>()
  for (const { id, name, roles } of roster.people.values())
    for (const role of new Set(roles.map(r => r.role))) holders.set(role, [...(holders.get(role) ?? []), { id, name }])
  return holders
}

/** Departments with a front line and no head. */
function headlessDepartments(roster: Roster): { id: string; name: string }[] {
  const departmentsWith = (role: string) =>
    new Set([...roster.people.values()].flatMap(p => p.roles.flatMap(r => (r.role === role ? (r.department ?? []) : []))))
  const [line, heads] = [departmentsWith('front-line'), departmentsWith('department-head')]
  return openDepartments(roster)
    .filter(d => line.has(d.id) && !heads.has(d.id))
    .map(({ id, name }) => ({ id, name }))
}
