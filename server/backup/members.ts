import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { z } from 'zod'
import { type Keyring, unwrapRow, wrapDataKey } from '../keys/keyring.ts'
import { decrypted, encrypted } from '../keys/stream-cipher.ts'
import { keysFile, type Manifest } from './backup-format.ts'
import { memberKey } from './backup-lock.ts'

type Member = { readonly path: string; readonly place: string; readonly contentKey: Buffer | undefined }

/** Writes a member of a backup, encrypted where the backup is, and gives the hash of what was written. */
export async function writeMember(source: Readable, { path, place, contentKey }: Member): Promise<string> {
  const hash = createHash('sha256')
  const locked = async function* (plain: AsyncIterable<Buffer>) {
    yield* contentKey ? encrypted(plain, memberKey(contentKey, path), path) : plain
  }
  const hashed = async function* (bytes: AsyncIterable<Buffer>) {
    for await (const chunk of bytes) {
      hash.update(chunk)
      yield chunk
    }
  }
  await pipeline(source, locked, hashed, createWriteStream(place, { mode: 0o600 }))
  return hash.digest('hex')
}

/** A member as it was before it was written. */
export function readMember({ path, place, contentKey }: Member): Readable {
  const stored = createReadStream(place)
  return contentKey ? Readable.from(decrypted(stored, memberKey(contentKey, path), path), { objectMode: false }) : stored
}

const Keys = z.array(z.object({ org: z.string(), id: z.string(), key: z.string() }))

/**
 * Writes the data keys as they are, not as the master key wraps them: a backup is restored under another master key, and never tells the one in use. In an
 * encrypted backup they are encrypted with it; one that is not protects nothing.
 */
export async function writeKeys(
  client: PoolClient,
  { folder, keys, contentKey }: { folder: string; keys: Keyring; contentKey: Buffer | undefined },
  tables: Manifest['tables'],
): Promise<Manifest['keys']> {
  if (!tables.some(({ name }) => name === 'data_keys')) return undefined
  const { rows } = await client.query<{ org_id: string; id: string; wrapped: string; master_id: string }>(
    'select org_id, id, wrapped, master_id from data_keys order by org_id, id',
  )
  const list: z.infer<typeof Keys> = []
  for (const row of rows) list.push({ org: row.org_id, id: row.id, key: (await unwrapRow(keys, row)).toString('base64') })
  const text = Buffer.from(JSON.stringify(list))
  const place = keysFile(folder, contentKey !== undefined)
  return { count: list.length, sha256: await writeMember(Readable.from([text]), { path: 'keys.json', place, contentKey }) }
}

/** Wraps the data keys of a backup by the master key of this installation, in the transaction that restores its rows. */
export async function restoreKeys(
  client: PoolClient,
  { folder, keys, contentKey }: { folder: string; keys: Keyring; contentKey: Buffer | undefined },
): Promise<void> {
  const place = keysFile(folder, contentKey !== undefined)
  const text = contentKey
    ? (await buffer(readMember({ path: 'keys.json', place, contentKey }))).toString()
    : await readFile(place, 'utf8')
  for (const { org, id, key } of Keys.parse(JSON.parse(text))) {
    const row = wrapDataKey(keys, org, id, Buffer.from(key, 'base64'))
    await client.query('update data_keys set wrapped = $1, master_id = $2 where org_id = $3 and id = $4', [
      row.wrapped,
      row.master_id,
      org,
      id,
    ])
  }
}
