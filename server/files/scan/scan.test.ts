import { type AddressInfo, createServer, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { aFile } from '../../../test/access/walked-organisation.ts'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { anOrganisation, nextId, nextSalt, type TestOrganisation } from '../../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../../test/feature-app.ts'
import { testFiles } from '../../../test/files.ts'
import { sealRoutes } from '../../seals/routes.ts'
import type { FileStore } from '../file-store.ts'
import { fileRoutes } from '../routes.ts'
import type { StoredFile } from '../schema.ts'
import { clamdScanner } from './clamd.ts'
import { commandScanner } from './command-scanner.ts'
import { scanWaiting } from './scan-waiting.ts'

/** Takes INSTREAM as clamd does and finds what says EICAR; `answer` instead of what it would say. */
async function aClamd(answer?: string): Promise<string> {
  const server = createServer((socket: Socket) => {
    let taken = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', chunk => {
      taken = Buffer.concat([taken, chunk])
      const content: Buffer[] = []
      let at = 10
      if (taken.subarray(0, at).toString() !== 'zINSTREAM\0') return
      while (taken.length >= at + 4) {
        const length = taken.readUInt32BE(at)
        if (length === 0) {
          const isBad = Buffer.concat(content).includes('EICAR')
          socket.end(answer ?? (isBad ? 'stream: Eicar-Test FOUND\0' : 'stream: OK\0'))
          return
        }
        content.push(taken.subarray(at + 4, at + 4 + length))
        at += 4 + length
      }
    })
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise(resolve => server.once('listening', resolve))
  return `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const content = (text: string) => Readable.from([Buffer.from(text), Buffer.alloc(200_000, 'x')])

test('clamd is asked by INSTREAM; whatever it does not answer is not clean', async () => {
  const scanner = clamdScanner(await aClamd())
  expect(await scanner.scan(content('EICAR'))).toEqual({ state: 'found', name: 'Eicar-Test' })
  expect(await scanner.scan(content('好'))).toEqual({ state: 'clean' })
  await expect(clamdScanner(await aClamd('INSTREAM size limit exceeded. ERROR\0')).scan(content('a'))).rejects.toThrow(
    'size limit',
  )
  await expect(clamdScanner(await aClamd('')).scan(content('a'))).rejects.toThrow('without an answer')
  await expect(clamdScanner('tcp://127.0.0.1:1').scan(content('a'))).rejects.toThrow('ECONNREFUSED')
  await expect(clamdScanner(await aClamd('\0')).scan(content('a'))).rejects.toThrow('clamd answered')
})

test('a command says it by its exit code', async () => {
  const program = (body: string) => `${process.execPath} -e ${body.replaceAll(' ', '')}`
  const ended = (code: number) => program(`process.stdin.on('end',()=>{console.log('Bad.Thing');process.exit(${code})}).resume()`)
  expect(await commandScanner(ended(0)).scan(content('a'))).toEqual({ state: 'clean' })
  expect(await commandScanner(ended(1)).scan(content('a'))).toEqual({ state: 'found', name: 'Bad.Thing' })
  await expect(commandScanner(ended(2)).scan(content('a'))).rejects.toThrow('ended with 2')
  await expect(commandScanner('/nowhere/scan').scan(content('a'))).rejects.toThrow('ENOENT')
})

let database: TestDatabase
let firm: TestOrganisation
beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database)
})

test('until it was scanned a file is its sender’s only; what is found is put away, and sender and administrator are told', async () => {
  const serve = async (url: string): Promise<{ files: FileStore; http: FeatureApp }> => {
    const files = await testFiles(database, firm.clock.now, { scanner: clamdScanner(url) })
    return { files, http: await featureApp(database, firm, [fileRoutes, sealRoutes], { files }) }
  }
  const scan = (files: FileStore) =>
    scanWaiting(
      { database, files, clock: firm.clock.now, newId: nextId, newSalt: nextSalt },
      firm.clock.now(),
      new AbortController().signal,
    )
  const down = await serve('tcp://127.0.0.1:1')
  const sent: StoredFile[] = []
  const { id } = await firm.as('frontLine').register()
  for (const text of ['干净的', 'EICAR']) {
    const { body, headers } = aFile(`${text}.txt`, text)
    const stored = (await down.http.ask('frontLine', 'POST', '/api/files', { payload: body, headers })).json<StoredFile>()
    await firm.as('frontLine').act(id, 'attach', { file: stored.id })
    sent.push(stored)
  }
  const [clean, bad] = sent as [StoredFile, StoredFile]
  const get = async ({ http }: { http: FeatureApp }, who: 'frontLine' | 'auditor' | 'administrator', file: StoredFile) => {
    const answer = await http.ask(who, 'GET', `/api/files/${file.id}`)
    return answer.statusCode === 200 ? answer.body : answer.json().code
  }
  expect([await get(down, 'frontLine', clean), await get(down, 'auditor', clean)]).toEqual(['干净的', 'file.not-scanned'])
  await scan(down.files)
  expect(await get(down, 'auditor', clean)).toBe('file.not-scanned')
  const said = await firm.as('auditor').do(({ tx }) => tx.selectFrom('file_contents').select(['scan', 'scan_says']).execute())
  expect(said).toMatchObject([{ scan: 'waiting', scan_says: expect.stringContaining('ECONNREFUSED') }, { scan: 'waiting' }])

  const up = await serve(await aClamd())
  await scan(up.files)
  expect(await get(up, 'auditor', clean)).toBe('file.not-scanned') // tried a moment ago
  firm.clock.pass({ minutes: 1 })
  await scan(up.files)
  expect([await get(up, 'auditor', clean), await get(up, 'frontLine', bad), await get(up, 'auditor', bad)]).toEqual([
    '干净的',
    'file.quarantined',
    'file.quarantined',
  ])
  const told = await firm
    .as('auditor')
    .do(({ tx }) => tx.selectFrom('notifications').select('person_id').where('kind', '=', 'file').execute())
  expect(told.map(row => row.person_id).sort()).toEqual([firm.people.frontLine, firm.people.administrator].sort())
  const logged = await firm
    .as('auditor')
    .do(({ tx }) => tx.selectFrom('admin_log').select('detail').where('action', '=', 'file.quarantined').execute())
  expect(logged).toMatchObject([{ detail: { label: 'EICAR.txt', says: 'Eicar-Test' } }])
  // Nor does it come back out through a seal.
  const sealed = await up.http.ask('legal', 'POST', `/api/cases/${id}/seals`, {
    body: { kind: 'file', subject: bad.id, reason: '涉及诉讼' },
  })
  expect(sealed.json()).toMatchObject({ code: 'file.quarantined' })
  // Sent again it stays put away.
  const { body, headers } = aFile('again.txt', 'EICAR')
  const again = (await up.http.ask('frontLine', 'POST', '/api/files', { payload: body, headers })).json<StoredFile>()
  expect(await get(up, 'frontLine', again)).toBe('file.quarantined')
})
