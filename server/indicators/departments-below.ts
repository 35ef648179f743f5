import type { Roster } from '../organisation/roster.ts'

/** A department with all that hang below it or were merged into them; bounded, so that a circle ends. */
export function departmentsBelowOne({ departments }: Pick<Roster, 'departments'>, id: string): string[] {
  const found = new Set([id])
  for (let depth = 0; depth < 20; depth++) {
    const before = found.size
    for (const one of departments.values())
      if ((one.parent !== undefined && found.has(one.parent)) || (one.mergedInto !== undefined && found.has(one.mergedInto)))
        found.add(one.id)
    if (found.size === before) break
  }
  return [...found]
}
