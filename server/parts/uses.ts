import { type SqlBool, sql } from 'kysely'
import { visibleAmong } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { nameOf } from './places.ts'
import type { UsePage } from './schema.ts'
import { mustBeStaffOfOurs } from './who.ts'

/** Where a part was built in, newest first; neither case nor machine of a case that the viewer does not see. */
export async function usesOfPart(
  ctx: Ctx,
  part: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<UsePage> {
  mustBeStaffOfOurs(ctx)
  let query = ctx.tx
    .selectFrom('part_uses as u')
    .innerJoin('cases as c', join => join.onRef('c.org_id', '=', 'u.org_id').onRef('c.id', '=', 'u.case_id'))
    .leftJoin('machines as m', join => join.onRef('m.org_id', '=', 'u.org_id').onRef('m.id', '=', 'u.machine_id'))
    .select(['u.event_id', 'u.line', 'u.case_id', 'c.number', 'c.title', 'u.machine_id', 'm.model', 'm.serial', 'u.quantity'])
    .select([
      'u.serials_in',
      'u.serials_out',
      'u.used_at',
      'u.used_by',
      'u.is_withdrawn',
      sql<string>`u.used_at::text`.as('place'),
    ])
    .where('u.org_id', '=', ctx.org)
    .where('u.part_id', '=', part)
  if (after !== undefined) {
    const [at, id, line] = readCursor(after, ['moment', 'text', 'number'])
    query = query.where(sql<SqlBool>`(u.used_at, u.event_id, u.line) < (${at}::timestamptz, ${id}, ${Number(line)}::int)`)
  }
  const rows = await query
    .orderBy('u.used_at', 'desc')
    .orderBy('u.event_id', 'desc')
    .orderBy('u.line', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const seen = await visibleAmong(
    ctx,
    page.map(row => row.case_id),
  )
  const last = page.at(-1)
  return {
    items: page.map(row => {
      const isSeen = seen.has(row.case_id)
      return {
        event: row.event_id,
        case: isSeen ? { id: row.case_id, number: row.number, title: row.title } : null,
        machine:
          isSeen && row.machine_id !== null && row.model !== null
            ? { id: row.machine_id, model: row.model, serial: row.serial ?? '' }
            : null,
        ...{ quantity: row.quantity, serialsIn: isSeen ? row.serials_in : [], serialsOut: isSeen ? row.serials_out : [] },
        ...{ at: row.used_at, by: nameOf(ctx, row.used_by), withdrawn: row.is_withdrawn },
      }
    }),
    next: rows.length > limit && last ? writeCursor([last.place, last.event_id, String(last.line)]) : null,
  }
}
