type Placed = { readonly id: string; readonly parent: string | null }

/** Departments in the order of the tree, each with how deep it lies; one whose parent is not there stands at the top. */
export function inTreeOrder<T extends Placed>(departments: readonly T[]): { readonly department: T; readonly depth: number }[] {
  const ids = new Set(departments.map(d => d.id))
  const seen = new Set<string>()
  const below = (parent: string | null, depth: number): { department: T; depth: number }[] =>
    departments
      .filter(d => (parent === null ? d.parent === null || !ids.has(d.parent) : d.parent === parent))
      .flatMap(department => {
        if (seen.has(department.id)) return []
        seen.add(department.id)
        return [{ department, depth }, ...below(department.id, depth + 1)]
      })
  return below(null, 0)
}

/** A department with all that lie below it, as ids. */
export function belowOf(departments: readonly Placed[], id: string): ReadonlySet<string> {
  const found = new Set([id])
  for (let grew = true; grew; ) {
    grew = false
    for (const d of departments)
      if (d.parent !== null && found.has(d.parent) && !found.has(d.id)) {
        found.add(d.id)
        grew = true
      }
  }
  return found
}
