import { beforeAll, expect, test } from 'vitest'
import { messagesOf, withMailboxes } from '../../test/alarms.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { notificationRoutes } from './routes.ts'
import type { NotificationPage } from './schema.ts'
import { tellPeople } from './tell-people.ts'

let database: TestDatabase
let firm: TestOrganisation
let api: FeatureApp
beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database)
  await withMailboxes(database, firm)
  api = await featureApp(database, firm, [notificationRoutes])
  for (let i = 0; i < 3; i++) {
    await firm.as('frontLine').register({ title: `停机 ${i}` })
    firm.clock.pass({ minutes: 1 })
  }
})
const page = async (query = '') => (await api.ask('deputyLeader', 'GET', `/api/notifications${query}`)).json<NotificationPage>()

test('they come newest first in pages, with the number unread and what they are about', async () => {
  const all = await page()
  expect(all.items.length).toBeGreaterThanOrEqual(3)
  expect(all).toMatchObject({ total: all.items.length, unread: all.items.length, next: null })
  expect(all.items.map(n => n.at)).toEqual(
    all.items
      .map(n => n.at)
      .sort()
      .reverse(),
  )
  expect(all.items[0]).toMatchObject({ kind: 'duty', subject: { kind: 'case' }, readAt: null })
  const seen = []
  for (let after = ''; ; ) {
    const { items, next } = await page(`?limit=1${after}`)
    seen.push(...items)
    if (next === null) break
    after = `&after=${next}`
  }
  expect(seen).toEqual(all.items)
  expect((await api.ask('deputyLeader', 'GET', '/api/notifications?after=made-up')).json()).toMatchObject({
    code: 'cursor.unreadable',
  })
})

test('nobody sees or reads those of somebody else', async () => {
  const { items } = await page()
  expect((await api.ask('frontLine', 'GET', '/api/notifications')).json<NotificationPage>().items).toEqual([])
  expect((await api.ask('frontLine', 'POST', '/api/notifications/read', { body: { ids: items.map(n => n.id) } })).json()).toEqual(
    { read: 0 },
  )
  expect((await page()).unread).toBe(items.length)
})

test('reading one, then all, counts down', async () => {
  const before = await page()
  const read = (body: unknown) => api.ask('deputyLeader', 'POST', '/api/notifications/read', { body })
  expect((await read({ ids: [before.items[0]!.id] })).json()).toEqual({ read: 1 })
  expect((await page('?unread=true')).items.map(n => n.id)).toEqual(before.items.slice(1).map(n => n.id))
  expect((await read({ all: true })).json()).toEqual({ read: before.items.length - 1 })
  expect(await page()).toMatchObject({ unread: 0, total: before.items.length })
  expect((await read({})).statusCode).toBe(400)
})

test('what is told of a report or a low score has an id as long as theirs, is listed, and is read', async () => {
  const id = `low-score:${'0'.repeat(36)}:late`
  const title = { zh: '低分跟进已超期' }
  const tell = () =>
    firm
      .as('frontLine')
      .do(ctx =>
        tellPeople(ctx, { id: `${id}:${'1'.repeat(36)}`, kind: 'follow-up', subject: 'x', title }, [firm.people.deputyLeader]),
      )
  expect([await tell(), await tell()]).toEqual([1, 0])
  const [first] = (await page()).items
  expect(first).toMatchObject({ title: '低分跟进已超期', subject: { kind: 'follow-up', id: 'x' } })
  const read = await api.ask('deputyLeader', 'POST', '/api/notifications/read', { body: { ids: [first!.id] } })
  expect(read.json()).toEqual({ read: 1 })
})

test('a duty of at most two hours of natural time rings by mail when it begins, but not at who began it', async () => {
  const rings = (await messagesOf(database, firm)).filter(m => m.rung === null)
  expect(new Set(rings.map(m => m.address))).toEqual(new Set(['deputyLeader@firm.example']))
  expect(rings.every(m => m.duty_key!.startsWith('robot:grade@'))).toBe(true)
  expect(rings[0]!.words.title.zh).toMatch(/^【限 60 分钟】定级/)
})
