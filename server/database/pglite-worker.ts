import { fdatasyncSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { servePglite } from './pglite-server.ts'
import { keepPgliteTidy } from './pglite-upkeep.ts'

/*
 * The embedded database, in a thread of its own: PGlite computes synchronously, and a slow query must not stop the server.
 */

/** What open-pglite.ts tells this thread. */
export type PgliteWorkerData = {
  databaseFolder: string
  socketPath: string
  purpose: 'production' | 'test'
  idleTransactionMs: number
}
export type PgliteWorkerMessage = { type: 'ready' } | { type: 'closed' } | { type: 'warning'; text: string }

const { databaseFolder, socketPath, purpose, idleTransactionMs } = workerData as PgliteWorkerData // the only caller is open-pglite.ts
/** Rows then survive not only kill -9, but also a power failure. */
const isDurable = purpose === 'production'
const port = parentPort!
const tell = (message: PgliteWorkerMessage) => port.postMessage(message)

// A test is over before optimised WebAssembly would pay for its compilation.
if (purpose === 'test') setFlagsFromString('--liftoff-only')
const database = await PGlite.create(databaseFolder, { startParams: startParams() })
if (isDurable) syncFilesForReal()
await becomeOwner()

const warn = (text: string) => tell({ type: 'warning', text })
const server = await servePglite({
  socketPath,
  run,
  idleTransactionMs,
  onIdleTransaction: () => warn('a transaction sent nothing and was rolled back'),
})
const upkeep = await keepPgliteTidy(socketPath, error => warn(`upkeep failed: ${error}`))
port.once('message', async () => {
  await upkeep.stop()
  await server.close()
  await database.close()
  tell({ type: 'closed' })
  port.close()
})
tell({ type: 'ready' })

function run(messages: Buffer): Buffer {
  const output: Buffer[] = []
  // Returns at once when it has run; the promise is only about file systems of browsers. The bytes must be copied.
  void database.execProtocolRawStream(messages, { syncToFs: false, onRawData: data => output.push(Buffer.from(data)) })
  return output.length === 1 ? output[0]! : Buffer.concat(output)
}

function startParams(): string[] {
  const unlessDurable = PGlite.defaultStartParams.filter(param => param !== '-F') // -F: fsync off
  // fsync and not fdatasync: Emscripten's fdatasync does nothing at all.
  return isDurable ? [...unlessDurable, '-c', 'wal_sync_method=fsync'] : PGlite.defaultStartParams
}

/**
 * Emscripten's files on disk have no fsync, so PostgreSQL believes a row safe that is only in the system's memory.
 * This gives them one.
 */
function syncFilesForReal() {
  type NodeFiles = { stream_ops: { fsync?: (stream: { nfd: number }) => number } }
  const { NODEFS } = database.Module.FS.filesystems as unknown as { NODEFS: NodeFiles } // Emscripten's own types lack it
  NODEFS.stream_ops.fsync = stream => {
    fdatasyncSync(stream.nfd)
    return 0
  }
}

/**
 * PGlite's session is a superuser's, whom row-level security does not bind. The session becomes an ordinary owner, as on
 * a PostgreSQL server, so that a query which forgot its organisation sees nothing on either engine.
 */
async function becomeOwner() {
  const { rows } = await database.query("select from pg_roles where rolname = 'bihuan_owner'")
  if (rows.length === 0) {
    await database.exec(`
      create role bihuan_owner login createrole createdb;
      alter database postgres owner to bihuan_owner;
      grant pg_checkpoint, pg_read_all_stats to bihuan_owner`)
  }
  await database.exec('set session authorization bihuan_owner')
}
