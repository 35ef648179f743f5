import { existsSync, mkdtempSync, statfsSync } from 'node:fs'
import { chmod, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { stopPostgres } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder that all test processes of this run share, gone afterwards. */
    runFolder: string
    runPid: number
  }
}

/** Gives all test processes one folder; what lies in it (a PostgreSQL, a template) is made by the first test that needs it. */
export default async function setup({ provide }: TestProject) {
  const runFolder = mkdtempSync(join(fastestFolder(), 'bihuan-test-'))
  await chmod(runFolder, 0o755) // PostgreSQL runs as another user
  provide('runFolder', runFolder)
  provide('runPid', process.pid)
  return async () => {
    await stopPostgres(runFolder)
    await rm(runFolder, { recursive: true, force: true })
  }
}

/** Each test file copies a database of a thousand files: in memory that takes a tenth of the time. */
function fastestFolder(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > ENOUGH_BYTES ? memory : tmpdir() // containers often have only 64 MB of it
}

const ENOUGH_BYTES = 2 * 1024 ** 3
