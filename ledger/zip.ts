import { utf8ToBytes } from '@noble/hashes/utils.js'

/*
 * ZIP archives written one way only (APPNOTE 6.3.9, method "stored", names in UTF-8, no times, no extra fields, members one after the other): from the names and
 * contents follows every byte, so that a byte that is changed between the contents is found too.
 */

export type ZipEntry = { readonly path: string; readonly size: number; readonly crc32: number }
/** A member as an archive says it, and where its content lies. */
export type ZipMember = ZipEntry & { readonly content: Uint8Array }

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const LOCAL_BYTES = 30
const CENTRAL_BYTES = 46
const END_BYTES = 22
const UTF8_NAMES = 0x0800
/** The first day that a ZIP can name. */
const NO_DATE = 0x21
/** Where the checksum stands in a header before a member, and in the directory. */
const CRC_AT = { local: 14, central: 16 } as const

/** What stands before the content of a member. */
export function localHeader({ path, size, crc32 }: ZipEntry): Uint8Array {
  const name = utf8ToBytes(path)
  const header = new Uint8Array(LOCAL_BYTES + name.length)
  const view = new DataView(header.buffer)
  view.setUint32(0, LOCAL, true)
  fill(view, 4, { size, crc32, name: name.length })
  header.set(name, LOCAL_BYTES)
  return header
}

/** The directory after the last member, and the end of the archive. */
export function zipTail(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Uint8Array[] = []
  let offset = 0
  for (const entry of entries) {
    const name = utf8ToBytes(entry.path)
    const part = new Uint8Array(CENTRAL_BYTES + name.length)
    const view = new DataView(part.buffer)
    view.setUint32(0, CENTRAL, true)
    view.setUint16(4, 20, true)
    fill(view, 6, { ...entry, name: name.length })
    view.setUint32(42, offset, true)
    part.set(name, CENTRAL_BYTES)
    parts.push(part)
    offset += LOCAL_BYTES + name.length + entry.size
  }
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const end = new Uint8Array(END_BYTES)
  const view = new DataView(end.buffer)
  view.setUint32(0, END, true)
  view.setUint16(8, entries.length, true)
  view.setUint16(10, entries.length, true)
  view.setUint32(12, length, true)
  view.setUint32(16, offset, true)
  return joined([...parts, end])
}

/** The fields that a local header and an entry of the directory have in common. */
function fill(view: DataView, at: number, { size, crc32, name }: { size: number; crc32: number; name: number }): void {
  view.setUint16(at, 20, true)
  view.setUint16(at + 2, UTF8_NAMES, true)
  view.setUint16(at + 8, NO_DATE, true)
  view.setUint32(at + 10, crc32, true)
  view.setUint32(at + 14, size, true)
  view.setUint32(at + 18, size, true)
  view.setUint16(at + 22, name, true)
}

/** An archive as bytes, for what fits into memory. */
export function writeZip(members: readonly { readonly path: string; readonly content: Uint8Array }[]): Uint8Array {
  const entries = members.map(({ path, content }) => ({ path, content, size: content.length, crc32: crc32(content) }))
  return joined([...entries.flatMap(entry => [localHeader(entry), entry.content]), zipTail(entries)])
}

/**
 * The members of an archive by its directory, else, where that is damaged, as they follow each other; undefined where it is no archive at all. Nothing is believed:
 * `structureFaults` says whether the bytes around the contents are what they must be.
 */
export function readZip(zip: Uint8Array): ZipMember[] | undefined {
  return byDirectory(zip) ?? oneAfterTheOther(zip)
}

function byDirectory(zip: Uint8Array): ZipMember[] | undefined {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.length - END_BYTES
  if (end < 0 || view.getUint32(end, true) !== END) return undefined
  const members: ZipMember[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL) return undefined
    const member = memberAt(zip, view, at + 6, view.getUint32(at + 42, true), at + CENTRAL_BYTES)
    if (member === undefined) return undefined
    members.push(member)
    at += CENTRAL_BYTES + view.getUint16(at + 28, true)
  }
  return at === end ? members : undefined
}

function oneAfterTheOther(zip: Uint8Array): ZipMember[] | undefined {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const members: ZipMember[] = []
  let at = 0
  while (at + LOCAL_BYTES <= zip.length && view.getUint32(at, true) === LOCAL) {
    const member = memberAt(zip, view, at + 4, at, at + LOCAL_BYTES)
    if (member === undefined) break
    members.push(member)
    at += LOCAL_BYTES + view.getUint16(at + 26, true) + member.size
  }
  return members.length === 0 ? undefined : members
}

function memberAt(zip: Uint8Array, view: DataView, fields: number, local: number, nameAt: number): ZipMember | undefined {
  const [crc, size, name] = [
    view.getUint32(fields + 10, true),
    view.getUint32(fields + 14, true),
    view.getUint16(fields + 22, true),
  ]
  const begin = local + LOCAL_BYTES + name
  if (nameAt + name > zip.length || begin + size > zip.length) return undefined
  const path = new TextDecoder().decode(zip.subarray(nameAt, nameAt + name))
  return { path, size, crc32: crc, content: zip.subarray(begin, begin + size) }
}

/**
 * Where the bytes around the contents are not those that names and contents make: the path of the member whose header differs, or `''` for the directory. `changed`: members
 * whose content is known to be changed, so that their checksums say nothing new.
 */
export function structureFaults(zip: Uint8Array, members: readonly ZipMember[], changed: ReadonlySet<string>): string[] {
  const entries = members.map(one => ({ path: one.path, size: one.content.length, crc32: crc32(one.content) }))
  const faults: string[] = []
  let at = 0
  for (const entry of entries) {
    const header = localHeader(entry)
    const skips = changed.has(entry.path) ? CRC_AT.local : undefined
    if (!hasAt(zip, at, header, skips === undefined ? [] : [skips])) faults.push(entry.path)
    at += header.length + entry.size
  }
  const tail = zipTail(entries)
  let place = 0
  const skips: number[] = []
  for (const { path } of entries) {
    if (changed.has(path)) skips.push(place + CRC_AT.central)
    place += CENTRAL_BYTES + utf8ToBytes(path).length
  }
  if (zip.length !== at + tail.length || !hasAt(zip, at, tail, skips)) faults.push('')
  return faults
}

function hasAt(zip: Uint8Array, at: number, wanted: Uint8Array, skips: readonly number[]): boolean {
  if (at + wanted.length > zip.length) return false
  return wanted.every((byte, n) => zip[at + n] === byte || skips.some(skip => n >= skip && n < skip + 4))
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** The checksum of ZIP (CRC-32, ISO 3309), going on from that of what came before. It finds accidents, not intentions. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = before ^ 0xffffffff
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
