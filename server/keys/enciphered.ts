import { refuse } from '../errors.ts'
import type { DataKey } from './keyring.ts'
import type { Random } from './master-keys.ts'
import { ContentDamaged } from './stream-cipher.ts'
import { unwrap, wrap } from './wrap.ts'

/*
 * A value of the database that lies encrypted: {"bihuan:enc": [key, place, row, nonce + ciphertext + tag in base64]}. Being an object and not a text, it is
 * nothing that a person can write into a field: a text that reads the same arrives between quotation marks that are escaped.
 */
const NAME = 'bihuan:enc'
const QUOTED = `"${NAME}"`
/** By the registry of symbols, so that two copies of this code in one process (the simulation) know each other's. */
const FOUND = Symbol.for(NAME)
const NONCE_BYTES = 12

/** Where a value belongs: its table, and the row and column in it. A ciphertext that lies elsewhere does not open. */
export type Place = { readonly org: string; readonly table: string; readonly row: string }
type Envelope = readonly [key: string, table: string, row: string, cipher: string]
/** JSON from the database that holds encrypted values somewhere in it. */
export type Found = { readonly [FOUND]: unknown }

const boundTo = (org: string, table: string, row: string) => `record ${org} ${table} ${row}`

/** A value as it is stored under a data key of the organisation: the text of a JSON object. */
export function enciphered(value: unknown, { org, table, row }: Place, { id, key }: DataKey, random: Random): string {
  const plain = Buffer.from(JSON.stringify(value))
  const cipher = wrap(plain, { key, nonce: random(NONCE_BYTES), boundTo: boundTo(org, table, row) })
  return JSON.stringify({ [NAME]: [id, table, row, cipher] satisfies Envelope })
}

/** What a column of JSON says; where something in it is encrypted, a {@link Found}, to be opened before anybody reads it. */
export function readJson(text: string): unknown {
  const value: unknown = JSON.parse(text)
  return text.includes(QUOTED) ? ({ [FOUND]: value } satisfies Found) : value
}

export const isFound = (value: unknown): value is Found => typeof value === 'object' && value !== null && FOUND in value

/** The ids of the data keys that are needed to open it. */
export function keysOf(found: Found): ReadonlySet<string> {
  const ids = new Set<string>()
  visit(found[FOUND], ([key]) => {
    ids.add(key)
    return null
  })
  return ids
}

/** What it says with everything in it opened. Refuses `keys.record-damaged` where key, bytes, organisation or place are others than when it was written. */
export function deciphered(found: Found, org: string, keyOf: (id: string) => Buffer): unknown {
  return visit(found[FOUND], ([id, table, row, cipher]) => {
    try {
      return JSON.parse(unwrap(cipher, { key: keyOf(id), boundTo: boundTo(org, table, row) }).toString()) as unknown
    } catch (error) {
      throw error instanceof ContentDamaged ? refuse('keys.record-damaged') : error
    }
  })
}

/** The value with each envelope in it replaced; what comes out of one is not looked at again, so that words that look like one stay words. */
function visit(value: unknown, open: (envelope: Envelope) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(one => visit(one, open))
  const envelope = envelopeIn(value as Readonly<Record<string, unknown>>)
  if (envelope !== undefined) return open(envelope)
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, visit(one, open)]))
}

function envelopeIn(value: Readonly<Record<string, unknown>>): Envelope | undefined {
  if (!Object.hasOwn(value, NAME) || Object.keys(value).length !== 1) return undefined
  const parts = value[NAME]
  return Array.isArray(parts) && parts.length === 4 && parts.every(part => typeof part === 'string')
    ? (parts as unknown as Envelope)
    : undefined
}
