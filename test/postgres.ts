import { execFile, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { chown, mkdir, readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { onlyOnce } from './only-once.ts'

/** A private PostgreSQL server on a Unix socket. */
export type TestPostgres = { socketFolder: string }

const run = promisify(execFile)
const KEEPER = fileURLToPath(new URL('./postgres-keeper.mjs', import.meta.url))

/** Whether this machine has the programs, and a user that may run them (PostgreSQL refuses root). */
export const hasPostgres: boolean = postgresPrograms() !== undefined && postgresUser() !== undefined

/** Starts the run's PostgreSQL, once for all test processes; undefined where none can be started. */
export async function startPostgres(runFolder: string, runPid: number): Promise<TestPostgres | undefined> {
  const [bin, user] = [postgresPrograms(), postgresUser()]
  if (!bin || !user) return undefined
  return onlyOnce(join(runFolder, 'postgres'), async () => {
    const socketFolder = join(runFolder, 'pg')
    const data = join(socketFolder, 'data')
    await mkdir(socketFolder)
    await chown(socketFolder, user.uid, user.gid)
    await run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '--encoding=UTF8', '--locale=C', '--no-sync'], {
      ...user,
      cwd: socketFolder,
    })
    const settings = {
      listen_addresses: '',
      unix_socket_directories: socketFolder,
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      shared_buffers: '64MB',
      max_connections: '200',
    }
    const args = ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
    const keeper = spawn(
      process.execPath,
      [KEEPER, String(runPid), String(user.uid), String(user.gid), join(bin, 'postgres'), ...args],
      { detached: true, stdio: 'ignore' },
    )
    keeper.unref()
    await writeFile(join(runFolder, 'postgres.pid'), String(keeper.pid))
    await createOwner(socketFolder)
    return { socketFolder }
  })
}

/** Stops the run's PostgreSQL, if one was started, and waits for its end. */
export async function stopPostgres(runFolder: string) {
  const file = join(runFolder, 'postgres.pid')
  if (!existsSync(file)) return
  const pid = Number(await readFile(file, 'utf8'))
  try {
    process.kill(pid, 'SIGTERM')
    for (;;) {
      process.kill(pid, 0)
      await sleep(20)
    }
  } catch {
    // It is gone.
  }
}

/** Where a database of that server is reached; as in production, by an owner who is no superuser. */
export function postgresUrl({ socketFolder }: TestPostgres, database: string, user = 'bihuan_owner'): string {
  return `postgres://${user}@localhost:5432/${database}?host=${encodeURIComponent(socketFolder)}`
}

async function createOwner(socketFolder: string) {
  for (let attempt = 1; ; attempt++) {
    const client = new Client(postgresUrl({ socketFolder }, 'postgres', 'postgres'))
    try {
      await client.connect()
      await client.query('create role bihuan_owner login createrole createdb')
      return await client.end()
    } catch (error) {
      if (attempt === 200) throw error
      await sleep(50) // it is still starting
    }
  }
}

/** The folder of PostgreSQL's programs; undefined where there are none. */
export function postgresPrograms(): string | undefined {
  const versions = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'].flatMap(folder =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter(name => /^(postgresql@?)?\d+$/.test(name))
          .map(name => join(folder, name, 'bin'))
      : [],
  )
  const folders = [...versions.sort().reverse(), ...(process.env.PATH ?? '').split(delimiter)]
  return folders.find(folder => existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb')))
}

/** Who runs a PostgreSQL of a test: it refuses root. */
export function postgresUser(): { uid: number; gid: number } | undefined {
  if (!process.getuid || !process.getgid) return undefined
  if (process.getuid() !== 0) return { uid: process.getuid(), gid: process.getgid() }
  const fields = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))
  return fields ? { uid: Number(fields[1]), gid: Number(fields[2]) } : undefined
}
