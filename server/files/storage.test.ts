import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { anS3Server } from '../../test/s3-server.ts'
import { folderStorage } from './folder-storage.ts'
import { s3Storage } from './s3-storage.ts'
import { type ObjectStorage, StorageUnreachable } from './storage.ts'

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'bihuan-storage-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}
const fileOf = async (content: Uint8Array): Promise<string> => {
  const path = join(await folder(), 'content')
  await writeFile(path, content)
  return path
}
const names = async (storage: ObjectStorage, prefix = '') => {
  const found: string[] = []
  for await (const { name } of storage.list(prefix)) found.push(name)
  return found.sort()
}

describe.each(['folder', 's3'] as const)('a storage that is a %s', kind => {
  const open = async () => (kind === 'folder' ? folderStorage(await folder()) : s3Storage(await anS3Server()))

  test('keeps what is put into it, lists it, and gives it back until it is taken away', async () => {
    const storage = await open()
    const [small, large] = [Buffer.from('内容'), randomBytes(20 * 1024 * 1024)]
    expect(await storage.get('aa/1')).toBeUndefined()
    await storage.put('aa/1', await fileOf(small))
    await storage.put('aa/2', await fileOf(large))
    await storage.put('bb/3', await fileOf(small))
    expect(await buffer((await storage.get('aa/1'))!)).toEqual(small)
    expect((await buffer((await storage.get('aa/2'))!)).equals(large)).toBe(true)
    const part = await buffer((await storage.get('aa/2', { from: 9_000_000, to: 9_000_010 }))!)
    expect(part.equals(large.subarray(9_000_000, 9_000_010))).toBe(true)
    expect(await names(storage)).toEqual(['aa/1', 'aa/2', 'bb/3'])
    expect(await names(storage, 'aa/')).toEqual(['aa/1', 'aa/2'])
    await storage.remove('aa/1')
    await storage.remove('aa/1')
    expect(await storage.get('aa/1')).toBeUndefined()
    expect(await names(storage, 'aa/')).toEqual(['aa/2'])
  })
})

describe('an S3 server that cannot be used', () => {
  const answering = async (listener: RequestListener) => {
    const server = createServer(listener).listen(0, '127.0.0.1')
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    await new Promise(resolve => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    return { endpoint: `http://127.0.0.1:${port}`, bucket: 'b', region: 'r', accessKey: 'a', secretKey: 's', patienceMs: 50 }
  }
  const everythingFails = async (storage: ObjectStorage) => {
    const path = await fileOf(randomBytes(9 * 1024 * 1024))
    await expect(storage.put('a', await fileOf(Buffer.from('x')))).rejects.toThrow(StorageUnreachable)
    await expect(storage.put('a', path)).rejects.toThrow(StorageUnreachable)
    await expect(storage.get('a')).rejects.toThrow(StorageUnreachable)
    await expect(storage.remove('a')).rejects.toThrow(StorageUnreachable)
    await expect(names(storage)).rejects.toThrow(StorageUnreachable)
  }

  test('since it is down, slow, or failing, never counts as one that has nothing', async () => {
    await everythingFails(s3Storage({ ...(await answering(() => {})), endpoint: 'http://127.0.0.1:1' }))
    await everythingFails(s3Storage(await answering(request => request.resume())))
    await everythingFails(
      s3Storage(await answering((request, response) => request.resume().on('end', () => response.writeHead(503).end()))),
    )
  })

  test('since key or bucket are wrong says so; nothing is stored', async () => {
    const right = await anS3Server()
    await everythingFails(s3Storage({ ...right, secretKey: 'another' }))
    await everythingFails(s3Storage({ ...right, bucket: 'none' }))
    expect(await names(s3Storage(right))).toEqual([])
    expect((await readdir(join(right.directory, right.bucket))).filter(name => !name.startsWith('.'))).toEqual([])
  })
})
