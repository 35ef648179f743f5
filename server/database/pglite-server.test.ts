import { mkdtemp } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { Pool } from 'pg'
import { beforeAll, expect, inject, test } from 'vitest'
import { quietLog, type TestDatabase, testDatabase } from '../../test/database.ts'
import { openDatabase } from './database.ts'
import { message } from './wire-protocol.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase('pglite')
})

test('statements of different connections that arrive in several pieces do not mix', async () => {
  const long = 'x'.repeat(300_000)
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      i % 2
        ? database.pool.query('select length($1::text) as size, $2::int as i', [long, i])
        : database.pool.query('select $2::int as i, $3::text as more, length($1::text) as size', [long, i, 'more']),
    ),
  )
  for (const [i, { rows }] of answers.entries())
    expect(rows).toEqual([i % 2 ? { size: 300_000, i } : { size: 300_000, i, more: 'more' }])
})

test('a transaction is not interrupted by the statements of another connection', async () => {
  await database.pool.query('create table counter (n int); insert into counter values (0)')
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      const client = await database.pool.connect()
      await client.query('begin')
      const { rows } = await client.query('select n from counter')
      await client.query('update counter set n = $1', [rows[0].n + 1])
      await client.query('commit')
      client.release()
    }),
  )
  const { rows } = await database.pool.query('select n from counter')
  expect(rows).toEqual([{ n: 20 }])
})

test('an error fails its own statement and nothing else', async () => {
  const [wrong, typed, right] = await Promise.allSettled([
    database.pool.query('selekt 1'),
    database.pool.query('select $1::int', ['no number']),
    database.pool.query('select 1 as one'),
  ])
  expect([wrong.status, typed.status]).toEqual(['rejected', 'rejected'])
  expect(right).toMatchObject({ status: 'fulfilled', value: { rows: [{ one: 1 }] } })
})

test('a client that goes away in a transaction leaves nothing behind and does not block the others', async () => {
  await database.pool.query('create table left_behind (n int)')
  const client = await database.pool.connect()
  await client.query('begin')
  await client.query('insert into left_behind values (1)')
  client.release(true) // closes the socket
  const { rows } = await database.pool.query('select * from left_behind')
  expect(rows).toEqual([])
})

test('a transaction that waits for a query outside of itself ends after a while instead of stopping everybody', async () => {
  const errors: unknown[] = []
  const dataDir = await mkdtemp(join(inject('runFolder'), 'data-'))
  const impatient = await openDatabase({
    dataDir,
    log: { ...quietLog, error: (error: unknown) => errors.push(error) },
    purpose: 'test',
    idleTransactionMs: 300,
  })
  const client = await impatient.pool.connect()
  client.on('error', () => {})
  await client.query('begin')
  const outside = impatient.pool.query('select 1 as one') // a mistake: it waits for the transaction, which waits for it
  await expect(outside).resolves.toMatchObject({ rows: [{ one: 1 }] })
  await expect(client.query('commit')).rejects.toThrow()
  expect(errors).toHaveLength(1)
  client.release(true)
  await impatient.close()
})

test('a batch cut short by Flush keeps its turn until Sync', async () => {
  const socketFolder = new URL(database.connectionString).searchParams.get('host')
  const socket = createConnection(`${socketFolder}/.s.PGSQL.5432`)
  const startup = Buffer.from('user\0bihuan_owner\0\0')
  const header = Buffer.alloc(8)
  header.writeInt32BE(startup.length + 8)
  header.writeInt32BE(196608, 4)
  socket.write(Buffer.concat([header, startup]))
  const none = Buffer.alloc(2)
  const parse = message('P', '', 'select 42 as answer', none)
  const bind = message('B', '', '', none, none, none)
  socket.write(Buffer.concat([parse, message('H')]))
  const other = database.pool.query('select 1 as one')
  await new Promise(resolve => setTimeout(resolve, 100))
  let received = ''
  socket.on('data', data => {
    received += data.toString('latin1')
  })
  socket.write(Buffer.concat([bind, message('E', '', 0), message('S')]))
  await expect(other).resolves.toMatchObject({ rows: [{ one: 1 }] })
  await expect.poll(() => received).toContain('42')
  socket.destroy()
})

test('a library with its own pool reaches it by the connection string', async () => {
  const pool = new Pool({ connectionString: database.connectionString })
  const { rows } = await pool.query('select current_user as me, now() as at')
  expect(rows[0].me).toBe('bihuan_owner')
  expect(rows[0].at).toBeInstanceOf(Date)
  await pool.end()
})
