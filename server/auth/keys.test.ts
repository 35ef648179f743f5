import { beforeAll, describe, expect, test } from 'vitest'
import { aSmallOrganisation, type TestApp, testApp } from '../../test/app.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { inOrganisation } from '../database/transaction.ts'

const AUTOMATION_KEY = 'load-test-key: exactly this!'.replaceAll(' ', '')

let database: TestDatabase
let server: TestApp
let administrator: string

beforeAll(async () => {
  database = await testDatabase()
  await aSmallOrganisation(database, 'a', {
    people: [
      { id: 'admin', email: 'admin@a.example', roles: ['administrator', 'service-desk'] },
      { id: 'li', email: 'li@a.example', roles: ['service-desk'] },
    ],
  })
  await aSmallOrganisation(database, 'b', { people: [{ id: 'admin', email: 'admin@b.example', roles: ['administrator'] }] })
  server = await testApp(database, { automationKey: AUTOMATION_KEY })
  administrator = await server.signIn('admin@a.example')
})

const newKey = async (body: object = { name: '报表' }) =>
  (await server.ask('POST', '/api/keys', { cookie: administrator, body })).json()
const whoIs = async (key: string, from?: string) =>
  (await server.ask('GET', '/api/me', { key, ...(from !== undefined && { from }) })).json()

describe('an API key', () => {
  test('is shown once, acts as its maker, and is listed without its text', async () => {
    const created = await server.ask('POST', '/api/keys', { cookie: administrator, body: { name: '报表', expiresInDays: 30 } })
    expect(created.statusCode).toBe(201)
    const { id, key, start } = created.json()
    expect(key).toMatch(/^bh_[A-Za-z]{64}$/)
    expect(await whoIs(key, '203.0.113.9')).toMatchObject({ person: { id: 'admin' }, organisation: { id: 'a' } })
    const { items } = (await server.ask('GET', '/api/keys', { cookie: administrator })).json()
    expect(items).toContainEqual(
      expect.objectContaining({
        id,
        name: '报表',
        start,
        person: { id: 'admin', name: 'admin 先生' },
        lastUsedAt: server.deps.clock(),
      }),
    )
    expect(JSON.stringify(items)).not.toContain(key)
  })

  test('needs no origin for writing, because no browser adds it by itself', async () => {
    const { key } = await newKey()
    const response = await server.app.inject({
      method: 'POST',
      url: '/api/keys',
      headers: { authorization: `Bearer ${key}` },
      payload: { name: 'second' },
    })
    expect(response.statusCode).toBe(201)
  })

  test('that has expired, was deleted or never existed is refused', async () => {
    const expired = await newKey({ name: 'short', expiresInDays: 1 })
    const deleted = await newKey()
    expect(await whoIs(deleted.key)).toMatchObject({ person: { id: 'admin' } })
    expect((await server.ask('DELETE', `/api/keys/${deleted.id}`, { cookie: administrator })).statusCode).toBe(204)
    expect(await whoIs(deleted.key)).toMatchObject({ status: 401, code: 'key.wrong' })
    expect(await whoIs('bh_invented')).toMatchObject({ status: 401, code: 'key.wrong' })
    // better-auth counts its days from the machine's clock, so the end is moved and not our clock.
    await database.pool.query(`update apikey set "expiresAt" = $1 where id = $2`, [server.deps.clock(), expired.id])
    expect(await whoIs(expired.key)).toMatchObject({ code: 'key.wrong' })
  })

  test('is for administrators to make, and belongs to their organisation', async () => {
    const li = await server.signIn('li@a.example')
    const refused = await server.ask('POST', '/api/keys', { cookie: li, body: { name: 'mine' } })
    expect(refused.json()).toMatchObject({ status: 403, code: 'role.missing', detail: '需要岗位：管理员' })
    const { id } = await newKey()
    const stranger = await server.signIn('admin@b.example')
    expect((await server.ask('GET', '/api/keys', { cookie: stranger })).json()).toEqual({ items: [] })
    expect((await server.ask('DELETE', `/api/keys/${id}`, { cookie: stranger })).json()).toMatchObject({
      status: 404,
      code: 'key.not-found',
    })
  })

  test('of a deactivated person is refused', async () => {
    await aSmallOrganisation(database, 'c', { people: [{ id: 'gone', email: 'gone@c.example', roles: ['administrator'] }] })
    const cookie = await server.signIn('gone@c.example')
    const { key } = (await server.ask('POST', '/api/keys', { cookie, body: { name: 'x' } })).json()
    await inOrganisation(database, 'c', tx => tx.updateTable('people').set({ is_active: false }).execute())
    server.app.sessions.forget()
    expect(await whoIs(key)).toMatchObject({ status: 403, code: 'person.inactive' })
  })
})

describe('BIHUAN_API_KEY', () => {
  test('is the very text given, and acts as an administrator of the first organisation', async () => {
    expect(await whoIs(AUTOMATION_KEY)).toMatchObject({
      person: { id: 'admin', roles: expect.arrayContaining([{ role: 'administrator', departmentId: 'service' }]) },
      organisation: { id: 'a' },
    })
    expect(await whoIs(`${AUTOMATION_KEY}x`)).toMatchObject({ code: 'key.wrong' })
    expect((await server.ask('GET', '/api/keys', { key: AUTOMATION_KEY })).statusCode).toBe(200)
  })

  test('is nothing where it is not set', async () => {
    const without = await testApp(database)
    expect((await without.ask('GET', '/api/me', { key: AUTOMATION_KEY })).json()).toMatchObject({ code: 'key.wrong' })
    expect((await without.ask('GET', '/api/me', { headers: { authorization: 'Bearer ' } })).json()).toMatchObject({
      code: 'session.required',
    })
  })

  test('costs no query per request', async () => {
    await whoIs(AUTOMATION_KEY)
    const transactions = countTransactions(database)
    for (let i = 0; i < 20; i++) await server.ask('GET', '/api/keys/none', { key: AUTOMATION_KEY })
    await server.ask('GET', '/api/me', { key: AUTOMATION_KEY })
    expect(transactions()).toBe(1) // that of /api/me itself
  })
})

function countTransactions({ pool }: TestDatabase): () => number {
  let count = 0
  pool.on('acquire', () => count++)
  return () => count
}
