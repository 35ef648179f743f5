import { createHash } from 'node:crypto'

/** Without I, L, O and U, which are read as 1, 0 and V (Crockford's base 32). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const KEY_BYTES = 32
const KEY_LETTERS = 52
const SUM_LETTERS = 3

/** A key of 32 bytes as a code to be written down: eleven groups of five letters and digits, the last three a check of the others. */
export function recoveryCode(key: Uint8Array): string {
  const letters = encode(key)
  return (letters + checkOf(letters)).match(/.{5}/g)!.join('-')
}

/** The key of a code, however it was typed (small letters, spaces, O for 0); undefined where it is none, or was mistyped. */
export function keyOfCode(text: string): Buffer | undefined {
  const letters = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1').replaceAll('U', 'V')
  if (letters.length !== KEY_LETTERS + SUM_LETTERS || [...letters].some(one => !LETTERS.includes(one))) return undefined
  const body = letters.slice(0, KEY_LETTERS)
  return checkOf(body) === letters.slice(KEY_LETTERS) ? decode(body) : undefined
}

function encode(bytes: Uint8Array): string {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('')
  const padded = bits.padEnd(Math.ceil(bits.length / 5) * 5, '0')
  return padded
    .match(/.{5}/g)!
    .map(five => LETTERS[Number.parseInt(five, 2)])
    .join('')
}

function decode(letters: string): Buffer {
  const bits = [...letters].map(one => LETTERS.indexOf(one).toString(2).padStart(5, '0')).join('')
  return Buffer.from(
    bits
      .slice(0, KEY_BYTES * 8)
      .match(/.{8}/g)!
      .map(eight => Number.parseInt(eight, 2)),
  )
}

function checkOf(letters: string): string {
  return encode(createHash('sha256').update(letters).digest().subarray(0, 2)).slice(0, SUM_LETTERS)
}
