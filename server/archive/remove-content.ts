import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { dropObject, forgetContent, pathOf } from '../files/store-file.ts'
import { dropSealed } from '../seals/sealed-content.ts'

const AT_ONCE = 200

/**
 * Takes contents out of the storage that waited for it: written down in the transaction of the disposal, so that a crash in between loses none.
 * What some row of the organisation still names stays. True where more wait.
 */
export async function removeContents({ database, files }: Pick<Deps, 'database' | 'files'>): Promise<boolean> {
  const waiting = await asWorker(database, tx =>
    tx.selectFrom('content_removals').selectAll().orderBy('org_id').orderBy('kind').orderBy('name').limit(AT_ONCE).execute(),
  )
  for (const { org_id: org, kind, name } of waiting) {
    if (kind === 'seal') await dropSealed(files, name)
    else {
      // Its key goes first: should we die before the bytes do, nobody can read them.
      for (const object of await forgotten(database, org, name)) await dropObject(files, object)
      // From before contents were encrypted they lie once for all organisations.
      if (!(await isNamed(database, name))) await rm(pathOf(files.dataDir, name), { force: true })
    }
    await asWorker(database, tx =>
      tx.deleteFrom('content_removals').where('org_id', '=', org).where('kind', '=', kind).where('name', '=', name).execute(),
    )
  }
  return waiting.length === AT_ONCE
}

function forgotten(database: Deps['database'], org: string, sha256: string): ReturnType<typeof forgetContent> {
  return inOrganisation(database, org, async tx => {
    const named = await tx
      .selectFrom('files')
      .select('id')
      .where('org_id', '=', org)
      .where('sha256', '=', sha256)
      .limit(1)
      .executeTakeFirst()
    return named ? [] : forgetContent({ tx, org }, sha256)
  })
}

async function isNamed(database: Deps['database'], sha256: string): Promise<boolean> {
  const { rows } = await asWorker(database, tx =>
    sql<{ named: boolean }>`select bihuan_content_is_named(${sha256}) as named`.execute(tx),
  )
  return rows[0]!.named
}
