import { rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type { PoolClient } from 'pg'
import type { Database } from '../database/database.ts'
import { appliedMigrations, type Migration, migrate, readMigrations } from '../database/migrate.ts'
import type { FileStore } from '../files/file-store.ts'
import { copyKeysIn, markRestored } from '../ledger/backup-keys.ts'
import { OperatorError } from '../operator-error.ts'
import { filesFolder, type Manifest, readManifest, tableFile, tablePath, verifyBackup, verifyManifest } from './backup-format.ts'
import { type BackupSecret, unlock } from './backup-lock.ts'
import { copyFilesIn, hasFiles } from './copy-files.ts'
import { readMember, restoreKeys } from './members.ts'
import { seeAllAsText, type TableLayout, tableLayouts } from './table-layout.ts'

export type RestoreOptions = {
  /** The backup. */
  folder: string
  /** Where the contents go: into the data folder, whatever the storage in use is; they can be moved from there. */
  files: FileStore
  /** What an encrypted backup may be opened with. */
  secrets?: readonly BackupSecret[]
  migrations?: Migration[]
}

const BATCH_CHARACTERS = 1_000_000

/**
 * Fills an empty database from a backup, in one transaction, and brings it to the newest migration. The backup may come
 * from the other engine and from an older version of the program.
 */
export async function restore(
  database: Database,
  { folder, files, secrets = [], migrations }: RestoreOptions,
): Promise<Manifest> {
  const { dataDir } = files
  const manifest = await readManifest(folder)
  // Whoever has no key, or a wrong one, hears it before anything is touched.
  const contentKey = manifest.encryption && unlock(manifest.encryption, secrets)
  if (contentKey) verifyManifest(folder, manifest, contentKey)
  await verifyBackup(folder, manifest)
  const ours = migrations ?? (await readMigrations())
  await migrateAsFarAs(database, manifest, ours)
  if (await hasFiles(dataDir)) throw notEmpty(filesFolder(dataDir))

  const newFiles = `${filesFolder(dataDir)}.restoring`
  await rm(newFiles, { recursive: true, force: true })
  await copyFilesIn(folder, newFiles, contentKey)
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    await seeAllAsText(client)
    await restoreRows(client, { folder, contentKey }, manifest)
    if (manifest.keys) await restoreKeys(client, { folder, contentKey, keys: files.keys })
    await markRestored(client)
    if (manifest.tables.some(({ name }) => name === 'file_contents'))
      await client.query(`update file_contents set storage = 'folder' where storage <> 'folder'`)
    await rm(filesFolder(dataDir), { recursive: true, force: true })
    await rename(newFiles, filesFolder(dataDir))
    await copyKeysIn(folder, dataDir, contentKey)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    await rm(newFiles, { recursive: true, force: true })
    throw error
  } finally {
    client.release()
  }
  await migrate(database, ours)
  return manifest
}

/** The backup's rows fit the tables as they were then: a new database is migrated up to there, and after it onwards. */
async function migrateAsFarAs(database: Database, manifest: Manifest, ours: Migration[]) {
  const then = ours.slice(0, manifest.migrations.length)
  const isKnown = manifest.migrations.every(({ id, sha256 }, at) => then[at]?.id === id && then[at].sha256 === sha256)
  const now = await appliedMigrations(database.pool)
  if (isKnown && now.length <= then.length) return void (await migrate(database, then))
  const last = manifest.migrations.at(-1)?.id
  throw mismatch(
    `备份的数据库结构（到 ${last}）与${isKnown ? '已迁移到更新结构的目标数据库' : '本程序的迁移'}不符。请恢复到全新的数据库。`,
    `The backup's schema (up to ${last}) does not match ${isKnown ? 'the target, which is already migrated further' : "this program's migrations"}. Restore into a new database.`,
  )
}

type Source = { readonly folder: string; readonly contentKey: Buffer | undefined }

async function restoreRows(client: PoolClient, source: Source, manifest: Manifest) {
  const layouts = await tableLayouts(client)
  refuseOtherTables(layouts, manifest)
  for (const { name } of layouts) if (await hasRows(client, name)) throw notEmpty(name)
  // Without foreign keys and triggers, rows may come in any order, and nothing happens twice.
  const foreignKeys = await dropForeignKeys(client)
  for (const { name } of layouts) await client.query(`alter table ${tableName(client, name)} disable trigger user`)
  for (const table of manifest.tables) await restoreTable(client, source, table)
  for (const { name } of layouts) await client.query(`alter table ${tableName(client, name)} enable trigger user`)
  for (const { add } of foreignKeys) await client.query(add)
  for (const { name, lastValue, isCalled } of manifest.sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [tableName(client, name), lastValue, isCalled])
  }
}

async function restoreTable(
  client: PoolClient,
  { folder, contentKey }: Source,
  { name, columns, rows }: Manifest['tables'][number],
) {
  const quote = (identifier: string) => client.escapeIdentifier(identifier)
  const insert = `
    insert into ${tableName(client, name)} (${columns.map(column => quote(column.name))}) overriding system value
    select ${columns.map(column => `r.${quote(column.name)}::${column.type}`)}
    from json_to_recordset($1::json) as r(${columns.map(column => `${quote(column.name)} text`)})`
  let batch: string[] = []
  let size = 0
  let restored = 0
  const flush = async () => {
    if (batch.length > 0) restored += (await client.query(insert, [`[${batch.join(',')}]`])).rowCount ?? 0
    batch = []
    size = 0
  }
  const stored = readMember({ path: tablePath(name), place: tableFile(folder, name, contentKey !== undefined), contentKey })
  const unzipped = createGunzip()
  stored.on('error', error => unzipped.destroy(error))
  for await (const line of createInterface({ input: stored.pipe(unzipped) })) {
    batch.push(line)
    size += line.length
    if (size > BATCH_CHARACTERS) await flush()
  }
  await flush()
  if (restored !== rows)
    throw mismatch(
      `表 ${name} 应有 ${rows} 行，实际恢复 ${restored} 行。`,
      `Table ${name} should have ${rows} rows, but ${restored} were restored.`,
    )
}

async function dropForeignKeys(client: PoolClient): Promise<{ add: string }[]> {
  const { rows } = await client.query<{ drop: string; add: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
    from pg_constraint
    where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace`)
  for (const { drop } of rows) await client.query(drop)
  return rows
}

function refuseOtherTables(layouts: TableLayout[], manifest: Manifest) {
  const signature = ({ name, columns }: TableLayout) =>
    `${name}(${columns
      .map(column => `${column.name} ${column.type}`)
      .sort()
      .join(', ')})`
  const [here, there] = [layouts.map(signature), manifest.tables.map(signature)]
  const differing = [...here.filter(table => !there.includes(table)), ...there.filter(table => !here.includes(table))]
  if (differing.length > 0)
    throw mismatch(`数据表与备份不符：${differing.join('; ')}`, `The tables differ from the backup's: ${differing.join('; ')}`)
}

async function hasRows(client: PoolClient, table: string): Promise<boolean> {
  const { rows } = await client.query(`select exists (select from ${tableName(client, table)}) as has_rows`)
  return rows[0].has_rows
}

const tableName = (client: PoolClient, name: string) => `public.${client.escapeIdentifier(name)}`
const mismatch = (zh: string, en: string) => new OperatorError('backup.mismatch', zh, en)
const notEmpty = (what: string) =>
  new OperatorError(
    'backup.not-empty',
    `只能恢复到空的数据库：${what} 已有数据。`,
    `A backup is restored into an empty database only: ${what} has data.`,
  )
