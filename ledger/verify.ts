import { EMPTY_ROOT, HASH_BYTES, isSame, nodeHash } from './hash.ts'

/** Why a proof does not hold; each is said to people in their language where it is shown. */
export type ProofFault = 'size' | 'index' | 'hash-length' | 'too-short' | 'too-long' | 'other-root' | 'other-first-root'

export type Inclusion = {
  readonly leafHash: Uint8Array
  readonly index: number
  readonly size: number
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** Checks that a leaf stands at `index` of the tree of `size` leaves with this root (RFC 9162 2.1.3.2). Undefined where it does, else why not; never throws. */
export function verifyInclusion({ leafHash, index, size, proof, root }: Inclusion): ProofFault | undefined {
  if (!isCount(size)) return 'size'
  if (!isCount(index) || index >= size) return 'index'
  if ([leafHash, root, ...proof].some(hash => hash.length !== HASH_BYTES)) return 'hash-length'
  let [at, last, hash] = [index, size - 1, leafHash]
  for (const other of proof) {
    if (last === 0) return 'too-long'
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(other, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, half(last)]
    } else hash = nodeHash(hash, other)
    ;[at, last] = [half(at), half(last)]
  }
  if (last !== 0) return 'too-short'
  return isSame(hash, root) ? undefined : 'other-root'
}

export type Consistency = {
  readonly size1: number
  readonly size2: number
  readonly root1: Uint8Array
  readonly root2: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** Checks that the tree of `size1` leaves is the beginning of that of `size2` (RFC 9162 2.1.4.2). Undefined where it is, else why not; never throws. */
export function verifyConsistency({ size1, size2, root1, root2, proof }: Consistency): ProofFault | undefined {
  if (!isCount(size1) || !isCount(size2) || size1 > size2) return 'size'
  if ([root1, root2, ...proof].some(hash => hash.length !== HASH_BYTES)) return 'hash-length'
  if (size1 === 0) {
    if (proof.length > 0) return 'too-long'
    if (!isSame(root1, EMPTY_ROOT)) return 'other-first-root'
    return size2 > 0 || isSame(root2, EMPTY_ROOT) ? undefined : 'other-root'
  }
  if (size1 === size2) {
    if (proof.length > 0) return 'too-long'
    return isSame(root1, root2) ? undefined : 'other-root'
  }
  let [at, last] = [size1 - 1, size2 - 1]
  while (at % 2 === 1) [at, last] = [half(at), half(last)]
  // Where the first tree is full it is a part of the second, and its root is known to who verifies.
  const path = at === 0 ? [root1, ...proof] : [...proof]
  const first = path.shift()
  if (first === undefined) return 'too-short'
  let [hash1, hash2] = [first, first]
  for (const other of path) {
    if (last === 0) return 'too-long'
    if (at % 2 === 1 || at === last) {
      ;[hash1, hash2] = [nodeHash(other, hash1), nodeHash(other, hash2)]
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, half(last)]
    } else hash2 = nodeHash(hash2, other)
    ;[at, last] = [half(at), half(last)]
  }
  if (last !== 0) return 'too-short'
  if (!isSame(hash1, root1)) return 'other-first-root'
  return isSame(hash2, root2) ? undefined : 'other-root'
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0
/** Sizes may be larger than 32 bits, which is where bitwise operators end. */
const half = (value: number) => Math.floor(value / 2)
