import type { Actor } from '../../engine/permissions.ts'
import { notPeople } from '../context.ts'
import { departmentToday } from '../organisation/merged-departments.ts'
import type { Roster, RosterPerson } from '../organisation/roster.ts'
import { lineAbove } from '../organisation/superiors.ts'
import { type AccessSettings, type CaseScope, caseScopes, scopeOfRole } from './scopes-schema.ts'

/** What one actor sees at one moment: decided once for each request, and asked by every query on cases (case-visibility.ts). */
export type Sight = {
  readonly scope: CaseScope
  /** Whose parts in a case count as one's own: people, and `department:<id>`. Not asked where the scope is `all`. */
  readonly parties: readonly string[]
  /** Takes part in so many cases that lists ask case by case (sees-many.ts). */
  readonly many?: boolean
  /** Sent by an outsourced partner (C1.2): only the cases they take part in now, and only their customers. */
  readonly isPartner: boolean
  /** Sees contacts of customers in full in every case they see. */
  readonly unmasked: boolean
  /** As whom somebody is let into sealed cases: by their posts, as themselves, and for the departments they head. `all`: nothing is sealed for them. */
  readonly inside: 'all' | { readonly roles: readonly string[]; readonly parties: readonly string[] }
}

/** What the system itself sees. */
export const allSight: Sight = { scope: 'all', parties: [], isPartner: false, unmasked: true, inside: 'all' }

/** The party that stands for a department. */
export const departmentParty = (department: string): string => `department:${department}`

const isDepartment = (party: string): boolean => party.startsWith(departmentParty(''))
/** The parties under which a sealed case is found by those whom a post, or heading a department (`department:<id>`), lets into it. */
export const postParty = (role: string): string => `post:${role}`
export const headParty = (department: string): string => `head:${department}`

/** What an actor sees, by the widest of their posts; the people of a partner company never more than their own part. */
export function sightOf(settings: AccessSettings, roster: Roster, { person, roles }: Actor): Sight {
  if (notPeople.has(person)) return allSight
  const me = roster.people.get(person)
  const inside = insideAs(roster, { person, roles })
  if (me?.partner !== undefined || (roles.length > 0 && roles.every(r => r.role === 'partner')))
    return { scope: 'own', parties: [person], isPartner: true, unmasked: false, inside }
  const unmasked = roles.some(r => (settings.unmasked as readonly string[]).includes(r.role))
  const scope = widest(roles.map(r => scopeOfRole(settings, r.role)))
  if (scope === 'all') return { scope, parties: [], isPartner: false, unmasked, inside }
  const parties = new Set([person, ...inside.roles.map(postParty), ...inside.parties.filter(isDepartment).map(headParty)])
  if (scope !== 'own') for (const id of teamOf(roster, person)) parties.add(id)
  if (scope === 'department')
    for (const id of departmentsBelow(roster, departmentsOf(settings, me, roles))) {
      parties.add(departmentParty(id))
      for (const p of roster.people.values()) if (belongsTo(p, id)) parties.add(p.id)
    }
  return { scope, parties: [...parties], isPartner: false, unmasked, inside }
}

/** Who speaks for a department that is charged: whoever heads it now, and what was merged into it. */
export function insideAs(roster: Roster, { person, roles }: Actor): Exclude<Sight['inside'], 'all'> {
  const headed = roles.flatMap(r =>
    r.role === 'department-head' ? (r.department ?? roster.people.get(person)?.department ?? []) : [],
  )
  const wanted = new Set(headed)
  const merged = [...roster.departments.values()].filter(d => wanted.has(departmentToday(roster.departments, d.id)))
  return {
    roles: [...new Set(roles.map(r => r.role))],
    parties: [person, ...new Set([...headed, ...merged.map(d => d.id)].map(departmentParty))],
  }
}

const widest = (scopes: readonly CaseScope[]): CaseScope =>
  caseScopes[Math.max(0, ...scopes.map(scope => caseScopes.indexOf(scope)))]!

/** One's team: who answers to oneself, through however many, and who does the same work in the same department. */
function teamOf(roster: Roster, person: string): string[] {
  const me = roster.people.get(person)
  const mine = new Set(me?.roles.map(r => `${r.role} ${r.department ?? me.department ?? ''}`))
  return [...roster.people.values()]
    .filter(
      other =>
        other.partner === undefined &&
        (lineAbove(roster, other.id).includes(person) ||
          (other.department !== null && other.roles.some(r => mine.has(`${r.role} ${r.department ?? other.department}`)))),
    )
    .map(other => other.id)
}

/** The departments of the posts that see a department; a post in none stands for the person's own. */
function departmentsOf(settings: AccessSettings, me: RosterPerson | undefined, roles: Actor['roles']): string[] {
  return roles.flatMap(r => (scopeOfRole(settings, r.role) === 'department' ? (r.department ?? me?.department ?? []) : []))
}

/** The departments with those under them and those that were merged into them. */
function departmentsBelow(roster: Roster, wanted: readonly string[]): Set<string> {
  const found = new Set(wanted)
  for (let size = -1; size !== found.size; ) {
    size = found.size
    for (const { id, parent } of roster.departments.values())
      if ((parent !== undefined && found.has(parent)) || found.has(departmentToday(roster.departments, id))) found.add(id)
  }
  return found
}

const belongsTo = (person: RosterPerson, department: string): boolean =>
  person.department === department || person.roles.some(r => r.department === department)
