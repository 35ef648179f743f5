import canonicalize from 'canonicalize'
import { sha256Of } from '../offline/sha256.ts'

/** Lower-case hex of the SHA-256 over the canonical form (RFC 8785), as the server computes it (server/events/seal.ts). Works without a network and over plain http. */
export function contentHashOf(content: unknown): string {
  const bytes = canonicalize(content)
  if (bytes === undefined) throw new Error('not a JSON value')
  return sha256Of(new TextEncoder().encode(bytes))
}

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code for the customer's copy (80 bits), drawn here, so that it can be shown before anything has arrived. */
export function newCode(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => LETTERS[byte & 31]).join('')
}

/** `K7Q2-…`: in fours, as a person reads it. */
export const inFours = (code: string): string => (code.match(/.{1,4}/g) ?? []).join('-')
