import { randomBytes } from 'node:crypto'
import { type Keyring, keyringOnce } from '../server/keys/keyring.ts'

/** The master key of every database that is made to be measured (MASTER_KEY), known to everybody: what is in them is invented. */
export const benchMasterKey = Buffer.alloc(32, 7).toString('base64')

/** The keyring of such a database. */
export const benchKeys = (): (() => Promise<Keyring>) => keyringOnce({ dataDir: '', masterKey: benchMasterKey }, randomBytes)
