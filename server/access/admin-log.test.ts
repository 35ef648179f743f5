import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aSmallOrganisation, type TestApp, testApp } from '../../test/app.ts'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { inOrganisation } from '../database/transaction.ts'
import { logAdministration } from './admin-log.ts'

onEachEngine('the administration log', engine => {
  let database: TestDatabase
  let server: TestApp
  beforeAll(async () => {
    database = await testDatabase(engine)
    for (const org of ['a', 'b'])
      await aSmallOrganisation(database, org, {
        people: [
          { id: 'admin', email: `admin@${org}.example`, roles: ['administrator'] },
          { id: 'sun', email: `sun@${org}.example`, roles: ['auditor'] },
          { id: 'li', email: `li@${org}.example`, roles: ['service-desk'] },
        ],
      })
    server = await testApp(database)
  })
  const page = async (cookie: string, query = '') => (await server.ask('GET', `/api/admin-log?${query}`, { cookie })).json()

  test('is added to and never changed, not even by the organisation itself', async () => {
    await inOrganisation(database, 'a', tx =>
      logAdministration(
        { tx, org: 'a', now: '2026-10-10T00:00:00.000Z', newId: () => 'one' },
        { actor: 'admin', action: 'key.created' },
      ),
    )
    for (const change of [sql`update admin_log set actor = 'x'`, sql`delete from admin_log`, sql`truncate admin_log`])
      await expect(inOrganisation(database, 'a', tx => change.execute(tx))).rejects.toThrow('permission denied')
  })

  test('tells of sign-ins and keys, to administrators and auditors of the organisation', async () => {
    const administrator = await server.signIn('admin@a.example')
    server.advance(1_000)
    await server.ask('POST', '/api/auth/sign-in/email', {
      body: { email: 'li@a.example', password: 'wrong' },
      from: '203.0.113.5',
    })
    server.advance(1_000)
    const made = await server.ask('POST', '/api/keys', { cookie: administrator, body: { name: '报修', scopes: ['cases.write'] } })
    server.advance(1_000)
    const auditor = await server.signIn('sun@a.example')
    const { items } = await page(auditor)
    expect(items.map((entry: { action: string }) => entry.action)).toEqual([
      'sign-in',
      'key.created',
      'sign-in.failed',
      'sign-in',
      'key.created',
    ])
    expect(items[1]).toMatchObject({
      actor: { name: 'admin 先生' },
      subject: { name: '报修' },
      detail: { scopes: ['cases.write'] },
    })
    expect(items[2]).toMatchObject({ actor: { id: 'li' }, address: '203.0.113.5', detail: { reason: 'sign-in.wrong' } })
    expect(JSON.stringify(items)).not.toContain(made.json().key)
    expect((await page(await server.signIn('admin@b.example'))).items).toHaveLength(1)
    expect(await page(await server.signIn('li@a.example'))).toMatchObject({ code: 'role.missing' })
  })

  test('is filtered by what, who and when, and paged', async () => {
    const auditor = await server.signIn('sun@a.example')
    const only = await page(auditor, 'action=key.created,key.deleted')
    expect(only.items).toHaveLength(2)
    expect((await page(auditor, 'person=li&action=sign-in.failed')).items).toHaveLength(1)
    expect((await page(auditor, 'until=2026-10-10T00:30:00.000Z')).items.map((e: { id: string }) => e.id)).toEqual(['one'])
    const seen: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const { items, next }: { items: { id: string }[]; next: string | null } = await page(
        auditor,
        `limit=2${after && `&after=${after}`}`,
      )
      seen.push(...items.map(({ id }) => id))
      after = next
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.at(-1)).toBe('one')
    expect(await page(auditor, 'action=nonsense')).toMatchObject({ code: 'input.invalid' })
  })
})
