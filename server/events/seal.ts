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

/** A fresh commitment for each sealed field, and the rows that keep value and salt. */
export function sealFields(
  newSalt: () => string,
  event: string,
  sealed: Readonly<Record<string, unknown>>,
): { commitments: Record<string, string>; rows: { event: string; field: string; salt: string; value: unknown }[] } {
  const rows = Object.entries(sealed).map(([field, value]) => ({ event, field, salt: newSalt(), value }))
  return { commitments: Object.fromEntries(rows.map(r => [r.field, commitment(r.salt, r.value)])), rows }
}

/** The exact bytes of an event that the ledger hashes: version, organisation, the event as it is, commitments for what is sealed. */
export function bytesOf(org: string, event: object, commitments: Readonly<Record<string, string>>): string {
  return canonical({ v: 1, org, ...event, sealed: commitments })
}

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
