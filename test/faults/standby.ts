import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { postgresPrograms, postgresUser } from '../postgres.ts'
import type { OwnPostgres } from './own-postgres.ts'

const run = promisify(execFile)

/** A streaming standby of a test's own PostgreSQL. */
export type Standby = {
  readonly url: string
  /** Runs one statement on it as its superuser. */
  ask(statement: string): Promise<void>
  stop(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

/** Copies the cluster while it runs and follows it; what stands in the way of its log is ended at once. */
export async function standbyOf({ socketFolder }: OwnPostgres): Promise<Standby> {
  const [bin, user] = [postgresPrograms()!, postgresUser()!]
  const folder = await mkdtemp(join(tmpdir(), 'bihuan-standby-'))
  await chmod(folder, 0o755)
  await chown(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  await run(
    join(bin, 'pg_basebackup'),
    ['-h', socketFolder, '-U', 'postgres', '-D', data, '-R', '-X', 'stream', '--checkpoint=fast', '--no-sync'],
    { ...user, cwd: folder },
  )
  const settings = {
    ...{ listen_addresses: '', unix_socket_directories: folder, shared_buffers: '32MB', max_connections: '100' },
    ...{ max_standby_streaming_delay: '0', fsync: 'off' },
  }
  let server: ChildProcess | undefined
  const asked = async (statement: string) => {
    const client = new Client({ host: folder, user: 'postgres', database: 'bihuan' })
    try {
      await client.connect()
      await client.query(statement)
    } finally {
      await client.end().catch(() => {})
    }
  }
  const start = async () => {
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    server = spawn(join(bin, 'postgres'), ['-D', data, ...args], { ...user, stdio: 'ignore' })
    for (let attempt = 0; ; attempt++)
      try {
        return await asked('select 1')
      } catch (error) {
        if (attempt > 400) throw error
        await sleep(50) // it is still starting
      }
  }
  const stop = async () => {
    if (server === undefined || server.exitCode !== null) return
    const gone = once(server, 'exit')
    server.kill('SIGINT')
    await gone
  }
  await start()
  return {
    url: `postgres://bihuan_owner@localhost:5432/bihuan?host=${encodeURIComponent(folder)}`,
    ...{ ask: asked, start, stop },
    async close() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
