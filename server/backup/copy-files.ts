import { createHash } from 'node:crypto'
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { type FileStore, filesRoot } from '../files/file-store.ts'
import { ENCRYPTED, fileHashesFile, filesFolder, type Manifest, readFileHashes } from './backup-format.ts'
import { readMember, writeMember } from './members.ts'

/** What lies encrypted in a storage by its name: contents by organisation, and what is under seal. */
const isEncrypted = (name: string): boolean => /^([0-9a-f]{16}|sealed)\/[^/]+$/.test(name)

/** Copies the contents of every storage in use into a backup and writes down their hashes; those that are not encrypted yet are, where the backup is. */
export async function copyFilesOut(files: FileStore, backup: string, contentKey: Buffer | undefined): Promise<Manifest['files']> {
  const lines: string[] = []
  let bytes = 0
  await mkdir(filesFolder(backup))
  for (const storage of new Set([files.of('folder'), files.storage]))
    for await (const { name } of storage.list('')) {
      const content = await storage.get(name)
      if (!content) continue // erased meanwhile, as it should be
      const key = isEncrypted(name) ? undefined : contentKey
      const path = `files/${name}${key ? ENCRYPTED : ''}`
      const place = join(backup, ...path.split('/'))
      await mkdir(dirname(place), { recursive: true })
      lines.push(`${await writeMember(content, { path, place, contentKey: key })}  ${path}\n`)
      bytes += (await stat(place)).size
    }
  const list = lines.sort((one, other) => (one.slice(66) < other.slice(66) ? -1 : 1)).join('')
  await writeFile(fileHashesFile(backup), list)
  return { count: lines.length, bytes, sha256: createHash('sha256').update(list).digest('hex') }
}

/** Copies the contents of a backup into a new folder. */
export async function copyFilesIn(backup: string, target: string, contentKey: Buffer | undefined): Promise<void> {
  await mkdir(target, { recursive: true, mode: 0o700 })
  for (const { path } of await readFileHashes(backup)) {
    const isLocked = contentKey !== undefined && path.endsWith(ENCRYPTED)
    const name = relative('files', isLocked ? path.slice(0, -ENCRYPTED.length) : path)
    const place = join(target, name)
    await mkdir(dirname(place), { recursive: true })
    const source = readMember({ path, place: join(backup, path), contentKey: isLocked ? contentKey : undefined })
    await writeMember(source, { path, place, contentKey: undefined })
  }
}

/** Whether there is any file in the data folder's storage. */
export async function hasFiles(dataDir: string): Promise<boolean> {
  const entries = await readdir(filesRoot(dataDir), { recursive: true, withFileTypes: true }).catch(error => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return entries.some(entry => entry.isFile())
}
