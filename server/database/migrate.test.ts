import { beforeAll, expect, test } from 'vitest'
import { emptyDatabase, onEachEngine, quietLog, type TestDatabase } from '../../test/database.ts'
import { openDatabase } from './database.ts'
import { appliedMigrations, type Migration, migrate, readMigrations } from './migrate.ts'

const migration = (id: string, sql: string): Migration => ({ id, sql, sha256: `hash of ${sql}` })
const FIRST = migration('0001-first', 'create table first (id int)')
const SECOND = migration('0002-second', 'create table second (id int); insert into second values (1)')

onEachEngine('migrate', engine => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await emptyDatabase(engine)
  })

  test('runs what is new, in order, once', async () => {
    expect(await migrate(database, [FIRST])).toMatchObject([{ id: '0001-first' }])
    expect(await migrate(database, [FIRST, SECOND])).toMatchObject([{ id: '0002-second' }])
    expect(await migrate(database, [FIRST, SECOND])).toEqual([])
    expect((await appliedMigrations(database.pool)).map(({ id }) => id)).toEqual(['0001-first', '0002-second'])
  })

  test('refuses a migration that was edited after it had been applied', async () => {
    const edited = migration('0001-first', 'create table first (id bigint)')
    await expect(migrate(database, [edited, SECOND])).rejects.toMatchObject({ code: 'migration.edited' })
    await expect(migrate(database, [edited, SECOND])).rejects.toThrow('0001-first')
  })

  test('refuses a database that a newer version has migrated', async () => {
    await expect(migrate(database, [FIRST])).rejects.toMatchObject({ code: 'migration.newer-database' })
  })

  test('refuses a new migration with a number before one that has run', async () => {
    const late = migration('0000-late', 'create table late (id int)')
    await expect(migrate(database, [late, FIRST, SECOND])).rejects.toMatchObject({ code: 'migration.out-of-order' })
  })

  test('a migration that fails leaves nothing behind and says why', async () => {
    const failing = migration('0003-third', 'create table third (id int); select 1 / 0')
    await expect(migrate(database, [FIRST, SECOND, failing])).rejects.toThrow('division by zero')
    await expect(database.pool.query('select from third')).rejects.toThrow('does not exist')
    expect(await appliedMigrations(database.pool)).toHaveLength(2)
  })

  test('processes that start at once do not run a migration twice', async () => {
    const slow = migration('0003-slow', `create table slow (id int); select pg_sleep(0.2)`)
    const ran = await Promise.all(Array.from({ length: 4 }, () => migrate(database, [FIRST, SECOND, slow])))
    expect(ran.flat()).toHaveLength(1)
  })
})

onEachEngine('our migrations', engine => {
  test('all run on an empty database', async () => {
    const database = await emptyDatabase(engine)
    const all = await readMigrations()
    expect(await migrate(database)).toHaveLength(all.length)
    expect(new Set(all.map(({ id }) => id.slice(0, 4))).size).toBe(all.length)
  })
})

onEachEngine('two databases of one server', engine => {
  test.skipIf(engine === 'pglite')('are migrated at the same time, although they share their roles', async () => {
    const databases = await Promise.all([emptyDatabase(engine), emptyDatabase(engine), emptyDatabase(engine)])
    await databases[0]!.pool.query('drop role if exists bihuan_app, bihuan_worker').catch(() => {}) // in use by other tests
    await Promise.all(databases.map(database => migrate(database)))
    for (const database of databases) expect(await appliedMigrations(database.pool)).not.toHaveLength(0)
  })
})

test('an existing folder with all migrations is ready in a fraction of the time that making it took', async () => {
  const making = performance.now()
  const first = await emptyDatabase('pglite')
  const { dataDir } = first
  await migrate(first)
  const made = performance.now() - making
  await first.close()
  const times: number[] = []
  for (let attempt = 1; attempt <= 2; attempt++) {
    const start = performance.now()
    const again = await openDatabase({ dataDir, log: quietLog })
    await migrate(again)
    times.push(performance.now() - start)
    await again.close()
  }
  const ms = Math.min(...times) // the other tests of the run want the machine too
  console.info(`open and migrate an existing folder: ${ms.toFixed(0)} ms`)
  // A ratio: how busy the machine is must not decide it.
  expect(ms).toBeLessThan(made / 2)
})
