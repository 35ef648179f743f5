import { inOrganisation } from '../server/database/transaction.ts'
import type { Deps } from '../server/deps.ts'
import type { Mapping } from '../server/imports/mapping-schema.ts'
import { findImport, insertImport } from '../server/imports/queries.ts'
import { runImport } from '../server/imports/run-import.ts'
import type { FileOptions, ImportView } from '../server/imports/schema.ts'
import { quietLog, type TestDatabase } from './database.ts'
import { nextId, nextSalt, type TestOrganisation } from './factories.ts'

/** What an import asks of the server, and nothing else of it. */
export function importDeps(database: TestDatabase, { clock }: Pick<TestOrganisation, 'clock'>): Deps {
  return {
    database,
    clock: clock.now,
    newId: nextId,
    newSalt: nextSalt,
    dataDir: database.dataDir,
    log: quietLog,
  } as unknown as Deps
}

/** Imports a file to its end and gives its account and how long it took, in milliseconds. */
export async function runHere(
  database: TestDatabase,
  organisation: TestOrganisation,
  path: string,
  mapping: Mapping,
  options: FileOptions = {},
): Promise<{ view: ImportView; ms: number }> {
  const { org } = organisation
  const deps = importDeps(database, organisation)
  const id = nextId()
  await inOrganisation(database, org, tx =>
    insertImport(
      { tx, org, now: deps.clock() },
      { id, name: path.split('/').at(-1)!, kind: mapping.kind, mapping, by: organisation.people.administrator },
    ),
  )
  const started = performance.now()
  await runImport({ deps, org, id, path, mapping, options, signal: new AbortController().signal })
  const ms = performance.now() - started
  return { view: await organisation.as('administrator').do(ctx => findImport(ctx, id)), ms }
}
