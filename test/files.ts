import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { inOrganisation } from '../server/database/transaction.ts'
import { type FileStore, type FileStoreSettings, filesRoot, openFileStore } from '../server/files/file-store.ts'
import type { Scanner } from '../server/files/scan/scanner.ts'
import type { TestDatabase } from './database.ts'

/** The files of a test's database, in its folder unless the settings say otherwise. */
export function testFiles(
  database: Pick<TestDatabase, 'dataDir'>,
  clock: () => string,
  { scanner, ...settings }: Partial<FileStoreSettings> & { scanner?: Scanner } = {},
): Promise<FileStore> {
  return openFileStore({ dataDir: database.dataDir, ...settings }, { random: randomBytes, clock, scanner })
}

/** Where a content of an organisation lies in the folder, encrypted. */
export async function placeOf(database: TestDatabase, org: string, sha256: string): Promise<string> {
  const { object } = await inOrganisation(database, org, tx =>
    tx
      .selectFrom('file_contents')
      .select('object')
      .where('org_id', '=', org)
      .where('sha256', '=', sha256)
      .where('rendition', '=', '')
      .executeTakeFirstOrThrow(),
  )
  return join(filesRoot(database.dataDir), object!)
}
