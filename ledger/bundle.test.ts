import { createHmac } from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeBase64 } from './base64.ts'
import { verifyBundle, verifyContent } from './bundle.ts'
import {
  BUNDLE,
  type Bundle,
  formatManifest,
  formatPageNote,
  hashOf,
  lineHash,
  MANIFEST,
  PAGE,
  PAGE_NOTE,
  writeBundle,
} from './bundle-format.ts'
import { formatCheckpoint } from './checkpoint.ts'
import { leafHash } from './hash.ts'
import { formatKey, type NoteKey, signNote } from './note.ts'
import { consistencyProof, inclusionProof, rootOf, treeOf } from './tree.ts'
import { readZip, writeZip } from './zip.ts'

const origin = 'cs.example/ledger/org'
const keyOf = (byte: number) => {
  const seed = new Uint8Array(32).fill(byte)
  const key: NoteKey = { name: origin, publicKey: ed25519.getPublicKey(seed) }
  return { key, sign: (text: string) => signNote(text, key, message => ed25519.sign(message, seed)) }
}
const { key, sign } = keyOf(1)
const bytes = (text: string) => new Uint8Array(Buffer.from(text))

const salted = (text: string) => createHmac('sha256', 'salt').update(text).digest('hex')
const said = Array.from({ length: 5 }, (_, at) =>
  JSON.stringify({
    id: `e${at + 1}`,
    seq: at + 1,
    stream: 'case',
    type: 'note.added',
    sealed: { text: salted(`"第 ${at + 1} 条"`) },
  }),
)
const leaves = ['别的案件', ...said, '更晚的', '再晚的'].map(bytes)
const tree = treeOf(leaves)
const point = (size: number) => ({ size, note: sign(formatCheckpoint({ origin, size, root: rootOf(size, tree) })) })
const bundle: Bundle = {
  format: 'bihuan-evidence-1',
  case: { id: 'case', number: 'YC-2026-00001', title: '停机 <script>', company: '闭环' },
  taken: { at: '2026-03-02T01:00:00.000Z', by: '李晓', reason: '送律师' },
  keys: [formatKey(key)],
  checkpoint: point(6),
  later: [{ ...point(8), proof: consistencyProof(6, 8, tree).map(encodeBase64) }],
  events: said.map((text, at) => ({
    ...{ id: `e${at + 1}`, seq: at + 1, index: at + 1, leafHash: encodeBase64(leafHash(bytes(text))) },
    proof: inclusionProof(at + 1, 6, tree).map(encodeBase64),
    bytes: at === 3 ? null : text,
    sealed: at < 2 ? [{ field: 'text', salt: 'salt', text: `"第 ${at + 1} 条"` }] : [],
    told: null,
  })),
  duties: [{ id: 'd1' }],
  ...{ clauses: [], forms: [], signatures: [], left: [], anchors: [] },
  files: [{ path: 'files/01 照片.jpg', name: '照片.jpg', size: 3, sha256: hashOf(Uint8Array.of(1, 2, 3)) }],
}

function pack(one: Bundle = bundle, signs = sign) {
  const { text, labels } = writeBundle(one)
  const members = [
    { path: 'README.txt', content: bytes('说明') },
    { path: BUNDLE, content: bytes(text) },
    { path: 'files/01 照片.jpg', content: Uint8Array.of(1, 2, 3) },
  ]
  const lines = text.split('\n')
  const note = signs(
    formatManifest({
      ...{ origin, number: one.case.number, takenAt: one.taken.at, takenBy: one.taken.by },
      files: members.map(({ path, content }) => ({ path, size: content.length, sha256: hashOf(content) })),
      lines: labels.map((label, at) => ({ hash: lineHash(lines[at]!), label })),
    }),
  )
  const page = bytes('<html>页面</html>')
  return [
    ...members,
    { path: MANIFEST, content: bytes(note) },
    { path: PAGE, content: page },
    { path: PAGE_NOTE, content: bytes(signs(formatPageNote(origin, note, page))) },
  ]
}
const whole = pack()
const zip = writeZip(whole)
const faultsOf = (archive: Uint8Array) => verifyBundle(archive).faults

describe('an evidence bundle', () => {
  test('is right as it was signed, and says what was looked at', () => {
    const found = verifyBundle(zip, key)
    expect(found).toMatchObject({ faults: [], files: 3, key: formatKey(key) })
    expect(found.counts).toEqual({ events: 5, hidden: 1, words: 2, erased: 2 })
    expect(
      verifyContent(writeBundle(bundle).text, new TextDecoder().decode(whole.find(one => one.path === MANIFEST)!.content)).faults,
    ).toEqual([])
  })

  test('is not right for whoever trusts another key', () => {
    expect(verifyBundle(zip, keyOf(2).key).faults).toEqual([{ kind: 'other-key', member: MANIFEST }])
  })

  test('any byte that is changed, wherever it stands, is found, and its member is named', () => {
    const members = readZip(zip)!
    fc.assert(
      fc.property(fc.integer({ min: 0, max: zip.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = zip.slice()
        changed[at] = changed[at]! ^ flip
        const faults = faultsOf(changed)
        expect(faults).not.toEqual([])
        const hit = members.find(({ content }) => at >= content.byteOffset && at < content.byteOffset + content.length)
        if (hit !== undefined) expect(faults.map(one => one.member)).toContain(hit.path)
      }),
      {
        numRuns: 250,
        examples: [
          [zip.length - 1, 1],
          [0, 1],
        ],
      },
    )
  })

  test('a changed byte of an entry is named with its line and entry', () => {
    const place = Buffer.from(zip).indexOf('e3')
    const changed = zip.slice()
    changed[place + 1] = 0x39
    expect(faultsOf(changed)).toContainEqual({
      kind: 'line-changed',
      member: BUNDLE,
      line: expect.any(Number),
      label: 'events/3',
    })
  })

  test('what is cut off, added, left out or put elsewhere is found', () => {
    for (let length = 0; length < zip.length; length += 37) expect(faultsOf(zip.slice(0, length))).not.toEqual([])
    expect(faultsOf(Buffer.concat([zip, Uint8Array.of(0)]))).not.toEqual([])
    for (const { path } of whole) {
      const without = faultsOf(writeZip(whole.filter(one => one.path !== path)))
      expect(without.some(one => one.member === path)).toBe(true)
    }
    expect(faultsOf(writeZip([...whole, { path: 'files/02.exe', content: bytes('x') }]))).toEqual([
      { kind: 'member-unknown', member: 'files/02.exe' },
    ])
    expect(faultsOf(writeZip([...whole, whole[0]!]))).toContainEqual({ kind: 'member-unknown', member: 'README.txt' })
  })

  test('who holds the key of nobody else cannot leave out an entry, change one or invent one', () => {
    const again = (events: Bundle['events']) => verifyBundle(writeZip(pack({ ...bundle, events }))).faults.map(one => one.kind)
    const [first, second, ...rest] = bundle.events
    expect(again([first!, ...rest])).toContain('event-missing')
    expect(again([first!, { ...second!, bytes: second!.bytes!.replace('note', 'vote') }, ...rest])).toEqual(['event-bytes'])
    expect(again([first!, { ...second!, leafHash: first!.leafHash }, ...rest])).toContain('event-proof')
    expect(again([{ ...first!, sealed: [{ field: 'text', salt: 'salt', text: '"anders"' }] }, second!, ...rest])).toEqual([
      'words-differ',
    ])
    expect(
      verifyBundle(writeZip(pack({ ...bundle, checkpoint: { ...bundle.checkpoint, size: 7 } }))).faults.map(one => one.kind),
    ).toContain('checkpoint-not-signed')
    expect(verifyBundle(writeZip(pack({ ...bundle, later: [{ ...bundle.later[0]!, proof: [] }] }))).faults).toEqual([
      { kind: 'not-consistent', label: 'later/1', field: 'too-short' },
    ])
  })

  test('signed by another key it is right within itself alone', () => {
    const other = keyOf(2)
    const forged = verifyBundle(writeZip(pack({ ...bundle, keys: [formatKey(other.key)] }, other.sign)))
    expect(forged.faults.map(one => one.kind)).toContain('checkpoint-not-signed')
    expect(forged.key).toBe(formatKey(other.key))
  })
})
