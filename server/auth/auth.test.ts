import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { getMigrations } from 'better-auth/db/migration'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { onEachEngine, quietLog, testDatabase } from '../../test/database.ts'
import { inOrganisation } from '../database/transaction.ts'
import { createAuth } from './auth.ts'
import { loadSecret } from './secret.ts'

onEachEngine('the tables of migration 0005', engine => {
  test('are exactly those that better-auth wants', async () => {
    const database = await testDatabase(engine)
    const auth = createAuth({
      database,
      baseURL: 'https://bihuan.example',
      secret: 'x'.repeat(32),
      clock: () => '2026-10-10T01:00:00.000Z',
      codeClock: () => '2026-10-10T01:00:00.000Z',
      log: quietLog,
    })
    const { toBeCreated, toBeAdded, toBeAddedIndexes, unsafeChanges, schemaProblems } = await getMigrations(auth.options)
    await auth.close()
    expect({ toBeCreated, toBeAdded, toBeAddedIndexes, unsafeChanges, schemaProblems }).toEqual({
      toBeCreated: [],
      toBeAdded: [],
      toBeAddedIndexes: [],
      unsafeChanges: [],
      schemaProblems: [],
    })
  })

  test('are out of reach of requests', async () => {
    const database = await testDatabase(engine)
    for (const table of ['user', 'session', 'account', 'verification', 'apikey', 'twoFactor']) {
      await expect(
        inOrganisation(database, 'a', tx => sql`select * from ${sql.table(table)}`.execute(tx)),
        table,
      ).rejects.toThrow('permission denied')
    }
  })
})

test('the secret is made once, for this user only, whoever comes first', async () => {
  const { dataDir } = await testDatabase()
  let calls = 0
  const random = (bytes: number) => new Uint8Array(bytes).fill(++calls)
  const secrets = await Promise.all([loadSecret(dataDir, random), loadSecret(dataDir, random)])
  expect(secrets[0]).toBe(secrets[1])
  expect(secrets[0]).toHaveLength(43)
  expect(await loadSecret(dataDir, random)).toBe(secrets[0])
  expect((await stat(join(dataDir, 'secret'))).mode & 0o777).toBe(0o600)
  expect((await readFile(join(dataDir, 'secret'), 'utf8')).trim()).toBe(secrets[0])
})
