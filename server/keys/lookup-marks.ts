import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { Tx } from '../database/transaction.ts'
import type { Keyring } from './keyring.ts'
import { KEY_BYTES } from './master-keys.ts'
import { keyringOf, sealing } from './records.ts'

type In = { readonly tx: Tx; readonly org: string; readonly now: Instant }
/** What an encrypted field is found by, or null where it is not looked for. */
export type Mark = (field: string, value: unknown) => string | null

/** A telephone number as it is compared: its digits. */
export const digitsOf = (phone: string): string => phone.replace(/\D/g, '')

/** Gives the marks of fields: of a contact, that of the digits of its telephone number. */
export async function marking(at: In, fields: readonly { readonly field: string; readonly value: unknown }[]): Promise<Mark> {
  if (!fields.some(({ field, value }) => phoneIn(field, value) !== '')) return () => null
  const key = await lookupKey(at)
  return (field, value) => {
    const digits = phoneIn(field, value)
    return digits === '' || key === undefined ? null : markOf(key, digits)
  }
}

/** The mark of these digits in the organisation; undefined where its records are not encrypted. */
export async function phoneMark(at: In, digits: string): Promise<string | undefined> {
  const key = await lookupKey(at)
  return key && markOf(key, digits)
}

/** The mark of these digits under a key of the organisation. */
export const markOf = (key: Buffer, digits: string): string =>
  createHmac('sha256', key).update(`phone ${digits}`).digest().subarray(0, 16).toString('base64url')

function phoneIn(field: string, value: unknown): string {
  if (field !== 'contact' || typeof value !== 'object' || value === null || !('phone' in value)) return ''
  return typeof value.phone === 'string' ? digitsOf(value.phone) : ''
}

/** The key of the organisation's marks, made where it has none; undefined where its records are not encrypted. */
export async function lookupKey(at: In): Promise<Buffer | undefined> {
  const keyring = await keyringOf(at)
  if (keyring === undefined) return undefined
  const known = keyring.lookup.get(at.org)
  if (known) return known
  const read = async () => {
    const row = await at.tx.selectFrom('lookup_keys').select('value').where('org_id', '=', at.org).executeTakeFirst()
    return row && Buffer.from(row.value, 'base64')
  }
  const there = await read()
  if (there) {
    keyring.lookup.set(at.org, there)
    return there
  }
  // Not kept until a later transaction finds it: this one may be rolled back.
  await make(at, keyring)
  return read()
}

async function make(at: In, keyring: Keyring): Promise<void> {
  const made = keyring.random(KEY_BYTES).toString('base64')
  await sealing(at, async (seal, isHeld) => {
    const value = seal(made, { table: 'lookup_keys', row: 'key' })
    const { rows } = await sql<{ held: boolean }>`
      with held as materialized (select ${isHeld} as is_held),
      made as (insert into lookup_keys (org_id, value) select ${at.org}, ${value}::jsonb from held where is_held on conflict (org_id) do nothing)
      select is_held as held from held`.execute(at.tx)
    return rows[0]!.held
  })
}
