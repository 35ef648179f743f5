import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { readMigrations } from '../../server/database/migrate.ts'
import { wireFormat } from './wire-format.ts'

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/bihuan/', import.meta.url))

/** A migrated PGlite in this process's memory, of which one thing after another is asked; whoever asks is the owner, as on a server. */
export async function memoryDatabase(): Promise<PGlite> {
  const pglite = await PGlite.create({ loadDataDir: new Blob([new Uint8Array(await snapshot())]) })
  // Given with each query they would be merged with its own four hundred each time.
  Object.assign(pglite.parsers, wireFormat.parsers)
  Object.assign(pglite.serializers, wireFormat.serializers)
  await becomeOwner(pglite)
  return pglite
}

/** The session is nobody special from here on: row-level security binds it. */
export const becomeOwner = (pglite: PGlite) => pglite.exec('reset role; set session authorization bihuan_owner')
/** The session sees everything: for whoever looks from outside. */
export const becomeSuperuser = (pglite: PGlite) => pglite.exec('set session authorization postgres')

/** What has rows, but for the organisations, and all that refers to it: only together may they be truncated. */
const USED = `
  with recursive used as (
    select oid from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 0
      and relname not in ('organisations', 'schema_migrations')
    union select c.conrelid from pg_constraint c join used on c.confrelid = used.oid where c.contype = 'f'
  ) select c.relname from pg_class c join used using (oid) order by 1`

/** Takes all rows away, but not what migrations have put there. */
export async function emptyDatabase(pglite: PGlite): Promise<void> {
  await becomeSuperuser(pglite)
  const { rows } = await pglite.query<{ relname: string }>(USED)
  // Not deleted but truncated: where a row lies decides in which order it is found.
  if (rows.length > 0) await pglite.exec(`truncate ${rows.map(({ relname }) => `"${relname}"`).join(', ')} restart identity`)
  // Every table refers to this one, and truncating all of them takes a second.
  await pglite.exec(`set session_replication_role = replica; delete from organisations; reset session_replication_role`)
  for (const clean of ['vacuum organisations', 'reindex table organisations']) await pglite.exec(clean)
  await becomeOwner(pglite)
}

/** Migrating takes seconds, so it is kept between runs under the hash of all that it depends on. */
async function snapshot(): Promise<Buffer> {
  const migrations = await readMigrations()
  const hash = createHash('sha256')
  hash.update(await readFile(new URL('../../node_modules/@electric-sql/pglite/package.json', import.meta.url)))
  for (const { id, sha256 } of migrations) hash.update(id + sha256)
  const file = `${CACHE}pglite-simulated-${hash.digest('hex').slice(0, 16)}.tar`
  if (existsSync(file)) return readFile(file)
  const pglite = await PGlite.create()
  await pglite.exec(`
    create role bihuan_owner login createrole createdb;
    alter database postgres owner to bihuan_owner;
    grant pg_checkpoint, pg_read_all_stats to bihuan_owner;
    set session authorization bihuan_owner;
    create table schema_migrations (id text primary key, sha256 text not null, applied_at timestamptz not null default now())`)
  for (const { id, sha256, sql } of migrations) {
    await pglite.exec(`begin; select set_config('bihuan.all_organisations', 'on', true)`)
    await pglite.exec(sql)
    await pglite.query('insert into schema_migrations (id, sha256) values ($1, $2)', [id, sha256])
    await pglite.exec('commit')
  }
  await becomeSuperuser(pglite)
  await pglite.exec('vacuum')
  const bytes = Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer())
  await pglite.close()
  await mkdir(CACHE, { recursive: true })
  await writeFile(`${file}.${process.pid}`, bytes)
  await rename(`${file}.${process.pid}`, file)
  return bytes
}
