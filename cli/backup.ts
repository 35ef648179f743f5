import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { pino } from 'pino'
import { backup } from '../server/backup/backup.ts'
import { secretForBackups, secretsForRestore } from '../server/backup/backup-key.ts'
import { backupsFolder } from '../server/backup/daily-backup.ts'
import { restore } from '../server/backup/restore.ts'
import { type Config, readConfig } from '../server/config.ts'
import { type Database, openDatabase } from '../server/database/database.ts'
import { folderOwner } from '../server/database/folder-lock.ts'
import { migrate } from '../server/database/migrate.ts'
import { type FileStore, openFileStore } from '../server/files/file-store.ts'
import { keyringOnce } from '../server/keys/keyring.ts'
import { mustOpen } from '../server/keys/must-open.ts'
import { OperatorError } from '../server/operator-error.ts'

export type CliEnvironment = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => string
  readonly out: (line: string) => void
}

const dataDirOf = (env: CliEnvironment['env']) => env.DATA_DIR || 'data'

/** Opens what the environment names, for a command that works on it without a server. */
export async function withDatabase<T>(
  { env, now }: Pick<CliEnvironment, 'env' | 'now'>,
  work: (database: Database, files: FileStore, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig(env)
  const dataDir = dataDirOf(env)
  const keys = keyringOnce({ dataDir, ...config.files }, randomBytes)
  const database = await openDatabase({
    keys,
    databaseUrl: env.DATABASE_URL || undefined,
    dataDir,
    log: pino({ level: 'warn' }, pino.destination(2)),
  })
  try {
    const files = await openFileStore({ dataDir, ...config.files }, { random: randomBytes, clock: now, keys: await keys() })
    return await work(database, files, config)
  } finally {
    await database.close()
  }
}

/** `bihuan backup [folder]`, encrypted for BACKUP_KEY, BACKUP_PASSPHRASE or the confirmed backup key: asks the running server, or opens the data folder itself where none runs. One JSON line out. */
export async function backupCommand(args: readonly string[], { env, now, out }: CliEnvironment): Promise<void> {
  const owner = env.DATABASE_URL ? undefined : await folderOwner(dataDirOf(env))
  if (owner?.url !== undefined && args[0] === undefined) {
    const response = await fetch(new URL('/api/backups', owner.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${env.BIHUAN_API_KEY ?? ''}` },
    })
    const body = (await response.json()) as Record<string, unknown>
    if (!response.ok)
      throw new OperatorError(
        'backup.running',
        `服务器没有备份：${String(body.title)}（请设置与服务器相同的 BIHUAN_API_KEY）`,
        `The server made no backup: ${String(body.code)} (set the BIHUAN_API_KEY that the server was started with)`,
      )
    out(JSON.stringify(body))
    return
  }
  await withDatabase({ env, now }, async (database, files, { backup: settings }) => {
    await migrate(database)
    await mustOpen(database, files.keys)
    const secret = await secretForBackups(files.dataDir, settings)
    const folder = resolve(args[0] ?? join(backupsFolder(files.dataDir), now().replaceAll(':', '-')))
    const manifest = await backup(database, { files, secret, folder, now: now() })
    out(
      JSON.stringify({
        folder,
        tables: manifest.tables.length,
        rows: manifest.tables.reduce((sum, t) => sum + t.rows, 0),
        files: manifest.files.count,
        encrypted: manifest.encryption?.kind ?? false,
      }),
    )
  })
}

/** `bihuan restore <folder>`: into an empty data folder or database only. BACKUP_KEY or BACKUP_PASSPHRASE open an encrypted one. */
export async function restoreCommand(args: readonly string[], { env, now, out }: CliEnvironment): Promise<void> {
  const [folder] = args
  if (folder === undefined)
    throw new OperatorError('backup.damaged', '用法：bihuan restore <备份目录>', 'usage: bihuan restore <backup folder>')
  await withDatabase({ env, now }, async (database, files, { backup: settings }) => {
    const secrets = await secretsForRestore(files.dataDir, settings)
    const manifest = await restore(database, { folder: resolve(folder), files, secrets })
    out(
      JSON.stringify({
        restored: resolve(folder),
        createdAt: manifest.createdAt,
        tables: manifest.tables.length,
        rows: manifest.tables.reduce((sum, t) => sum + t.rows, 0),
      }),
    )
  })
}
