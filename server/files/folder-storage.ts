import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { ObjectStorage } from './storage.ts'
import { StorageUnreachable } from './storage.ts'

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Contents in a folder of this computer, on the same file system as the files that are put into it. */
export function folderStorage(root: string): ObjectStorage {
  const failed = (error: unknown): never => {
    throw new StorageUnreachable('folder', error)
  }
  return {
    kind: 'folder',
    async put(name, path) {
      const place = join(root, name)
      await mkdir(dirname(place), { recursive: true, mode: 0o700 }).catch(failed)
      await rename(path, place).catch(failed)
      await syncFolder(dirname(place))
    },
    async get(name, range) {
      let file: FileHandle
      try {
        file = await open(join(root, name))
      } catch (error) {
        return isMissing(error) ? undefined : failed(error)
      }
      // Once it is open, nobody who removes it takes it from who reads it.
      return createReadStream('', { fd: file, ...(range && { start: range.from, end: range.to - 1 }) })
    },
    async remove(name) {
      await rm(join(root, name), { force: true }).catch(failed)
    },
    async *list(prefix) {
      const folder = join(root, dirname(`${prefix}x`))
      const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(error =>
        isMissing(error) ? [] : failed(error),
      )
      for (const entry of entries) {
        const path = join(entry.parentPath, entry.name)
        const name = relative(root, path).split(sep).join('/')
        if (!entry.isFile() || !name.startsWith(prefix)) continue
        const found = await stat(path).catch(error => (isMissing(error) ? undefined : failed(error)))
        if (found) yield { name, bytes: found.size }
      }
    },
  }
}

/** A name that was just given must outlive a power failure too; file systems that cannot say so are left alone. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path).catch(() => undefined)
  await folder?.sync().catch(() => {})
  await folder?.close()
}
