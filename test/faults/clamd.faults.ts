import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clamdScanner } from '../../server/files/scan/clamd.ts'

const hasClamd = spawnSync('clamd', ['--version']).status === 0
const HARMFUL = 'BIHUAN-HARMLESS-TEST-OF-A-SCANNER'
const MEGABYTE = 1024 * 1024

async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** ClamAV's own daemon (Debian: clamav-daemon) with one signature of ours: the published ones are hundreds of megabytes, and what is tried here is how it is asked. */
describe.skipIf(!hasClamd)('the real clamd', () => {
  let folder: string
  let clamd: ChildProcess
  let urls: readonly string[]
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bihuan-clamd-'))
    await chmod(folder, 0o777) // it gives up the rights of root
    await mkdir(join(folder, 'db'))
    await writeFile(join(folder, 'db', 'test.ndb'), `Bihuan.Test:0:*:${Buffer.from(HARMFUL).toString('hex')}\n`)
    const port = await aFreePort()
    const settings = [
      ...[`DatabaseDirectory ${folder}/db`, `LocalSocket ${folder}/socket`, `TCPSocket ${port}`, 'TCPAddr 127.0.0.1'],
      ...['StreamMaxLength 1M', 'Foreground yes'],
    ]
    await writeFile(join(folder, 'clamd.conf'), `${settings.join('\n')}\n`)
    clamd = spawn('clamd', ['-c', join(folder, 'clamd.conf')], { stdio: ['ignore', 'pipe', 'inherit'] })
    for await (const line of createInterface({ input: clamd.stdout! })) if (line.startsWith('Self checking')) break
    clamd.stdout!.resume()
    urls = [`unix:${folder}/socket`, `tcp://127.0.0.1:${port}`]
  })
  afterAll(async () => {
    if (clamd?.exitCode === null) {
      clamd.kill()
      await once(clamd, 'exit')
    }
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  test('passes what is clean and names what it finds, wherever in the file it stands, by socket and by network', async () => {
    for (const url of urls) {
      const { scan } = clamdScanner(url)
      expect(await scan(Readable.from([Buffer.from('验收单')]))).toEqual({ state: 'clean' })
      const late = Buffer.concat([Buffer.alloc(900 * 1024, 'x'), Buffer.from(HARMFUL)])
      expect(await scan(Readable.from([late]))).toEqual({ state: 'found', name: 'Bihuan.Test.UNOFFICIAL' })
    }
  })

  test('what is larger than it takes is not clean, and why is said although it hangs up in the middle', async () => {
    for (const url of urls)
      await expect(clamdScanner(url).scan(Readable.from([Buffer.alloc(20 * MEGABYTE, 'x')])), url).rejects.toThrow(
        /INSTREAM size limit exceeded|larger than its StreamMaxLength/,
      )
  })

  test('a file that cannot be read to its end is not clean', async () => {
    async function* broken() {
      yield Buffer.from('a')
      throw new Error('the disk is gone')
    }
    for (const url of urls) await expect(clamdScanner(url).scan(Readable.from(broken())), url).rejects.toThrow('the disk is gone')
  })
})
