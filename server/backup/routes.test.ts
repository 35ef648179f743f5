import { beforeAll, describe, expect, it } from 'vitest'
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
