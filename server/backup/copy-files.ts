import { createHash } from 'node:crypto'
import { constants, type Dirent } from 'node:fs'
import { copyFile, mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { fileHashesFile, filesFolder, type Manifest, readFileHashes, sha256OfFile } from './backup-format.ts'

/** Copies the attachments into a backup and writes down their hashes. */
export async function copyFilesOut(dataDir: string, backup: string): Promise<Manifest['files']> {
  const source = filesFolder(dataDir)
  const lines: string[] = []
  let bytes = 0
  await mkdir(filesFolder(backup))
  for (const file of await filesBelow(source)) {
    const copy = join(filesFolder(backup), file)
    await mkdir(dirname(copy), { recursive: true })
    try {
      await copyFile(join(source, file), copy, constants.COPYFILE_FICLONE)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') continue // erased meanwhile, as it should be
      throw error
    }
    bytes += (await stat(copy)).size
    lines.push(`${await sha256OfFile(copy)}  files/${file.split(sep).join('/')}\n`)
  }
  const list = lines.join('')
  await writeFile(fileHashesFile(backup), list)
  return { count: lines.length, bytes, sha256: createHash('sha256').update(list).digest('hex') }
}

/** Copies the attachments of a backup into a new folder. */
export async function copyFilesIn(backup: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true, mode: 0o700 })
  for (const { path } of await readFileHashes(backup)) {
    const copy = join(target, relative('files', path))
    await mkdir(dirname(copy), { recursive: true })
    await copyFile(join(backup, path), copy, constants.COPYFILE_FICLONE)
  }
}

/** All files below a folder, by path; none when the folder does not exist. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries: Dirent[] = await readdir(folder, { recursive: true, withFileTypes: true }).catch(error => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}
