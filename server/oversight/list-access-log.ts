import { type SqlBool, sql } from 'kysely'
import { unsealedOrNone } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { AccessAction, type AccessLogPage, type ListAccessLog } from './schema.ts'

/** A page of the access log, the newest first. */
export async function listAccessLog(
  ctx: Pick<Ctx, 'tx' | 'org' | 'now' | 'actor' | 'sight'>,
  { action, person, case: caseId, number, from, until, limit, after }: ListAccessLog,
): Promise<AccessLogPage> {
  const { tx, org } = ctx
  let query = tx
    .selectFrom('access_log')
    .leftJoin('cases', join => join.onRef('cases.org_id', '=', 'access_log.org_id').onRef('cases.id', '=', 'access_log.case_id'))
    .leftJoin('people', join => join.onRef('people.org_id', '=', 'access_log.org_id').onRef('people.id', '=', 'access_log.actor'))
    .selectAll('access_log')
    .select(['cases.number as case_number', 'access_log.number as access_number', 'people.name'])
    // How many rows an export came to is written down when it ends, as an entry of its own; here it is part of the first one.
    .select(
      sql<
        number | null
      >`(select (counted.detail ->> 'rows')::int from access_log counted where counted.org_id = ${ctx.org} and counted.number = access_log.number and counted.subject = 'rows' limit 1)`.as(
        'rows',
      ),
    )
    .where(sql<SqlBool>`not (access_log.number is not null and access_log.subject = 'rows')`)
    .where('access_log.org_id', '=', org)
    .where(unsealedOrNone(ctx, 'access_log.case_id'))
  if (action) query = query.where('access_log.action', 'in', action)
  if (person !== undefined) query = query.where('access_log.actor', '=', person)
  if (caseId !== undefined) query = query.where('access_log.case_id', '=', caseId)
  if (number !== undefined) query = query.where('access_log.number', '=', number.trim().toUpperCase())
  if (from !== undefined) query = query.where('access_log.at', '>=', from)
  if (until !== undefined) query = query.where('access_log.at', '<', until)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(eb => eb(eb.refTuple('access_log.at', 'access_log.id'), '<', eb.tuple(at, id)))
  }
  const rows = await query
    .orderBy('access_log.at', 'desc')
    .orderBy('access_log.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(row => ({
      ...{
        id: row.id,
        at: row.at,
        subject: row.subject,
        reason: row.reason,
        detail: row.rows === null ? row.detail : { ...row.detail, rows: row.rows },
        address: row.address,
      },
      number: row.access_number,
      action: AccessAction.parse(row.action),
      actor: { id: row.actor, name: row.name ?? '' },
      case: row.case_id === null ? null : { id: row.case_id, number: row.case_number ?? '' },
    })),
    next: rows.length > limit && last ? writeCursor([last.at, last.id]) : null,
  }
}
