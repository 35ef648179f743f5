import { sql } from 'kysely'
import { readBackupKey } from '../backup/backup-key.ts'
import { backupsIn } from '../backup/daily-backup.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { Deps } from '../deps.ts'
import type { FileStore } from '../files/file-store.ts'
import type { KeysAndStorage } from './schema.ts'

const SHOWN = 50

/** Keys, use of the storage and what the scanner said, of the actor's organisation. */
export async function viewStorage(ctx: Ctx, files: FileStore): Promise<Omit<KeysAndStorage, 'installation'>> {
  const { tx, org } = ctx
  const keys = await tx
    .selectFrom('data_keys as k')
    .select(['k.id', 'k.created_at', 'k.retired_at'])
    .select(eb =>
      eb
        .selectFrom('file_contents as c')
        .whereRef('c.org_id', '=', 'k.org_id')
        .whereRef('c.key_id', '=', 'k.id')
        .select(sql<number>`count(*)`.as('count'))
        .as('contents'),
    )
    .where('k.org_id', '=', org)
    .orderBy('k.created_at', 'desc')
    .execute()
  const groups = await tx
    .selectFrom('file_contents')
    .select([
      sql<boolean>`rendition = ''`.as('is_file'),
      'storage',
      'scan',
      sql<number>`count(*)`.as('count'),
      sql<number>`coalesce(sum(size), 0)::bigint`.as('bytes'),
    ])
    .where('org_id', '=', org)
    .where('object', 'is not', null)
    .groupBy(['is_file', 'storage', 'scan'])
    .execute()
  const total = (of: (group: (typeof groups)[number]) => boolean) =>
    groups
      .filter(of)
      .reduce((sum, { count, bytes }) => ({ count: sum.count + count, bytes: sum.bytes + bytes }), { count: 0, bytes: 0 })
  const scanned = (state: string) => total(group => group.is_file && group.scan === state).count
  return {
    dataKeys: keys.map(({ id, created_at: createdAt, retired_at: retiredAt, contents }) => ({
      ...{ id, createdAt, retiredAt, contents: Number(contents) },
    })),
    records: await recordsOf(
      ctx,
      keys.find(key => key.retired_at === null),
    ),
    storage: {
      ...{ kind: files.storage.kind, isReachable: true },
      ...{ files: total(group => group.is_file), pictures: total(group => !group.is_file) },
      elsewhere: total(group => group.is_file && group.storage !== files.storage.kind).count,
    },
    scan: {
      scanner: files.scanner?.title ?? null,
      ...{ clean: scanned('clean'), waiting: scanned('waiting'), none: scanned('none') },
      ...(await whatScannerSaid(ctx)),
    },
  }
}

/** How far the records are under the key in use; a key that was changed a moment ago has not been begun with. */
async function recordsOf({ tx, org }: Ctx, key: { id: string } | undefined): Promise<KeysAndStorage['records']> {
  const row = await tx
    .selectFrom('record_turns')
    .select(['key_id', 'total', 'seen', 'finished_at'])
    .where('org_id', '=', org)
    .where('table', '=', 'sealed_fields')
    .executeTakeFirst()
  if (row === undefined) return null
  const isBegun = row.key_id === key?.id
  return { total: row.total, seen: isBegun ? row.seen : 0, finishedAt: isBegun ? row.finished_at : null }
}

async function whatScannerSaid(ctx: Ctx): Promise<Pick<KeysAndStorage['scan'], 'failure' | 'found'>> {
  const failed = await ctx.tx
    .selectFrom('file_contents')
    .select('scan_says')
    .where('org_id', '=', ctx.org)
    .where('scan', '=', 'waiting')
    .where('scanned_at', 'is not', null)
    .orderBy('scanned_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const found = await ctx.tx
    .selectFrom('file_contents as c')
    .innerJoin('files', join => join.onRef('files.org_id', '=', 'c.org_id').onRef('files.sha256', '=', 'c.sha256'))
    .select(['files.name', 'files.uploaded_by', 'c.scan_says', 'c.scanned_at'])
    .where('c.org_id', '=', ctx.org)
    .where('c.scan', '=', 'found')
    .orderBy('c.scanned_at', 'desc')
    .limit(SHOWN)
    .execute()
  return {
    failure: failed?.scan_says ?? null,
    found: found.map(row => ({
      ...{ name: row.name, sender: named(ctx, row.uploaded_by).name },
      ...{ says: row.scan_says ?? '', at: row.scanned_at ?? ctx.now },
    })),
  }
}

/** What holds for the whole installation: where its keys come from, and whether backups are encrypted. */
export async function viewInstallation({
  files,
  dataDir,
  backup = {},
}: Pick<Deps, 'files' | 'dataDir' | 'backup'>): Promise<NonNullable<KeysAndStorage['installation']>> {
  const kept = await readBackupKey(dataDir)
  const isSet = backup.backupKey !== undefined || backup.backupPassphrase !== undefined
  return {
    ...{ masterKey: files.keys.masters.origin, masterKeyId: files.keys.known[0]!.id },
    backups: isSet ? 'setting' : kept?.confirmedAt ? 'confirmed' : 'none',
    backupKeyConfirmedAt: kept?.confirmedAt ?? null,
    lastBackupAt: (await backupsIn(dataDir)).at(-1)?.at ?? null,
  }
}
