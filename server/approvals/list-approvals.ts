import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Text } from '../../events/text.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { Schema } from '../database/schema.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { ApprovalPage, ApprovalRow, ListApprovals } from './schema.ts'

const EXACT_TO = 1_000
type Filter = Pick<ListApprovals, 'tab' | 'subject'>

/** A tab as SQL. What I decided is found by my decisions: the events that name the submission. */
function conditionsOf(ctx: Ctx, { tab, subject }: Filter) {
  const me = ctx.actor.person
  return (eb: ExpressionBuilder<Schema, 'approvals'>): Expression<SqlBool> => {
    const all: Expression<SqlBool>[] = [eb('approvals.org_id', '=', ctx.org)]
    if (subject) all.push(eb('approvals.subject', '=', subject))
    if (tab === 'waiting') all.push(sql<SqlBool>`approvals.waiting @> array[${me}]::text[]`, eb('approvals.outcome', 'is', null))
    if (tab === 'mine') all.push(eb('approvals.submitted_by', '=', me), eb('approvals.outcome', 'is', null))
    if (tab === 'settled') {
      const decided = sql<SqlBool>`exists (select from events e where e.org_id = approvals.org_id and e.stream_id = approvals.case_id and e.type = 'approval.decided' and e.actor = ${me} and e.data ->> 'request' = approvals.id)`
      // A step I took of a route that still goes on is done for me, too.
      all.push(eb.or([eb.and([eb('approvals.submitted_by', '=', me), eb('approvals.outcome', 'is not', null)]), decided]))
    }
    return eb.and(all)
  }
}

/** How many approvals a tab holds, at most `most`. */
export async function countApprovals(ctx: Ctx, filter: Filter, most = EXACT_TO + 1): Promise<number> {
  const { count } = await ctx.tx
    .selectFrom(
      ctx.tx.selectFrom('approvals').select(sql<number>`1`.as('one')).where(conditionsOf(ctx, filter)).limit(most).as('found'),
    )
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** One page of a tab of the approvals inbox: what waits for me the oldest first, everything else the newest first. */
export async function listApprovals(ctx: Ctx, filter: ListApprovals): Promise<ApprovalPage> {
  const down = filter.tab !== 'waiting'
  let query = ctx.tx
    .selectFrom('approvals')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'approvals.org_id').onRef('cases.id', '=', 'approvals.case_id'))
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .leftJoin('events', join => join.onRef('events.org_id', '=', 'approvals.org_id').onRef('events.id', '=', 'approvals.id'))
    .selectAll('approvals')
    .select([
      'cases.number',
      'cases.title',
      'cases.level',
      'cases.seq',
      'cases.state',
      'cases.contact',
      'customers.name as customer',
      'events.data',
      sql<string>`approvals.submitted_at::text`.as('cursor'),
    ])
    .where(conditionsOf(ctx, filter) as never)
  if (filter.after !== undefined) {
    const [at, id] = readCursor(filter.after, ['moment', 'text'])
    query = query.where(
      down
        ? sql<SqlBool>`(approvals.submitted_at, approvals.id) < (${at}::timestamptz, ${id})`
        : sql<SqlBool>`(approvals.submitted_at, approvals.id) > (${at}::timestamptz, ${id})`,
    )
  }
  const rows = await query
    .orderBy('approvals.submitted_at', down ? 'desc' : 'asc')
    .orderBy('approvals.id', down ? 'desc' : 'asc')
    .limit(filter.limit + 1)
    .execute()
  const page = rows.slice(0, filter.limit)
  const last = page.at(-1)
  const count = await countApprovals(ctx, filter)
  const party = (id: string) => ({ id, name: named(ctx, id).name })
  return {
    items: page.map((row): ApprovalRow => {
      const amount = row.data?.amountFen
      return {
        id: row.id,
        case: {
          id: row.case_id,
          number: row.number,
          title: row.title,
          level: row.level,
          customer: row.customer ?? row.contact.name ?? null,
          seq: row.seq,
        },
        subject: row.subject,
        form: row.form,
        title: titleOf(ctx, row.state.edition, row),
        round: row.round,
        clause: row.clause,
        step: Math.min(row.step + 1, row.steps),
        steps: row.steps,
        submittedBy: party(row.submitted_by),
        submittedAt: row.submitted_at,
        ageMinutes: Math.max(0, Math.floor((Date.parse(row.settled_at ?? ctx.now) - Date.parse(row.submitted_at)) / 60_000)),
        waiting: row.waiting.map(party),
        outcome: row.outcome,
        settledAt: row.settled_at,
        amountFen: typeof amount === 'number' ? amount : null,
        canDecide: row.outcome === null && row.waiting.includes(ctx.actor.person),
      }
    }),
    next: rows.length > filter.limit && last ? writeCursor([last.cursor, last.id]) : null,
    total: Math.min(count, EXACT_TO),
    totalIsExact: count <= EXACT_TO,
  }
}

function titleOf(ctx: Ctx, edition: string, row: { subject: ApprovalRow['subject']; form: string | null }): Text {
  if (row.subject === 'plan') return { zh: '处置方案', en: 'Plan' }
  if (row.subject === 'compensation') return { zh: '赔偿方案', en: 'Compensation' }
  if (row.subject === 'matter') return { zh: '提请决定', en: 'Matter for decision' }
  const form = ctx.rules.editions.find(e => e.key === edition)?.pack.forms.find(f => f.id === row.form)
  return form?.title ?? { zh: row.form ?? '' }
}
