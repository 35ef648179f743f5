import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { benchMasterKey } from '../keys.ts'

/** What is started: what was built last, or another build to compare it with (SERVER_PROGRAM). */
const built = process.env.SERVER_PROGRAM ?? fileURLToPath(new URL('../../dist/server/main.js', import.meta.url))

export type Servers = {
  readonly urls: readonly string[]
  readonly pids: readonly number[]
  /** Resident memory of each process, in MB. */
  memory(): Promise<number[]>
  stop(): Promise<void>
}

/** Starts built servers on one PostgreSQL, on ports that the system chooses; ready when it returns. Throws with what a server said where it ends. */
export async function startServers(
  databaseUrl: string,
  count: number,
  of: { readonly program?: string | undefined; readonly flags?: string } = {},
): Promise<Servers> {
  // Kept for the next run on the same database: the key of its ledger lies in it, without which no event would get a leaf any more.
  const folder = join(tmpdir(), 'bihuan-bench', new URL(databaseUrl).pathname.slice(1))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const started: { process: ChildProcess; url: string }[] = []
  const stop = async () => {
    await Promise.all(
      started.map(async ({ process: child }) => {
        if (child.exitCode !== null) return
        child.kill('SIGTERM')
        await once(child, 'exit')
      }),
    )
  }
  try {
    // One after the other: the first one migrates. They share the folder, as processes of one installation do: the secret of sessions lies in it.
    for (let n = 0; n < count; n++) started.push(await startOne(databaseUrl, join(folder, 'data'), of))
  } catch (error) {
    await stop()
    throw error
  }
  return {
    urls: started.map(one => one.url),
    pids: started.map(one => one.process.pid!),
    memory: () => Promise.all(started.map(one => memoryOf(one.process.pid!))),
    stop,
  }
}

async function startOne(
  databaseUrl: string,
  dataDir: string,
  { program = built, flags = process.env.SERVER_FLAGS ?? '' }: { readonly program?: string | undefined; readonly flags?: string },
): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [...flags.split(' ').filter(Boolean), program], {
    env: {
      ...process.env,
      MASTER_KEY: benchMasterKey,
      ...{ DATABASE_URL: databaseUrl, DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', BIHUAN_DEMO: '0', LOG_LEVEL: 'error' },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
      if (found) resolve(found[0])
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', code => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
  return { process: child, url }
}

async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024)
}
