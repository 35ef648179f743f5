import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { readMember, writeMember } from '../backup/members.ts'
import { keysFolder } from './signing-keys.ts'

/**
 * Copies the ledger's private keys into a backup, encrypted where the backup is, readable by their owner alone: whoever holds one that is not encrypted can
 * sign, so it is kept like the server itself.
 */
export async function copyKeysOut(dataDir: string, backup: string, contentKey: Buffer | undefined): Promise<void> {
  for (const [file, place] of await copiesOf(dataDir, backup))
    await writeMember(createReadStream(file), { path: pathIn(backup, place), place, contentKey })
}

/** Copies the keys of a backup into a data folder; what is there already is newer and stays. */
export async function copyKeysIn(backup: string, dataDir: string, contentKey: Buffer | undefined): Promise<void> {
  for (const [file, place] of await copiesOf(backup, dataDir))
    await pipeline(readMember({ path: pathIn(backup, file), place: file, contentKey }), createWriteStream(place, { mode: 0o600 }))
}

/** A member is encrypted for its own place in the backup. */
const pathIn = (backup: string, file: string): string => `ledger-keys/${file.slice(keysFolder(backup).length + 1)}`

async function copiesOf(from: string, to: string): Promise<[string, string][]> {
  const copies: [string, string][] = []
  for (const file of await keyFiles(from)) {
    const place = join(keysFolder(to), file)
    if (file.endsWith('.draft') || (await isThere(place))) continue
    await mkdir(dirname(place), { recursive: true, mode: 0o700 })
    copies.push([join(keysFolder(from), file), place])
  }
  return copies
}

/** The files of the ledger's keys in a data folder or a backup, by their path below `ledger-keys`; none where there is none. */
export async function keyFiles(dataDir: string): Promise<string[]> {
  const folder = keysFolder(dataDir)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(error => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return entries.filter(entry => entry.isFile()).map(entry => relative(folder, join(entry.parentPath, entry.name)))
}

const isThere = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  )

/** Says in a restored database that it is one, so that the ledger goes on under another name: the one that was backed up may have gone on under its own. */
export async function markRestored(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ exists: boolean }>(`select to_regclass('public.ledger_heads') is not null as exists`)
  if (rows[0]?.exists) await client.query('update ledger_heads set is_restored = true')
}
