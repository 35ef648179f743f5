import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const API_KEY = 'a key for tests of faults'.replaceAll(' ', '-')
const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url))
const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** A whole server in a process of its own. */
export type ServerProcess = {
  readonly url: string
  readonly output: () => string
  /** kill -9. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** `preload`: a file of TypeScript that is loaded before the server's own. */
export type ServerWishes = { readonly preload?: string; readonly environment?: Readonly<Record<string, string>> }

/** Starts a server and waits until it can work. `BIHUAN_API_KEY` is {@link API_KEY}. */
export async function startServer(environment: Record<string, string>, wishes: ServerWishes = {}): Promise<ServerProcess> {
  const { PATH, HOME, TMPDIR } = process.env
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', ...(wishes.preload === undefined ? [] : ['--import', wishes.preload]), MAIN],
    {
      cwd: ROOT,
      env: {
        ...{ PATH, HOME, TMPDIR },
        ...{ HOST: '127.0.0.1', PORT: '0', BIHUAN_DEMO: '0', BIHUAN_API_KEY: API_KEY, LOG_LEVEL: 'warn', ...environment },
        ...wishes.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  child.stdout!.on('data', chunk => {
    output += chunk
  })
  child.stderr!.on('data', chunk => {
    output += chunk
  })
  const gone = once(child, 'exit')
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await gone
  }
  for (let attempt = 0; ; attempt++) {
    const url = /http:\/\/[\w.]+:\d+/.exec(output)?.[0]
    if (url !== undefined) return { url, output: () => output, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
    if (child.exitCode !== null || attempt > 2_400) throw new Error(`the server does not start: ${output}`)
    await sleep(50)
  }
}
