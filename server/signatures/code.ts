import { createHash } from 'node:crypto'

/** Crockford's alphabet: no I, L, O, U, so that nobody misreads a code from paper. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code of 16 letters (80 bits) from a random salt. */
export function codeFrom(salt: string): string {
  const bytes = createHash('sha256').update(`signature-code:${salt}`).digest()
  return Array.from({ length: 16 }, (_, at) => LETTERS[bytes[at]! & 31]).join('')
}

/** A code as somebody typed it: without dashes and spaces, in capitals, with O and I read as the digits that they look like. */
export function asTyped(code: string): string {
  return code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
}
