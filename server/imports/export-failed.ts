import type { PassThrough } from 'node:stream'
import { inLanguage } from '../../events/in-language.ts'
import type { ExportMark } from '../access/access-log.ts'
import type { Ctx } from '../context.ts'
import { namesFor } from '../export/columns.ts'
import { MOST_ROWS, writeWorkbook } from '../export/write-workbook.ts'
import { type Failed, type FailedRow, failedColumns, failedRows } from './failed-rows.ts'
import { Mapping, read } from './mapping-schema.ts'
import { findImport, listRows } from './queries.ts'
import { openRows } from './read-file.ts'
import type { Imported } from './upload-store.ts'

const PAGE = 500

/**
 * The rows of an import that failed as a workbook, and its name. With their own cells as long as the file is kept (a day), after that with
 * line, id and reason. An unknown import is `import.not-found`.
 */
export async function exportFailed(
  inOrg: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>,
  id: string,
  kept: Imported | undefined,
  mark?: ExportMark,
): Promise<{ name: string; workbook: PassThrough }> {
  const { name, names, failed, mapping } = await inOrg(async ctx => ({
    name: (await findImport(ctx, id)).name,
    names: namesFor(ctx),
    failed: await allFailed(ctx, id),
    mapping: await mappingOf(ctx, id),
  }))
  const source = kept && (await openRows(kept.path, kept.options).catch(() => undefined))
  const caseColumn = mapping?.kind === 'history' ? mapping.history?.case : undefined
  const rows: AsyncIterator<FailedRow> =
    kept && source
      ? failedRows(
          async () => (await openRows(kept.path, kept.options)).rows,
          failed,
          caseColumn === undefined ? undefined : row => read(caseColumn, row.cells),
        )
      : withoutCells(failed)
  const title = names.language === 'zh' ? '未导入的行' : 'Rows not imported'
  const workbook = await writeWorkbook(
    title,
    failedColumns(source?.headers),
    async () => {
      const items: FailedRow[] = []
      while (items.length < PAGE) {
        const next = await rows.next()
        if (next.done) return { items, next: null, names }
        items.push(next.value)
      }
      return { items, next: 'more', names }
    },
    () => mark,
  )
  return { name: `${name.replace(/(\.csv|\.xlsx|\.ndjson|\.jsonl|\.txt|\.tsv)?(\.gz)?$/i, '')} ${title}.xlsx`, workbook }
}

async function* withoutCells(failed: ReadonlyMap<number, Failed>): AsyncGenerator<FailedRow> {
  for (const why of failed.values()) yield { ...why, cells: {} }
}

async function allFailed(ctx: Ctx, id: string): Promise<ReadonlyMap<number, Failed>> {
  const failed = new Map<number, Failed>()
  let after: number | undefined
  do {
    const { items, next } = await listRows(ctx, id, { outcome: 'failed', limit: PAGE, ...(after === undefined ? {} : { after }) })
    for (const { line, externalId, reason, mend, code } of items)
      failed.set(line, {
        line,
        reason: reason ? inLanguage(reason, ctx.language) : (code ?? ''),
        mend: mend ? inLanguage(mend, ctx.language) : '',
        // A row without an id is known by its content, which says nothing to a reader.
        id: externalId?.startsWith('row:') ? null : externalId,
      })
    after = next === null ? undefined : Number(next)
  } while (after !== undefined && failed.size < MOST_ROWS)
  return failed
}

async function mappingOf(ctx: Ctx, id: string): Promise<Mapping | undefined> {
  const row = await ctx.tx
    .selectFrom('imports')
    .select('mapping')
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  return Mapping.safeParse(row?.mapping).data
}
