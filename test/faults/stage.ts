import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'pg'
import { openDatabase } from '../../server/database/database.ts'
import { migrate } from '../../server/database/migrate.ts'
import { quietLog } from '../database.ts'
import { anOrganisation, type TestOrganisation } from '../factories.ts'
import type { Write } from './load.ts'
import { type OwnPostgres, type OwnPostgresWishes, ownPostgres } from './own-postgres.ts'
import { type ServerProcess, type ServerWishes, startServer } from './server-process.ts'

/** A PostgreSQL that the test may break, with one organisation in it, and servers on it. */
export type FaultStage = {
  readonly postgres: OwnPostgres
  readonly firm: TestOrganisation
  /** As somebody who sees all organisations. */
  readonly outside: Pool
  readonly dataDir: string
  start(url?: string, wishes?: ServerWishes): Promise<ServerProcess>
  close(): Promise<void>
}

/** Opens all of it; `dataDir`: where servers keep what is not in the database. */
export async function openStage(wishes: OwnPostgresWishes & { readonly dataDir?: string } = {}): Promise<FaultStage> {
  const postgres = await ownPostgres(wishes)
  const dataDir = wishes.dataDir ?? (await mkdtemp(join(tmpdir(), 'bihuan-faults-data-')))
  const database = await openDatabase({ databaseUrl: postgres.url(), dataDir, log: quietLog })
  await migrate(database)
  const firm = await anOrganisation(database, { now: new Date().toISOString() })
  await database.close()
  const outside = new Pool({ host: postgres.socketFolder, user: 'postgres', database: 'bihuan' })
  outside.on('error', () => {}) // its connections die with the database
  const open: ServerProcess[] = []
  return {
    ...{ postgres, firm, outside, dataDir },
    async start(url = postgres.url(), more) {
      const server = await startServer({ DATABASE_URL: url, DATA_DIR: dataDir }, more)
      open.push(server)
      return server
    },
    async close() {
      for (const server of open) await server.kill()
      await outside.end()
      await postgres.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Waits until so many writes were answered like that. */
export async function answered(writes: readonly Write[], many: number, status = 201): Promise<void> {
  while (writes.filter(one => one.answer?.status === status).length < many) await sleep(20)
}

/** Waits until something holds; fails after so many seconds. */
export async function eventually(holds: () => Promise<boolean>, seconds: number, what: string): Promise<void> {
  for (const until = performance.now() + seconds * 1_000; !(await holds()); await sleep(200))
    if (performance.now() > until) throw new Error(`not within ${seconds} s: ${what}`)
}

/** What /readyz answers this computer; `body` says why it is not ready. */
export async function readiness(url: string): Promise<{ status: number; body: string }> {
  const answer = await fetch(`${url}/readyz`)
  return { status: answer.status, body: await answer.text() }
}
