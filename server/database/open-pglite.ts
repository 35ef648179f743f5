import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import { installationFolder, isBundled } from '../installation.ts'
import { columnTypes } from './column-types.ts'
import type { Database, DatabaseOptions } from './database.ts'
import { lockFolder } from './folder-lock.ts'
import { hearErrors } from './hear-errors.ts'
import { notifications } from './notifications.ts'
import { onceOnly } from './once-only.ts'
import type { PgliteWorkerData, PgliteWorkerMessage } from './pglite-worker.ts'
import type { Schema } from './schema.ts'
import { socketFolder } from './socket-folder.ts'
import { workerFromSource } from './worker-from-source.ts'

/** They take turns on PGlite's one session: more connections would only wait in another place. */
const CONNECTIONS = 8
/** Nothing of ours stays silent for a second inside a transaction. */
const IDLE_TRANSACTION_MS = 15_000

/** Opens the embedded database in the data folder, which then belongs to this process. */
export async function openPglite(options: Omit<DatabaseOptions, 'databaseUrl' | 'keys'>): Promise<Omit<Database, 'keys'>> {
  const { log, purpose = 'production', idleTransactionMs = IDLE_TRANSACTION_MS, onLost = crash } = options
  const dataDir = resolve(options.dataDir)
  const lock = await lockFolder(dataDir, { onLost: () => onLost(new Error(`another process took over ${dataDir}`)) })
  const socket = await socketFolder(dataDir)
  const databaseFolder = join(dataDir, 'database')
  await mkdir(databaseFolder, { recursive: true, mode: 0o700 })

  const workerData: PgliteWorkerData = { databaseFolder, socketPath: socket.socketPath, purpose, idleTransactionMs }
  const worker = await startWorker(workerData, { log, onLost }).catch(async error => {
    await socket.remove()
    await lock.release()
    throw error
  })
  const address = { host: socket.folder, port: 5432, user: 'bihuan_owner', database: 'postgres', ssl: false }
  const pool = new Pool({ ...address, types: columnTypes, max: CONNECTIONS })
  pool.on('error', error => log.error({ error }, 'the embedded database closed a connection'))
  hearErrors(pool, log)
  const { listen, close: closeNotifications } = notifications(address, log)

  return {
    kind: 'pglite',
    db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }),
    pool,
    connectionString: `postgres://bihuan_owner@localhost:5432/postgres?ssl=0&host=${encodeURIComponent(socket.folder)}`,
    listen,
    announce: lock.announce,
    close: onceOnly(async () => {
      await closeNotifications()
      await pool.end()
      await worker.stop()
      await socket.remove()
      await lock.release()
    }),
  }
}

type Watcher = { log: DatabaseOptions['log']; onLost: (error: Error) => void }

/** Starts the thread and waits until the database answers. */
async function startWorker(workerData: PgliteWorkerData, { log, onLost }: Watcher): Promise<{ stop(): Promise<void> }> {
  const file = isBundled ? new URL('dist/server/pglite-worker.js', installationFolder) : await workerFromSource()
  const worker = new Worker(file, { workerData })
  return new Promise((ready, failed) => {
    let isReady = false
    let closed = () => {}
    const lost = (error: Error) => (isReady ? onLost(error) : failed(error))
    worker.on('error', lost)
    worker.on('exit', code => code !== 0 && lost(new Error(`the embedded database stopped with code ${code}`)))
    worker.on('message', (message: PgliteWorkerMessage) => {
      if (message.type === 'warning') log.error(`embedded database: ${message.text}`)
      if (message.type === 'closed') closed()
      if (message.type === 'ready') {
        isReady = true
        ready({
          stop: () =>
            new Promise(resolve => {
              closed = resolve
              worker.postMessage('close')
            }),
        })
      }
    })
  })
}

/** Without its database the server is nothing: ends the process with the error, so that a supervisor starts it again. */
function crash(error: Error) {
  queueMicrotask(() => {
    throw error
  })
}
