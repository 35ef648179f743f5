import { link, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { OperatorError } from '../operator-error.ts'
import { livenessOf, ownIdentity, type ProcessIdentity } from './process-identity.ts'

/** What the owner of a data folder says about itself. */
export type FolderOwner = ProcessIdentity & { url?: string; released?: true }

export type LockOptions = {
  watchMs?: number
  waitMs?: number
  /** Called when another process has become the owner: this one must stop writing at once. */
  onLost?: () => void
}

export type FolderLock = {
  /** Tells whoever finds the folder taken (the CLI) where the server that has it answers. */
  announce(url: string): Promise<void>
  release(): Promise<void>
}

/*
 * One owner at a time, without a system lock (Node has none) and without a moment in which two processes both believe
 * they took over from a dead one. Every owner writes a file with the next number, `owner-000007.json`, created by
 * link(2), which succeeds for one process only; the folder belongs to the highest number. The highest file is never
 * deleted, only marked as released, so numbers never come back: whoever was slow finds a higher one and gives up.
 */
const FILE = /^owner-(\d{6,})\.json$/
const HEARTBEAT_MS = 1_000
/** How long an owner in another container or on another machine is watched for a sign of life before it counts as dead. */
const WATCH_MS = 4_000
const WAIT_MS = 3_000

/**
 * Takes the folder for this process, or refuses with a sentence when a living process has it. Waits a little first: on a
 * restart the owner before is often still closing.
 */
export async function lockFolder(folder: string, options: LockOptions = {}): Promise<FolderLock> {
  const { watchMs = WATCH_MS, waitMs = WAIT_MS, onLost = () => {} } = options
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(error => {
    const said = error instanceof Error ? error.message : String(error)
    throw new OperatorError(
      'data-folder.unusable',
      `数据目录 ${folder} 无法使用：${said}`,
      `The data folder ${folder} cannot be used: ${said}`,
      { cause: error },
    )
  })
  const me = ownIdentity()
  const patience = performance.now() + waitMs
  for (;;) {
    const last = await lastOwner(folder)
    if (last && (await isHeld(folder, last, me, watchMs))) {
      if (performance.now() >= patience) throw inUse(folder, last.owner)
      await sleep(50)
      continue
    }
    const number = (last?.number ?? 0) + 1
    if (!(await createExclusively(folder, number, me))) continue
    // Somebody who had already gone further may have deleted the number we just took.
    if (Math.max(...(await numbersIn(folder))) > number) {
      await rm(fileOf(folder, number), { force: true })
      continue
    }
    await removeOlder(folder, number)
    return held(folder, number, me, onLost)
  }
}

/** The living owner of the folder, if there is one. */
export async function folderOwner(folder: string, { watchMs = WATCH_MS } = {}): Promise<FolderOwner | undefined> {
  const last = await lastOwner(folder)
  return last && (await isHeld(folder, last, ownIdentity(), watchMs)) ? last.owner : undefined
}

function held(folder: string, number: number, me: ProcessIdentity, onLost: () => void): FolderLock {
  const file = fileOf(folder, number)
  const heartbeat = setInterval(async () => {
    const now = Date.now() / 1000
    try {
      await utimes(file, now, now)
    } catch (error) {
      // Frozen for longer than the watch (a suspended container), we were taken for dead and somebody else is the owner.
      if (isCode(error, 'ENOENT')) onLost()
    }
  }, HEARTBEAT_MS)
  heartbeat.unref()
  const replace = async (owner: FolderOwner) => {
    const draft = `${file}.draft`
    await writeFile(draft, JSON.stringify(owner))
    await rename(draft, file)
  }
  return {
    announce: url => replace({ ...me, url }),
    release: async () => {
      clearInterval(heartbeat)
      await replace({ ...me, released: true })
    },
  }
}

async function isHeld(folder: string, last: { number: number; owner: FolderOwner }, me: ProcessIdentity, watchMs: number) {
  if (last.owner.released) return false
  const liveness = livenessOf(last.owner, me)
  if (liveness !== 'cannot tell') return liveness === 'alive'
  const before = await lastTouched(fileOf(folder, last.number))
  await sleep(watchMs)
  return (await lastTouched(fileOf(folder, last.number))) !== before
}

async function lastOwner(folder: string): Promise<{ number: number; owner: FolderOwner } | undefined> {
  for (;;) {
    const numbers = await numbersIn(folder)
    if (numbers.length === 0) return undefined
    const number = Math.max(...numbers)
    try {
      return { number, owner: JSON.parse(await readFile(fileOf(folder, number), 'utf8')) as FolderOwner }
    } catch (error) {
      if (!isCode(error, 'ENOENT')) throw error // a newer owner has cleaned up: look again
    }
  }
}

async function createExclusively(folder: string, number: number, owner: FolderOwner): Promise<boolean> {
  const draft = join(folder, `owner-draft-${owner.pid}-${performance.now()}`)
  await writeFile(draft, JSON.stringify(owner), { mode: 0o600 })
  try {
    await link(draft, fileOf(folder, number)) // the file appears with its content, or not at all
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

async function removeOlder(folder: string, number: number) {
  for (const old of await numbersIn(folder)) if (old < number) await rm(fileOf(folder, old), { force: true })
}

async function numbersIn(folder: string): Promise<number[]> {
  try {
    return (await readdir(folder)).flatMap(name => FILE.exec(name)?.[1] ?? []).map(Number)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return []
    throw error
  }
}

const fileOf = (folder: string, number: number) => join(folder, `owner-${String(number).padStart(6, '0')}.json`)
const lastTouched = async (file: string) => {
  try {
    return (await stat(file)).mtimeMs
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined // a newer owner has cleaned up
    throw error
  }
}
const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code

function inUse(folder: string, owner: FolderOwner): OperatorError {
  const at = owner.url ? ` (${owner.url})` : ''
  return new OperatorError(
    'data-folder.in-use',
    `数据目录 ${folder} 正由另一个闭环进程使用：进程 ${owner.pid}，主机 ${owner.host}${at}。请先停止它，或用 DATA_DIR 指定另一个目录。`,
    `The data folder ${folder} is in use by another Bihuan process: pid ${owner.pid} on ${owner.host}${at}. Stop it first, or set DATA_DIR to another folder.`,
  )
}
