import { EMPTY_ROOT, nodeHash } from './hash.ts'
import { type Place, placesOfRoot } from './tree.ts'

export type Filled = Place & { readonly hash: Uint8Array }

/** The right edge of a growing tree: all that must be known of the leaves before, to go on from them. */
export type Range = {
  readonly size: number
  /** Appends a leaf; gives the subtrees of two leaves and more that it made full, from below. */
  push(leafHash: Uint8Array): Filled[]
  /** The root of all leaves so far (RFC 6962 2.1). */
  root(): Uint8Array
}

/** The edge after `size` leaves; `hashes` are those of `placesOfRoot(size)`, in that order. Throws where their number is another one. */
export function rangeFrom(size: number, hashes: readonly Uint8Array[]): Range {
  const places = placesOfRoot(size)
  if (places.length !== hashes.length) throw new RangeError(`an edge of ${size} leaves has ${places.length} hashes`)
  const edge: Filled[] = places.map((place, at) => ({ ...place, hash: hashes[at]! }))
  let count = size
  return {
    get size() {
      return count
    },
    push(leafHash) {
      const filled: Filled[] = []
      let last: Filled = { level: 0, index: count, hash: leafHash }
      count += 1
      for (let left = edge.at(-1); left !== undefined && left.level === last.level; left = edge.at(-1)) {
        edge.pop()
        last = { level: left.level + 1, index: left.index / 2, hash: nodeHash(left.hash, last.hash) }
        filled.push(last)
      }
      edge.push(last)
      return filled
    },
    root: () =>
      edge
        .map(one => one.hash)
        .reduceRight<Uint8Array | undefined>((right, left) => (right === undefined ? left : nodeHash(left, right)), undefined) ??
      EMPTY_ROOT,
  }
}
