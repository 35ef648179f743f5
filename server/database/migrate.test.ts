import { beforeAll, expect, test } from 'vitest'
import { emptyDatabase, onEachEngine, quietLog, type TestDatabase } from '../../test/database.ts'
import { hasPostgres } from '../../test/postgres.ts'
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

  test('goes on beside a newer version, unless that one says that it breaks older ones, or did not say anything yet', async () => {
    expect(await migrate(database, [FIRST])).toEqual([])
    const mark = (isBreaking: boolean) =>
      database.pool.query(`update schema_migrations set is_breaking = $1 where id = '0002-second'`, [isBreaking])
    await mark(true)
    await expect(migrate(database, [FIRST])).rejects.toMatchObject({ code: 'migration.newer-database' })
    await mark(false)
    const silent = await emptyDatabase(engine)
    await silent.pool.query('create table schema_migrations (id text primary key, sha256 text not null)')
    await silent.pool.query(`insert into schema_migrations values ('0001-first', $1), ('0002-second', '')`, [FIRST.sha256])
    await expect(migrate(silent, [FIRST])).rejects.toMatchObject({ code: 'migration.newer-database' })
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

test.skipIf(!hasPostgres)(
  'a migration lets everybody through while a long transaction holds its table, and runs when that has ended',
  async () => {
    const database = await emptyDatabase('postgres')
    await migrate(database, [FIRST])
    const long = await database.pool.connect()
    await long.query('begin; select from first')
    const change = migration('0002-change', 'alter table first add column note text')
    const read: number[] = []
    const pause = async (attempt: number) => {
      // Behind a waiting migration this would wait for the long transaction too.
      const { rowCount } = await database.pool.query('select from first')
      read.push(rowCount ?? -1)
      if (attempt === 2) await long.query('commit')
    }
    const patience = { lockMs: 20, attempts: 10, pause }
    expect(await migrate(database, [FIRST, change], { patience })).toMatchObject([{ id: '0002-change' }])
    expect(read).toEqual([0, 0])

    await long.query('begin; select from first')
    const again = migration('0003-again', 'alter table first add column more text')
    const refused = migrate(database, [FIRST, change, again], { patience: { lockMs: 20, attempts: 2, pause: async () => {} } })
    await expect(refused).rejects.toMatchObject({ code: 'migration.blocked' })
    await long.query('rollback')
    long.release()
  },
)

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
