import { type SqlBool, sql } from 'kysely'
import { caseSeenOrTrue, unsealedApproval } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { namedBy } from '../mandates/reach.ts'
import { readSettings } from '../settings/change-settings.ts'
import { presentApproval } from './present-approval.ts'
import type { ApprovalPage, ListApprovals } from './schema.ts'
import { passedFrom, succeededBy } from './succeeded.ts'

const EXACT_TO = 1_000
type Filter = Pick<ListApprovals, 'tab' | 'subject'>
type Part = 'waiting' | 'asked' | 'confirm' | 'submitted' | 'copied' | 'decided'

/** Whose and in which part the approvals of a tab are. */
function wantedBy(ctx: Ctx, tab: Filter['tab']): { people: readonly string[]; parts: readonly Part[]; open?: true } {
  const me = [ctx.actor.person]
  if (tab === 'waiting') return { people: me, parts: ['waiting', 'asked', 'confirm'], open: true }
  if (tab === 'mine') return { people: me, parts: ['submitted'] }
  if (tab === 'copied') return { people: me, parts: ['copied'] }
  if (tab === 'settled') return { people: me, parts: ['decided'] }
  return { people: [...new Set((ctx.actor.mandates ?? []).map(m => m.principal))], parts: ['waiting'], open: true }
}

/** The rows of a tab. What is still open is little, and an approval may wait for somebody for two reasons. */
function inTab(ctx: Ctx, { tab, subject }: Filter) {
  const { people, parts, open } = wantedBy(ctx, tab)
  const needsApproval = subject !== undefined || tab === 'mandate' || ctx.sight.isPartner
  let query = ctx.tx
    .selectFrom('approval_people')
    .$if(needsApproval, q =>
      q.innerJoin('approvals', join =>
        join.onRef('approvals.org_id', '=', 'approval_people.org_id').onRef('approvals.id', '=', 'approval_people.approval_id'),
      ),
    )
    .where('approval_people.org_id', '=', ctx.org)
  const succeeded = tab === 'waiting' ? succeededBy(ctx) : undefined
  if (tab === 'waiting') {
    const mine = sql<SqlBool>`(approval_people.person_id = ${ctx.actor.person} and not ${passedFrom(ctx)})`
    query = query.where(succeeded === undefined ? mine : sql<SqlBool>`(${mine} or ${succeeded})`)
  } else
    query =
      people.length === 1
        ? query.where('approval_people.person_id', '=', people[0]!)
        : query.where('approval_people.person_id', 'in', [...people, ''])
  query =
    parts.length === 1 ? query.where('approval_people.part', '=', parts[0]!) : query.where('approval_people.part', 'in', parts)
  if (open) query = query.where('approval_people.is_open', '=', true)
  if (subject) query = query.where(sql<SqlBool>`approvals.subject = ${subject}`)
  // Nobody decides on their own submission, in whosever place; of what waits for a principal, what their mandate names.
  if (tab === 'mandate')
    query = query
      .where(sql<SqlBool>`approvals.submitted_by <> ${ctx.actor.person}`)
      .where(eb => eb.or((ctx.actor.mandates ?? []).map(mandate => namedBy(ctx, mandate))))
  // What somebody submitted, decides or was copied in on, they see; a partner's people only while they take part in the case.
  if (ctx.sight.isPartner) query = query.where(caseSeenOrTrue(ctx, 'approvals.case_id'))
  // Whoever decided on a sealed case by a post that they have left is no longer let into it.
  const unsealed = unsealedApproval(ctx, 'approval_people.approval_id')
  if (unsealed) query = query.where(unsealed)
  return query
}

/** How many approvals a tab holds, at most `most`. */
export async function countApprovals(ctx: Ctx, filter: Filter, most = EXACT_TO + 1): Promise<number> {
  const rows = wantedBy(ctx, filter.tab).open
    ? inTab(ctx, filter).select(sql<string>`approval_people.approval_id`.as('one')).distinct()
    : inTab(ctx, filter).select(sql<string>`1`.as('one'))
  const { count } = await ctx.tx
    .selectFrom(rows.limit(most).as('found'))
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The ids of one page with the moment that orders it: of what waits the oldest first, of everything else the newest. */
function pageOf(ctx: Ctx, filter: ListApprovals, isOpen: boolean) {
  const cursor = filter.after === undefined ? undefined : readCursor(filter.after, ['moment', 'text'])
  if (isOpen) {
    const since = sql<string>`min(approval_people.at)`
    let query = inTab(ctx, filter)
      .select(['approval_people.approval_id as id', since.as('since')])
      .groupBy('approval_people.approval_id')
    if (cursor)
      query = query.having(sql<SqlBool>`(${since}, approval_people.approval_id) > (${cursor[0]}::timestamptz, ${cursor[1]})`)
    return query
      .orderBy('since')
      .orderBy('id')
      .limit(filter.limit + 1)
  }
  let query = inTab(ctx, filter).select(['approval_people.approval_id as id', sql<string>`approval_people.at`.as('since')])
  if (cursor)
    query = query.where(
      sql<SqlBool>`(approval_people.at, approval_people.approval_id) < (${cursor[0]}::timestamptz, ${cursor[1]})`,
    )
  return query
    .orderBy('approval_people.at', 'desc')
    .orderBy('approval_people.approval_id', 'desc')
    .limit(filter.limit + 1)
}

/** One page of a tab of the approvals inbox. */
export async function listApprovals(ctx: Ctx, filter: ListApprovals): Promise<ApprovalPage> {
  const down = wantedBy(ctx, filter.tab).open !== true
  const query = ctx.tx
    .selectFrom(pageOf(ctx, filter, !down).as('found'))
    .innerJoin('approvals', join => join.onRef('approvals.id', '=', 'found.id').on('approvals.org_id', '=', ctx.org))
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'approvals.org_id').onRef('cases.id', '=', 'approvals.case_id'))
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .selectAll('approvals')
    .select([
      'cases.number',
      'cases.title',
      'cases.level',
      'cases.seq',
      'cases.state',
      'cases.contact',
      'customers.name as customer',
      sql<string>`found.since::text`.as('cursor'),
    ])
  const rows = await query
    .orderBy('found.since', down ? 'desc' : 'asc')
    .orderBy('approvals.id', down ? 'desc' : 'asc')
    .execute()
  const page = rows.slice(0, filter.limit)
  const last = page.at(-1)
  const count = await countApprovals(ctx, filter)
  const { approvals: settings } = await readSettings(ctx)
  return {
    items: page.map(row => presentApproval(ctx, row, settings.batchBelowFen)),
    next: rows.length > filter.limit && last ? writeCursor([last.cursor, last.id]) : null,
    total: Math.min(count, EXACT_TO),
    totalIsExact: count <= EXACT_TO,
  }
}
