import { utf8ToBytes } from '@noble/hashes/utils.js'
import {
  BUNDLE,
  type Bundle,
  formatPageNote,
  hashOf,
  lineHash,
  MANIFEST,
  type Manifest,
  PAGE,
  PAGE_NOTE,
  parseManifest,
} from './bundle-format.ts'
import { formatKey, type NoteKey, openNote, parseKey } from './note.ts'
import { type EventCounts, type Fault, verifyEvents } from './verify-events.ts'
import { readZip, structureFaults } from './zip.ts'

/** What a check of a bundle found. No faults: every byte is as it was signed. */
export type Verified = {
  readonly faults: readonly Fault[]
  readonly counts: EventCounts
  /** What the bundle says; undefined where it cannot be read. */
  readonly bundle: Bundle | undefined
  readonly manifest: Manifest | undefined
  /** The key that signed it, as one line, to be compared with one known from elsewhere. */
  readonly key: string | undefined
  /** Files whose contents were looked at. */
  readonly files: number
}

/**
 * Checks a whole bundle: the archive byte by byte, every member against the signed manifest, every line of `bundle.json`, and what it says against the ledger. `trusted`: the key
 * that must have signed it, known from elsewhere; without it a bundle is only right within itself. Never throws.
 */
export function verifyBundle(zip: Uint8Array, trusted?: NoteKey): Verified {
  const members = readZip(zip)
  if (members === undefined) return nothing({ kind: 'zip-unreadable' })
  const textOf = (path: string) => decode(members.find(one => one.path === path)?.content)
  const manifestNote = textOf(MANIFEST) ?? ''
  const content = verifyContent(textOf(BUNDLE) ?? '', manifestNote, trusted)
  const faults: Fault[] = []
  const changed = new Set<string>()
  const fixed = [MANIFEST, PAGE, PAGE_NOTE]
  const expected = content.manifest?.files ?? []
  const seen = new Set<string>()
  for (const { path, content: bytes } of members) {
    const file = expected.find(one => one.path === path)
    if (seen.has(path) || (file === undefined && !fixed.includes(path))) faults.push({ kind: 'member-unknown', member: path })
    seen.add(path)
    if (file === undefined || (file.size === bytes.length && file.sha256 === hashOf(bytes))) continue
    changed.add(path)
    // What of it was changed is said line by line, unless it reads the same: bytes that are no text all look alike.
    if (path !== BUNDLE || !content.faults.some(one => one.member === BUNDLE))
      faults.push({ kind: 'member-changed', member: path })
  }
  for (const path of [...fixed, ...expected.map(file => file.path)])
    if (!seen.has(path)) faults.push({ kind: 'member-missing', member: path })
  const page = members.find(one => one.path === PAGE)?.content
  const pageFault = verifyPage(page, textOf(PAGE_NOTE), manifestNote, content.key)
  if (pageFault !== undefined) {
    faults.push(pageFault)
    changed.add(pageFault.member)
  }
  if (content.faults.some(one => one.member === MANIFEST)) changed.add(MANIFEST)
  for (const member of structureFaults(zip, members, changed))
    faults.push({ kind: 'zip-structure', ...(member !== '' && { member }) })
  return { ...content, faults: [...content.faults, ...faults], files: expected.filter(file => seen.has(file.path)).length }
}

/** Of the page; where nobody knows who signed the manifest, which is a fault by itself, nothing can be said of it. */
function verifyPage(
  page: Uint8Array | undefined,
  note: string | undefined,
  manifestNote: string,
  key: string | undefined,
): (Fault & { readonly member: string }) | undefined {
  const signer = parseKey(key ?? '')
  if (page === undefined || note === undefined || signer === undefined) return undefined
  const opened = openNote(note, signer)
  if ('fault' in opened) return { kind: 'not-signed', member: PAGE_NOTE }
  return opened.text === formatPageNote(signer.name, manifestNote, page) ? undefined : { kind: 'member-changed', member: PAGE }
}

/** Checks `bundle.json` under its manifest, as the page does with what is embedded in it: all but the attached files. Never throws. */
export function verifyContent(text: string, manifestNote: string, trusted?: NoteKey): Verified {
  const cut = manifestNote.lastIndexOf('\n\n')
  // Read before it is believed, so that what is wrong can be named; of what has no signatures below it, nothing is.
  const manifest = parseManifest(manifestNote.slice(0, cut + 1))
  if (manifest === undefined) return nothing({ kind: 'manifest-unreadable', member: MANIFEST })
  const counts: EventCounts = { events: 0, hidden: 0, words: 0, erased: 0 }
  const faults: Fault[] = changedLines(text, manifest)
  const bundle = read(text)
  const keys = (bundle?.keys ?? []).flatMap(line => parseKey(line) ?? [])
  const asked = [...(trusted === undefined ? [] : [trusted]), ...keys]
  const signer = asked.find(key => 'text' in openNote(manifestNote, key))
  if (signer === undefined) {
    // Lines that are changed so that no key can be read any more are named; the manifest may be right then.
    if (asked.length > 0 || faults.length === 0) faults.push({ kind: 'not-signed', member: MANIFEST })
  } else if (trusted !== undefined && formatKey(trusted) !== formatKey(signer))
    faults.push({ kind: 'other-key', member: MANIFEST })
  if (bundle === undefined) faults.push({ kind: 'bundle-unreadable', member: BUNDLE })
  else
    try {
      faults.push(...verifyEvents(bundle, keys, counts))
    } catch {
      // A shape that no bundle of ours has: somebody wrote it anew.
      faults.push({ kind: 'bundle-unreadable', member: BUNDLE })
    }
  return { faults, counts, bundle, manifest, key: signer === undefined ? undefined : formatKey(signer), files: 0 }
}

/** The lines of `bundle.json` that are not those of the manifest, each with what it is. */
function changedLines(text: string, { lines, files }: Manifest): Fault[] {
  const found = text.split('\n')
  const faults: Fault[] = []
  for (let at = 0; at < Math.max(lines.length, found.length - 1); at++) {
    const label = lines[at]?.label
    if (found[at] === undefined || lineHash(found[at]!) !== lines[at]?.hash)
      faults.push({ kind: 'line-changed', member: BUNDLE, line: at + 1, ...(label !== undefined && { label }) })
  }
  const file = files.find(one => one.path === BUNDLE)
  const bytes = utf8ToBytes(text)
  const isWhole = file !== undefined && file.size === bytes.length && file.sha256 === hashOf(bytes)
  if (faults.length === 0 && !isWhole) faults.push({ kind: 'member-changed', member: BUNDLE })
  return faults
}

function read(text: string): Bundle | undefined {
  try {
    const value = JSON.parse(text) as { readonly keys?: unknown } | null
    // What the lines hold was signed as they are; whatever else stands there fails in verifyEvents.
    return Array.isArray(value?.keys) ? (value as Bundle) : undefined
  } catch {
    return undefined
  }
}

const nothing = (fault: Fault): Verified => ({
  ...{ faults: [fault], counts: { events: 0, hidden: 0, words: 0, erased: 0 } },
  ...{ bundle: undefined, manifest: undefined, key: undefined, files: 0 },
})

/** Bytes that are no UTF-8 are shown as they can be; their hash is taken of the bytes. */
const decode = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
