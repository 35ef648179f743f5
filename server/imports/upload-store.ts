import { createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { refuse } from '../errors.ts'
import { sha256 } from '../events/seal.ts'
import { limited } from './open-bytes.ts'
import { FileOptions } from './schema.ts'

const KEPT_MS = 24 * 60 * 60 * 1_000
const ID = /^[A-Za-z0-9-]{1,64}$/

export type Upload = { readonly id: string; readonly path: string; readonly name: string }
type Place = { readonly dataDir: string; readonly org: string }

/** Other organisations' uploads lie in other folders: an id found out elsewhere opens nothing here. */
const folderOf = ({ dataDir, org }: Place): string => join(dataDir, 'imports', sha256(org).slice(0, 32))

/** Keeps an uploaded file for a day, so that preview and import read the same bytes. More than 200 MB is `import.too-large`, and nothing of it stays. */
export async function keepUpload(place: Place, id: string, name: string, bytes: Readable, now: string): Promise<Upload> {
  const folder = folderOf(place)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await dropOld(folder, now)
  const path = join(folder, id)
  try {
    await pipeline(bytes, limited(), createWriteStream(path, { mode: 0o600 }))
    await writeFile(`${path}.name`, name.slice(0, 300), { mode: 0o600 })
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return { id, path, name }
}

/** An upload of the organisation; unknown or gone is `import.file-not-found`. */
export async function findUpload(place: Place, id: string): Promise<Upload> {
  const path = join(folderOf(place), id)
  if (!ID.test(id)) throw refuse('import.file-not-found')
  const name = await readFile(`${path}.name`, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? refuse('import.file-not-found') : error
  })
  return { id, path, name }
}

export type Imported = { readonly path: string; readonly options: FileOptions }

/** Makes an upload the file of an import. Where rows of it fail it stays for the rest of its day: they can be fetched with their cells, to be mended. */
export async function keepImported(place: Place, upload: Upload, importId: string, options: FileOptions): Promise<Imported> {
  const path = join(folderOf(place), importId)
  await writeFile(`${path}.options`, JSON.stringify(options), { mode: 0o600 })
  await rename(upload.path, path)
  await rm(`${upload.path}.name`, { force: true })
  return { path, options }
}

/** The file of an import, while it is kept. */
export async function findImported(place: Place, importId: string): Promise<Imported | undefined> {
  if (!ID.test(importId)) return undefined
  const path = join(folderOf(place), importId)
  const [options, file] = await Promise.all([
    readFile(`${path}.options`, 'utf8').catch(() => undefined),
    stat(path).catch(() => undefined),
  ])
  return options === undefined || file === undefined ? undefined : { path, options: FileOptions.parse(JSON.parse(options)) }
}

/** Removes the file of an import of which no row failed. */
export async function dropImported({ path }: Imported): Promise<void> {
  await rm(path, { force: true })
  await rm(`${path}.options`, { force: true })
}

async function dropOld(folder: string, now: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    // Meanwhile an import that has ended may have taken its file away.
    const found = await stat(path).catch(() => undefined)
    if (found && Date.parse(now) - found.mtimeMs > KEPT_MS) await rm(path, { force: true })
  }
}
