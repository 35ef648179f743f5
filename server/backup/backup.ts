import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { PoolClient } from 'pg'
import type { Instant } from '../../events/instant.ts'
import type { Database } from '../database/database.ts'
import { appliedMigrations } from '../database/migrate.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Keyring } from '../keys/keyring.ts'
import { copyKeysOut } from '../ledger/backup-keys.ts'
import { OperatorError } from '../operator-error.ts'
import { FORMAT, type Manifest, macOf, manifestFile, tableFile, tablePath } from './backup-format.ts'
import { type BackupSecret, lockFor } from './backup-lock.ts'
import { copyFilesOut } from './copy-files.ts'
import { writeKeys, writeMember } from './members.ts'
import { seeAllAsText, type TableLayout, tableLayouts } from './table-layout.ts'

export type BackupOptions = {
  /** Where contents lie, and the keys they lie under. */
  files: FileStore
  /** Whom it is encrypted for; absent: it is not. */
  secret?: BackupSecret | undefined
  /** The backup: must not exist yet. */
  folder: string
  now: Instant
}

/** Any number, as long as it is always the same one: who holds it makes a backup. */
const LOCK = 4_261_950
const ROWS_AT_ONCE = 500

/**
 * Writes everything into a new folder: one moment of the database, then the attachments. PostgreSQL goes on working
 * meanwhile; on the embedded database, which has one session, the others wait until the rows are written.
 */
export async function backup(database: Database, { files, secret, folder, now }: BackupOptions): Promise<Manifest> {
  const unfinished = `${folder}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(join(unfinished, 'tables'), { recursive: true, mode: 0o700 })
  try {
    const lock = secret && lockFor(secret, files.keys.random)
    const content = await backupRows(database, { folder: unfinished, keys: files.keys, contentKey: lock?.contentKey })
    const copied = await copyFilesOut(files, unfinished, lock?.contentKey)
    await copyKeysOut(files.dataDir, unfinished, lock?.contentKey)
    const open: Manifest = {
      ...{ format: FORMAT, createdAt: now, engine: database.kind, ...content, files: copied },
      ...(lock && { encryption: lock.encryption }),
    }
    const manifest = lock ? { ...open, mac: macOf(open, lock.contentKey) } : open
    await writeFile(manifestFile(unfinished), `${JSON.stringify(manifest, null, 2)}\n`)
    await rename(unfinished, folder)
    return manifest
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    throw error
  }
}

type Target = { readonly folder: string; readonly keys: Keyring; readonly contentKey: Buffer | undefined }

async function backupRows(
  { pool }: Database,
  target: Target,
): Promise<Pick<Manifest, 'migrations' | 'tables' | 'sequences' | 'keys'>> {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read, read only')
    const { rows } = await client.query<{ is_free: boolean }>(`select pg_try_advisory_xact_lock(${LOCK}) as is_free`)
    if (!rows[0]!.is_free) throw new OperatorError('backup.running', '另一个备份正在进行。', 'Another backup is running.')
    await seeAllAsText(client)
    const tables: Manifest['tables'] = []
    for (const layout of await tableLayouts(client)) tables.push({ ...layout, ...(await writeTable(client, target, layout)) })
    const keys = await writeKeys(client, target, tables)
    return { ...(keys && { keys }), migrations: await appliedMigrations(client), tables, sequences: await sequencesOf(client) }
  } finally {
    await client.query('rollback').catch(() => {}) // nothing was written
    client.release()
  }
}

async function writeTable(
  client: PoolClient,
  { folder, contentKey }: Target,
  layout: TableLayout,
): Promise<{ rows: number; sha256: string }> {
  let count = 0
  const lines = async function* () {
    for await (const batch of rowsOf(client, layout)) {
      count += batch.length
      yield `${batch.join('\n')}\n`
    }
  }
  const zip = createGzip({ level: 4 })
  const source = Readable.from(lines())
  source.on('error', error => zip.destroy(error))
  const place = tableFile(folder, layout.name, contentKey !== undefined)
  const sha256 = await writeMember(source.pipe(zip), { path: tablePath(layout.name), place, contentKey })
  return { rows: count, sha256 }
}

/** The rows of a table as JSON texts, a few hundred at a time. */
async function* rowsOf(client: PoolClient, { name, columns }: TableLayout): AsyncGenerator<string[]> {
  const quote = (identifier: string) => client.escapeIdentifier(identifier)
  const asText = columns.map(column => `${quote(column.name)}::text as ${quote(column.name)}`)
  await client.query(
    `declare backup no scroll cursor for select row_to_json(r)::text as line from (select ${asText} from public.${quote(name)}) r`,
  )
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${ROWS_AT_ONCE} from backup`)
    if (rows.length === 0) break
    yield rows.map(row => row.line)
  }
  await client.query('close backup')
}

async function sequencesOf(client: PoolClient): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace order by relname`,
  )
  const sequences: Manifest['sequences'] = []
  for (const { name } of rows) {
    const position = await client.query(
      `select last_value::text as "lastValue", is_called as "isCalled" from public.${client.escapeIdentifier(name)}`,
    )
    sequences.push({ name, ...position.rows[0] })
  }
  return sequences
}
