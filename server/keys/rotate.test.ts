import { randomBytes } from 'node:crypto'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { aFile } from '../../test/access/walked-organisation.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, nextId, type TestOrganisation } from '../../test/factories.ts'
import { featureApp } from '../../test/feature-app.ts'
import { testFiles } from '../../test/files.ts'
import type { FileStore } from '../files/file-store.ts'
import { fileRoutes } from '../files/routes.ts'
import type { StoredFile } from '../files/schema.ts'
import { encipherOld } from './encipher-old.ts'
import { mustOpen } from './must-open.ts'
import { rewrapContents, rotateData, rotateMaster } from './rotate.ts'

let database: TestDatabase
let firm: TestOrganisation
let files: FileStore
beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database)
  files = await testFiles(database, firm.clock.now)
})
const master = () => join(database.dataDir, 'keys', 'master')
const send = async (store: FileStore, text: string) => {
  const { body, headers } = aFile('a.txt', text)
  const http = await featureApp(database, firm, [fileRoutes], { files: store })
  return (await http.ask('frontLine', 'POST', '/api/files', { payload: body, headers })).json<StoredFile>()
}
const get = async (store: FileStore, { id }: StoredFile) => {
  const http = await featureApp(database, firm, [fileRoutes], { files: store })
  const answer = await http.ask('frontLine', 'GET', `/api/files/${id}`)
  return answer.statusCode === 200 ? answer.body : answer.json().code
}
const keysOf = () =>
  firm.as('administrator').do(({ tx }) => tx.selectFrom('data_keys').selectAll().orderBy('created_at').execute())
const by = () => ({ actor: 'system', now: firm.clock.now(), newId: nextId })
const never = new AbortController().signal

test('the master key is made once, for nobody else to read, and never stands in the database', async () => {
  expect((await stat(master())).mode & 0o777).toBe(0o600)
  const sent = await send(files, '一号')
  const [key] = await keysOf()
  expect(key!.master_id).toBe(files.keys.known[0]!.id)
  expect(key!.wrapped).not.toContain(files.keys.known[0]!.key.toString('base64').slice(0, 20))
  expect(await get(await testFiles(database, firm.clock.now), sent)).toBe('一号')
})

test('a new master key wraps every data key anew; another process finds it, and one without it says so', async () => {
  const sent = await send(files, '二号')
  const another = await testFiles(database, firm.clock.now)
  const objects = await firm.as('administrator').do(({ tx }) => tx.selectFrom('file_contents').select('wrapped_key').execute())
  const { dataKeys, master: id } = await rotateMaster(database, files.keys, by())
  expect([dataKeys, (await keysOf())[0]!.master_id]).toEqual([1, id])
  expect(await firm.as('administrator').do(({ tx }) => tx.selectFrom('file_contents').select('wrapped_key').execute())).toEqual(
    objects,
  )
  expect([await get(files, sent), await get(another, sent)]).toEqual(['二号', '二号'])
  const stranger = await testFiles(database, firm.clock.now, { masterKey: randomBytes(32).toString('base64') })
  expect(await get(stranger, sent)).toBe('keys.master-missing')
})

test('a rotation that was broken off before the data keys were wrapped is finished', async () => {
  const sent = await send(files, '三号')
  await files.keys.masters.add() // and then the power went
  const lines = (await readFile(master(), 'utf8')).trim().split('\n')
  expect(lines).toHaveLength(2)
  const { dataKeys } = await rotateMaster(database, files.keys, by())
  expect(dataKeys).toBe(1)
  expect((await readFile(master(), 'utf8')).trim().split('\n')).toEqual(lines)
  expect(await get(await testFiles(database, firm.clock.now), sent)).toBe('三号')
})

test('a key given by MASTER_KEY is changed by the operator: the new one first', async () => {
  const [text, next] = [(await readFile(master(), 'utf8')).split('\n')[0]!, randomBytes(32).toString('base64')]
  const set = await testFiles(database, firm.clock.now, { masterKey: text })
  await expect(rotateMaster(database, set.keys, by())).rejects.toMatchObject({ code: 'settings.wrong' })
  const both = await testFiles(database, firm.clock.now, { masterKey: `${next},${text}` })
  const sent = await send(both, '四号')
  expect((await rotateMaster(database, both.keys, by())).dataKeys).toBe(1)
  expect(await get(await testFiles(database, firm.clock.now, { masterKey: next }), sent)).toBe('四号')
  await writeFile(master(), `${next}\n`)
  await expect(testFiles(database, firm.clock.now, { masterKey: 'short' })).rejects.toMatchObject({ code: 'settings.wrong' })
  await expect(testFiles(database, firm.clock.now, { masterKeyFile: join(database.dataDir, 'none') })).rejects.toMatchObject({
    code: 'settings.wrong',
  })
})

test('a new data key is for what is new; what lay under the old one is wrapped anew, and then the old one is gone', async () => {
  files = await testFiles(database, firm.clock.now)
  const before = await send(files, '五号')
  const [old] = await keysOf()
  const id = await firm.as('administrator').do(ctx => rotateData(ctx, files.keys))
  const after = await send(files, '六号')
  const under = () =>
    firm.as('administrator').do(({ tx }) => tx.selectFrom('file_contents').select(['sha256', 'key_id']).execute())
  const keyOf = async ({ sha256 }: StoredFile) => (await under()).find(row => row.sha256 === sha256)?.key_id
  expect([await keyOf(before), await keyOf(after)]).toEqual([old!.id, id])
  expect(await rewrapContents(database, files, never)).toBeGreaterThan(3)
  expect((await keysOf()).map(key => key.id)).toEqual([old!.id, id])
  await encipherOld(database, firm.clock.now)
  expect(await rewrapContents(database, files, never)).toBe(0)
  expect((await under()).every(row => row.key_id === id)).toBe(true)
  expect((await keysOf()).map(key => key.id)).toEqual([id])
  expect([await get(await testFiles(database, firm.clock.now), before), await get(files, after)]).toEqual(['五号', '六号'])
  const logged = await firm.as('administrator').do(({ tx }) => tx.selectFrom('admin_log').select('action').execute())
  expect(logged.map(row => row.action)).toEqual(expect.arrayContaining(['keys.data-rotated', 'keys.master-rotated']))
})

test('without its master key nothing can be read, and the server does not start over it', async () => {
  const sent = await send(files, '七号')
  const text = await readFile(master(), 'utf8')
  await rm(master())
  const without = await testFiles(database, firm.clock.now)
  expect(await get(without, sent)).toBe('keys.master-missing')
  await expect(mustOpen(database, without.keys)).rejects.toMatchObject({ code: 'keys.master-missing' })
  await writeFile(master(), text)
  await mustOpen(database, (await testFiles(database, firm.clock.now)).keys)
  expect(await get(await testFiles(database, firm.clock.now), sent)).toBe('七号')
})
