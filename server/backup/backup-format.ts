import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Instant } from '../../events/instant.ts'
import { canonical } from '../events/seal.ts'
import { OperatorError } from '../operator-error.ts'
import { Encryption, manifestMac } from './backup-lock.ts'

/*
 * A backup is a folder:
 *   manifest.json               what follows, with counts and hashes; written last, so a backup without it is unfinished
 *   tables/<table>.ndjson.gz    one row a line, every value as PostgreSQL's own text, so that both engines read it exactly
 *   keys.json                   the data keys of the organisations, without which the contents could not be read
 *   files/…                     the contents, encrypted as they lie in their storage
 *   files.sha256                their hashes, for `sha256sum -c`
 *   ledger-keys/…               the private keys of the ledger, mode 0600
 * Everything in schema public is in it, better-auth's tables and the outbox too.
 * In an encrypted backup tables and keys.json, and contents that were not encrypted yet, end in `.bhe` (server/keys/stream-cipher.ts); the
 * manifest says for whom, and carries a code over itself. Format 1 had no keys.json and was never encrypted.
 */

export const FORMAT = 2
export const ENCRYPTED = '.bhe'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const Manifest = z.object({
  format: z.union([z.literal(1), z.literal(FORMAT)]),
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
  /** Hash of keys.json. */
  keys: z.object({ count: z.int(), sha256: Sha256 }).optional(),
  /** Absent where the backup is not encrypted. */
  encryption: Encryption.optional(),
  /** HMAC over the manifest without it, under the backup's own key. */
  mac: Sha256.optional(),
})
export type Manifest = z.infer<typeof Manifest>

export const manifestFile = (folder: string) => join(folder, 'manifest.json')
/** Where a member lies; in an encrypted backup with another ending. */
const member = (folder: string, path: string, isLocked: boolean) => join(folder, `${path}${isLocked ? ENCRYPTED : ''}`)
export const tablePath = (table: string) => `tables/${encodeURIComponent(table)}.ndjson.gz`
export const tableFile = (folder: string, table: string, isLocked = false) => member(folder, tablePath(table), isLocked)
export const keysFile = (folder: string, isLocked = false) => member(folder, 'keys.json', isLocked)
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
  const isLocked = manifest.encryption !== undefined
  for (const { name, sha256 } of manifest.tables) await verifyFile(tableFile(folder, name, isLocked), sha256)
  if (manifest.keys) await verifyFile(keysFile(folder, isLocked), manifest.keys.sha256)
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

/** The code over a manifest, whatever order its JSON has. */
export function macOf({ mac: _, ...manifest }: Manifest, contentKey: Uint8Array): string {
  return manifestMac(contentKey, canonical(manifest))
}

/** Checks that the manifest is the one that was written by whoever had the key. */
export function verifyManifest(folder: string, manifest: Manifest, contentKey: Uint8Array): void {
  if (manifest.mac !== macOf(manifest, contentKey)) throw damaged(manifestFile(folder))
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
