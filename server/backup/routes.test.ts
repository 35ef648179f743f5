import { beforeAll, describe, expect, it } from 'vitest'
import { aSmallOrganisation, testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { anOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { backupRoutes } from './routes.ts'

let http: FeatureApp
beforeAll(async () => {
  const database = await testDatabase()
  http = await featureApp(database, await anOrganisation(database), [backupRoutes])
})

describe('backups asked for over HTTP', () => {
  it('in the same millisecond, one after the other, lie side by side', async () => {
    const [first, second] = [
      await http.ask('administrator', 'POST', '/api/backups'),
      await http.ask('administrator', 'POST', '/api/backups'),
    ]
    expect([first.statusCode, second.statusCode], second.body).toEqual([201, 201])
    const names = [first.json().name, second.json().name]
    expect(new Set(names).size).toBe(2)
    const { items } = (await http.ask('administrator', 'GET', '/api/backups')).json<{ items: { name: string }[] }>()
    expect(items.map(i => i.name)).toEqual(names.sort())
  })

  it('at once: one is made, the other is refused by name', async () => {
    const both = await Promise.all([1, 2].map(() => http.ask('administrator', 'POST', '/api/backups')))
    expect(both.map(r => r.statusCode).sort()).toEqual([201, 409])
    expect(both.find(r => r.statusCode === 409)!.json()).toMatchObject({ code: 'backup.running', mend: expect.any(String) })
  })
})

describe('a backup of several organisations', () => {
  it('is for whoever runs the server, not for the administrator of one of them', async () => {
    const database = await testDatabase()
    const admin = { id: 'admin', roles: ['administrator' as const] }
    await aSmallOrganisation(database, 'a', { people: [{ ...admin, email: 'admin@a.example' }] })
    const server = await testApp(database, { automationKey: 'the-key-of-the-installation' })
    const cookie = await server.signIn('admin@a.example')
    const made = async (as: object) => (await server.ask('POST', '/api/backups', as)).json()
    expect(await made({ cookie })).toMatchObject({ name: expect.any(String) })
    await aSmallOrganisation(database, 'b', { people: [{ ...admin, email: 'admin@b.example' }] })
    expect(await made({ cookie })).toMatchObject({ status: 403, code: 'backup.operator-only', mend: expect.any(String) })
    expect((await server.ask('GET', '/api/backups', { cookie })).json()).toMatchObject({ code: 'backup.operator-only' })
    const own = (await server.ask('POST', '/api/keys', { cookie, body: { name: '自动化', scopes: ['administer'] } })).json()
    expect(await made({ key: own.key })).toMatchObject({ code: 'backup.operator-only' })
    expect(await made({ key: 'the-key-of-the-installation' })).toMatchObject({ name: expect.any(String) })
  })
})
