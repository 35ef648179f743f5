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

describe('a fault of a bundle', () => {
  const member = (path: string) => readZip(zip)!.find(one => one.path === path)!.content
  const noCounts = { events: 0, hidden: 0, words: 0, erased: 0 }
  const withMember = (path: string, content: Uint8Array) =>
    verifyBundle(writeZip(whole.map(one => (one.path === path ? { path, content } : one))))
  /** The archive with one byte of a member changed where it stands, so that its checksum is that of before. */
  const flipped = (path: string, at = 0) => {
    const changed = zip.slice()
    const { byteOffset } = member(path)
    changed[byteOffset + at] = changed[byteOffset + at]! ^ 1
    return verifyBundle(changed)
  }
  const photo = 'files/01 照片.jpg'

  test('is the archive where it is none, and then nothing else was looked at', () => {
    for (const bytes of [new Uint8Array(), Uint8Array.of(1, 2, 3), new Uint8Array(100)])
      expect(verifyBundle(bytes)).toEqual({
        ...{ faults: [{ kind: 'zip-unreadable' }], counts: noCounts },
        ...{ bundle: undefined, manifest: undefined, key: undefined, files: 0 },
      })
  })
  test('is one file where only that is changed, with its checksum or without', () => {
    expect(withMember(photo, Uint8Array.of(1, 2, 4)).faults).toEqual([{ kind: 'member-changed', member: photo }])
    expect(withMember(photo, Uint8Array.of(1, 2)).faults).toEqual([{ kind: 'member-changed', member: photo }])
    expect(flipped(photo, 2).faults).toEqual([{ kind: 'member-changed', member: photo }])
    expect(flipped('README.txt').faults).toEqual([{ kind: 'member-changed', member: 'README.txt' }])
  })
  test('is the page where it is not the one that was signed for this manifest', () => {
    expect(withMember(PAGE, bytes('<html>')).faults).toEqual([{ kind: 'member-changed', member: PAGE }])
    expect(flipped(PAGE, 3).faults).toEqual([{ kind: 'member-changed', member: PAGE }])
    expect(withMember(PAGE_NOTE, bytes(keyOf(2).sign(formatPageNote(origin, '', member(PAGE))))).faults).toEqual([
      { kind: 'not-signed', member: PAGE_NOTE },
    ])
    expect(flipped(PAGE_NOTE, 3).faults).toEqual([{ kind: 'not-signed', member: PAGE_NOTE }])
    expect(withMember(PAGE_NOTE, bytes(sign(formatPageNote(origin, 'another', member(PAGE))))).faults).toEqual([
      { kind: 'member-changed', member: PAGE },
    ])
  })
  test('is each member that is missing, once, and files that are there are counted', () => {
    const found = verifyBundle(writeZip(whole.filter(one => one.path !== photo)))
    expect([found.faults, found.files]).toEqual([[{ kind: 'member-missing', member: photo }], 2])
    const noPage = verifyBundle(writeZip(whole.filter(one => one.path !== PAGE)))
    expect(noPage.faults).toEqual([{ kind: 'member-missing', member: PAGE }])
    const noNote = verifyBundle(writeZip(whole.filter(one => one.path !== PAGE_NOTE)))
    expect(noNote.faults).toEqual([{ kind: 'member-missing', member: PAGE_NOTE }])
  })
  test('is a header where its checksum is changed, and the directory where that is', () => {
    const at = member(photo).byteOffset - Buffer.byteLength(photo) - 30 + 14
    const header = zip.slice()
    header[at] = header[at]! ^ 1
    expect(faultsOf(header)).toEqual([{ kind: 'zip-structure', member: photo }])
    const directory = zip.slice()
    directory[zip.length - 1] = 1
    expect(faultsOf(directory)).toEqual([{ kind: 'zip-structure' }])
  })
  test('is the checksum before the manifest, which a fault elsewhere does not excuse', () => {
    const at = member(MANIFEST).byteOffset - MANIFEST.length - 30 + 14
    const header = zip.slice()
    header[at] = header[at]! ^ 1
    expect(faultsOf(header)).toEqual([{ kind: 'zip-structure', member: MANIFEST }])
    const place = Buffer.from(zip).indexOf('e3')
    header[place + 1] = 0x39
    expect(faultsOf(header).map(one => [one.kind, one.member])).toEqual([
      ['line-changed', BUNDLE],
      ['event-fields', undefined],
      ['zip-structure', MANIFEST],
    ])
  })
  test('is each of two that are changed, bundle.json by its line', () => {
    const changed = whole.map(one => {
      if (one.path === photo) return { ...one, content: Uint8Array.of(1, 2, 4) }
      return one.path === BUNDLE
        ? { ...one, content: bytes(new TextDecoder().decode(one.content).replace('"id":"d1"', '"id":"d2"')) }
        : one
    })
    expect(faultsOf(writeZip(changed))).toEqual([
      { kind: 'line-changed', member: BUNDLE, line: expect.any(Number), label: 'duties/1' },
      { kind: 'member-changed', member: photo },
    ])
  })
  test('is a byte that is no text where the sign for such a byte stood, although both read the same', () => {
    const sign = Buffer.from('\ufffd')
    const whole = pack({ ...bundle, case: { ...bundle.case, title: '停机 \ufffd' } })
    const changed = whole.map(one => {
      if (one.path !== BUNDLE) return one
      const at = Buffer.from(one.content).indexOf(sign)
      return {
        ...one,
        content: Buffer.concat([one.content.slice(0, at), Uint8Array.of(0xff), one.content.slice(at + sign.length)]),
      }
    })
    expect(faultsOf(writeZip(whole))).toEqual([])
    expect(faultsOf(writeZip(changed))).toEqual([{ kind: 'member-changed', member: BUNDLE }])
    expect(verifyBundle(writeZip(changed), keyOf(2).key).faults).toEqual([
      { kind: 'other-key', member: MANIFEST },
      { kind: 'member-changed', member: BUNDLE },
    ])
  })
  test('is no file that is what it was, whatever separators of Unicode its name holds', () => {
    const path = 'files/02 甲\u2028乙.jpg'
    const content = Uint8Array.of(4)
    const { text, labels } = writeBundle(bundle)
    const lines = text.split('\n')
    const files = [
      { path, content },
      { path: BUNDLE, content: bytes(text) },
    ]
    const note = sign(
      formatManifest({
        ...{ origin, number: 'n', takenAt: 't', takenBy: '甲\u2029乙' },
        files: files.map(one => ({ path: one.path, size: one.content.length, sha256: hashOf(one.content) })),
        lines: labels.map((label, at) => ({ hash: lineHash(lines[at]!), label })),
      }),
    )
    const page = bytes('<html>')
    const tail = [
      { path: MANIFEST, content: bytes(note) },
      { path: PAGE, content: page },
      { path: PAGE_NOTE, content: bytes(sign(formatPageNote(origin, note, page))) },
    ]
    expect(verifyBundle(writeZip([...files, ...tail]))).toMatchObject({
      faults: [],
      files: 2,
      manifest: { takenBy: '甲\u2029乙' },
    })
  })
  test('is the manifest where it is no manifest, and then no file belongs here', () => {
    for (const content of ['no manifest', new TextDecoder().decode(member(MANIFEST)).split('\n\n')[0]!]) {
      const found = withMember(MANIFEST, bytes(content))
      expect(found).toMatchObject({ files: 0, bundle: undefined, manifest: undefined, key: undefined })
      expect(found.faults).toEqual([
        { kind: 'manifest-unreadable', member: MANIFEST },
        ...['README.txt', BUNDLE, photo].map(path => ({ kind: 'member-unknown', member: path })),
      ])
    }
  })
  test('is what the manifest says of a file and is not so, whoever signed it', () => {
    const { text, labels } = writeBundle(bundle)
    const lines = text.split('\n')
    const right = { path: BUNDLE, size: bytes(text).length, sha256: hashOf(bytes(text)) }
    const readMe = { path: 'README.txt', size: bytes('说明').length, sha256: hashOf(bytes('说明')) }
    const faultsWith = (files: readonly (typeof right)[]) => {
      const note = sign(
        formatManifest({
          ...{ origin, number: 'n', takenAt: 't', takenBy: 'b', files },
          lines: labels.map((label, at) => ({ hash: lineHash(lines[at]!), label })),
        }),
      )
      const page = bytes('<html>')
      const members = [
        ...[whole[0]!, whole[1]!, { path: MANIFEST, content: bytes(note) }, { path: PAGE, content: page }],
        { path: PAGE_NOTE, content: bytes(sign(formatPageNote(origin, note, page))) },
      ]
      const found = [verifyContent(text, note).faults, faultsOf(writeZip(members))]
      return found.map(faults => faults.map(({ kind, member }) => `${kind} ${member}`))
    }
    const changed = `member-changed ${BUNDLE}`
    expect(faultsWith([readMe, right])).toEqual([[], []])
    expect(faultsWith([{ ...readMe, size: 7 }, right])).toEqual([[], ['member-changed README.txt']])
    expect(faultsWith([readMe, { ...right, size: right.size - 1 }])).toEqual([[changed], [changed]])
    expect(faultsWith([readMe, { ...right, sha256: readMe.sha256 }])).toEqual([[changed], [changed]])
    expect(faultsWith([readMe])).toEqual([[changed], [changed, `member-unknown ${BUNDLE}`]])
  })
  test('is the manifest where it cannot be read, or its signature is not right', () => {
    const text = new TextDecoder().decode(member(BUNDLE))
    for (const note of ['', 'no manifest', 'a\nb\n\n— x AAAA\n'])
      expect(verifyContent(text, note)).toEqual({
        ...{ faults: [{ kind: 'manifest-unreadable', member: MANIFEST }], counts: noCounts },
        ...{ bundle: undefined, manifest: undefined, key: undefined, files: 0 },
      })
    const unsigned = flipped(MANIFEST, member(MANIFEST).length - 10)
    expect(unsigned.faults).toContainEqual({ kind: 'not-signed', member: MANIFEST })
    expect(unsigned.faults.filter(one => one.kind === 'zip-structure')).toEqual([])
    expect(unsigned.key).toBeUndefined()
  })
  test('is a line of bundle.json, with its number and what it is, and not the whole of it too', () => {
    const text = new TextDecoder().decode(member(BUNDLE))
    const note = new TextDecoder().decode(member(MANIFEST))
    const lines = text.split('\n')
    const at = lines.findIndex(line => line.startsWith('"duties"')) + 1
    const changed = lines.with(at, lines[at]!.replace('d1', 'd2')).join('\n')
    expect(verifyContent(changed, note).faults).toEqual([
      { kind: 'line-changed', member: BUNDLE, line: at + 1, label: 'duties/1' },
    ])
    expect(withMember(BUNDLE, bytes(changed)).faults).toEqual([
      { kind: 'line-changed', member: BUNDLE, line: at + 1, label: 'duties/1' },
    ])
    expect(verifyContent(`${text}more\n`, note).faults[0]).toStrictEqual({
      kind: 'line-changed',
      member: BUNDLE,
      line: lines.length,
    })
    expect(verifyContent(lines.slice(0, -2).join('\n'), note).faults).toContainEqual({
      kind: 'line-changed',
      member: BUNDLE,
      line: lines.length - 1,
      label: 'end',
    })
    // A mark of the byte order before it is a change of its first line.
    expect(withMember(BUNDLE, bytes(`\ufeff${text}`)).faults).toContainEqual({
      ...{ kind: 'line-changed', member: BUNDLE, line: 1, label: 'begin' },
    })
    // The newline at its end belongs to no line.
    expect(verifyContent(text.slice(0, -1), note).faults).toEqual([{ kind: 'member-changed', member: BUNDLE }])
    expect(withMember(BUNDLE, bytes(text.slice(0, -1))).faults).toEqual([{ kind: 'member-changed', member: BUNDLE }])
  })
  test('is a bundle of another shape, whoever signed it', () => {
    const note = (text: string) =>
      sign(
        formatManifest({
          ...{ origin, number: 'n', takenAt: 't', takenBy: 'b' },
          files: [{ path: BUNDLE, size: bytes(text).length, sha256: hashOf(bytes(text)) }],
          lines: text
            .split('\n')
            .slice(0, -1)
            .map((line, at) => ({ hash: lineHash(line), label: `${at}` })),
        }),
      )
    for (const text of ['no JSON\n', '1\n', 'null\n', '[]\n', '{}\n', '{"keys":1}\n']) {
      expect(verifyContent(text, note(text)).faults, text).toEqual([
        { kind: 'not-signed', member: MANIFEST },
        { kind: 'bundle-unreadable', member: BUNDLE },
      ])
      expect(verifyContent(text, note(text), key).faults, text).toEqual([{ kind: 'bundle-unreadable', member: BUNDLE }])
    }
    const keysOnly = `{"keys":["${formatKey(key)}"]}\n`
    expect(verifyContent(keysOnly, note(keysOnly)).faults).toEqual([{ kind: 'bundle-unreadable', member: BUNDLE }])
  })
  test('is a key that was changed by its line alone where nothing can be read any more', () => {
    const text = new TextDecoder().decode(member(BUNDLE))
    const note = new TextDecoder().decode(member(MANIFEST))
    const broken = verifyContent(text.replace('"keys":', '"keys"'), note)
    expect(broken.faults.map(one => [one.kind, one.label])).toEqual([
      ['line-changed', 'keys'],
      ['bundle-unreadable', undefined],
    ])
    const other = verifyContent(text.replace(formatKey(key), formatKey(keyOf(2).key)), note)
    expect(other.faults.map(one => one.kind)).toContain('not-signed')
  })
  test('is any line that leaves no key to be read: of signatures, which may be right, nothing is said unless a key is known from elsewhere', () => {
    const text = new TextDecoder().decode(member(BUNDLE)).replace('"duties":', '"duties"')
    const note = new TextDecoder().decode(member(MANIFEST))
    const line = { kind: 'line-changed', member: BUNDLE, line: expect.any(Number), label: 'duties' }
    const unreadable = { kind: 'bundle-unreadable', member: BUNDLE }
    expect(verifyContent(text, note)).toMatchObject({ faults: [line, unreadable], key: undefined })
    expect(withMember(BUNDLE, bytes(text)).faults).toEqual([line, unreadable])
    expect(verifyContent(text, note, key)).toMatchObject({ faults: [line, unreadable], key: formatKey(key) })
    expect(verifyContent(text, note, keyOf(2).key).faults).toEqual([line, { kind: 'not-signed', member: MANIFEST }, unreadable])
  })
  test('is the manifest where something was written under its signature', () => {
    const note = new TextDecoder().decode(member(MANIFEST))
    const more = verifyContent(new TextDecoder().decode(member(BUNDLE)), `${note}file ${'a'.repeat(64)} 1 other.exe\n`)
    expect(more.faults).toEqual([{ kind: 'not-signed', member: MANIFEST }])
    expect(more.manifest?.files.map(file => file.path)).toEqual(['README.txt', BUNDLE, photo])
  })
})

describe('what a bundle says against the ledger', () => {
  const faults = (change: Partial<Bundle>) => verifyBundle(writeZip(pack({ ...bundle, ...change }))).faults
  const [first, ...others] = bundle.events

  test('is each field of an entry that is another one than was hashed', () => {
    expect(faults({ events: [{ ...first!, id: 'x' }, ...others] })).toEqual([
      { kind: 'event-fields', field: 'id', seq: 1, event: 'x' },
    ])
    expect(faults({ case: { ...bundle.case, id: 'other' } }).map(one => [one.kind, one.field])).toEqual(
      Array.from({ length: 4 }, () => ['event-fields', 'stream']),
    )
    expect(faults({ events: [{ ...first!, seq: 7 }, ...others] })).toEqual([
      { kind: 'event-missing', seq: 1, event: 'e1' },
      { kind: 'event-fields', field: 'seq', seq: 7, event: 'e1' },
    ])
  })
  test('is sealed words that the entry does not know', () => {
    const entry = { ...bundle.events[3]!, bytes: said[3]!, sealed: [{ field: 'other', salt: 'salt', text: '"x"' }] }
    expect(faults({ events: bundle.events.with(3, entry) })).toEqual([
      { kind: 'words-differ', field: 'other', seq: 4, event: 'e4' },
    ])
    const plain = JSON.stringify({ id: 'e1', seq: 1, stream: 'case' })
    expect(faults({ events: [{ ...first!, bytes: plain }, ...others] }).map(one => one.kind)).toEqual([
      'event-bytes',
      'words-differ',
    ])
  })
  test('is a signed text that is changed, or that its entry does not carry', () => {
    const texts = (text: string, sha256: string) => [{ kind: 'content' as const, text, sha256 }]
    const signature = (event: string | null, text: string, of = text) => ({
      signatures: [{ title: { zh: '签名' }, signedAt: '', event, texts: texts(text, hashOf(bytes(of))) }],
    })
    expect(faults(signature(null, 'shown'))).toEqual([])
    expect(faults(signature(null, 'shown', 'other'))).toEqual([{ kind: 'text-differs', field: 'content' }])
    expect(faults(signature('e1', 'shown'))).toEqual([{ kind: 'text-differs', field: 'content', seq: 1 }])
    // The bytes of the fourth entry are kept from the reader.
    expect(faults(signature('e4', 'shown'))).toEqual([])
    const carried = said[4]!.replace('"note.added"', `"${hashOf(bytes('shown'))}"`)
    const events = bundle.events.with(4, { ...bundle.events[4]!, bytes: carried })
    expect(faults({ ...signature('e5', 'shown'), events }).map(one => one.kind)).toEqual(['event-bytes'])
  })
  test('is an anchor of a checkpoint that does not stand here, the first one and later ones being known', () => {
    const anchor = (checkpointSize: number, note: string) => ({ kind: 'rfc3161', at: '', checkpointSize, note })
    const later = bundle.later[0]!
    expect(faults({ anchors: [anchor(6, bundle.checkpoint.note), anchor(8, later.note)] })).toEqual([])
    expect(faults({ anchors: [anchor(6, bundle.checkpoint.note), anchor(8, bundle.checkpoint.note)] })).toEqual([
      { kind: 'anchor-unknown', label: 'anchors/2' },
    ])
    expect(faults({ anchors: [anchor(7, later.note)] })).toEqual([{ kind: 'anchor-unknown', label: 'anchors/1' }])
  })
  test('is a checkpoint that none of the keys signed, the later ones each by its number', () => {
    const later = bundle.later[0]!
    expect(faults({ later: [later, { ...later, size: 9 }] })).toEqual([{ kind: 'checkpoint-not-signed', label: 'later/2' }])
    const wrong = { ...bundle.checkpoint, note: keyOf(2).sign(formatCheckpoint({ origin, size: 6, root: rootOf(6, tree) })) }
    const anchors = [{ kind: 'rfc3161', at: '', checkpointSize: 3, note: 'x' }]
    expect(faults({ checkpoint: wrong, anchors })).toEqual([{ kind: 'checkpoint-not-signed', label: 'checkpoint' }])
    const elsewhere = { ...bundle.checkpoint, note: sign(formatCheckpoint({ origin: 'other', size: 6, root: rootOf(6, tree) })) }
    expect(faults({ checkpoint: elsewhere })).toEqual([{ kind: 'checkpoint-not-signed', label: 'checkpoint' }])
  })
  test('is a proof that is no base64, and a later one that does not hold', () => {
    expect(
      faults({ events: [{ ...first!, proof: ['!', ...first!.proof] }, ...others] }).map(one => [one.kind, one.field]),
    ).toEqual([['event-proof', 'hash-length']])
    expect(faults({ events: [{ ...first!, leafHash: '!' }, ...others] }).map(one => one.kind)).toEqual([
      'event-proof',
      'event-bytes',
    ])
    expect(faults({ later: [{ ...bundle.later[0]!, proof: ['!'] }] })).toEqual([
      { kind: 'not-consistent', label: 'later/1', field: 'hash-length' },
    ])
  })
})
