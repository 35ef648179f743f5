import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { PoolClient } from 'pg'
import { installationFolder, isBundled } from '../installation.ts'
import { OperatorError } from '../operator-error.ts'
import type { Database } from './database.ts'

/** One numbered SQL file; its id is the file's name without `.sql`. */
export type Migration = { id: string; sha256: string; sql: string }
/** A migration that a database has had, as it was then. */
export type AppliedMigration = { id: string; sha256: string }

/** Where the migrations lie: in the sources, or copied beside the bundle by scripts/build.mjs. */
export const migrationsFolder = fileURLToPath(
  new URL(isBundled ? 'dist/server/migrations/' : 'server/database/migrations/', installationFolder),
)

/** The migrations of this program, in their order. */
export async function readMigrations(folder = migrationsFolder): Promise<Migration[]> {
  const files = (await readdir(folder)).filter(name => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort()
  return Promise.all(
    files.map(async file => {
      const sql = (await readFile(`${folder}/${file}`, 'utf8')).replaceAll('\r\n', '\n') // the same hash on Windows
      return { id: file.slice(0, -'.sql'.length), sha256: createHash('sha256').update(sql).digest('hex'), sql }
    }),
  )
}

/**
 * Brings the database to the newest migration and returns those that ran. Each runs in a transaction of its own (so
 * none may use what forbids one, like `create index concurrently`); processes that start together wait for each other.
 */
export async function migrate({ pool }: Database, migrations?: Migration[]): Promise<AppliedMigration[]> {
  const wanted = migrations ?? (await readMigrations())
  const applied = await appliedMigrations(pool)
  refuseStrangers(applied, wanted)
  const ran: AppliedMigration[] = []
  for (const migration of wanted.slice(applied.length)) {
    const client = await pool.connect()
    try {
      if (await runMigration(client, migration, wanted)) ran.push({ id: migration.id, sha256: migration.sha256 })
    } finally {
      client.release()
    }
  }
  return ran
}

/** The migrations that this database has had; none when it is new. */
export async function appliedMigrations(connection: Pick<PoolClient, 'query'>): Promise<AppliedMigration[]> {
  const { rows: tables } = await connection.query(`select to_regclass('schema_migrations') is not null as exists`)
  if (!tables[0].exists) return []
  const { rows } = await connection.query<AppliedMigration>('select id, sha256 from schema_migrations order by id')
  return rows
}

/** Any number, as long as it is always the same one: who holds it migrates. */
const LOCK = 4_261_949

async function runMigration(client: PoolClient, migration: Migration, wanted: Migration[]): Promise<boolean> {
  await client.query('begin')
  try {
    await client.query(`select pg_advisory_xact_lock(${LOCK}), set_config('bihuan.all_organisations', 'on', true)`)
    await client.query(
      'create table if not exists schema_migrations (id text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    )
    const applied = await appliedMigrations(client)
    refuseStrangers(applied, wanted)
    const isNew = !applied.some(({ id }) => id === migration.id) // else another process was faster
    if (isNew) {
      await client.query(migration.sql).catch(error => {
        throw new OperatorError(
          'migration.failed',
          `数据库迁移 ${migration.id} 失败：${error.message}`,
          `Migration ${migration.id} failed: ${error.message}${error.hint ? `\n${error.hint}` : ''}`,
          { cause: error },
        )
      })
      await client.query('insert into schema_migrations (id, sha256) values ($1, $2)', [migration.id, migration.sha256])
    }
    await client.query('commit')
    return isNew
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** What the database has had must be what this program would have done, in the same order. */
function refuseStrangers(applied: AppliedMigration[], wanted: Migration[]) {
  for (const [at, { id, sha256 }] of applied.entries()) {
    const ours = wanted[at]
    if (ours?.id !== id && wanted.some(migration => migration.id === id)) {
      throw new OperatorError(
        'migration.out-of-order',
        `迁移 ${ours?.id} 排在已执行的 ${id} 之前。新的迁移请使用更大的编号。`,
        `Migration ${ours?.id} comes before ${id}, which has already run. Give a new migration a higher number.`,
      )
    }
    if (ours?.id !== id) {
      throw new OperatorError(
        'migration.newer-database',
        `数据库含有本程序没有的迁移 ${id}：数据来自更新的版本，请升级程序。`,
        `The database has migration ${id}, which this program lacks: the data comes from a newer version. Upgrade the program.`,
      )
    }
    if (ours.sha256 !== sha256) {
      throw new OperatorError(
        'migration.edited',
        `迁移 ${id} 在执行之后被修改过。请恢复原文件，并把改动写成新的迁移。`,
        `Migration ${id} was edited after it had been applied. Restore the file and put the change into a new migration.`,
      )
    }
  }
}
