import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { decodeBase64, encodeBase64 } from './base64.ts'
import { isSame } from './hash.ts'

/** Ed25519 in the register of signature types of C2SP signed-note. */
const ED25519 = 0x01
const KEY_ID_BYTES = 4
const SIGNATURE_BYTES = 64
/** Notes of others may be large; ours are a few hundred bytes. */
const MOST_CHARACTERS = 1_000_000
const MOST_SIGNATURES = 100

/** A key that verifies notes: who signs, and their public key. */
export type NoteKey = { readonly name: string; readonly publicKey: Uint8Array }

/** Why a note does not hold. */
export type NoteFault = 'malformed' | 'key-malformed' | 'no-signature-of-key' | 'signature-wrong'

/** The first four bytes of SHA-256 of name, newline, type and public key (C2SP signed-note): which key a signature is of. */
export const keyId = ({ name, publicKey }: NoteKey): Uint8Array =>
  sha256(concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(ED25519), publicKey)).subarray(0, KEY_ID_BYTES)

/** A key as one line, `name+id+key` (C2SP signed-note: verifier key), for whoever wants to verify elsewhere. */
export const formatKey = (key: NoteKey): string =>
  `${key.name}+${toHex(keyId(key))}+${encodeBase64(concatBytes(Uint8Array.of(ED25519), key.publicKey))}`

/** Reads a key of one line; undefined where it is none, or its id is not that of its name and bytes. */
export function parseKey(text: string): NoteKey | undefined {
  const [name, id, encoded, ...rest] = splitAtMost(text.trim(), '+', 3)
  if (name === undefined || id === undefined || encoded === undefined || rest.length > 0 || !isName(name)) return undefined
  const bytes = decodeBase64(encoded)
  if (bytes === undefined || bytes.length !== 33 || bytes[0] !== ED25519) return undefined
  const key = { name, publicKey: bytes.subarray(1) }
  return toHex(keyId(key)) === id ? key : undefined
}

/** A text under its signature. The text ends with a newline; `sign` gives the 64 bytes of Ed25519 over it. Throws where the text or the name cannot stand in a note. */
export function signNote(text: string, key: NoteKey, sign: (message: Uint8Array) => Uint8Array): string {
  if (!text.endsWith('\n') || hasControls(text))
    throw new TypeError('the text of a note ends with a newline and holds no control characters')
  if (!isName(key.name)) throw new TypeError(`${key.name} is no name of a key`)
  const signature = sign(utf8ToBytes(text))
  if (signature.length !== SIGNATURE_BYTES) throw new TypeError(`a signature has ${SIGNATURE_BYTES} bytes`)
  return `${text}\n— ${key.name} ${encodeBase64(concatBytes(keyId(key), signature))}\n`
}

/** The text of a note that the key signed, or why it did not. Signatures of other keys stand beside it and are passed over (C2SP signed-note). Never throws. */
export function openNote(note: string, key: NoteKey): { readonly text: string } | { readonly fault: NoteFault } {
  if (!isName(key.name) || key.publicKey.length !== 32) return { fault: 'key-malformed' }
  const cut = note.lastIndexOf('\n\n')
  if (note.length > MOST_CHARACTERS || cut < 0 || hasControls(note) || !note.endsWith('\n')) return { fault: 'malformed' }
  const text = note.slice(0, cut + 1)
  const lines = note.slice(cut + 2, -1).split('\n')
  if (lines.length > MOST_SIGNATURES) return { fault: 'malformed' }
  // All of them before one is believed: a note under whose signatures something else stands is none.
  const signatures = lines.flatMap(line => parseSignature(line) ?? [])
  if (signatures.length < lines.length) return { fault: 'malformed' }
  const message = utf8ToBytes(text)
  const own = keyId(key)
  let fault: NoteFault = 'no-signature-of-key'
  for (const signature of signatures) {
    if (signature.name !== key.name || !isSame(signature.id, own)) continue
    if (isSigned(signature.bytes, message, key.publicKey)) return { text }
    fault = 'signature-wrong'
  }
  return { fault }
}

function parseSignature(line: string): { name: string; id: Uint8Array; bytes: Uint8Array } | undefined {
  if (!line.startsWith('— ')) return undefined
  const [name, encoded, ...rest] = line.slice(2).split(' ')
  if (name === undefined || encoded === undefined || rest.length > 0 || !isName(name)) return undefined
  const bytes = decodeBase64(encoded)
  return bytes === undefined || bytes.length <= KEY_ID_BYTES
    ? undefined
    : { name, id: bytes.subarray(0, KEY_ID_BYTES), bytes: bytes.subarray(KEY_ID_BYTES) }
}

function isSigned(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false
  try {
    // RFC 8032 and FIPS 186-5 to the letter: what other verifiers may refuse is refused here too.
    return ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    return false // bytes that are no point of the curve
  }
}

/** Names hold no spaces and no plus sign (C2SP signed-note). */
const isName = (name: string) => name !== '' && !/[\s+]/u.test(name)
/** Control characters other than the newline, which have no place in a note. */
const hasControls = (text: string) =>
  !text.isWellFormed() || Array.from(text).some(character => character < ' ' && character !== '\n')
const toHex = (bytes: Uint8Array) => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')

/** Like split, but what follows the last part's separator belongs to it: base64 has plus signs too. */
function splitAtMost(text: string, separator: string, parts: number): string[] {
  const found = text.split(separator)
  return found.length <= parts ? found : [...found.slice(0, parts - 1), found.slice(parts - 1).join(separator)]
}
