import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import { openDatabase } from '../server/database/database.ts'
import { migrate, readMigrations } from '../server/database/migrate.ts'
import { onlyOnce } from './only-once.ts'

type State = 'empty' | 'migrated'

const CACHE = fileURLToPath(new URL('../node_modules/.cache/bihuan/', import.meta.url))
const WORKER = new URL('../server/database/pglite-worker.ts', import.meta.url)
const ONE_DAY_MS = 24 * 60 * 60 * 1000

/**
 * A PGlite folder to copy. Making one takes seconds and copying it a tenth of one, so it is kept between runs, under the
 * hash of all that it depends on.
 */
export async function pgliteTemplate(state: State): Promise<{ folder: string }> {
  const folder = join(CACHE, `pglite-${state}-${await fingerprint(state)}`)
  if (existsSync(folder)) return { folder }
  return onlyOnce(join(inject('runFolder'), `pglite-${state}`), async () => {
    await mkdir(CACHE, { recursive: true })
    await removeOldTemplates()
    const dataDir = await mkdtemp(join(CACHE, 'making-'))
    const database = await openDatabase({ dataDir, log: console as never, purpose: 'test' })
    if (state === 'migrated') await migrate(database)
    await database.close()
    await rename(join(dataDir, 'database'), folder).catch(error => {
      if (!existsSync(folder)) throw error // else another run was faster
    })
    await rm(dataDir, { recursive: true, force: true })
    return { folder }
  })
}

async function fingerprint(state: State): Promise<string> {
  const hash = createHash('sha256')
  hash.update(await readFile(new URL('../node_modules/@electric-sql/pglite/package.json', import.meta.url)))
  hash.update(await readFile(WORKER))
  if (state === 'migrated') for (const { id, sha256 } of await readMigrations()) hash.update(id + sha256)
  return hash.digest('hex').slice(0, 16)
}

async function removeOldTemplates() {
  for (const name of await readdir(CACHE)) {
    if (!/^(pglite-|making-)/.test(name)) continue
    const { mtimeMs } = await stat(join(CACHE, name))
    if (Date.now() - mtimeMs > ONE_DAY_MS) await rm(join(CACHE, name), { recursive: true, force: true })
  }
}
