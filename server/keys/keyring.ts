import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { KEY_BYTES, type MasterKey, type MasterKeySettings, type MasterKeys, masterKeys, type Random } from './master-keys.ts'
import { unwrap, wrap } from './wrap.ts'

/** The keys of this process: master keys from their source, data keys of organisations as they were asked for. */
export type Keyring = {
  readonly masters: MasterKeys
  readonly random: Random
  /** Unwrapped data keys by organisation and id; they never change. */
  readonly opened: Map<string, Buffer>
  /** The keys of marks, by organisation: lookup-marks.ts. */
  readonly lookup: Map<string, Buffer>
  /** The data keys of an organisation as its rows say, when they were last read. */
  readonly rows: Map<string, readonly KeyRow[]>
  /** The data key for what is new, by organisation, as last read: it may have been retired since. */
  readonly current: Map<string, DataKey>
  /** The master keys as last read. */
  known: readonly MasterKey[]
}
export type KeyRow = { readonly id: string; readonly wrapped: string; readonly master_id: string }
export type DataKey = { readonly id: string; readonly key: Buffer }
type Where = Pick<Ctx, 'tx' | 'org'>

/** Reads the master keys, making one where none is set; fails with a sentence for the operator. */
export async function openKeyring(masters: MasterKeys, random: Random): Promise<Keyring> {
  return {
    masters,
    random,
    opened: new Map(),
    lookup: new Map(),
    rows: new Map(),
    current: new Map(),
    known: await masters.read(),
  }
}

/** The keyring of these settings, opened when it is first asked for. */
export function keyringOnce(settings: MasterKeySettings, random: Random): () => Promise<Keyring> {
  let opening: Promise<Keyring> | undefined
  return () => {
    opening ??= openKeyring(masterKeys(settings, random), random).catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return opening
  }
}

const boundTo = (org: string, id: string) => `data key ${org} ${id}`

/** The master key of this id, read again where it is not known: another process may have added it. Refuses `keys.master-missing`. */
async function masterNamed(keys: Keyring, id: string): Promise<MasterKey> {
  const find = () => keys.known.find(one => one.id === id)
  if (!find()) keys.known = await keys.masters.read()
  const found = find()
  if (!found) throw refuse('keys.master-missing')
  return found
}

/** The key for what is new; made where the organisation has none yet. */
export async function currentKey({ tx, org, now }: Where & Pick<Ctx, 'now'>, keys: Keyring): Promise<DataKey> {
  const current = () =>
    tx
      .selectFrom('data_keys')
      .select(['id', 'wrapped', 'master_id'])
      .where('org_id', '=', org)
      .where('retired_at', 'is', null)
      .executeTakeFirst()
  let row = await current()
  if (!row) {
    await addDataKey({ tx, org, now }, keys)
    row = (await current())!
  }
  return openRow(keys, org, row)
}

/** A key by its id, retired or not. */
export async function keyNamed({ tx, org }: Where, keys: Keyring, id: string): Promise<DataKey> {
  const known = keys.opened.get(`${org}/${id}`)
  if (known) return { id, key: known }
  const row = await tx
    .selectFrom('data_keys')
    .select(['id', 'wrapped', 'master_id'])
    .where('org_id', '=', org)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return openRow(keys, org, row)
}

/** The key of a row. Refuses `keys.master-missing`. */
export async function openRow(keys: Keyring, org: string, row: KeyRow): Promise<DataKey> {
  const known = keys.opened.get(`${org}/${row.id}`)
  if (known) return { id: row.id, key: known }
  const { key } = await masterNamed(keys, row.master_id)
  const opened = unwrap(row.wrapped, { key, boundTo: boundTo(org, row.id) })
  keys.opened.set(`${org}/${row.id}`, opened)
  return { id: row.id, key: opened }
}

/** A new data key under the newest master key; of two made at once the first one counts. */
export async function addDataKey({ tx, org, now }: Where & Pick<Ctx, 'now'>, keys: Keyring): Promise<string> {
  const id = keys.random(8).toString('hex')
  keys.known = await keys.masters.read()
  await tx
    .insertInto('data_keys')
    .values({ org_id: org, id, ...wrapDataKey(keys, org, id, keys.random(KEY_BYTES)), created_at: now, retired_at: null })
    .onConflict(c => c.columns(['org_id']).where('retired_at', 'is', null).doNothing())
    .execute()
  return id
}

/** A data key as it is stored, under the newest master key. */
export function wrapDataKey(keys: Keyring, org: string, id: string, key: Buffer): { wrapped: string; master_id: string } {
  const master = keys.known[0]!
  return {
    wrapped: wrap(key, { key: master.key, nonce: keys.random(12), boundTo: boundTo(org, id) }),
    master_id: master.id,
  }
}

/** A data key of any organisation, from its row. */
export async function unwrapRow(
  keys: Keyring,
  row: { org_id: string; id: string; wrapped: string; master_id: string },
): Promise<Buffer> {
  return (await openRow(keys, row.org_id, row)).key
}

/** A data key as it is stored under the newest master key, whichever wrapped it before. */
export async function rewrapped(
  keys: Keyring,
  row: { org_id: string; id: string; wrapped: string; master_id: string },
): Promise<{ wrapped: string; master_id: string }> {
  const { key } = await openRow(keys, row.org_id, row)
  return wrapDataKey(keys, row.org_id, row.id, key)
}
