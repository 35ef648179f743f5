import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { hasOpenssl } from '../server/anchors/tsa.fixture.ts'
import { backup } from '../server/backup/backup.ts'
import { backupsFolder } from '../server/backup/daily-backup.ts'
import { checkHolidays, checkNode } from '../server/operations/doctor/host.ts'
import { copyOfPostgres, testDatabase } from '../test/database.ts'
import { testFiles } from '../test/files.ts'
import { hasPostgres } from '../test/postgres.ts'
import { doctorCommand } from './doctor.ts'

const NOW = new Date().toISOString() // the database's clock is compared with it
const run = async (env: Record<string, string>, ...args: string[]) => {
  const lines: string[] = []
  const code = await doctorCommand(args, { env, now: () => new Date().toISOString(), out: line => lines.push(line) })
  return { code, lines }
}
const states = async (env: Record<string, string>) => {
  const { code, lines } = await run(env, '--json')
  const found: Record<string, string> = Object.fromEntries(lines.map(line => JSON.parse(line)).map(one => [one.check, one.state]))
  return { code, found, lines }
}

test.skipIf(!hasPostgres)('a whole installation on PostgreSQL: every check in one line, nothing broken', async () => {
  const database = await testDatabase()
  const { dataDir } = database
  const files = await testFiles(database, () => NOW)
  await backup(database, { files, folder: join(backupsFolder(dataDir), NOW.replaceAll(':', '-')), now: NOW })
  const env = { DATA_DIR: dataDir, DATABASE_URL: database.connectionString, LANG: 'en_US.UTF-8', MIN_FREE_DISK_MB: '1' }
  const { found } = await states(env)
  expect(found).toMatchObject({ node: 'ok', 'time-zones': 'ok', settings: 'ok', database: 'ok', clock: 'ok', migrations: 'ok' })
  expect(found).toMatchObject({ roles: 'ok', backup: 'ok', restorable: 'ok', messages: 'ok', mail: 'warning' })
  // The PostgreSQL of the tests runs without fsync, which is found.
  expect(Object.keys(found).filter(check => found[check] === 'fault' && check !== 'fsync')).toEqual([])
  const { lines } = await run(env)
  expect(lines.find(line => line.includes('restorable'))).toMatch(/^✓ restorable {3}The backup is whole: \d+ tables, 0 files$/)
  expect(lines.find(line => line.includes('mail'))).toMatch(/^! mail .* → Set SMTP_URL/)

  // A backup of which one byte was changed.
  const table = join(backupsFolder(dataDir), NOW.replaceAll(':', '-'), 'tables', 'people.ndjson.gz')
  const bytes = await readFile(table)
  bytes[bytes.length - 1]! ^= 1
  await writeFile(table, bytes)
  expect(await states(env)).toMatchObject({ code: 1, found: { restorable: 'fault' } })
})

test('an empty computer is told what is not there yet, and nothing is made there', async () => {
  const dataDir = join(await mkdtemp(join(inject('runFolder'), 'doctor-')), 'none')
  const { code, found } = await states({ DATA_DIR: dataDir })
  expect(found).toMatchObject({ 'data-folder': 'warning', database: 'warning', backup: 'warning' })
  expect(code).toBe(0)
  await expect(cp(dataDir, `${dataDir}-copy`, { recursive: true })).rejects.toThrow('ENOENT')
})

test('what is wrong is named with how to mend it', async () => {
  const taken = createServer(socket => socket.end())
  await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve))
  const address = taken.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const dataDir = await mkdtemp(join(inject('runFolder'), 'doctor-'))
  const env = { DATA_DIR: dataDir, DATABASE_URL: 'postgres://bihuan:geheim@127.0.0.1:1/none', PUBLIC_URL: 'http://desk.example' }
  const { code, found, lines } = await states({ ...env, SMTP_URL: `smtp://127.0.0.1:${port}` })
  expect(found).toMatchObject({ database: 'fault', mail: 'ok', 'public-url': 'warning' })
  expect([code, lines.join('').includes('geheim')]).toEqual([1, false])
  taken.close()
  expect((await states({ ...env, SMTP_URL: 'smtp://127.0.0.1:1' })).found).toMatchObject({ mail: 'fault' })
  expect(await states({ PORT: 'many' })).toMatchObject({ code: 1, found: { settings: 'fault' } })
  expect(checkNode('18.19.0')).toMatchObject([{ state: 'fault' }, { state: 'ok' }])
  expect(checkHolidays('2026-11-01T00:00:00.000Z', 2026)).toMatchObject({ state: 'warning' })
  expect(checkHolidays('2026-11-01T00:00:00.000Z', 2027)).toMatchObject({ state: 'ok' })
})

test.skipIf(!hasPostgres)('a database without the newest migration, and one that is newer', async () => {
  const env = { DATA_DIR: inject('runFolder'), DATABASE_URL: await copyOfPostgres() }
  const { Client } = await import('pg')
  const client = new Client(env.DATABASE_URL)
  await client.connect()
  await client.query(`insert into schema_migrations (id, sha256) values ('9999-later', 'x')`)
  expect((await states(env)).found).toMatchObject({ migrations: 'warning' })
  await client.query(`delete from schema_migrations where id > '0050'`)
  expect((await states(env)).found).toMatchObject({ migrations: 'warning' })
  await client.end()
})

test.skipIf(!hasOpenssl)('a certificate is told before it ends', async () => {
  const folder = await mkdtemp(join(inject('runFolder'), 'doctor-'))
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key, '-out', cert]
  execFileSync('openssl', [...made, '-days', '10', '-subj', '/CN=desk.example'], { stdio: 'ignore' })
  const { found } = await states({ DATA_DIR: folder, TLS_CERT: cert, TLS_KEY: key })
  expect(found).toMatchObject({ tls: 'warning' })
})
