import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBase64, encodeBase64 } from './base64.ts'
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { EMPTY_ROOT, leafHash, nodeHash } from './hash.ts'
import { formatKey, openNote, parseKey, signNote } from './note.ts'
import { consistencyProof, inclusionProof, placesFilled, placesOfRoot, rootOf, treeOf } from './tree.ts'
import { verifyConsistency, verifyInclusion } from './verify.ts'

const vectorsFile = new URL('../../shared/data/oracles/rfc6962_vectors.json', import.meta.url)
type Vector = Record<string, never> & { wantErr: boolean; desc: string; proof: string[] | null }
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const base64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))
const leaves = (count: number) => Array.from({ length: count }, (_, at) => Buffer.from(`leaf ${at}`))

/** The definition of RFC 6962 2.1, word for word and slow, by another SHA-256. */
function definedRoot(data: readonly Uint8Array[]): Uint8Array {
  const sha = (...parts: Uint8Array[]) =>
    new Uint8Array(parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest())
  if (data.length === 0) return sha()
  if (data.length === 1) return sha(Uint8Array.of(0), data[0]!)
  let k = 1
  while (k * 2 < data.length) k *= 2
  return sha(Uint8Array.of(1), definedRoot(data.slice(0, k)), definedRoot(data.slice(k)))
}

describe.skipIf(!existsSync(vectorsFile))('the vectors of transparency-dev', () => {
  const vectors = JSON.parse(readFileSync(vectorsFile, 'utf8'))
  test('roots and nodes', () => {
    const data = vectors.leaf_inputs_hex.map((leaf: string) => new Uint8Array(Buffer.from(leaf, 'hex')))
    const tree = treeOf(data)
    for (const [size, root] of vectors.root_hashes_hex_by_size_0_to_8.entries()) expect(hex(rootOf(size, tree))).toBe(root)
    for (const [level, nodes] of vectors.node_hashes_hex_by_level.entries())
      for (const [index, node] of nodes.entries()) expect(hex(tree(level, index))).toBe(node)
  })
  test('proofs that hold, and those that do not', () => {
    for (const one of vectors.inclusion as (Vector & { leafIdx: number; treeSize: number; leafHash: string; root: string })[])
      expect(
        verifyInclusion({
          ...{ index: one.leafIdx, size: one.treeSize, leafHash: base64(one.leafHash), root: base64(one.root) },
          proof: (one.proof ?? []).map(base64),
        }) !== undefined,
        one.desc,
      ).toBe(one.wantErr || one.leafHash === '')
    for (const one of vectors.consistency as (Vector & { size1: number; size2: number; root1: string; root2: string })[]) {
      // Two of its roots are words, not hashes; a root of another length is refused here.
      const isHash = base64(one.root1).length === 32
      expect(
        verifyConsistency({
          ...{ size1: one.size1, size2: one.size2, root1: base64(one.root1), root2: base64(one.root2) },
          proof: (one.proof ?? []).map(base64),
        }) !== undefined,
        one.desc,
      ).toBe(one.wantErr || !isHash)
    }
  })
})

describe('a tree', () => {
  test('has the root of its definition at every size', () => {
    const data = leaves(70)
    const tree = treeOf(data)
    for (let size = 0; size <= 70; size++) expect(hex(rootOf(size, tree))).toBe(hex(definedRoot(data.slice(0, size))))
    expect(hex(EMPTY_ROOT)).toBe(hex(definedRoot([])))
  })
  test('proves each of its leaves at each size, and nothing else', () => {
    const data = leaves(20)
    const tree = treeOf(data)
    for (let size = 1; size <= 20; size++) {
      const root = rootOf(size, tree)
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(index, size, tree)
        const shown = { leafHash: leafHash(data[index]!), index, size, proof, root }
        expect(verifyInclusion(shown)).toBeUndefined()
        for (let other = 0; other < size; other++)
          if (other !== index) expect(verifyInclusion({ ...shown, index: other })).toBeDefined()
        expect(verifyInclusion({ ...shown, leafHash: leafHash(Buffer.from('other')) })).toBe('other-root')
        expect(verifyInclusion({ ...shown, proof: [...proof, root] })).toBe('too-long')
        if (proof.length > 0) expect(verifyInclusion({ ...shown, proof: proof.slice(0, -1) })).toBe('too-short')
      }
    }
  })
  test('proves each earlier size of itself, and no tree of other leaves', () => {
    const data = leaves(20)
    const tree = treeOf(data)
    const other = treeOf(data.map((leaf, at) => (at === 0 ? Buffer.from('other') : leaf)))
    for (let size2 = 0; size2 <= 20; size2++)
      for (let size1 = 0; size1 <= size2; size1++) {
        const proof = consistencyProof(size1, size2, tree)
        const shown = { size1, size2, proof, root1: rootOf(size1, tree), root2: rootOf(size2, tree) }
        expect(verifyConsistency(shown)).toBeUndefined()
        if (size1 > 0) expect(verifyConsistency({ ...shown, root1: rootOf(size1, other) })).toBeDefined()
        if (size1 > 0) expect(verifyConsistency({ ...shown, root2: rootOf(size2, other) })).toBeDefined()
        expect(verifyConsistency({ ...shown, proof: [...proof, shown.root2] })).toBeDefined()
        if (proof.length > 0) expect(verifyConsistency({ ...shown, proof: proof.slice(1) })).toBeDefined()
      }
  })
  test('is refused by proofs of any bytes, which never throw', () => {
    const hash = fc.uint8Array({ minLength: 0, maxLength: 33 })
    const number = fc.oneof(fc.integer(), fc.double(), fc.constant(Number.MAX_SAFE_INTEGER))
    fc.assert(
      fc.property(hash, number, number, fc.array(hash, { maxLength: 6 }), hash, hash, (leaf, a, b, proof, root1, root2) => {
        expect(typeof verifyInclusion({ leafHash: leaf, index: a, size: b, proof, root: root1 })).toBe('string')
        const told = verifyConsistency({ size1: a, size2: b, proof, root1, root2 })
        expect(told === undefined).toBe(false)
      }),
    )
  })
  test('grows by the subtrees that become full, each made of two before it', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (some, more) => {
        const data = leaves(some + more)
        const tree = treeOf(data)
        const stored = new Map<string, Uint8Array>()
        for (const size of [some, some + more])
          for (const { level, index } of placesFilled(size === some ? 0 : some, size))
            stored.set(
              `${level}/${index}`,
              level === 0
                ? leafHash(data[index]!)
                : nodeHash(stored.get(`${level - 1}/${2 * index}`)!, stored.get(`${level - 1}/${2 * index + 1}`)!),
            )
        const at = (level: number, index: number) => stored.get(`${level}/${index}`)!
        expect(hex(rootOf(some + more, at))).toBe(hex(rootOf(some + more, tree)))
        const parts = placesOfRoot(some + more).map(({ level, index }) => at(level, index))
        expect(parts.length === 0 ? EMPTY_ROOT : parts.reduceRight((right, left) => nodeHash(left, right))).toEqual(
          rootOf(some + more, tree),
        )
      }),
    )
  })
  test('has leaves that nobody can pass off as nodes', () => {
    const [a, b] = [leafHash(Buffer.from('a')), leafHash(Buffer.from('b'))]
    expect(hex(leafHash(Buffer.concat([a, b])))).not.toBe(hex(nodeHash(a, b)))
  })
  test('of more leaves than 32 bits can count is proved all the same', () => {
    const size = 2 ** 40 + 5
    const at = (level: number, index: number) => leafHash(Buffer.from(`${level}/${index}`))
    const index = 2 ** 40 + 2
    const shown = { leafHash: at(0, index), index, size, proof: inclusionProof(index, size, at), root: rootOf(size, at) }
    // What stands at the upper levels is made up: only the path from the leaf up is put together of what stands below.
    expect(verifyInclusion(shown)).toBe('other-root')
    expect(shown.proof.length).toBeLessThan(45)
  })
})

describe('a checkpoint in a note', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const key = {
    name: 'bihuan.example/ledger',
    publicKey: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)),
  }
  const root = rootOf(3, treeOf(leaves(3)))
  const text = formatCheckpoint({ origin: key.name, size: 3, root })
  const note = signNote(text, key, message => new Uint8Array(sign(null, message, privateKey)))

  test('is signed by one library and verified by another, and names its key', () => {
    expect(openNote(note, key)).toEqual({ text })
    expect(parseCheckpoint(text)).toEqual({ origin: key.name, size: 3, root, extensions: [] })
    const signature = base64(/ (\S+)\n$/.exec(note)![1]!).subarray(4)
    expect(verify(null, Buffer.from(text), publicKey, signature)).toBe(true)
    expect(parseKey(formatKey(key))).toEqual(key)
  })
  test('reads the key and the note of the specification', () => {
    // golang.org/x/mod/sumdb/note, example of the package (BSD-3-Clause): figures, to test against.
    const known = parseKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
    expect(known?.name).toBe('PeterNeumann')
    const said =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    expect(openNote(said, known!)).toHaveProperty('text')
    expect(openNote(said.replace('problem is', 'answer is'), known!)).toEqual({ fault: 'signature-wrong' })
  })
  test('does not hold with any other byte', () => {
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
        const other = note.slice(0, at) + character + note.slice(at + 1)
        fc.pre(other !== note)
        expect(openNote(other, key)).toHaveProperty('fault')
      }),
    )
  })
  test('is passed over where others signed it too, and refused under another key', () => {
    const other = { name: 'witness.example', publicKey: ed25519.getPublicKey(new Uint8Array(32).fill(7)) }
    const both = `${note}${signNote(text, other, message => ed25519.sign(message, new Uint8Array(32).fill(7))).split('\n\n')[1]}`
    expect([openNote(both, key), openNote(both, other)]).toEqual([{ text }, { text }])
    expect(openNote(note, other)).toEqual({ fault: 'no-signature-of-key' })
    expect(openNote(note, { ...other, name: key.name })).toEqual({ fault: 'no-signature-of-key' })
  })
  test('is refused as malformed, whatever comes, and never throws', () => {
    for (const bad of ['', '\n\n', 'a\n', 'a\n\n', 'a\n\n— \n', 'a\n\n— x y\n', 'a\n\nx\n', 'a\r\n\n— x AAAA\n'])
      expect(openNote(bad, key)).toEqual({ fault: 'malformed' })
    fc.assert(
      fc.property(fc.string(), some => {
        expect(openNote(some, key)).toHaveProperty('fault')
      }),
    )
    for (const bad of [
      '',
      'a',
      'a\n',
      'a\n1\n',
      'a\n01\nAAAA\n',
      `a\n-1\n${encodeBase64(root)}\n`,
      `a\n99999999999999999\n${encodeBase64(root)}\n`,
    ])
      expect(parseCheckpoint(bad)).toBeUndefined()
    for (const bad of ['', 'a+b+c', 'a+00000000+AAAA', formatKey(key).replace('+', '+0')]) expect(parseKey(bad)).toBeUndefined()
    expect(() => formatCheckpoint({ origin: 'two\nlines', size: 1, root })).toThrow(TypeError)
    expect(() => signNote('no newline', key, () => new Uint8Array(64))).toThrow(TypeError)
  })
  test('has base64 of one spelling', () => {
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes)
      }),
    )
    expect([decodeBase64('AB=='), decodeBase64('AA'), decodeBase64('A_==')]).toEqual([undefined, undefined, undefined])
  })
})
