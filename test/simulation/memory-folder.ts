import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Where simulated processes have their data folder; nothing of it is on a disk. */
export const SIMULATED_DATA_DIR = '/nowhere'
const KEYS = `${SIMULATED_DATA_DIR}/ledger-keys/`
const files = new Map<string, string>()

/** The folder is empty, as at the beginning of a run. */
export function emptyMemoryFolder(): void {
  files.clear()
}

const isOurs = (path: unknown): path is string => typeof path === 'string' && `${path}/`.startsWith(KEYS)
const absent = (path: string) => Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT', syscall: 'open' })

/**
 * `node:fs/promises`, but the ledger's keys are kept in this process's memory, shared by all simulated processes as the folder is in production. A real disk
 * answers when it likes, and a run would no longer be the same to the letter.
 */
export function filesInMemory(): unknown {
  const real = require('node:fs/promises')
  const or = (name: string, ours: (path: string, ...rest: never[]) => unknown) => ({
    [name]: (path: unknown, ...rest: never[]) => (isOurs(path) ? ours(path, ...rest) : real[name](path, ...rest)),
  })
  return {
    ...real,
    ...or('mkdir', async () => undefined),
    ...or('chmod', async () => undefined),
    ...or('rm', async path => void files.delete(path)),
    ...or('readFile', async path => {
      const text = files.get(path)
      if (text === undefined) throw absent(path)
      return text
    }),
    ...or('rename', async (path, to: string) => {
      const text = files.get(path)
      if (text === undefined) throw absent(path)
      files.delete(path)
      files.set(to, text)
    }),
    ...or('open', async path => ({
      writeFile: async (text: string) => void files.set(path, text),
      sync: async () => undefined,
      close: async () => undefined,
    })),
  }
}
