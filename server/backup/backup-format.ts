import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Instant } from '../../events/instant.ts'
import { OperatorError } from '../operator-error.ts'

/*
 * A backup is a folder:
 *   manifest.json               what follows, with counts and hashes; written last, so a backup without it is unfinished
 *   tables/<table>.ndjson.gz    one row a line, every value as PostgreSQL's own text, so that both engines read it exactly
 *   files/…                     the attachments, as they lie in the data folder
 *   files.sha256                their hashes, for `sha256sum -c`
 * Everything in schema public is in it, better-auth's tables and the outbox too.
 */

export const FORMAT = 1

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const Manifest = z.object({
  format: z.literal(FORMAT),
  createdAt: Instant,
  engine: z.enum(['pglite', 'postgres']),
  migrations: z.array(z.object({ id: z.string(), sha256: z.string() })),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.object({ name: z.string(), type: z.string() })),
      rows: z.int(),
      sha256: Sha256,
    }),
  ),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
  files: z.object({ count: z.int(), bytes: z.int(), sha256: Sha256 }),
})
export type Manifest = z.infer<typeof Manifest>

export const manifestFile = (folder: string) => join(folder, 'manifest.json')
export const tableFile = (folder: string, table: string) => join(folder, 'tables', `${encodeURIComponent(table)}.ndjson.gz`)
export const filesFolder = (folder: string) => join(folder, 'files')
export const fileHashesFile = (folder: string) => join(folder, 'files.sha256')

/** Reads a backup's manifest. */
export async function readManifest(folder: string): Promise<Manifest> {
  try {
    return Manifest.parse(JSON.parse(await readFile(manifestFile(folder), 'utf8')))
  } catch (error) {
    throw damaged(manifestFile(folder), error)
  }
}

/** Checks that every file of the backup is there and is the one that was written. */
export async function verifyBackup(folder: string, manifest: Manifest): Promise<void> {
  for (const { name, sha256 } of manifest.tables) await verifyFile(tableFile(folder, name), sha256)
  await verifyFile(fileHashesFile(folder), manifest.files.sha256)
  for (const { path, sha256 } of await readFileHashes(folder)) await verifyFile(join(folder, path), sha256)
}

/** The attachments of a backup; paths begin with `files/`. */
export async function readFileHashes(folder: string): Promise<{ path: string; sha256: string }[]> {
  const lines = (await readFile(fileHashesFile(folder), 'utf8')).split('\n').slice(0, -1)
  return lines.map(line => ({ sha256: line.slice(0, 64), path: line.slice(66) }))
}

export async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}

async function verifyFile(file: string, expected: string) {
  const actual = await sha256OfFile(file).catch(error => {
    throw damaged(file, error)
  })
  if (actual !== expected) throw damaged(file)
}

function damaged(file: string, cause?: unknown): OperatorError {
  return new OperatorError('backup.damaged', `备份不完整或被改动：${file}`, `The backup is incomplete or was altered: ${file}`, {
    cause,
  })
}
