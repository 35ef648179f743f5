import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../../events/instant.ts'
import type { Database, Log } from '../database/database.ts'
import type { FileStore } from '../files/file-store.ts'
import { OperatorError } from '../operator-error.ts'
import { backup } from './backup.ts'
import type { Manifest } from './backup-format.ts'
import type { BackupSecret } from './backup-lock.ts'

/** 03:00 in China, when nobody waits for the embedded database. A computer that is off then makes up for it later. */
const DAILY_AT = 'T19:00:00.000Z'
const KEPT = 7
const LOOK_EVERY_MS = 10 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000

/** `secret`: what backups of this moment are encrypted for. */
export type DailyBackup = {
  database: Database
  files: FileStore
  secret?: () => Promise<BackupSecret | undefined>
  now: Instant
}

/** Whether the last daily moment has passed without a backup since. */
export function backupDue(lastBackupAt: Instant | undefined, now: Instant): boolean {
  if (lastBackupAt === undefined) return true
  const today = `${now.slice(0, 10)}${DAILY_AT}`
  const lastMoment = today <= now ? today : new Date(Date.parse(today) - DAY_MS).toISOString()
  return lastBackupAt < lastMoment
}

/** Where the daily backups lie. */
export const backupsFolder = (dataDir: string) => join(dataDir, 'backups')

/** The daily backups that are finished, oldest first, with the moment each was made. */
export async function backupsIn(dataDir: string): Promise<{ folder: string; at: Instant }[]> {
  await mkdir(backupsFolder(dataDir), { recursive: true, mode: 0o700 })
  const names = (await readdir(backupsFolder(dataDir))).filter(name => NAME.test(name)).sort()
  return names.map(name => ({ folder: join(backupsFolder(dataDir), name), at: name.replace(NAME, '$1:$2:$3') }))
}

const folderAt = (dataDir: string, at: Instant) => join(backupsFolder(dataDir), at.replaceAll(':', '-')) // Windows has no colons in names

/** A folder for a backup made now that no other backup has: of two in one millisecond the second is named a millisecond later. */
export async function freeFolder(dataDir: string, now: Instant): Promise<{ folder: string; at: Instant }> {
  for (let ms = Date.parse(now); ; ms++) {
    const at = new Date(ms).toISOString()
    const folder = folderAt(dataDir, at)
    const isTaken = await Promise.all(
      [folder, `${folder}.unfinished`].map(path =>
        stat(path).then(
          () => true,
          () => false,
        ),
      ),
    )
    if (!isTaken.includes(true)) return { folder, at }
  }
}

/** Makes a backup if one is due, and keeps the newest seven. */
export async function runDueBackup({ database, files, secret, now }: DailyBackup): Promise<Manifest | undefined> {
  const { dataDir } = files
  if (!backupDue((await backupsIn(dataDir)).at(-1)?.at, now)) return undefined
  const folder = folderAt(dataDir, now)
  const manifest = await backup(database, { files, secret: await secret?.(), folder, now }).catch(error => {
    if (error instanceof OperatorError && error.code === 'backup.running') return undefined // by another process
    throw error
  })
  for (const old of (await backupsIn(dataDir)).slice(0, -KEPT)) await rm(old.folder, { recursive: true })
  return manifest
}

/** Looks every ten minutes whether a backup is due. */
export function scheduleDailyBackup({ now, log, ...what }: Omit<DailyBackup, 'now'> & { now: () => Instant; log: Log }): {
  stop(): Promise<void>
} {
  let running = Promise.resolve()
  const look = async () => {
    try {
      const manifest = await runDueBackup({ ...what, now: now() })
      if (manifest)
        log.info(
          { tables: manifest.tables.length, files: manifest.files.count, encrypted: !!manifest.encryption },
          'daily backup made',
        )
    } catch (error) {
      log.error({ err: error }, 'the daily backup failed')
    }
  }
  const timer = setInterval(() => {
    running = running.then(look)
  }, LOOK_EVERY_MS)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}

const NAME = /^(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2}\.\d{3}Z)$/
