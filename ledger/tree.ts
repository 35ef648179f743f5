import { EMPTY_ROOT, leafHash, nodeHash } from './hash.ts'

/**
 * The hash of the whole subtree over leaves `index * 2 ** level` to `(index + 1) * 2 ** level`, half-open; level 0 is the leaf itself. Only
 * subtrees that are full are asked for: their hashes never change, so that they can be stored once.
 */
export type HashAt = (level: number, index: number) => Uint8Array

export type Place = { readonly level: number; readonly index: number }

/** The root of a tree of `size` leaves (RFC 6962 2.1). */
export const rootOf = (size: number, hashAt: HashAt): Uint8Array => {
  assertSize(size)
  return size === 0 ? EMPTY_ROOT : hashOf(0, size, hashAt)
}

/** The hashes that lead from leaf `index` to the root of the first `size` leaves, from below (RFC 6962 2.1.1). Throws RangeError where the leaf is not among them. */
export function inclusionProof(index: number, size: number, hashAt: HashAt): Uint8Array[] {
  assertSize(size)
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new RangeError(`leaf ${index} is not among ${size}`)
  const proof: Uint8Array[] = []
  let [begin, end] = [0, size]
  while (end - begin > 1) {
    const middle = begin + leftPart(end - begin)
    if (index < middle) {
      proof.push(hashOf(middle, end, hashAt))
      end = middle
    } else {
      proof.push(hashOf(begin, middle, hashAt))
      begin = middle
    }
  }
  return proof.reverse()
}

/** The hashes that show that the tree of `size1` leaves is the beginning of the tree of `size2` (RFC 6962 2.1.2). Throws RangeError unless 0 <= size1 <= size2. */
export function consistencyProof(size1: number, size2: number, hashAt: HashAt): Uint8Array[] {
  assertSize(size1)
  assertSize(size2)
  if (size1 > size2) throw new RangeError(`a tree of ${size1} leaves is no beginning of one of ${size2}`)
  if (size1 === 0 || size1 === size2) return []
  const proof: Uint8Array[] = []
  let [begin, end, isKnown] = [0, size2, true]
  while (size1 !== end) {
    const middle = begin + leftPart(end - begin)
    if (size1 <= middle) {
      proof.push(hashOf(middle, end, hashAt))
      end = middle
    } else {
      proof.push(hashOf(begin, middle, hashAt))
      begin = middle
      isKnown = false
    }
  }
  // Who verifies has the root of the first tree; where that is no part of the second as it stands, its last part is sent.
  if (!isKnown) proof.push(hashOf(begin, end, hashAt))
  return proof.reverse()
}

/** The full subtrees that become full when the tree grows from `size1` to `size2` leaves, from below, so that each can be made of two before it. */
export function placesFilled(size1: number, size2: number): Place[] {
  const places: Place[] = []
  for (let level = 0, width = 1; width <= size2; level++, width *= 2)
    for (let index = Math.floor(size1 / width); index < Math.floor(size2 / width); index++) places.push({ level, index })
  return places
}

/** The full subtrees whose hashes make up the root of `size` leaves, from the left: what must be known to go on from there. */
export function placesOfRoot(size: number): Place[] {
  const places: Place[] = []
  for (let begin = 0; begin < size; ) {
    const level = Math.floor(Math.log2(size - begin))
    // A logarithm is not exact near the powers of two.
    const exact = 2 ** level > size - begin ? level - 1 : 2 ** (level + 1) <= size - begin ? level + 1 : level
    places.push({ level: exact, index: begin / 2 ** exact })
    begin += 2 ** exact
  }
  return places
}

/** Hashes of a tree that lies in memory as its leaves. */
export function treeOf(leaves: readonly Uint8Array[]): HashAt {
  const known = new Map<string, Uint8Array>()
  const at: HashAt = (level, index) => {
    if (level === 0) {
      const leaf = leaves[index]
      if (leaf === undefined) throw new RangeError(`leaf ${index} is not among ${leaves.length}`)
      return leafHash(leaf)
    }
    const key = `${level}/${index}`
    const found = known.get(key) ?? nodeHash(at(level - 1, 2 * index), at(level - 1, 2 * index + 1))
    known.set(key, found)
    return found
  }
  return at
}

/** The hash over leaves `begin` to `end`, of which `begin` lies where a subtree of that width can begin. */
function hashOf(begin: number, end: number, hashAt: HashAt): Uint8Array {
  const width = end - begin
  const left = width === 1 ? 1 : 2 * leftPart(width)
  if (width === 1) return hashAt(0, begin)
  if (left === width) return hashAt(Math.round(Math.log2(width)), begin / width)
  const middle = begin + leftPart(width)
  return nodeHash(hashOf(begin, middle, hashAt), hashOf(middle, end, hashAt))
}

/** The largest power of two smaller than `width`. */
function leftPart(width: number): number {
  let part = 1
  while (part * 2 < width) part *= 2
  return part
}

function assertSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`${size} is no number of leaves`)
}
