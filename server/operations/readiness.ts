import { statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import { appliedMigrations, readMigrations } from '../database/migrate.ts'
import { storageFullSecondsAgo } from '../database/storage-full.ts'
import type { Deps } from '../deps.ts'
import { keptWhenRead } from './kept-when-read.ts'

/** One thing that must hold for the server to do its work. */
export type ReadinessCheck = {
  readonly check: 'draining' | 'database' | 'migrations' | 'loops' | 'disk'
  readonly ok: boolean
  /** What was found, in plain words: names of loops and numbers, nothing of anybody's data. */
  readonly found: string
}

const PATIENCE_MS = 2_000

/** Looks at everything a load balancer must know before it sends somebody here. Never throws. */
export async function checkReadiness({
  database,
  dataDir,
  operations,
}: Pick<Deps, 'database' | 'dataDir' | 'operations'>): Promise<ReadinessCheck[]> {
  const draining = operations?.drainingSince()
  const late = operations?.loops.late() ?? []
  const free = await freeBytes(dataDir)
  const full = storageFullSecondsAgo(database)
  const least = operations?.minFreeBytes ?? 0
  return [
    { check: 'draining', ok: draining === undefined, found: draining === undefined ? 'no' : `since ${draining}` },
    await inTime('database', async () => {
      await sql`select 1`.execute(database.db)
      return database.kind
    }),
    await inTime('migrations', async () => {
      const missing = await missingMigrations({ database })
      if (missing.length > 0) throw new Error(`missing: ${missing.join(', ')}`)
      return 'all applied'
    }),
    { check: 'loops', ok: late.length === 0, found: late.length === 0 ? 'alive' : `silent: ${late.join(', ')}` },
    {
      check: 'disk',
      ok: full === undefined && (free === undefined || free >= least),
      found:
        full === undefined
          ? free === undefined
            ? 'unknown'
            : `${Math.floor(free / 1024 ** 2)} MB free`
          : `the database had no space for a write ${full} s ago`,
    },
  ]
}

/** Free bytes of the file system that a folder lies on; undefined where it cannot be asked. */
export async function freeBytes(folder: string): Promise<number | undefined> {
  const found = await statfs(folder).catch(() => undefined)
  return found && found.bavail * found.bsize
}

async function missingMigrations({ database }: Pick<Deps, 'database'>): Promise<string[]> {
  const applied = new Set((await appliedMigrations(database.pool)).map(({ id }) => id))
  return (await ours()).filter(id => !applied.has(id))
}

const ours = keptWhenRead(async () => (await readMigrations()).map(({ id }) => id))

async function inTime(check: ReadinessCheck['check'], work: () => Promise<string>): Promise<ReadinessCheck> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS)
  })
  try {
    return { check, ok: true, found: await Promise.race([work(), late]) }
  } catch (error) {
    return { check, ok: false, found: error instanceof Error ? error.message.slice(0, 200) : String(error) }
  } finally {
    clearTimeout(timer)
  }
}
