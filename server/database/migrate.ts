import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { PoolClient } from 'pg'
import { installationFolder, isBundled } from '../installation.ts'
import { OperatorError } from '../operator-error.ts'
import type { Database, Log } from './database.ts'
import { isLockedOut, type LockPatience, patiently, waitShortly } from './lock-patience.ts'

/** One numbered SQL file; its id is the file's name without `.sql`. */
export type Migration = { id: string; sha256: string; sql: string; isBreaking?: boolean }
/** A migration that a database has had, as it was then. */
export type AppliedMigration = { id: string; sha256: string }
/** A migration by which programs that do not know it may go wrong begins with a line `-- breaking: why`. */
const BREAKING = /^-- breaking:/m

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
      const sha256 = createHash('sha256').update(sql).digest('hex')
      return { id: file.slice(0, -'.sql'.length), sha256, sql, isBreaking: BREAKING.test(sql) }
    }),
  )
}

/**
 * Brings the database to the newest migration and returns those that ran. Each runs in a transaction of its own (so
 * none may use what forbids one, like `create index concurrently`); processes that start together wait for each other. A migration that
 * does not get a table soon lets everybody else through and tries again.
 */
export async function migrate(
  { pool }: Database,
  migrations?: Migration[],
  { log, patience = PATIENCE }: { log?: Pick<Log, 'warn'>; patience?: LockPatience } = {},
): Promise<AppliedMigration[]> {
  const wanted = migrations ?? (await readMigrations())
  const applied = await knownMigrations(pool)
  refuseStrangers(applied, wanted)
  const newer = applied.slice(wanted.length).map(({ id }) => id)
  if (newer.length > 0) log?.warn({ newer }, 'the database has migrations of a newer version, which says that this one may go on')
  const ran: AppliedMigration[] = []
  for (const migration of wanted.slice(applied.length)) {
    const client = await pool.connect()
    const run = () => runMigration(client, migration, wanted, patience.lockMs)
    try {
      if (await patiently(migration.id, patience, run)) ran.push({ id: migration.id, sha256: migration.sha256 })
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

/** Five minutes in all, in which nobody else waits longer than two seconds. */
const PATIENCE: LockPatience = { lockMs: 2_000, attempts: 60, pause: () => sleep(3_000) }

/** What the database has had, and whether a program without it may go on; what an older program wrote down said nothing of it. */
async function knownMigrations(connection: Pick<PoolClient, 'query'>): Promise<(AppliedMigration & { isBreaking: boolean })[]> {
  const { rows: tables } = await connection.query(`select to_regclass('schema_migrations') is not null as exists`)
  if (!tables[0].exists) return []
  const { rows } = await connection.query<AppliedMigration & { isBreaking: boolean }>(
    `select id, sha256, coalesce((to_jsonb(m) ->> 'is_breaking')::boolean, true) as "isBreaking" from schema_migrations m order by id`,
  )
  return rows
}

async function runMigration(client: PoolClient, migration: Migration, wanted: Migration[], lockMs: number): Promise<boolean> {
  await client.query('begin')
  try {
    await client.query(`select pg_advisory_xact_lock(${LOCK}), set_config('bihuan.all_organisations', 'on', true)`)
    await client.query(
      'create table if not exists schema_migrations (id text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    )
    await client.query('alter table schema_migrations add column if not exists is_breaking boolean not null default true')
    const applied = await knownMigrations(client)
    refuseStrangers(applied, wanted)
    const isNew = !applied.some(({ id }) => id === migration.id) // else another process was faster
    if (isNew) {
      await waitShortly(client, lockMs)
      await client.query(migration.sql).catch(error => {
        if (isLockedOut(error)) throw error
        throw new OperatorError(
          'migration.failed',
          `数据库迁移 ${migration.id} 失败：${error.message}`,
          `Migration ${migration.id} failed: ${error.message}${error.hint ? `\n${error.hint}` : ''}`,
          { cause: error },
        )
      })
      const { id, sha256, isBreaking = false } = migration
      await client.query('insert into schema_migrations (id, sha256, is_breaking) values ($1, $2, $3)', [id, sha256, isBreaking])
    }
    await client.query('commit')
    return isNew
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** What the database has had must be what this program would have done, in the same order; what a newer version has added to it must leave this one working. */
function refuseStrangers(applied: readonly (AppliedMigration & { isBreaking: boolean })[], wanted: Migration[]) {
  for (const [at, { id, sha256, isBreaking }] of applied.entries()) {
    const ours = wanted[at]
    if (ours?.id !== id && wanted.some(migration => migration.id === id)) {
      throw new OperatorError(
        'migration.out-of-order',
        `迁移 ${ours?.id} 排在已执行的 ${id} 之前。新的迁移请使用更大的编号。`,
        `Migration ${ours?.id} comes before ${id}, which has already run. Give a new migration a higher number.`,
      )
    }
    // A newer version runs beside this one, or ran before it, and says that this one may go on.
    if (ours === undefined && !isBreaking) continue
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
