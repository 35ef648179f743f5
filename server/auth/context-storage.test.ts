import { expect, test } from 'vitest'
import { aSmallOrganisation, testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { contextStorages, withContextStorage } from './context-storage.ts'

test('what better-auth keeps of a request stays as long as any of its work runs, and nothing is followed afterwards', async () => {
  const database = await testDatabase()
  await aSmallOrganisation(database, 'a', { people: [{ id: 'li', email: 'li@a.example', roles: ['service-desk'] }] })
  const server = await testApp(database)
  const cookie = await server.signIn('li@a.example')
  expect((await server.ask('GET', '/api/me', { cookie })).statusCode).toBe(200)
  const storages = contextStorages()
  expect(storages.length).toBeGreaterThan(0)
  for (const storage of storages) {
    await withContextStorage(() =>
      storage.run('mine', async () => {
        await withContextStorage(async () => undefined)
        expect(storage.getStore()).toBe('mine')
      }),
    )
    storage.enterWith('left behind')
    await expect(withContextStorage(() => Promise.reject(new Error('on purpose')))).rejects.toThrow('on purpose')
    expect(storage.getStore()).toBeUndefined()
  }
})
