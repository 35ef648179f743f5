import type { Instant } from '../../events/instant.ts'
import { logAdministration } from '../access/admin-log.ts'
import { asOwner } from '../auth/tables.ts'
import type { Ctx } from '../context.ts'
import type { Database } from '../database/database.ts'
import { inOrganisation, type Tx } from '../database/transaction.ts'
import { boundTo, type FileStore } from '../files/file-store.ts'
import { organisationIds } from '../files/move-contents.ts'
import { recordsAreUnder } from './encipher-old.ts'
import { addDataKey, currentKey, type Keyring, keyNamed, rewrapped } from './keyring.ts'
import { unwrap, wrap } from './wrap.ts'

const AT_ONCE = 200

/**
 * A new master key (where we keep it ourselves), and every data key of every organisation wrapped by it, in one transaction: nothing else is touched, so it
 * takes a moment. The administration log of each organisation says it. Broken off in the middle it is finished when called again. Of keys given by MASTER_KEY the operator has put the new one first.
 */
export async function rotateMaster(
  database: Database,
  keys: Keyring,
  by: { actor: string; now: Instant; newId: () => string },
): Promise<{ master: string; dataKeys: number }> {
  const before = await keys.masters.read()
  keys.known = before
  const isBehind = await asOwner(database, async (_, tx) => (await lagging(tx, before[0]!.id)).length > 0)
  // What an earlier rotation left undone comes first; a key that wraps nothing yet needs no other.
  if (!isBehind) await keys.masters.add()
  keys.known = await keys.masters.read()
  const master = keys.known[0]!.id
  const dataKeys = await asOwner(database, async (_, tx) => {
    const rows = await lagging(tx, master)
    for (const row of rows)
      await tx
        .updateTable('data_keys')
        .set(await rewrapped(keys, row))
        .where('org_id', '=', row.org_id)
        .where('id', '=', row.id)
        .execute()
    for (const org of new Set(rows.map(row => row.org_id)))
      await logAdministration({ tx, org, ...by }, { actor: by.actor, action: 'keys.master-rotated', detail: { label: master } })
    return rows.length
  })
  return { master, dataKeys }
}

const lagging = (tx: Tx, master: string) =>
  tx
    .selectFrom('data_keys')
    .select(['org_id', 'id', 'wrapped', 'master_id'])
    .where('master_id', '<>', master)
    .orderBy('org_id')
    .orderBy('id')
    .forUpdate()
    .execute()

/** A new data key for what is new in the organisation; what lies under older ones is wrapped anew in the background. */
export async function rotateData(ctx: Ctx, keys: Keyring): Promise<string> {
  await currentKey(ctx, keys)
  await ctx.tx
    .updateTable('data_keys')
    .set({ retired_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where('retired_at', 'is', null)
    .execute()
  await addDataKey(ctx, keys)
  keys.current.delete(ctx.org)
  const { id } = await currentKey(ctx, keys)
  await logAdministration(ctx, { actor: ctx.actor.person, action: 'keys.data-rotated', detail: { label: id } })
  return id
}

/**
 * Wraps the keys of contents that lie under retired data keys by the current one, some at a time, and removes a retired key that wraps nothing any more: after
 * that no copy of the old wrapping opens anything. Gives how many contents were wrapped anew.
 */
export async function rewrapContents(database: Database, files: FileStore, signal: AbortSignal): Promise<number> {
  let count = 0
  for (const org of await organisationIds(database))
    for (let done = AT_ONCE; done === AT_ONCE && !signal.aborted; count += done) done = await rewrapSome(database, files, org)
  return count
}

async function rewrapSome(database: Database, { keys, clock }: FileStore, org: string): Promise<number> {
  return inOrganisation(database, org, async tx => {
    const retired = await tx
      .selectFrom('data_keys')
      .select('id')
      .where('org_id', '=', org)
      .where('retired_at', 'is not', null)
      .execute()
    if (retired.length === 0) return 0
    const rows = await tx
      .selectFrom('file_contents')
      .select(['sha256', 'rendition', 'object', 'key_id', 'wrapped_key'])
      .where('org_id', '=', org)
      .where(
        'key_id',
        'in',
        retired.map(({ id }) => id),
      )
      .orderBy('sha256')
      .limit(AT_ONCE)
      .forUpdate()
      .execute()
    const current = await currentKey({ tx, org, now: clock() }, keys)
    for (const row of rows) {
      const old = await keyNamed({ tx, org }, keys, row.key_id!)
      // A row with a key has an object (a check of the table).
      const bound = boundTo(org, row.object!)
      const plain = unwrap(row.wrapped_key!, { key: old.key, boundTo: bound })
      await tx
        .updateTable('file_contents')
        .set({ key_id: current.id, wrapped_key: wrap(plain, { key: current.key, nonce: keys.random(12), boundTo: bound }) })
        .where('org_id', '=', org)
        .where('sha256', '=', row.sha256)
        .where('rendition', '=', row.rendition)
        .execute()
    }
    // Until what records say lies under the current key too, the old ones are still needed.
    if (rows.length < AT_ONCE && (await recordsAreUnder(tx, org, current.id)))
      for (const { id } of retired) {
        await tx.deleteFrom('data_keys').where('org_id', '=', org).where('id', '=', id).execute()
        keys.opened.delete(`${org}/${id}`)
      }
    return rows.length
  })
}
