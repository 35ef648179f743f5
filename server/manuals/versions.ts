import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { CaseManuals, ManualRow } from './schema.ts'

type File = CaseManuals['items'][number]['files'][number]

/** Of each document the version in force: the last one that was released. One query, whatever the number of documents. */
export async function inForceOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, NonNullable<ManualRow['version']>>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('manual_versions')
    .distinctOn('manual_id')
    .select(['manual_id', 'version', 'label', 'released_at'])
    .where('org_id', '=', ctx.org)
    .where('manual_id', 'in', [...ids])
    .where('released_at', 'is not', null)
    .orderBy('manual_id')
    .orderBy('version', 'desc')
    .execute()
  return new Map(
    rows.map(({ manual_id, version, label, released_at }) => [manual_id, { version, label, releasedAt: released_at as Instant }]),
  )
}

/** Every version of a document, the latest first. */
export function versionsOf(ctx: Ctx, id: string) {
  return ctx.tx
    .selectFrom('manual_versions')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('manual_id', '=', id)
    .orderBy('version', 'desc')
    .execute()
}

/** The files of these versions by `document/version`, Chinese first. One query. */
export async function filesOf(
  ctx: Ctx,
  versions: readonly { readonly manual: string; readonly version: number }[],
): Promise<Map<string, File[]>> {
  if (versions.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('manual_files')
    .innerJoin('files', join =>
      join.onRef('files.org_id', '=', 'manual_files.org_id').onRef('files.id', '=', 'manual_files.file_id'),
    )
    .select(['manual_id', 'version', 'language', 'files.id', 'files.name', 'files.size', 'files.mime', 'files.sha256'])
    .where('manual_files.org_id', '=', ctx.org)
    .where('manual_id', 'in', [...new Set(versions.map(one => one.manual))])
    .orderBy('language', 'desc')
    .orderBy('files.name')
    .execute()
  const found = new Map<string, File[]>()
  for (const { manual_id, version, ...file } of rows) {
    const key = `${manual_id}/${version}`
    found.set(key, [...(found.get(key) ?? []), { ...file, size: Number(file.size) }])
  }
  return found
}

/**
 * Whether a file is of a document: of a released one everybody of the company may read it, partners too, who work by it; of one that waits
 * whoever keeps documents, whom its page asks first.
 */
export async function isManualFile(ctx: Ctx, id: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('manual_files')
    .innerJoin('manual_versions', join =>
      join
        .onRef('manual_versions.org_id', '=', 'manual_files.org_id')
        .onRef('manual_versions.manual_id', '=', 'manual_files.manual_id')
        .onRef('manual_versions.version', '=', 'manual_files.version'),
    )
    .select('file_id')
    .where('manual_files.org_id', '=', ctx.org)
    .where('file_id', '=', id)
    .where(eb => (ctx.sight.isPartner ? eb('released_at', 'is not', null) : eb.val(true)))
    .executeTakeFirst()
  return row !== undefined
}
