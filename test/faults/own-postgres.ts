import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { postgresPrograms, postgresUser } from '../postgres.ts'

const run = promisify(execFile)

/** A PostgreSQL of one test alone, which it may kill. It keeps what it has acknowledged, as in production. */
export type OwnPostgres = {
  readonly socketFolder: string
  /** Every process of it at once, as when the machine loses its power; the disk stays. */
  kill(): Promise<void>
  /** Whether its main process still lives. */
  isRunning(): boolean
  start(): Promise<void>
  url(options?: { port: number }): string
  close(): Promise<void>
}

export type OwnPostgresWishes = {
  /** Where its data lie, instead of beside its socket. */
  readonly dataIn?: string
  /** Where its log of changes (pg_wal) lies, instead of among its data. */
  readonly walIn?: string
  readonly settings?: Readonly<Record<string, string>>
}

/** Makes an empty cluster and starts it; only where `hasPostgres`. */
export async function ownPostgres({ dataIn, walIn, settings: more }: OwnPostgresWishes = {}): Promise<OwnPostgres> {
  const [bin, user] = [postgresPrograms()!, postgresUser()!]
  const socketFolder = await mkdtemp(join(tmpdir(), 'bihuan-faults-'))
  await chmod(socketFolder, 0o755)
  await chown(socketFolder, user.uid, user.gid)
  const data = join(dataIn ?? socketFolder, 'data')
  for (const folder of [data, ...(walIn === undefined ? [] : [walIn])]) {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await chown(folder, user.uid, user.gid)
  }
  await run(
    join(bin, 'initdb'),
    [
      ...['-D', data, '-U', 'postgres', '-A', 'trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
      ...(walIn === undefined ? [] : ['-X', walIn]),
    ],
    { ...user, cwd: socketFolder },
  )
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    shared_buffers: '64MB',
    max_connections: '100',
    ...more,
  }
  let server: ChildProcess | undefined
  const start = async () => {
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    // A group of its own, so that all of its processes can be killed together.
    server = spawn(join(bin, 'postgres'), ['-D', data, ...args], { ...user, detached: true, stdio: 'ignore' })
    for (let attempt = 0; ; attempt++) {
      const client = new Client({ host: socketFolder, user: 'postgres', database: 'postgres' })
      try {
        await client.connect()
        await client.query(
          `do $$ begin if not exists (select from pg_roles where rolname = 'bihuan_owner') then create role bihuan_owner login createrole createdb; end if; end $$`,
        )
        const { rows } = await client.query(`select from pg_database where datname = 'bihuan'`)
        if (rows.length === 0) await client.query('create database bihuan owner bihuan_owner')
        return await client.end()
      } catch (error) {
        if (attempt > 400) throw error
        await sleep(50) // it is still starting
      }
    }
  }
  const kill = async () => {
    if (server?.pid === undefined || server.exitCode !== null || server.signalCode !== null) return
    const gone = once(server, 'exit')
    process.kill(-server.pid, 'SIGKILL')
    await gone
    server = undefined
    await rm(join(data, 'postmaster.pid'), { force: true })
  }
  await start()
  return {
    socketFolder,
    start,
    kill,
    isRunning: () => server !== undefined && server.exitCode === null && server.signalCode === null,
    url: options =>
      options === undefined
        ? `postgres://bihuan_owner@localhost:5432/bihuan?host=${encodeURIComponent(socketFolder)}`
        : `postgres://bihuan_owner@127.0.0.1:${options.port}/bihuan`,
    async close() {
      await kill()
      await rm(socketFolder, { recursive: true, force: true })
    },
  }
}
