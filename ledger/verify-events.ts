import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { decodeBase64 } from './base64.ts'
import type { Bundle, BundleEvent, SignedPoint } from './bundle-format.ts'
import { hashOf } from './bundle-format.ts'
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import { isSame, leafHash } from './hash.ts'
import { type NoteKey, openNote } from './note.ts'
import { verifyConsistency, verifyInclusion } from './verify.ts'

/** What is wrong with a bundle; each is said to people in their language where it is shown. */
export type FaultKind =
  | 'zip-unreadable'
  | 'zip-structure'
  | 'member-missing'
  | 'member-unknown'
  | 'member-changed'
  | 'manifest-unreadable'
  | 'not-signed'
  | 'other-key'
  | 'line-changed'
  | 'bundle-unreadable'
  | 'event-bytes'
  | 'event-proof'
  | 'event-fields'
  | 'event-missing'
  | 'words-differ'
  | 'checkpoint-not-signed'
  | 'not-consistent'
  | 'text-differs'
  | 'anchor-unknown'
  | 'timestamp'

/** One fault: in which member, which line of it and what that is, which entry of the case. */
export type Fault = {
  readonly kind: FaultKind
  readonly member?: string
  readonly line?: number
  readonly label?: string
  readonly seq?: number
  readonly event?: string
  readonly field?: string
}

/** Of which entries how much was checked. */
export type EventCounts = { events: number; hidden: number; words: number; erased: number }

/** Checks what a bundle says against the ledger: checkpoints by their signatures, entries by bytes and proof, sealed words by commitments, signed texts by hash. */
export function verifyEvents(bundle: Bundle, keys: readonly NoteKey[], counts: EventCounts): Fault[] {
  const faults: Fault[] = []
  const checkpoint = openPoint(bundle.checkpoint, keys)
  if (checkpoint === undefined) faults.push({ kind: 'checkpoint-not-signed', label: 'checkpoint' })
  bundle.events.forEach((event, at) => {
    const before = faults.length
    if (event.seq !== at + 1) faults.push({ kind: 'event-missing', seq: at + 1 })
    verifyEvent(bundle, event, checkpoint, faults, counts)
    for (const fault of faults.splice(before)) faults.push({ seq: event.seq, event: event.id, ...fault })
  })
  verifyLater(bundle, checkpoint, keys, faults)
  for (const signature of bundle.signatures)
    for (const { kind, text, sha256: hash } of signature.texts) {
      const carrier = bundle.events.find(event => event.id === signature.event)
      // An entry whose bytes are kept from the reader cannot be looked into.
      const isCarried = carrier === undefined || carrier.bytes === null || carrier.bytes.includes(hash)
      if (hashOf(utf8ToBytes(text)) !== hash || !isCarried)
        faults.push({ kind: 'text-differs', field: kind, ...(carrier && { seq: carrier.seq }) })
    }
  return faults
}

function verifyEvent(
  { case: { id } }: Bundle,
  event: BundleEvent,
  checkpoint: Checkpoint | undefined,
  faults: Fault[],
  counts: EventCounts,
): void {
  counts.events += 1
  const leaf = decodeBase64(event.leafHash) ?? new Uint8Array()
  const proof = event.proof.map(hash => decodeBase64(hash) ?? new Uint8Array())
  if (checkpoint !== undefined) {
    const fault = verifyInclusion({ leafHash: leaf, index: event.index, size: checkpoint.size, proof, root: checkpoint.root })
    if (fault !== undefined) faults.push({ kind: 'event-proof', field: fault })
  }
  if (event.bytes === null) {
    counts.hidden += 1
    return
  }
  if (!isSame(leafHash(utf8ToBytes(event.bytes)), leaf)) faults.push({ kind: 'event-bytes' })
  const said = JSON.parse(event.bytes) as Record<string, unknown> & { sealed?: Record<string, string> }
  for (const [field, value] of [
    ['id', event.id],
    ['stream', id],
    ['seq', event.seq],
  ] as const)
    if (said[field] !== value) faults.push({ kind: 'event-fields', field })
  for (const { field, salt, text } of event.sealed)
    if (bytesToHex(hmac(sha256, utf8ToBytes(salt), utf8ToBytes(text))) !== said.sealed?.[field])
      faults.push({ kind: 'words-differ', field })
  counts.words += event.sealed.length
  counts.erased += Object.keys(said.sealed ?? {}).length - event.sealed.length
}

function verifyLater(
  { checkpoint, later, anchors }: Bundle,
  first: Checkpoint | undefined,
  keys: readonly NoteKey[],
  faults: Fault[],
): void {
  const notes = new Map(first === undefined ? [] : [[first.size, checkpoint.note]])
  later.forEach((point, at) => {
    const label = `later/${at + 1}`
    const opened = openPoint(point, keys)
    if (opened === undefined) {
      faults.push({ kind: 'checkpoint-not-signed', label })
      return
    }
    notes.set(opened.size, point.note)
    if (first === undefined) return
    const proof = point.proof.map(hash => decodeBase64(hash) ?? new Uint8Array())
    const fault = verifyConsistency({ size1: first.size, size2: opened.size, root1: first.root, root2: opened.root, proof })
    if (fault !== undefined) faults.push({ kind: 'not-consistent', label, field: fault })
  })
  anchors.forEach((anchor, at) => {
    // The very note that stands here, or what was stamped is another checkpoint.
    if (first !== undefined && notes.get(anchor.checkpointSize) !== anchor.note)
      faults.push({ kind: 'anchor-unknown', label: `anchors/${at + 1}` })
  })
}

/** A checkpoint under the signature of one of the keys, whose name is its origin; undefined where it is none, or of another size than it is said to be. */
export function openPoint({ size, note }: SignedPoint, keys: readonly NoteKey[]): Checkpoint | undefined {
  for (const key of keys) {
    const opened = openNote(note, key)
    const said = 'text' in opened ? parseCheckpoint(opened.text) : undefined
    if (said !== undefined && said.size === size && said.origin === key.name) return said
  }
  return undefined
}
