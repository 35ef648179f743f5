import type { Roster, RosterDepartment, RosterPerson } from './roster.ts'

/** The departments that people and cases can be put into, in their order. */
export function openDepartments(roster: Roster): RosterDepartment[] {
  return [...roster.departments.values()].filter(d => !d.isClosed)
}

/** Where a department's work lies today: itself, or what it was merged into. */
export function departmentToday(departments: Roster['departments'], id: string): string {
  let at = id
  for (let hop = 0; hop < 10; hop++) {
    const next = departments.get(at)?.mergedInto
    if (next === undefined) break
    at = next
  }
  return at
}

/** Roles in a department hold also in those that were merged into it: their open cases go on there. */
export function withMerged(
  departments: Roster['departments'],
  roles: RosterPerson['roles'],
): { readonly role: string; readonly department?: string | undefined }[] {
  const merged = [...departments.values()].filter(d => d.mergedInto !== undefined)
  if (merged.length === 0) return [...roles]
  return roles.flatMap(held => [
    held,
    ...merged
      .filter(
        d => held.department !== undefined && d.id !== held.department && departmentToday(departments, d.id) === held.department,
      )
      .map(d => ({ role: held.role, department: d.id })),
  ])
}
