import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { changesInWords } from '../organisation/changes-in-words.ts'
import type { AdminLogEntry, ListAdminLog } from './schema.ts'

/** A page of the administration log, the newest first. */
export async function listAdminLog(
  ctx: Ctx,
  { action, person, from, until, limit, after }: ListAdminLog,
): Promise<{ items: AdminLogEntry[]; next: string | null }> {
  const { tx, org } = ctx
  let query = tx
    .selectFrom('admin_log')
    .select(['id', 'at', 'actor', 'action', 'subject', 'detail', 'address'])
    .where('org_id', '=', org)
  if (action) query = query.where('action', 'in', action)
  if (person !== undefined) query = query.where(eb => eb.or([eb('actor', '=', person), eb('subject', '=', person)]))
  if (from !== undefined) query = query.where('at', '>=', from)
  if (until !== undefined) query = query.where('at', '<', until)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(eb => eb(eb.refTuple('at', 'id'), '<', eb.tuple(at, id)))
  }
  const rows = await query
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const people = await namesOf(
    { tx, org },
    page.flatMap(row => [row.actor, row.subject ?? '']),
  )
  const changes = await changesInWords(
    ctx,
    page.map(row => row.detail),
  )
  const nameOf = (id: string, told: unknown) => people.get(id) ?? (typeof told === 'string' ? told : '')
  return {
    items: page.map((row, at) => ({
      ...row,
      change: changes[at] ?? null,
      actor: row.actor === 'system' ? null : { id: row.actor, name: nameOf(row.actor, undefined) },
      subject: row.subject === null ? null : { id: row.subject, name: nameOf(row.subject, row.detail.name) },
    })),
    next: rows.length > limit && last ? writeCursor([last.at, last.id]) : null,
  }
}

/** Names of people, of those who have left too. */
async function namesOf({ tx, org }: Pick<Ctx, 'tx' | 'org'>, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)].filter(id => id !== '')
  if (wanted.length === 0) return new Map()
  const rows = await tx.selectFrom('people').select(['id', 'name']).where('org_id', '=', org).where('id', 'in', wanted).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
