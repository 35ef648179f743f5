import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { folderOwner, lockFolder } from './folder-lock.ts'
import { ownIdentity, type ProcessIdentity } from './process-identity.ts'

const root = new URL('../../', import.meta.url)
let folder: string
let children: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bihuan-lock-'))
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  children = []
  await rm(folder, { recursive: true, force: true })
})

test('a second process is refused with a sentence that names the first, in Chinese and English', async () => {
  const child = await lockInChild()
  const refusal = lockFolder(folder, { waitMs: 0 })
  await expect(refusal).rejects.toMatchObject({ code: 'data-folder.in-use' })
  await expect(refusal).rejects.toThrow(`进程 ${child.pid}`)
  await expect(refusal).rejects.toThrow(`pid ${child.pid}`)
})

test('a folder that cannot be made is refused with a sentence', async () => {
  await writeFile(join(folder, 'file'), '')
  await expect(lockFolder(join(folder, 'file', 'data'))).rejects.toMatchObject({ code: 'data-folder.unusable' })
})

test('the same process does not get the folder twice either', async () => {
  const lock = await lockFolder(folder)
  await expect(lockFolder(folder, { waitMs: 0 })).rejects.toMatchObject({ code: 'data-folder.in-use' })
  await lock.release()
  await (await lockFolder(folder)).release()
})

test('on a restart the new process waits until the old one has closed', async () => {
  const old = await lockFolder(folder)
  const next = lockFolder(folder)
  await sleep(200)
  await old.release()
  await (await next).release()
})

test('a folder whose owner was killed is taken over', async () => {
  const child = await lockInChild()
  child.kill('SIGKILL')
  await once(child, 'exit')
  const lock = await lockFolder(folder)
  expect((await folderOwner(folder))?.pid).toBe(process.pid)
  await lock.release()
})

test('a pid that now belongs to another process does not hold the folder', async () => {
  await aFolderOwnedBy({ ...ownIdentity(), startedAt: '1' })
  await (await lockFolder(folder)).release()
})

test('an owner from before a restart of the machine is dead', async () => {
  await aFolderOwnedBy({ ...ownIdentity(), boot: 'the one before' })
  await (await lockFolder(folder)).release()
})

test('an owner in another container counts as alive while its file is touched', async () => {
  const elsewhere = { ...ownIdentity(), host: 'other-container', pidSpace: 'pid:[1]' }
  const file = await aFolderOwnedBy(elsewhere)
  const beat = setInterval(() => writeFile(file, JSON.stringify(elsewhere)), 50)
  await expect(lockFolder(folder, { watchMs: 300, waitMs: 0 })).rejects.toThrow('other-container')
  clearInterval(beat)
  await sleep(60)
  await (await lockFolder(folder, { watchMs: 300 })).release()
})

test('of many processes that find a dead owner exactly one takes over', async () => {
  await aFolderOwnedBy({ ...ownIdentity(), startedAt: '1' })
  const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => lockInChild()))
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('the owner can say where it answers; after release nobody owns the folder', async () => {
  const lock = await lockFolder(folder)
  await lock.announce('http://127.0.0.1:8080')
  expect(await folderOwner(folder)).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:8080' })
  await lock.release()
  expect(await folderOwner(folder)).toBeUndefined()
})

test('an owner that finds itself replaced is told', async () => {
  let hasLost = false
  await lockFolder(folder, {
    onLost: () => {
      hasLost = true
    },
  })
  for (const file of await readdir(folder)) await rm(join(folder, file))
  await expect.poll(() => hasLost, { timeout: 5000 }).toBe(true)
})

async function aFolderOwnedBy(owner: ProcessIdentity): Promise<string> {
  const file = join(folder, 'owner-000007.json')
  await writeFile(file, JSON.stringify(owner))
  return file
}

/** A process that takes the folder and keeps it; rejects when it was refused. */
async function lockInChild(): Promise<ChildProcess> {
  const code = `
    import { lockFolder } from ${JSON.stringify(new URL('server/database/folder-lock.ts', root).href)}
    await lockFolder(${JSON.stringify(folder)}).then(() => console.log('locked'), () => console.log('refused'))
    setInterval(() => {}, 1000)`
  const script = join(folder, `child-${children.length}.mts`)
  await writeFile(script, code)
  const child = spawn(process.execPath, ['--import', 'tsx', script], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [output] = (await once(child.stdout!, 'data')) as [Buffer]
  if (!output.toString().includes('locked')) throw new Error('refused')
  return child
}

test('the file of the owner is readable by its user only', async () => {
  await lockFolder(folder)
  const [file] = await readdir(folder)
  expect(JSON.parse(await readFile(join(folder, file!), 'utf8'))).toMatchObject({ pid: process.pid })
})
