import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Engine, emptyDatabase, type TestDatabase } from '../../test/database.ts'
import { testFiles } from '../../test/files.ts'
import { hasPostgres } from '../../test/postgres.ts'
import { type Migration, migrate, readMigrations } from '../database/migrate.ts'
import { backup } from './backup.ts'
import { tableFile } from './backup-format.ts'
import { restore } from './restore.ts'

const NOW = '2026-11-22T03:00:00.000Z'

/** A table of everything that a backup could get wrong, and one that points back at itself. */
const ODD_TABLES: Migration = {
  id: '9998-odd-tables',
  sha256: 'odd',
  sql: `
    create table odd (
      org_id text not null references organisations,
      id int generated always as identity,
      parent int,
      big bigint, exact numeric, float float8, raw bytea, at timestamptz, day date, during interval, words text[],
      document jsonb not null, verbatim json, search tsvector, amount int, twice int generated always as (amount * 2) stored,
      "Quoted ""name""" text,
      primary key (org_id, id),
      foreign key (org_id, parent) references odd (org_id, id)
    );
    create sequence numbers;
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'triggers must not run'; end $$;
    call bihuan_protect('odd', worker => false)`,
}
const TRIGGER: Migration = {
  id: '9999-trigger',
  sha256: 'trigger',
  sql: 'create trigger refuse before insert on odd for each row execute function refuse()',
}

const ROWS = `
  insert into organisations (id, name, name_en, created_at) values ('robot', '机器人', 'Robot', '2026-01-01Z'), ('furniture', '家具', 'Furniture', '2026-01-01Z');
  insert into odd (org_id, parent, big, exact, float, raw, at, day, during, words, document, verbatim, search, amount, "Quoted ""name""") values
    ('robot', 3, 9223372036854775807, 123456789012345678901234567890.123456789, 0.1::float8 + 0.2, '\\x00ff0a', '2026-10-10 09:00:00.123456+08', '2026-10-10', '1 mon 2 days 03:04:05', '{"a b","c,\\"d\\"",null,"换\n行"}', 'null', E'{ "b":1,\\n "a":1, "b":2 }', to_tsvector('simple', '机器 器人 plc200'), 21, 'a "quote"'),
    ('robot', null, -1, 'NaN', 'Infinity', '', 'infinity', '-infinity', null, '{}', '{"deep": [1.10, "\\u0001", "😀"]}', null, null, null, E'line\\nbreak\\ttab\\\\'),
    ('robot', null, null, null, null, null, null, null, null, null, '"text"', null, null, null, ''),
    ('furniture', null, null, null, null, null, null, null, null, null, '[]', null, null, null, null);
  update odd set parent = 1 where org_id = 'robot' and id = 3;
  select nextval('numbers') from generate_series(1, 41)`

const other = (engine: Engine): Engine => (engine === 'pglite' ? 'postgres' : 'pglite')
const engines: Engine[] = hasPostgres ? ['pglite', 'postgres'] : ['pglite']

describe.each(engines)('a backup made on %s', engine => {
  let source: TestDatabase
  let migrations: Migration[]
  const folder = () => join(source.dataDir, 'backup')

  beforeAll(async () => {
    source = await emptyDatabase(engine)
    migrations = [...(await readMigrations()), ODD_TABLES]
    await migrate(source, migrations)
    await asOwnerOfAll(source, ROWS)
    await migrate(source, [...migrations, TRIGGER])
    migrations = [...migrations, TRIGGER]
    await mkdir(join(source.dataDir, 'files/robot/ab'), { recursive: true })
    await writeFile(join(source.dataDir, 'files/robot/ab/照片.jpg'), 'a photograph')
    await backup(source, { files: await filesOf(source), folder: folder(), now: NOW })
  })

  test.each(hasPostgres ? [engine, other(engine)] : [engine])('comes back the same on %s, and from there again', async target => {
    const database = await emptyDatabase(target)
    const manifest = await restore(database, { folder: folder(), files: await filesOf(database), migrations })
    expect(manifest).toMatchObject({ format: 2, createdAt: NOW, engine })
    expect(manifest.tables.find(({ name }) => name === 'odd')?.rows).toBe(4)
    expect(await readFile(join(database.dataDir, 'files/robot/ab/照片.jpg'), 'utf8')).toBe('a photograph')

    const again = join(database.dataDir, 'again')
    await backup(database, { files: await filesOf(database), folder: again, now: NOW })
    for (const { name } of manifest.tables) expect(await linesOf(again, name)).toEqual(await linesOf(folder(), name))
    const home = await emptyDatabase(engine)
    await restore(home, { folder: again, files: await filesOf(home), migrations })
    expect(await fingerprintOf(home)).toEqual(await fingerprintOf(source))
  })

  test('sequences, foreign keys, triggers and row-level security work on after a restore', async () => {
    const database = await emptyDatabase(engine)
    await restore(database, { folder: folder(), files: await filesOf(database), migrations })
    expect((await database.pool.query(`select nextval('numbers') as next`)).rows).toEqual([{ next: 42 }])
    expect((await database.pool.query('select * from odd')).rows).toEqual([])
    const insert = (columns: string, values: string) =>
      asOwnerOfAll(database, `insert into odd (document, ${columns}) values ('{}', ${values})`)
    await expect(insert('org_id', `'robot'`)).rejects.toThrow('triggers must not run')
    await asOwnerOfAll(database, 'drop trigger refuse on odd')
    await expect(insert('org_id', `'nobody'`)).rejects.toThrow('foreign key')
    await expect(insert('org_id, parent', `'robot', 99`)).rejects.toThrow('foreign key')
    await insert('org_id', `'robot'`) // the identity goes on where it was
  })

  test('is refused by a database that has data', async () => {
    await expect(restore(source, { folder: folder(), files: await filesOf(source), migrations })).rejects.toMatchObject({
      code: 'backup.not-empty',
    })
  })

  test('is refused by a program with other migrations, and by a database that is already further', async () => {
    const database = await emptyDatabase(engine)
    const edited = migrations.map(migration => ({ ...migration, sha256: `${migration.sha256} edited` }))
    await expect(
      restore(database, { folder: folder(), files: await filesOf(database), migrations: edited }),
    ).rejects.toMatchObject({
      code: 'backup.mismatch',
    })
    const newer = [...migrations, { id: '99991-more', sha256: 'more', sql: 'alter table odd add more text' }]
    await migrate(database, newer)
    await expect(
      restore(database, { folder: folder(), files: await filesOf(database), migrations: newer }),
    ).rejects.toMatchObject({
      code: 'backup.mismatch',
    })
  })

  test('is brought to the newest migration when the program is newer', async () => {
    const database = await emptyDatabase(engine)
    const newer = [
      ...migrations,
      { id: '99991-more', sha256: 'more', sql: `alter table odd add more text not null default 'new'` },
    ]
    await restore(database, { folder: folder(), files: await filesOf(database), migrations: newer })
    expect(await asOwnerOfAll(database, 'select distinct more from odd')).toEqual([{ more: 'new' }])
  })

  test('is refused when a byte of it changed, and leaves the database empty', async () => {
    const damaged = join(source.dataDir, 'damaged')
    await backup(source, { files: await filesOf(source), folder: damaged, now: NOW })
    await appendFile(tableFile(damaged, 'odd'), ' ')
    const database = await emptyDatabase(engine)
    await expect(restore(database, { folder: damaged, files: await filesOf(database), migrations })).rejects.toMatchObject({
      code: 'backup.damaged',
    })
    await writeFile(join(folder(), '../not-a-backup'), '')
    await expect(
      restore(database, { folder: join(folder(), '../not-a-backup'), files: await filesOf(database) }),
    ).rejects.toMatchObject({ code: 'backup.damaged' })
  })
})

const filesOf = (database: TestDatabase) => testFiles(database, () => NOW)

async function asOwnerOfAll(database: TestDatabase, statements: string): Promise<unknown[]> {
  const client = await database.pool.connect()
  try {
    await client.query(`begin; set local bihuan.all_organisations = 'on'`)
    const { rows } = await client.query(statements)
    await client.query('commit')
    return rows
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

const linesOf = async (folder: string, table: string) =>
  gunzipSync(await readFile(tableFile(folder, table)))
    .toString()
    .split('\n')
    .sort()
const fingerprintOf = (database: TestDatabase) =>
  asOwnerOfAll(database, 'select md5(string_agg(o::text, chr(10) order by org_id, id)) from odd o')
