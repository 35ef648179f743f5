import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import { editionsInForce } from '../../engine/rules.ts'
import type { Ctx } from '../context.ts'
import type { Schema } from '../database/schema.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { presentViolations } from './present-violation.ts'
import { type ListViolations, type ViolationKinds, type ViolationPage, violationStates } from './schema.ts'
import { registerScope, violationSeen } from './sight.ts'

type Query<O> = SelectQueryBuilder<Schema, 'violations', O>

function filtered<O>(ctx: Ctx, query: Query<O>, wanted: Omit<ListViolations, 'limit' | 'after' | 'state'>): Query<O> {
  const seen = violationSeen(ctx)
  let q = query.where('org_id', '=', ctx.org)
  if (seen !== undefined) q = q.where(seen)
  if (wanted.source !== undefined) q = q.where('source', '=', wanted.source)
  if (wanted.regulation !== undefined) q = q.where('regulation', '=', wanted.regulation)
  if (wanted.violation !== undefined) q = q.where('violation', '=', wanted.violation)
  if (wanted.party !== undefined) q = q.where('party', '=', wanted.party)
  if (wanted.subject !== undefined) q = q.where('subject_id', '=', wanted.subject)
  if (wanted.department !== undefined) q = q.where('department_id', '=', wanted.department)
  if (wanted.case !== undefined) q = q.where('case_id', '=', wanted.case)
  if (wanted.from !== undefined) q = q.where('act_on', '>=', wanted.from)
  if (wanted.to !== undefined) q = q.where('act_on', '<=', wanted.to)
  return q
}

/** One page of the register, the latest acts first, as far as the viewer sees it. */
export async function listViolations(ctx: Ctx, { limit, after, state, ...wanted }: ListViolations): Promise<ViolationPage> {
  let query = filtered(ctx, ctx.tx.selectFrom('violations').selectAll(), wanted)
  if (state !== undefined) query = query.where('state', '=', state)
  if (after !== undefined) {
    const [on, id] = readCursor(after, ['text', 'text'])
    query = query.where(sql<SqlBool>`(act_on, id) < (${on}::date, ${id})`)
  }
  const rows = await query
    .orderBy('act_on', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await presentViolations(ctx, page),
    next: rows.length > limit && last ? writeCursor([last.act_on, last.id]) : null,
    counts: await countStates(ctx, wanted),
    scope: registerScope(ctx),
  }
}

const MOST_COUNTED = 1_000
async function countStates(
  ctx: Ctx,
  wanted: Omit<ListViolations, 'limit' | 'after' | 'state'>,
): Promise<ViolationPage['counts']> {
  const counts = Object.fromEntries(violationStates.map(state => [state, 0])) as ViolationPage['counts']
  for (const state of violationStates) {
    const some = filtered(ctx, ctx.tx.selectFrom('violations').select('id'), wanted)
      .where('state', '=', state)
      .limit(MOST_COUNTED)
    const { count } = await ctx.tx
      .selectFrom(some.as('some'))
      .select(eb => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    counts[state] = Number(count)
  }
  return counts
}

/** Every violation of the regulations in force today: those that people enter, and those that the system finds. */
export function violationKinds(ctx: Ctx): ViolationKinds {
  return {
    items: editionsInForce(ctx.rules, ctx.now).flatMap(({ pack }) =>
      (pack.violations ?? []).map(rule => ({
        regulation: { id: pack.id, edition: pack.edition, title: pack.title },
        ...{ id: rule.id, title: rule.title, clause: rule.clause, of: [...rule.of] },
        grade: pack.grades?.find(grade => grade.id === rule.grade)?.title ?? rule.title,
        found: rule.found === 'person' ? ('person' as const) : ('system' as const),
      })),
    ),
  }
}
