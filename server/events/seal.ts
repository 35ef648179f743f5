import { createHash, createHmac } from 'node:crypto'
import canonicalize from 'canonicalize'

/** RFC 8785 canonical JSON; throws on what JSON cannot say. */
export function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('not a JSON value')
  return text
}

/** The commitment to a sealed value: HMAC-SHA-256 keyed with a random salt, so that erasing salt and value leaves a hash that says nothing. */
export function commitment(salt: string, value: unknown): string {
  return createHmac('sha256', salt).update(canonical(value)).digest('hex')
}

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
