import { ed25519 } from '@noble/curves/ed25519.js'
import { describe, expect, test } from 'vitest'
import { encodeBase64 } from './base64.ts'
import { formatManifest, type Manifest, parseManifest, writeBundle } from './bundle-format.ts'
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { formatKey, keyId, openNote, parseKey, signNote } from './note.ts'
import { consistencyProof, inclusionProof, rootOf, treeOf } from './tree.ts'
import { verifyConsistency, verifyInclusion } from './verify.ts'

const root = new Uint8Array(32).fill(5)
const encoded = encodeBase64(root)
const seed = new Uint8Array(32).fill(9)
const key = { name: 'cs.example/ledger', publicKey: ed25519.getPublicKey(seed) }
const sign = (message: Uint8Array) => ed25519.sign(message, seed)
const text = 'one line\n'
const note = signNote(text, key, sign)
const signature = note.split('\n\n')[1]!
const concat = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

describe('a checkpoint', () => {
  test('is written with its own lines, and read again', () => {
    const said = { origin: 'o', size: 0, root, extensions: ['a', 'b'] }
    expect(formatCheckpoint(said)).toBe(`o\n0\n${encoded}\na\nb\n`)
    expect(parseCheckpoint(formatCheckpoint(said))).toEqual(said)
    expect(formatCheckpoint({ origin: 'o', size: 7, root })).toBe(`o\n7\n${encoded}\n`)
  })
  test('is not written of what no checkpoint says', () => {
    for (const wrong of [
      { size: -1 },
      { size: 0.5 },
      { size: 2 ** 53 },
      { root: root.subarray(1) },
      { origin: '' },
      { extensions: [''] },
      { extensions: ['a\nb'] },
    ])
      expect(() => formatCheckpoint({ origin: 'o', size: 1, root, ...wrong }), JSON.stringify(wrong)).toThrow(TypeError)
  })
  test('is not read where a line is missing, empty, or written otherwise', () => {
    expect(parseCheckpoint(`o\n10\n${encoded}\n`)?.size).toBe(10)
    for (const wrong of [
      `o\n1\n${encoded}`,
      `\n1\n${encoded}\n`,
      'o\n',
      'o\n1\n',
      `o\n1x\n${encoded}\n`,
      `o\nx1\n${encoded}\n`,
      `o\n1\n${encodeBase64(root.subarray(1))}\n`,
      'o\n1\n!!!!\n',
      `o\n1\n${encoded}\n\n`,
      `o\n1\n${encoded}\na\n\nb\n`,
      `o\n9007199254740993\n${encoded}\n`,
    ])
      expect(parseCheckpoint(wrong), JSON.stringify(wrong)).toBeUndefined()
    expect(parseCheckpoint(`o\n9007199254740991\n${encoded}\n`)?.size).toBe(Number.MAX_SAFE_INTEGER)
  })
})

describe('a key of one line', () => {
  const line = formatKey(key)
  const [name, id, bytes] = [line.split('+')[0]!, line.split('+')[1]!, line.split('+').slice(2).join('+')]
  test('is read whatever stands around it, and however many plus signs its bytes have', () => {
    expect(parseKey(` ${line}\n`)).toEqual(key)
    for (let n = 0; n < 60; n++) {
      const other = { name: 'k', publicKey: ed25519.getPublicKey(new Uint8Array(32).fill(n)) }
      expect(parseKey(formatKey(other))).toEqual(other)
    }
  })
  test('is none where a part is missing, or is not that of the others', () => {
    const type2 = encodeBase64(concat(Uint8Array.of(2), key.publicKey))
    const long = encodeBase64(concat(Uint8Array.of(1), key.publicKey, Uint8Array.of(0)))
    for (const wrong of [
      '',
      name,
      `${name}+${id}`,
      `+${id}+${bytes}`,
      `a b+${id}+${bytes}`,
      `${name}+${id}+!!!!`,
      `${name}+00000000+${bytes}`,
      `other+${id}+${bytes}`,
      `${name}+${id}+${type2}`,
      `${name}+${id}+${long}`,
    ])
      expect(parseKey(wrong), wrong).toBeUndefined()
  })
  test('has an id of four bytes that depends on its name', () => {
    expect([keyId(key).length, Buffer.from(keyId({ ...key, name: 'b' })).equals(keyId(key))]).toEqual([4, false])
  })
  test('of another type or length is none even where its id is that of its name and bytes', () => {
    const shorter = { name: 'k', publicKey: key.publicKey.subarray(1) }
    const longer = { name: 'k', publicKey: concat(key.publicKey, Uint8Array.of(1)) }
    expect([parseKey(formatKey(shorter)), parseKey(formatKey(longer))]).toEqual([undefined, undefined])
  })
})

describe('a note', () => {
  test('is not signed without a newline at its end, with control characters, or by a name or signature that cannot stand in it', () => {
    for (const wrong of ['no newline', 'a\tb\n', 'a\r\n', '\ud800\n'])
      expect(() => signNote(wrong, key, sign), JSON.stringify(wrong)).toThrow(TypeError)
    for (const wrong of ['', 'a b', 'a+b', 'a\tb'])
      expect(() => signNote(text, { ...key, name: wrong }, sign), wrong).toThrow(TypeError)
    expect(() => signNote(text, key, () => new Uint8Array(63))).toThrow(TypeError)
  })
  test('is not opened with a key that is none', () => {
    for (const wrong of ['', 'a b', 'a+b']) expect(openNote(note, { ...key, name: wrong })).toEqual({ fault: 'key-malformed' })
    expect(openNote(note, { ...key, publicKey: key.publicKey.subarray(1) })).toEqual({ fault: 'key-malformed' })
  })
  test('is malformed without a text, without its last newline, with control characters, or with a line that is no signature', () => {
    const valid = signature.trimEnd()
    const short = encodeBase64(new Uint8Array(4))
    for (const wrong of [
      note.slice(0, -1),
      `${text}${signature}`,
      note.replace('one', 'o\tne'),
      note.replace('one', '\ud800'),
      `${text}\n${valid.slice(2)}\n`,
      `${text}\n- ${valid.slice(2)}\n`,
      `${text}\n${valid} more\n`,
      `${text}\n— ${key.name}\n`,
      `${text}\n—  ${valid.split(' ')[2]}\n`,
      `${text}\n— ${key.name} !!!!\n`,
      `${text}\n— ${key.name} ${short}\n`,
      `${text}\n— a+b ${valid.split(' ')[2]}\n`,
      `${text}\nno signature\n${signature}`,
      `${text}\n${signature}no signature\n`,
    ])
      expect(openNote(wrong, key), JSON.stringify(wrong)).toEqual({ fault: 'malformed' })
    const oneByte = encodeBase64(new Uint8Array(5))
    expect(openNote(`${text}\n— other ${oneByte}\n${signature}`, key)).toEqual({ text })
  })
  test('of no lines is opened, and says an empty line where one is signed', () => {
    const empty = signNote('\n', key, sign)
    expect(openNote(empty, key)).toEqual({ text: '\n' })
  })
  test('holds up to a hundred signatures, and no more than a million characters', () => {
    const other = `— other ${encodeBase64(new Uint8Array(68))}\n`
    expect(openNote(`${text}\n${other.repeat(99)}${signature}`, key)).toEqual({ text })
    expect(openNote(`${text}\n${other.repeat(100)}${signature}`, key)).toEqual({ fault: 'malformed' })
    expect(openNote(`${'a'.repeat(1_000_000)}\n\n${signature}`, key)).toEqual({ fault: 'malformed' })
  })
  test('with a signature of another length, or of no point of the curve, is wrong', () => {
    const of = (bytes: Uint8Array) => openNote(`${text}\n— ${key.name} ${encodeBase64(concat(keyId(key), bytes))}\n`, key)
    for (const bytes of [new Uint8Array(63), new Uint8Array(65), new Uint8Array(64).fill(255), new Uint8Array(64)])
      expect(of(bytes)).toEqual({ fault: 'signature-wrong' })
    expect(openNote(`${text}\n— ${key.name} ${encodeBase64(concat(keyId(key), new Uint8Array(64)))}\n${signature}`, key)).toEqual(
      { text },
    )
    const notOnCurve = { ...key, publicKey: new Uint8Array(32).fill(0xfd) }
    expect(openNote(signNote(text, notOnCurve, sign), notOnCurve)).toEqual({ fault: 'signature-wrong' })
  })
  test('is not opened under a key of small order, as other verifiers refuse it', () => {
    // The neutral element signs everything under the looser rules of ZIP 215.
    const neutral = { name: 'k', publicKey: Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 1 : 0)) }
    const bytes = concat(neutral.publicKey, new Uint8Array(32))
    expect(openNote(`${text}\n— k ${encodeBase64(concat(keyId(neutral), bytes))}\n`, neutral)).toEqual({
      fault: 'signature-wrong',
    })
  })
})

describe('a proof', () => {
  const tree = treeOf(Array.from({ length: 7 }, (_, at) => Uint8Array.of(at)))
  const shown = { leafHash: tree(0, 2), index: 2, size: 7, proof: inclusionProof(2, 7, tree), root: rootOf(7, tree) }
  const grown = { size1: 3, size2: 7, root1: rootOf(3, tree), root2: rootOf(7, tree), proof: consistencyProof(3, 7, tree) }
  test('of a leaf names what is wrong with its size, its place or its hashes', () => {
    for (const size of [-1, 0.5, Number.NaN, 2 ** 53]) expect(verifyInclusion({ ...shown, size })).toBe('size')
    for (const index of [-1, 7, 8, 0.5, Number.NaN]) expect(verifyInclusion({ ...shown, index })).toBe('index')
    const short = root.subarray(1)
    expect(verifyInclusion({ ...shown, leafHash: short })).toBe('hash-length')
    expect(verifyInclusion({ ...shown, root: short })).toBe('hash-length')
    expect(verifyInclusion({ ...shown, proof: [...shown.proof.slice(1), short] })).toBe('hash-length')
    expect(verifyInclusion({ ...shown, proof: shown.proof.slice(1) })).toBe('too-short')
    expect(verifyInclusion({ ...shown, proof: [...shown.proof, root] })).toBe('too-long')
    expect(verifyInclusion({ ...shown, root })).toBe('other-root')
    expect(verifyInclusion({ ...shown, leafHash: root })).toBe('other-root')
  })
  test('of growth names what is wrong with its sizes, its hashes, its length or its roots', () => {
    expect(verifyConsistency(grown)).toBeUndefined()
    for (const wrong of [
      { size1: -1 },
      { size2: 2.5 },
      { size1: 0.5 },
      { size1: 8 },
      { size2: 2 ** 53 },
      { size1: 2 ** 54, size2: 2 ** 54 },
    ])
      expect(verifyConsistency({ ...grown, ...wrong }), JSON.stringify(wrong)).toBe('size')
    const short = root.subarray(1)
    for (const wrong of [
      { root1: short },
      { root2: short },
      { proof: [short, ...grown.proof] },
      { proof: [...grown.proof, short] },
    ])
      expect(verifyConsistency({ ...grown, ...wrong })).toBe('hash-length')
    expect(verifyConsistency({ ...grown, proof: [] })).toBe('too-short')
    expect(verifyConsistency({ ...grown, proof: grown.proof.slice(0, -1) })).toBe('too-short')
    expect(verifyConsistency({ ...grown, proof: [...grown.proof, root] })).toBe('too-long')
    expect(verifyConsistency({ ...grown, root1: root })).toBe('other-first-root')
    expect(verifyConsistency({ ...grown, root2: root })).toBe('other-root')
  })
  test('from nothing and to the same size asks for the very roots', () => {
    const [none, seven] = [rootOf(0, tree), rootOf(7, tree)]
    const from0 = { size1: 0, size2: 7, root1: none, root2: seven, proof: [] }
    expect(verifyConsistency(from0)).toBeUndefined()
    expect(verifyConsistency({ ...from0, proof: [root] })).toBe('too-long')
    expect(verifyConsistency({ ...from0, root1: root })).toBe('other-first-root')
    expect(verifyConsistency({ ...from0, size2: 0 })).toBe('other-root')
    expect(verifyConsistency({ ...from0, size2: 0, root2: none })).toBeUndefined()
    const same = { size1: 7, size2: 7, root1: seven, root2: seven, proof: [] }
    expect(verifyConsistency(same)).toBeUndefined()
    expect(verifyConsistency({ ...same, root2: root })).toBe('other-root')
    expect(verifyConsistency({ ...same, proof: [root] })).toBe('too-long')
  })
})

describe('a manifest', () => {
  const hash = 'ab'.repeat(32)
  const manifest: Manifest = {
    ...{ origin: 'o', number: 'YC-1', takenAt: '2026-03-02T01:00:00.000Z', takenBy: '李 晓' },
    files: [{ path: 'files/01 a b.jpg', size: 12, sha256: hash }],
    lines: [{ hash: hash.slice(0, 32), label: 'events/1' }],
  }
  const written = formatManifest(manifest)
  test('is read as it was written', () => {
    expect(parseManifest(written)).toEqual(manifest)
    expect(parseManifest(formatManifest({ ...manifest, number: 'in case 7' }))?.number).toBe('in case 7')
    expect(parseManifest(written.replace('case YC-1', 'in case 7'))?.number).toBe('in case 7')
  })
  test('is not written where one of its lines would be two', () => {
    for (const path of ['a\nb', 'a\rb'])
      expect(() => formatManifest({ ...manifest, files: [{ path, size: 1, sha256: hash }] })).toThrow(TypeError)
  })
  test('is none without its kind or one of its heads', () => {
    const [origin, kind, number, taken] = written.split('\n')
    for (const wrong of [
      '',
      `${origin}`,
      `${origin}\nother\n${number}\n${taken}\n`,
      `${origin}\n${kind}\n`,
      `${origin}\n${kind}`,
      `${origin}\n${kind}\n${number}\n`,
      `${origin}\n${kind}\n${number}\ntaken\n`,
      `${origin}\n${kind}\n${number}\nmis${taken}\n`,
    ])
      expect(parseManifest(wrong), JSON.stringify(wrong)).toBeUndefined()
  })
  test('passes over lines that are written otherwise', () => {
    const more = (line: string) => parseManifest(`${written}${line}\n`)
    for (const line of [
      `xfile ${hash} 1 a`,
      `file ${hash.slice(1)} 1 a`,
      `file ${hash} x a`,
      `file ${hash} 1 `,
      `file ${hash} 1234567890123456 a`,
      `xline ${hash.slice(0, 32)} a`,
      `line ${hash.slice(0, 31)} a`,
      `line ${hash.slice(0, 32)} `,
    ])
      expect(more(line), line).toEqual(manifest)
  })
})

test('each line of a bundle says what it is, and its lists are JSON with a comma between their items', () => {
  const lists = { duties: [{ a: '<' }, 2], events: [], clauses: [], forms: [], signatures: [], files: [], later: [], anchors: [] }
  const { text: written, labels } = writeBundle({ format: 'bihuan-evidence-1', keys: ['k'], ...lists } as never)
  expect(JSON.parse(written)).toEqual({ format: 'bihuan-evidence-1', keys: ['k'], ...lists })
  expect(written).not.toContain('<')
  expect(labels.slice(0, 8)).toEqual(['begin', 'format', 'keys', 'events', 'events', 'duties', 'duties/1', 'duties/2'])
  expect(labels.at(-1)).toBe('end')
  expect(labels).toHaveLength(written.split('\n').length - 1)
})
