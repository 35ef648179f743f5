import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** What an evidence bundle says (`bundle.json`); bytes in it are base64, hashes of files hexadecimal. */
export type Bundle = {
  readonly format: 'bihuan-evidence-1'
  readonly case: { readonly id: string; readonly number: string; readonly title: string; readonly company: string }
  readonly taken: { readonly at: string; readonly by: string; readonly reason: string }
  /** All keys of the ledger, the oldest first (C2SP signed-note: verifier keys). */
  readonly keys: readonly string[]
  /** The checkpoint in which every event of the case stands. */
  readonly checkpoint: SignedPoint
  /** Later checkpoints, each with the proof that the first one is its beginning. */
  readonly later: readonly (SignedPoint & { readonly proof: readonly string[] })[]
  readonly events: readonly BundleEvent[]
  readonly duties: readonly unknown[]
  readonly clauses: readonly BundleClause[]
  readonly forms: readonly unknown[]
  readonly signatures: readonly BundleSignature[]
  readonly files: readonly BundleFile[]
  /** Files that stay under seal and are not in the bundle. */
  readonly left: readonly string[]
  readonly anchors: readonly BundleAnchor[]
  /** 纸质原件 and their access records as the register held them; bundles from before there was a register have none. */
  readonly papers?: readonly BundlePaper[]
}
export type SignedPoint = { readonly size: number; readonly note: string }
/** `note`: the signed checkpoint that was anchored, by its SHA-256; `proof`: what the place outside said, by its kind. */
export type BundleAnchor = {
  readonly kind: string
  readonly at: string
  readonly checkpointSize: number
  readonly note: string
  readonly proof?: string
  /** Of a chain: its number (EIP-155), our contract on it, and where the anchor stands. */
  readonly chain?: string
  readonly contract?: string
  readonly transaction?: string
  readonly block?: number
}
export type BundleEvent = {
  readonly id: string
  readonly seq: number
  readonly index: number
  readonly leafHash: string
  readonly proof: readonly string[]
  /** The exact bytes that were hashed; null where whoever took the bundle may not read the entry. */
  readonly bytes: string | null
  /** Sealed words that they may read: `text` is the canonical JSON of the value that the commitment is to. */
  readonly sealed: readonly { readonly field: string; readonly salt: string; readonly text: string }[]
  /** The same in people's words; null as above. */
  readonly told: { readonly zh: Told; readonly en: Told } | null
}
export type Told = {
  readonly at: string
  readonly who: string
  readonly title: string
  readonly lines: readonly { readonly label: string; readonly text: string }[]
}
export type BundleClause = {
  readonly regulation: { readonly zh: string; readonly en?: string }
  readonly edition: string
  readonly number: string
  readonly title: { readonly zh: string; readonly en?: string }
  readonly gist: { readonly zh: string; readonly en?: string }
}
export type BundleFile = { readonly path: string; readonly name: string; readonly size: number; readonly sha256: string }
type Both = { readonly zh: string; readonly en: string }
export type BundlePaper = {
  readonly number: string
  readonly title: string
  readonly sort: Both
  readonly state: Both
  readonly pages: number
  readonly datedOn: string
  /** Where it lies; null while it lies nowhere. */
  readonly place: string | null
  /** 出入登记, the first entry first. */
  readonly record: readonly { readonly at: string; readonly zh: string; readonly en: string }[]
}
export type BundleSignature = {
  readonly title: { readonly zh: string; readonly en?: string }
  readonly signedAt: string
  readonly event: string | null
  /** Texts whose SHA-256 the event of the signature carries: what was shown, and what binds hand, signer and times to it. */
  readonly texts: readonly { readonly kind: 'content' | 'binding'; readonly text: string; readonly sha256: string }[]
}

/** Members whose names are fixed. */
export const BUNDLE = 'bundle.json'
export const MANIFEST = 'manifest.note'
export const PAGE = 'verify.html'
export const PAGE_NOTE = 'verify.html.note'

export const hashOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))

/** Lists with one line for each of their items, so that a line that is changed names what was. */
const lists = ['events', 'duties', 'clauses', 'forms', 'signatures', 'files', 'later', 'anchors', 'papers'] as const

/** The text of `bundle.json`, and what each of its lines is. A `<` is written as an escape: the text stands inside a page too. */
export function writeBundle(bundle: Bundle): { text: string; labels: string[] } {
  const written: [label: string, text: string][] = [['begin', '{']]
  const heads = Object.entries(bundle).filter(([key]) => !(lists as readonly string[]).includes(key))
  for (const [key, value] of heads) written.push([key, `${quoted(key)}:${quoted(value)},`])
  const held = lists.flatMap(key => {
    const items = bundle[key]
    return items === undefined ? [] : [{ key, items }]
  })
  held.forEach(({ key, items }, at) => {
    written.push([key, `${quoted(key)}:[`])
    items.forEach((item, n) => {
      written.push([`${key}/${n + 1}`, `${quoted(item)}${n + 1 < items.length ? ',' : ''}`])
    })
    written.push([key, at + 1 < held.length ? '],' : ']'])
  })
  written.push(['end', '}'])
  return { text: `${written.map(([, text]) => text).join('\n')}\n`, labels: written.map(([label]) => label) }
}

const quoted = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

export type Manifest = {
  readonly origin: string
  readonly number: string
  readonly takenAt: string
  readonly takenBy: string
  readonly files: readonly { readonly path: string; readonly size: number; readonly sha256: string }[]
  /** Of each line of `bundle.json` the first 32 digits of its hash, and what it is. */
  readonly lines: readonly { readonly hash: string; readonly label: string }[]
}

const KIND = 'bihuan evidence manifest 1'
const PAGE_KIND = 'bihuan evidence page 1'
export const lineHash = (line: string): string => hashOf(utf8ToBytes(line)).slice(0, 32)

/** The text of a manifest, to be signed as a note. Throws where a path holds a line break. */
export function formatManifest({ origin, number, takenAt, takenBy, files, lines }: Manifest): string {
  const said = [
    ...[origin, KIND, `case ${number}`, `taken ${takenAt} ${takenBy}`],
    ...files.map(file => `file ${file.sha256} ${file.size} ${file.path}`),
    ...lines.map(line => `line ${line.hash} ${line.label}`),
  ]
  if (said.some(line => /[\n\r]/.test(line))) throw new TypeError('a line of a manifest is one line')
  return `${said.join('\n')}\n`
}

/** Reads a manifest; undefined where it is none. */
export function parseManifest(text: string): Manifest | undefined {
  const [origin = '', kind, number = '', taken = '', ...rest] = text.split('\n')
  // `s` in all of these: U+2028 and U+2029 may stand in a name, and `.` alone would end there.
  const by = /^taken (\S+) (.*)/s.exec(taken)
  if (kind !== KIND || by === null) return undefined
  const files = rest.flatMap(line => {
    const file = /^file ([0-9a-f]{64}) (\d{1,15}) (.+)/s.exec(line)
    return file === null ? [] : [{ path: file[3]!, size: Number(file[2]), sha256: file[1]! }]
  })
  const lines = rest.flatMap(line => {
    const said = /^line ([0-9a-f]{32}) (.+)/s.exec(line)
    return said === null ? [] : [{ hash: said[1]!, label: said[2]! }]
  })
  return { origin, number: number.replace(/^case /, ''), takenAt: by[1]!, takenBy: by[2]!, files, lines }
}

/** What is signed of the page: its hash, and which manifest it belongs to. */
export const formatPageNote = (origin: string, manifestNote: string, page: Uint8Array): string =>
  `${[origin, PAGE_KIND, `manifest ${hashOf(utf8ToBytes(manifestNote))}`, `file ${hashOf(page)} ${page.length} ${PAGE}`].join('\n')}\n`
