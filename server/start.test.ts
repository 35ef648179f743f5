import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { readConfig } from './config.ts'
import { folderOwner } from './database/folder-lock.ts'
import { start } from './start.ts'

const clock = () => '2026-10-10T01:00:00.000Z'

test('a port that is taken is said in a sentence; nothing is logged and the data folder is free again', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'bihuan-start-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const other = createServer()
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const logged: string[] = []
  const log = pino({ level: 'warn' }, { write: line => logged.push(line) })

  const config = readConfig({ DATA_DIR: dataDir, PORT: String(port), BIHUAN_DEMO: '0' })
  await expect(start(config, { clock, log })).rejects.toMatchObject({
    code: 'address.unusable',
    message: expect.stringContaining(`127.0.0.1:${port}`),
  })
  expect(logged).toEqual([])
  expect(await folderOwner(dataDir)).toBeUndefined()
})

test('a PostgreSQL that does not answer is said in a sentence without its password', async () => {
  const config = readConfig({ DATABASE_URL: 'postgres://bihuan:geheim@127.0.0.1:1/none', BIHUAN_DEMO: '0' })
  const refusal = start(config, { clock, log: pino({ level: 'silent' }) })
  await expect(refusal).rejects.toMatchObject({ code: 'database.unreachable', message: expect.not.stringContaining('geheim') })
})
