import type { Instant } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { lockCase } from './case-record.ts'

/** Which clocks an exception touches: those that ran at some time in [from, to) and were not overdue before it, of these departments and kinds of case. */
export type Affected = {
  readonly from: Instant
  readonly to?: Instant | undefined
  readonly departments?: readonly string[] | undefined
  readonly kinds?: readonly string[] | undefined
}
export type AffectedClock = {
  readonly key: string
  readonly case: { readonly id: string; readonly number: string; readonly title: string }
  readonly title: Text
  readonly clause: string
  readonly owner: string | null
  readonly dueAt: Instant | null
  readonly outcome: string | null
}
const MOST = 500

/** The clocks that an exception touches (furn 9.2), the first due first; at most 500 with how many there are. Clocks of past logs and of the exception itself are none. */
export async function affectedClocks(
  ctx: Ctx,
  exception: string,
  { from, to, departments, kinds }: Affected,
): Promise<{ items: AffectedClock[]; total: number }> {
  let query = ctx.tx
    .selectFrom('duties')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'duties.org_id').onRef('cases.id', '=', 'duties.case_id'))
    .where('duties.org_id', '=', ctx.org)
    .where('duties.case_id', '<>', exception)
    .where(caseSeenOrTrue(ctx, 'duties.case_id'))
    // What was overdue before it began is late for another reason.
    .where('duties.due_at', '>', from)
    .where('duties.of_history', '=', false)
    .where(eb => eb.or([eb('duties.closed_at', 'is', null), eb('duties.closed_at', '>', from)]))
  if (to !== undefined) query = query.where('duties.started_at', '<', to)
  if (departments !== undefined) query = query.where('cases.department_id', 'in', [...departments, ''])
  if (kinds !== undefined) query = query.where('cases.kind', 'in', [...kinds, ''])
  const { total } = await query.select(eb => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .select([
      'duties.key',
      'duties.pack',
      'duties.edition',
      'duties.rule',
      'duties.clause',
      'duties.owner_id',
      'duties.due_at',
      'duties.outcome',
      'cases.id',
      'cases.number',
      'cases.title',
    ])
    .orderBy('duties.due_at')
    .orderBy('duties.key')
    .limit(MOST)
    .execute()
  const titleOf = (edition: string, rule: string): Text =>
    ctx.rules.editions.find(e => e.key === edition)?.duties.get(rule)?.title ?? { zh: rule }
  return {
    total: Number(total),
    items: rows.map(row => ({
      key: row.key,
      case: { id: row.id, number: row.number, title: row.title },
      title: titleOf(row.edition, row.rule),
      clause: row.clause,
      owner: row.owner_id === null ? null : (ctx.roster.people.get(row.owner_id)?.name ?? null),
      dueAt: row.due_at,
      outcome: row.outcome,
    })),
  }
}

/** The same for whoever looks at the exception. Another kind of case has none: `exception.not-one`. */
export async function viewAffectedClocks(ctx: Ctx, exception: string, affected: Affected): ReturnType<typeof affectedClocks> {
  const { state } = await lockCase(ctx, exception)
  if (state.kind !== 'exception') throw refuse('exception.not-one')
  return affectedClocks(ctx, exception, affected)
}
