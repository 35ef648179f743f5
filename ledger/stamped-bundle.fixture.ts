import { execFileSync } from 'node:child_process'
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Authority, Signer } from '../server/anchors/tsa.fixture.ts'
import { verifyPage } from '../server/sealed/verify-page.ts'
import { encodeBase64 } from './base64.ts'
import {
  BUNDLE,
  type Bundle,
  type BundleAnchor,
  type BundlePaper,
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
import { inclusionProof, rootOf, treeOf } from './tree.ts'
import { verifyTimestamp } from './verify-timestamp.ts'
import { writeZip } from './zip.ts'

const paper: BundlePaper = {
  ...{ number: 'ZZ-2026-0001', title: '签字验收单', pages: 2, datedOn: '2026-03-02', place: '档案室' },
  ...{ sort: { zh: '案件材料', en: 'Case paper' }, state: { zh: '在库', en: 'Put away' } },
  record: [{ at: '2026-03-02T01:00:00Z', zh: '2026-03-02 09:00 入库；周静', en: '2026-03-02 09:00 Put away; 周静' }],
}
const origin = 'cs.example/ledger/org'
const seed = new Uint8Array(32).fill(7)
const key: NoteKey = { name: origin, publicKey: ed25519.getPublicKey(seed) }
const sign = (text: string) => signNote(text, key, message => ed25519.sign(message, seed))
const said = [1, 2].map(seq => JSON.stringify({ id: `e${seq}`, seq, stream: 'case', type: 'note.added' }))
const tree = treeOf(said.map(utf8ToBytes))

/** The checkpoint under which the two entries of the bundle stand. */
export const checkpointNote = sign(
  formatCheckpoint({ origin, size: 2, root: rootOf(2, tree), extensions: ['time 2026-03-02T01:00:00.000Z'] }),
)
export const otherNote = sign(formatCheckpoint({ origin, size: 1, root: rootOf(1, tree) }))

/** The response of a real authority to a note; without its certificate where it is not asked for. */
export async function stampOf(
  authority: Authority,
  note: string,
  { signer, withCertificate = true }: { signer?: Signer; withCertificate?: boolean } = {},
): Promise<{ response: Uint8Array; at: string }> {
  const digest = sha256(utf8ToBytes(note))
  const query = execFileSync(
    'openssl',
    ['ts', '-query', '-digest', bytesToHex(digest), '-sha256', ...(withCertificate ? ['-cert'] : [])],
    { stdio: 'pipe' },
  )
  const response = new Uint8Array(await authority.reply(query, signer))
  const stamp = await verifyTimestamp({ bytes: response, digest })
  return { response, at: stamp.ok ? stamp.at : new Date().toISOString() }
}

export const stampAnchor = ({ response, at }: { response: Uint8Array; at: string }, note = checkpointNote): BundleAnchor => ({
  ...{ kind: 'rfc3161', at, checkpointSize: 2, note, proof: encodeBase64(response) },
})
export const chainAnchor: BundleAnchor = {
  ...{ kind: 'evm', at: '2026-03-02T01:05:00.000Z', checkpointSize: 2, note: checkpointNote },
  ...{ chain: '11155111', contract: `0x${'a1'.repeat(20)}`, transaction: `0x${'b2'.repeat(32)}`, block: 7_654_321 },
}

/** A whole evidence bundle with these anchors, signed as a server signs it: its archive, and its page. */
export async function bundleWith(anchors: readonly BundleAnchor[]): Promise<{ zip: Uint8Array; page: string }> {
  const bundle: Bundle = {
    format: 'bihuan-evidence-1',
    case: { id: 'case', number: 'YC-2026-00001', title: '机器人停机', company: '闭环机器人有限公司' },
    taken: { at: '2026-03-02T02:00:00.000Z', by: '李晓', reason: '送律师' },
    keys: [formatKey(key)],
    checkpoint: { size: 2, note: checkpointNote },
    events: said.map((bytes, at) => ({
      ...{ id: `e${at + 1}`, seq: at + 1, index: at, leafHash: encodeBase64(leafHash(utf8ToBytes(bytes))) },
      ...{ proof: inclusionProof(at, 2, tree).map(encodeBase64), bytes, sealed: [], told: null },
    })),
    ...{ later: [], duties: [], clauses: [], forms: [], signatures: [], files: [], left: [], anchors },
    papers: [paper],
  }
  const { text, labels } = writeBundle(bundle)
  const content = new TextEncoder().encode(text)
  const lines = text.split('\n')
  const note = sign(
    formatManifest({
      ...{ origin, number: bundle.case.number, takenAt: bundle.taken.at, takenBy: bundle.taken.by },
      files: [{ path: BUNDLE, size: content.length, sha256: hashOf(content) }],
      lines: labels.map((label, at) => ({ hash: lineHash(lines[at]!), label })),
    }),
  )
  const page = await verifyPage(text, note)
  const bytes = new TextEncoder().encode(page)
  const zip = writeZip([
    { path: BUNDLE, content },
    { path: MANIFEST, content: utf8ToBytes(note) },
    { path: PAGE, content: bytes },
    { path: PAGE_NOTE, content: utf8ToBytes(sign(formatPageNote(origin, note, bytes))) },
  ])
  return { zip, page }
}
