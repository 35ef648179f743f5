import type { Actor } from '../../engine/permissions.ts'
import type { Role } from '../../events/roles.ts'
import { presentInstead, type Roster } from './roster.ts'

/** Posts above every department, and who keeps the roster. */
const overAll: ReadonlySet<string> = new Set<Role>(['deputy-leader', 'leader', 'principal', 'administrator'])
const ofDepartment: Role = 'department-head'

/**
 * Whether somebody is a superior of a person: above them in the reporting lines that the company set, head of a department that the person belongs
 * to or has a post in, or in a post above all departments. No clause says it; handing over, presence, correction and late records all ask here. Of who has left, or is nobody of the staff, every head is.
 */
export function isSuperiorOf(roster: Roster, actor: Actor, person: string): boolean {
  if (actor.roles.some(r => overAll.has(r.role))) return true
  if (lineAbove(roster, person).includes(actor.person)) return true
  const heads = actor.roles.filter(r => r.role === ofDepartment)
  const subordinate = roster.people.get(person)
  if (!subordinate) return heads.length > 0
  const theirs = new Set([subordinate.department, ...subordinate.roles.map(r => r.department)])
  return heads.some(r => r.department === undefined || theirs.has(r.department))
}

/** The superiors that the company named, the direct one first: theirs, that one's, and so on. Bounded, so that a circle of lines ends. */
export function lineAbove(roster: Roster, person: string): string[] {
  const found: string[] = []
  let at = roster.people.get(person)?.superior
  while (at !== undefined && at !== person && !found.includes(at) && found.length < 20) {
    found.push(at)
    at = roster.people.get(at)?.superior
  }
  return found
}

/** The direct superior of a person: the one the company named while they are on the staff, else the first whom the posts make one; undefined where there is none. */
export function directSuperior(
  roster: Roster,
  person: string,
): { readonly person: string; readonly isNamed: boolean } | undefined {
  const named = roster.people.get(person)?.superior
  if (named !== undefined && roster.people.has(named)) return { person: named, isNamed: true }
  const [derived] = superiorsByPost(roster, person)
  return derived === undefined ? undefined : { person: derived, isNamed: false }
}

/**
 * Who is asked first for a superior's word on a person: the direct superior that the company named, or whoever stands in for them; where none is
 * named or can be asked, whom the posts make one.
 */
export function nearestSuperiors(roster: Roster, person: string): string[] {
  const named = roster.people.get(person)?.superior
  const asked = named === undefined ? undefined : presentInstead(roster, named)
  return asked !== undefined && asked !== person ? [asked] : superiorsByPost(roster, person)
}

/** The same for telling somebody of what is serious: where the chart makes nobody the superior, management is told. */
export function superiorsToTell(roster: Roster, person: string): string[] {
  const nearest = nearestSuperiors(roster, person)
  if (nearest.length > 0) return nearest
  for (const role of ['deputy-general-manager', 'general-manager', 'management'] as const) {
    const holders = [...roster.people.values()].filter(one => one.id !== person && one.roles.some(held => held.role === role))
    const asked = [...new Set(holders.flatMap(one => presentInstead(roster, one.id) ?? []))].filter(id => id !== person)
    if (asked.length > 0) return asked
  }
  return []
}

/**
 * Whom the posts make the superior of a person: the heads of their departments, of a head the deputy leader, and of anybody above the
 * leader and the principal; of those on leave the substitute. Never the person themself; empty where no such post is held.
 */
function superiorsByPost(roster: Roster, person: string): string[] {
  const subordinate = roster.people.get(person)
  const theirs = new Set([subordinate?.department, ...(subordinate?.roles.map(r => r.department) ?? [])])
  const ladder: readonly Role[] = [ofDepartment, 'deputy-leader', 'leader', 'principal']
  const own = Math.max(-1, ...(subordinate?.roles.map(r => ladder.indexOf(r.role as Role)) ?? []))
  for (const role of ladder.slice(own + 1)) {
    const holders = [...roster.people.values()].filter(p =>
      p.roles.some(r => r.role === role && (role !== ofDepartment || r.department === undefined || theirs.has(r.department))),
    )
    const asked = [...new Set(holders.flatMap(p => presentInstead(roster, p.id) ?? []))].filter(id => id !== person)
    if (asked.length > 0) return asked
  }
  return []
}
