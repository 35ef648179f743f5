import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const BYTES = 32

/**
 * The secret that signs cookies and encrypts second factors, made once per data folder. Losing it signs everybody out;
 * several servers on one PostgreSQL need the same file.
 */
export async function loadSecret(dataDir: string, random: (bytes: number) => Uint8Array): Promise<string> {
  const file = join(dataDir, 'secret')
  const existing = await readSecret(file)
  if (existing !== undefined) return existing
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const draft = `${file}.${Buffer.from(random(6)).toString('hex')}`
  await writeFile(draft, `${Buffer.from(random(BYTES)).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  // Linking fails where the file exists: of processes that start together the first one's secret counts, and no reader sees half a file.
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  return (await readSecret(file))!
}

async function readSecret(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  if (text.trim().length < BYTES)
    throw new Error(`${file} is too short for a secret; restore it from a backup, or delete it to sign everybody out`)
  await chmod(file, 0o600) // a copy from elsewhere may be readable by others
  return text.trim()
}
