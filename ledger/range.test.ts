import { describe, expect, test } from 'vitest'
import { EMPTY_ROOT, isSame, leafHash } from './hash.ts'
import { rangeFrom } from './range.ts'
import { consistencyProof, inclusionProof, placesFilled, placesOfRoot, rootOf, treeOf } from './tree.ts'

const leaves = Array.from({ length: 40 }, (_, at) => new Uint8Array(Buffer.from(`leaf ${at}`)))
const tree = treeOf(leaves)
const edgeOf = (size: number) => placesOfRoot(size).map(({ level, index }) => tree(level, index))

describe('the right edge of a growing tree', () => {
  test('goes on from any size to the same roots, and says which subtrees became full', () => {
    for (const from of [0, 1, 2, 3, 7, 8, 21]) {
      const range = rangeFrom(from, edgeOf(from))
      for (let size = from; size < 40; size++) {
        expect([range.size, range.root()]).toEqual([size, rootOf(size, tree)])
        const filled = range.push(leafHash(leaves[size]!))
        expect(filled.map(({ level, index }) => ({ level, index }))).toEqual(
          placesFilled(size, size + 1).filter(({ level }) => level > 0),
        )
        for (const { level, index, hash } of filled) expect(hash).toEqual(tree(level, index))
      }
    }
  })
  test('of no leaves has the root of nothing', () => {
    expect(rangeFrom(0, []).root()).toEqual(EMPTY_ROOT)
  })
  test('is refused with another number of hashes than its size has', () => {
    expect(() => rangeFrom(3, edgeOf(3).slice(1))).toThrow(RangeError)
    expect(() => rangeFrom(0, edgeOf(1))).toThrow(RangeError)
  })
})

describe('a tree of leaves that are not there', () => {
  test('has no root, no proof and no leaf', () => {
    for (const size of [-1, 0.5, Number.NaN, 2 ** 53])
      expect(() => rootOf(size, tree), `${size}`).toThrow(`${size} is no number of leaves`)
    for (const index of [-1, 0.5, 5, 6, Number.NaN]) expect(() => inclusionProof(index, 5, tree), `${index}`).toThrow(RangeError)
    expect(() => consistencyProof(6, 5, tree)).toThrow('a tree of 6 leaves is no beginning of one of 5')
    expect(() => consistencyProof(-1, 5, tree)).toThrow(RangeError)
    expect(() => consistencyProof(1, 5.5, tree)).toThrow(RangeError)
    expect(() => tree(0, 40)).toThrow(RangeError)
    expect(() => inclusionProof(0, -1, tree)).toThrow(RangeError)
  })
  test('has no places, and one of a power of two a single one', () => {
    expect(placesOfRoot(0)).toEqual([])
    for (let level = 0; level < 49; level++) expect(placesOfRoot(2 ** level)).toEqual([{ level, index: 0 }])
    expect(placesOfRoot(2 ** 48 - 1)).toHaveLength(48)
    expect(placesOfRoot(2 ** 48 + 1)).toEqual([
      { level: 48, index: 0 },
      { level: 0, index: 2 ** 48 },
    ])
  })
})

test('hashes are the same where all their bytes are, and only where their lengths are', () => {
  const a = Uint8Array.of(1, 2, 3)
  expect([isSame(a, Uint8Array.of(1, 2, 3)), isSame(a, Uint8Array.of(1, 2, 4)), isSame(a, Uint8Array.of(1, 2))]).toEqual([
    true,
    false,
    false,
  ])
  expect([isSame(Uint8Array.of(1, 2), a), isSame(new Uint8Array(), a)]).toEqual([false, false])
})
