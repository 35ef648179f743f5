import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Instant } from '../../events/instant.ts'
import { type Keyring, openKeyring } from '../keys/keyring.ts'
import { masterKeys } from '../keys/master-keys.ts'
import type { FilesConfig } from './files-config.ts'
import { folderStorage } from './folder-storage.ts'
import { s3Storage } from './s3-storage.ts'
import type { Scanner } from './scan/scanner.ts'
import { type ObjectStorage, type StorageKind, StorageUnreachable } from './storage.ts'

/** What every use of files works with: where contents lie, the keys they lie under, and who looks at them before others may have them. */
export type FileStore = {
  readonly dataDir: string
  /** Where new contents go. */
  readonly storage: ObjectStorage
  /** The storage of this kind; {@link StorageUnreachable} where it is not set up. */
  of(kind: StorageKind): ObjectStorage
  readonly keys: Keyring
  readonly clock: () => Instant
  /** FILES_SCAN_URL or FILES_SCAN_COMMAND. */
  readonly scanner: Scanner | undefined
}

export type FileStoreSettings = Partial<Pick<FilesConfig, 's3' | 'storage' | 'masterKey' | 'masterKeyFile'>> & {
  readonly dataDir: string
}

/** Opens the storage and the keys as they are set. `random` gives bytes that nobody can guess. */
export async function openFileStore(
  { dataDir, s3, storage = s3 ? 's3' : 'folder', masterKey, masterKeyFile }: FileStoreSettings,
  {
    random,
    clock,
    scanner,
    keys,
  }: {
    random: (bytes: number) => Buffer
    clock: () => Instant
    scanner?: Scanner | undefined
    /** Those that records lie under too; else opened from the settings. */
    keys?: Keyring
  },
): Promise<FileStore> {
  const folder = folderStorage(filesRoot(dataDir))
  const bucket = s3 && s3Storage(s3)
  return {
    ...{
      dataDir,
      clock,
      scanner,
      keys: keys ?? (await openKeyring(masterKeys({ masterKey, masterKeyFile, dataDir }, random), random)),
    },
    storage: (storage === 's3' && bucket) || folder,
    of(kind) {
      if (kind === 'folder') return folder
      if (!bucket) throw new StorageUnreachable('s3', new Error('FILES_S3_ENDPOINT is not set'))
      return bucket
    },
  }
}

/** Where the folder storage lies. */
export const filesRoot = (dataDir: string): string => join(dataDir, 'files')

/** All objects of an organisation begin with this; it does not tell its id. */
export const prefixOf = (org: string): string => `${createHash('sha256').update(org).digest('hex').slice(0, 16)}/`

/** The file of record, or a picture made from it: to be looked at, and to be shown in a list. */
export type Rendition = '' | 'view' | 'small'

/** What the key of an object is bound to, and its content with it. */
export const boundTo = (org: string, object: string): string => `file ${org} ${object}`

/** A name for a new object: it tells the day, by which leftovers are known, and nothing of the content. */
export function newObjectName({ keys, clock }: FileStore, org: string): string {
  return `${prefixOf(org)}${clock().slice(0, 10)}-${keys.random(16).toString('hex')}`
}
