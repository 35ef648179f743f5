import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const stampFile = join(root, 'dist/.built-from.json')

/** Where vite finds its configuration, from whatever folder a script is started. */
export const webConfig = { configFile: join(root, 'vite.config.ts'), root: join(root, 'web') }

/** What each half of the build is made of. Tests and server code that the web does not see do not make it stale. */
const inputs = {
  server: {
    folders: ['events', 'engine', 'policies', 'ledger', 'calendars', 'server', 'cli', 'web/verify-page'],
    files: ['package-lock.json', 'scripts/build.mjs'],
    takes: path => !path.includes('.test.'),
  },
  web: {
    folders: ['events', 'engine', 'web', 'server'],
    files: ['package-lock.json', 'vite.config.ts', 'scripts/web-files.ts', 'scripts/web-words.ts'],
    takes: path => !path.includes('.test.') && (!path.startsWith('server') || path.endsWith('schema.ts')),
  },
}

/** A hash over path, size and time of every file a half is made of: some milliseconds, no file is read. */
export function stateOf(half) {
  const { folders, files, takes } = inputs[half]
  const found = folders.flatMap(folder =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
          .filter(entry => entry.isFile())
          .map(entry => join(entry.parentPath, entry.name).slice(root.length))
      : [],
  )
  const hash = createHash('sha256')
  for (const file of [...files, ...found.filter(takes)].sort()) {
    const { size, mtimeMs } = statSync(join(root, file))
    hash.update(`${file}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/** What dist/ was built from, by half. */
export function builtFrom() {
  return existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {}
}

/** Whether dist/ has that half as the sources are now. */
export const isBuilt = half => builtFrom()[half] === stateOf(half)

export { stampFile }
