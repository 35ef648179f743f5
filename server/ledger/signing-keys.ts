import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { keyId, type NoteKey } from '../../ledger/note.ts'

/** The private halves of the ledger's keys, of each organisation in a folder of its own. Servers that share a PostgreSQL share this folder as they share `secret`. */
export const keysFolder = (dataDir: string) => join(dataDir, 'ledger-keys')
const folderOf = (dataDir: string, org: string) => join(keysFolder(dataDir), encodeURIComponent(org))
const fileOf = (dataDir: string, org: string, id: string) => join(folderOf(dataDir, org), `${id}.key`)

/** A key that signs. */
export type Signer = NoteKey & { readonly id: string; sign(message: Uint8Array): Uint8Array }

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

function signerOf(name: string, seed: Uint8Array): Signer {
  const publicKey = ed25519.getPublicKey(seed)
  return { name, publicKey, id: hexOf(keyId({ name, publicKey })), sign: message => ed25519.sign(message, seed) }
}

/** Makes a key and keeps it in the data folder before anything is signed with it; `newSalt` gives the randomness. */
export async function makeSigner(dataDir: string, org: string, name: string, newSalt: () => string): Promise<Signer> {
  // Each salt is 144 random bits.
  const seed = sha256(Buffer.from(`${newSalt()}.${newSalt()}`))
  const signer = signerOf(name, seed)
  await writeWhole(fileOf(dataDir, org, signer.id), `${Buffer.from(seed).toString('base64')}\n`)
  return signer
}

/** The signer of a public key; undefined where this server does not have its private half, or has that of another key. */
export async function readSigner(dataDir: string, org: string, key: NoteKey): Promise<Signer | undefined> {
  const file = fileOf(dataDir, org, hexOf(keyId(key)))
  const text = await readFile(file, 'utf8').catch(absent)
  if (text === undefined) return undefined
  const seed = Buffer.from(text.trim(), 'base64')
  if (seed.length !== 32) return undefined
  await chmod(file, 0o600) // a copy from elsewhere may be readable by others
  const signer = signerOf(key.name, seed)
  return Buffer.from(signer.publicKey).equals(Buffer.from(key.publicKey)) ? signer : undefined
}

/** The newest checkpoint that this server has signed and the database has kept. */
const Witness = z.object({ epoch: z.int(), size: z.int(), root: z.string() })
export type Witness = z.infer<typeof Witness>
const witnessFile = (dataDir: string, org: string) => join(folderOf(dataDir, org), 'signed.json')

/**
 * What this data folder remembers of the ledger, outside the database: a database that went back to an older state does not have it any more.
 * Undefined where nothing is remembered.
 */
export async function readWitness(dataDir: string, org: string): Promise<Witness | undefined> {
  const text = await readFile(witnessFile(dataDir, org), 'utf8').catch(absent)
  return text === undefined ? undefined : Witness.parse(JSON.parse(text))
}

/** Remembers a checkpoint; only after its transaction was committed, so that what is remembered has been in the database. */
export const writeWitness = (dataDir: string, org: string, witness: Witness): Promise<void> =>
  writeWhole(witnessFile(dataDir, org), `${JSON.stringify(witness)}\n`)

/** Nobody reads half a file, and a power failure leaves the old one or the new one. */
async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}.draft`
  await rm(draft, { force: true })
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, file)
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}
