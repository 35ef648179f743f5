import type { Ctx } from '../context.ts'

type Values = Readonly<Record<string, unknown>>

/** The last record of that name of a case, with its plain values and its texts; undefined where it was never made. */
export async function lastRecordMade(
  { tx, org }: Ctx,
  caseId: string,
  record: string,
): Promise<{ event: string; values: Values; texts: Values } | undefined> {
  const rows = await tx
    .selectFrom('events')
    .select(['id', 'data'])
    .where('org_id', '=', org)
    .where('stream_id', '=', caseId)
    .where('type', '=', 'record.made')
    .orderBy('seq', 'desc')
    .execute()
  const row = rows.find(one => one.data.record === record)
  if (!row) return undefined
  const sealed = await tx
    .selectFrom('sealed_fields')
    .select('value')
    .where('org_id', '=', org)
    .where('event_id', '=', row.id)
    .where('field', '=', 'texts')
    .executeTakeFirst()
  return { event: row.id, values: (row.data.values ?? {}) as Values, texts: (sealed?.value ?? {}) as Values }
}
