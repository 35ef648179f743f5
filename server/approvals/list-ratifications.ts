import { type SqlBool, sql } from 'kysely'
import type { PlainOf } from '../../events/registry.ts'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { ListRatifications, RatificationPage, RatificationRow } from './schema.ts'

/** Decisions beyond somebody's authority and what became of them, the newest first. */
export async function listRatifications(ctx: Ctx, { state, limit, after }: ListRatifications): Promise<RatificationPage> {
  let query = ctx.tx
    .selectFrom('approvals')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'approvals.org_id').onRef('cases.id', '=', 'approvals.case_id'))
    .innerJoin('events', join => join.onRef('events.org_id', '=', 'approvals.org_id').onRef('events.id', '=', 'approvals.id'))
    .select([
      'approvals.id',
      'approvals.case_id',
      'approvals.amount_fen',
      'approvals.waiting',
      'approvals.outcome',
      'approvals.settled_at',
      'approvals.submitted_by',
      'approvals.submitted_at',
      'cases.number',
      'cases.title',
      'events.data',
      sql<string>`approvals.submitted_at::text`.as('cursor'),
      // Whether it was ratified with a finding stands in the decision that settled it.
      sql<boolean>`exists (select from events d where d.org_id = approvals.org_id and d.stream_id = approvals.case_id and d.type = 'approval.decided' and d.data ->> 'request' = approvals.id and d.data ->> 'finding' = 'true')`.as(
        'has_finding',
      ),
    ])
    .where('approvals.org_id', '=', ctx.org)
    .where('approvals.subject', '=', 'ratification')
    .where(caseSeenOrTrue(ctx, 'approvals.case_id'))
  if (state === 'open') query = query.where('approvals.outcome', 'is', null)
  if (state === 'settled') query = query.where('approvals.outcome', 'is not', null)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(approvals.submitted_at, approvals.id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('approvals.submitted_at', 'desc')
    .orderBy('approvals.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const party = (id: string) => ({ id, name: named(ctx, id).name })
  return {
    items: page.map((row): RatificationRow => {
      // A row of this subject was opened by this event, which addEvent parsed with its schema.
      const data = row.data as unknown as PlainOf<'approval.recorded'>
      return {
        id: row.id,
        case: { id: row.case_id, number: row.number, title: row.title },
        of: data.subject,
        decidedBy: party(data.person),
        medium: data.medium,
        recordedBy: party(row.submitted_by),
        recordedAt: row.submitted_at,
        amountFen: row.amount_fen === null ? null : Number(row.amount_fen),
        beyond: data.beyond,
        waiting: row.waiting.map(party),
        outcome: outcomeOf(row.outcome, row.has_finding),
        settledAt: row.settled_at,
      }
    }),
    next: rows.length > limit && last ? writeCursor([last.cursor, last.id]) : null,
  }
}

function outcomeOf(outcome: string | null, hasFinding: boolean): RatificationRow['outcome'] {
  if (outcome === null) return null
  if (outcome === 'approved') return hasFinding ? 'ratified-with-finding' : 'ratified'
  return outcome === 'rejected' ? 'refused' : 'replaced'
}
