import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { isDatabaseAway, isStorageFull } from '../../server/database/away.ts'
import { openDatabase } from '../../server/database/database.ts'
import { afterFile } from '../after-file.ts'
import { testApp } from '../app.ts'
import { copyOfPostgres, quietLog } from '../database.ts'
import { anOrganisation } from '../factories.ts'
import { hasPostgres } from '../postgres.ts'
import { proxyTo } from './proxy.ts'

const KEY = 'a-key-for-a-test-of-faults'

describe.skipIf(!hasPostgres)('a connection that is lost', () => {
  test('while the answer to a commit is under way: 503 by name, and the repeat finds what was done', async () => {
    const dataDir = await mkdtemp(join(inject('runFolder'), 'data-'))
    const url = new URL(await copyOfPostgres())
    const proxy = await proxyTo({ path: `${url.searchParams.get('host')}/.s.PGSQL.5432` })
    afterFile(() => proxy.close())
    const database = {
      ...(await openDatabase({
        databaseUrl: `postgres://bihuan_owner@127.0.0.1:${proxy.port}${url.pathname}`,
        dataDir,
        log: quietLog,
      })),
      dataDir,
    }
    afterFile(() => database.close())
    const firm = await anOrganisation(database)
    const { ask, logged } = await testApp(database, { automationKey: KEY, clock: firm.clock.now })
    const register = () =>
      ask('POST', '/api/cases', {
        key: KEY,
        headers: { 'idempotency-key': 'once' },
        body: { kind: 'anomaly', title: '停机', channel: 'phone' },
      })
    // Who asks is known by then, so that the next commit is that of the write.
    await ask('GET', '/api/cases', { key: KEY })
    // The answer to COMMIT begins with its tag; the transaction is over by then.
    proxy.onAnswer = bytes => bytes.includes('COMMIT')
    const unheard = await register()
    expect([unheard.statusCode, unheard.json().code]).toEqual([503, 'server.not-ready'])
    expect(unheard.headers['retry-after']).toBe('2')
    proxy.onAnswer = undefined
    const heard = await register()
    expect([heard.statusCode, heard.headers['idempotent-replayed']]).toEqual([201, 'true'])
    const list = await ask('GET', '/api/cases', { key: KEY })
    expect(list.json().total).toBe(1)

    proxy.cut()
    expect((await ask('GET', '/readyz')).statusCode).toBe(503)
    expect((await ask('GET', '/healthz')).statusCode).toBe(200)
    expect((await register()).json().code).toBe('server.not-ready')
    proxy.mend()
    expect((await register()).statusCode).toBe(201)
    expect(logged.filter(line => line.includes('a request failed'))).toEqual([])
  })
})

describe('what databases and disks say', () => {
  const error = (message: string, more: object = {}) => Object.assign(new Error(message), more)

  test('of a server that is gone, and of one that only refuses', () => {
    expect(isDatabaseAway(error('Connection terminated unexpectedly'))).toBe(true)
    expect(isDatabaseAway(error('the database system is starting up', { code: '57P03' }))).toBe(true)
    expect(isDatabaseAway(error('connect ENOENT', { code: 'ENOENT', syscall: 'connect' }))).toBe(true)
    expect(isDatabaseAway(error('no such file', { code: 'ENOENT', syscall: 'open' }))).toBe(false)
    expect(isDatabaseAway(error('duplicate key', { code: '23505' }))).toBe(false)
  })
  test('of a disk that is full', () => {
    expect(isStorageFull(error('could not extend file', { code: '53100' }))).toBe(true)
    expect(isStorageFull(error('no space left on device', { code: 'ENOSPC' }))).toBe(true)
    expect(isStorageFull(error('no such file', { code: 'ENOENT' }))).toBe(false)
  })
})
