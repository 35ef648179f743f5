import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Client, DatabaseError } from 'pg'
import { describe, inject } from 'vitest'
import { type Database, type Log, openDatabase } from '../server/database/database.ts'
import { migrate } from '../server/database/migrate.ts'
import { afterFile } from './after-file.ts'
import { onlyOnce } from './only-once.ts'
import { pgliteTemplate } from './pglite-template.ts'
import { hasPostgres, postgresUrl, startPostgres } from './postgres.ts'

export type Engine = 'pglite' | 'postgres'
export type TestDatabase = Database & { dataDir: string }

/** Says nothing unless something is wrong. */
export const quietLog: Log = { info: () => {}, warn: () => {}, error: console.error, fatal: console.error }

const closeAfterFile = (database: TestDatabase) =>
  afterFile(async () => {
    await database.close()
    await rm(database.dataDir, { recursive: true, force: true })
  })

/**
 * A migrated database of its own, for one test file; closed and removed after the file's last test. PostgreSQL, which is several times faster,
 * where one can be started, else PGlite; what could differ is described by `onEachEngine`, and some of the end-to-end tests run on PGlite.
 */
export async function testDatabase(engine: Engine = hasPostgres ? 'postgres' : 'pglite'): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(inject('runFolder'), 'data-'))
  // Put off first, so that it comes last: a database lies in memory, and hundreds of them are gigabytes.
  const databaseUrl = engine === 'postgres' ? await copyOfPostgres() : undefined
  const database = { ...(databaseUrl === undefined ? await copyOfPglite(dataDir) : await openAt(databaseUrl, dataDir)), dataDir }
  closeAfterFile(database)
  return database
}

/** An empty database on which no migration has run. */
export async function emptyDatabase(engine: Engine = 'pglite'): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(inject('runFolder'), 'data-'))
  if (engine === 'pglite') await copyFolder((await pgliteTemplate('empty')).folder, join(dataDir, 'database'))
  const databaseUrl = engine === 'postgres' ? await createPostgresDatabase() : undefined
  const database = {
    ...(await openDatabase({ databaseUrl, dataDir, log: quietLog, purpose: 'test', idleTransactionMs: 5_000 })),
    dataDir,
  }
  closeAfterFile(database)
  return database
}

/** Describes the same tests once on PGlite and, where one can be started, once on PostgreSQL. */
export function onEachEngine(name: string, define: (engine: Engine) => void) {
  describe(`${name} on PGlite`, () => define('pglite'))
  describe.skipIf(!hasPostgres)(`${name} on PostgreSQL`, () => define('postgres'))
}

async function copyOfPglite(dataDir: string): Promise<Database> {
  const { folder } = await pgliteTemplate('migrated')
  await copyFolder(folder, join(dataDir, 'database'))
  return openDatabase({ dataDir, log: quietLog, purpose: 'test', idleTransactionMs: 5_000 })
}

/** The address of a migrated PostgreSQL database that goes with the file that asked for it, unless it is kept for the run; only where `hasPostgres`. */
export async function copyOfPostgres(life: 'file' | 'kept' = 'file'): Promise<string> {
  const template = await onlyOnce(join(inject('runFolder'), 'postgres-template'), async () => {
    const databaseUrl = await createPostgresDatabase('template0', 'kept')
    const dataDir = await mkdtemp(join(inject('runFolder'), 'data-'))
    const database = await openAt(databaseUrl, dataDir)
    await migrate(database)
    await database.close()
    return nameIn(databaseUrl)
  })
  return createPostgresDatabase(template, life)
}

/**
 * A copy of a database that `fill` filled, once for all test processes of the run; with what `fill` gave, which must survive JSON. `fill` takes
 * ids that no test makes: a copy goes on with its own. Without PostgreSQL each caller fills one anew.
 */
export async function filledDatabase<T>(
  name: string,
  fill: (database: TestDatabase) => Promise<T>,
): Promise<{ database: TestDatabase; filled: T }> {
  if (!hasPostgres) {
    const database = await testDatabase()
    return { database, filled: await fill(database) }
  }
  const { template, filled } = await onlyOnce(join(inject('runFolder'), `postgres-${name}`), async () => {
    const databaseUrl = await copyOfPostgres('kept')
    const dataDir = await mkdtemp(join(inject('runFolder'), 'data-'))
    const database = { ...(await openAt(databaseUrl, dataDir)), dataDir }
    const filled = await fill(database)
    await database.close()
    return { template: nameIn(databaseUrl), filled }
  })
  const dataDir = await mkdtemp(join(inject('runFolder'), 'data-'))
  const database = { ...(await openAt(await createPostgresDatabase(template), dataDir)), dataDir }
  closeAfterFile(database)
  return { database, filled }
}

const nameIn = (databaseUrl: string) => decodeURIComponent(new URL(databaseUrl).pathname.slice(1))

const openAt = (databaseUrl: string, dataDir: string) => openDatabase({ databaseUrl, dataDir, log: quietLog })

/** A database that goes with the file that asked for it, unless it is kept for the whole run. */
async function createPostgresDatabase(template = 'template0', life: 'file' | 'kept' = 'file'): Promise<string> {
  const postgres = await startPostgres(inject('runFolder'), inject('runPid'))
  if (!postgres) throw new Error('no PostgreSQL can be started on this machine; use onEachEngine')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const run = async (statement: string) => {
    const client = new Client(postgresUrl(postgres, 'postgres'))
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }
  await run(`create database ${name} template ${template} encoding 'UTF8'`)
  if (life === 'file') {
    afterFile(async () => {
      try {
        await run(`drop database if exists ${name} with (force)`)
      } catch (failed) {
        // An autovacuum worker that is just in this database belongs to no role, so FORCE may not end it; a plain DROP asks it to leave and waits.
        if (!(failed instanceof DatabaseError) || failed.code !== '42501') throw failed
        await run(`drop database if exists ${name}`)
      }
    })
  }
  return postgresUrl(postgres, name)
}

const copyFolder = (from: string, to: string) => cp(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE })
