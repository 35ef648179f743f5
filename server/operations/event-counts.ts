const counts = new Map<string, number>()

/** Counts an event that this process writes; one whose transaction is rolled back afterwards has been counted too. */
export function countEvent(type: string): void {
  counts.set(type, (counts.get(type) ?? 0) + 1)
}

/** How many events of each type this process has written since it began; types are a closed list. */
export const eventCounts = (): ReadonlyMap<string, number> => counts
