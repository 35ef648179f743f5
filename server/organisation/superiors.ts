import type { Actor } from '../../engine/permissions.ts'
import type { Role } from '../../events/roles.ts'
import type { Roster } from './roster.ts'

/** Posts above every department, and who keeps the roster. */
const overAll: ReadonlySet<string> = new Set<Role>(['deputy-leader', 'leader', 'principal', 'administrator'])
const ofDepartment: Role = 'department-head'

/**
 * Whether somebody is a superior of a person: head of a department that the person belongs to or has a post in, or in a post above all departments.
 * No clause says it; handing over, presence, correction and late records all ask here. Of who has left, or is nobody of the staff, every head is.
 */
export function isSuperiorOf(roster: Roster, actor: Actor, person: string): boolean {
  if (actor.roles.some(r => overAll.has(r.role))) return true
  const heads = actor.roles.filter(r => r.role === ofDepartment)
  const subordinate = roster.people.get(person)
  if (!subordinate) return heads.length > 0
  const theirs = new Set([subordinate.department, ...subordinate.roles.map(r => r.department)])
  return heads.some(r => r.department === undefined || theirs.has(r.department))
}
