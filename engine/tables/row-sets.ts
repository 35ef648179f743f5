/** Gives every distinct set of rows a small number, the same for equal sets, so that boxes can be compared by it. */
export type RowSets = { readonly numberOf: (set: Uint32Array) => number; readonly all: readonly Uint32Array[] }

/** An empty collection of sets. `numberOf` copies a set it has not seen, so the caller may use its array again. */
export function rowSets(): RowSets {
  const all: Uint32Array[] = []
  const byHash = new Map<number, number[]>()
  const numberOf = (set: Uint32Array): number => {
    const hash = hashOf(set)
    const candidates = byHash.get(hash) ?? []
    for (const number of candidates) if (isEqual(all[number]!, set)) return number
    byHash.set(hash, [...candidates, all.length])
    return all.push(set.slice()) - 1
  }
  return { numberOf, all }
}

/** FNV-1a, by words instead of bytes. */
function hashOf(set: Uint32Array): number {
  let hash = 0x811c9dc5
  for (let word = 0; word < set.length; word++) {
    hash = Math.imul(hash ^ set[word]!, 0x01000193)
    // Multiplying moves bits up only; this brings the high rows down, else sets that differ in them would share their low bits.
    hash ^= hash >>> 15
  }
  return hash
}

function isEqual(a: Uint32Array, b: Uint32Array): boolean {
  for (let word = 0; word < a.length; word++) if (a[word] !== b[word]) return false
  return true
}
