import { sameText } from '../auth/sessions.ts'

/** Proves that whoever sets the system up can see the server's console. */
export type SetupToken = {
  /** For the console: `4K7M-Q2XW-9RTB-HN5C`. */
  readonly text: string
  /** In constant time; hyphens, blanks and case do not matter, because people type it. */
  matches(given: string): boolean
}

/** Crockford's alphabet: no I, L, O, U to be misread. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 16

/** A new token for this start of the server: 80 bits. */
export function createSetupToken(random: (bytes: number) => Uint8Array): SetupToken {
  const letters = [...random(LENGTH)].map(byte => LETTERS[byte % LETTERS.length]) // 256 is a multiple of 32: no letter is likelier
  const isToken = sameText(letters.join(''))
  return {
    text: letters.join('').replace(/(.{4})(?=.)/g, '$1-'),
    matches: given => isToken(given.replaceAll(/[\s-]/g, '').toUpperCase()),
  }
}
