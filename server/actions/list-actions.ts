import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import { actionRefusal } from '../../engine/action-refusals.ts'
import { actionStates } from '../../engine/actions.ts'
import { refusalOf } from '../../engine/permissions.ts'
import type { Act } from '../../events/registry.ts'
import { caseSeen } from '../access/case-visibility.ts'
import { person } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { Schema } from '../database/schema.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { ActionPage, ActionRow, ListActions } from './schema.ts'

type Filter = Omit<ListActions, 'limit' | 'after' | 'state'>
type Query<O> = SelectQueryBuilder<Schema, 'case_actions', O>

const isLate = (ctx: Ctx) =>
  sql<SqlBool>`(case_actions.state in ('open', 'check') and case_actions.next_at < ${ctx.now}::timestamptz)`

function filtered<O>(ctx: Ctx, query: Query<O>, wanted: Filter): Query<O> {
  let q = query.where('case_actions.org_id', '=', ctx.org)
  const seen = caseSeen(ctx, 'case_actions.case_id')
  if (seen !== undefined) q = q.where(seen)
  const { person: who, department, late, sort } = wanted
  if (who !== undefined)
    q = q.where(eb => eb.or([eb('case_actions.person_id', '=', who), eb('case_actions.checker_id', '=', who)]))
  if (department !== undefined) q = q.where('case_actions.department_id', '=', department)
  if (wanted.case !== undefined) q = q.where('case_actions.case_id', '=', wanted.case)
  if (sort !== undefined) q = q.where('case_actions.sort', '=', sort)
  if (late === 'yes') q = q.where(isLate(ctx))
  return q
}

/** One page of all corrective and preventive actions in cases that the viewer sees, what waits longest first. */
export async function listActions(ctx: Ctx, { limit, after, state, ...wanted }: ListActions): Promise<ActionPage> {
  let query = filtered(ctx, ctx.tx.selectFrom('case_actions').selectAll('case_actions'), wanted)
  if (state !== undefined) query = query.where('case_actions.state', '=', state)
  if (after !== undefined) {
    const [at, id, number] = readCursor(after, ['moment', 'text', 'number'])
    query = query.where(
      sql<SqlBool>`(case_actions.next_at, case_actions.case_id, case_actions.number) > (${at}::timestamptz, ${id}, ${number}::int)`,
    )
  }
  const rows = await query
    .orderBy('case_actions.next_at')
    .orderBy('case_actions.case_id')
    .orderBy('case_actions.number')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await present(ctx, page),
    next: rows.length > limit && last ? writeCursor([last.next_at, last.case_id, String(last.number)]) : null,
    counts: await countStates(ctx, wanted),
  }
}

const MOST_COUNTED = 1_000
async function countStates(ctx: Ctx, { late: _late, ...wanted }: Filter): Promise<ActionPage['counts']> {
  const some = filtered(ctx, ctx.tx.selectFrom('case_actions').select(['case_actions.state', isLate(ctx).as('late')]), wanted)
  const counts = Object.fromEntries([...actionStates, 'late'].map(name => [name, 0])) as ActionPage['counts']
  const rows = await ctx.tx
    .selectFrom(some.limit(MOST_COUNTED * actionStates.length).as('some'))
    .select(['some.state', 'some.late', eb => eb.fn.countAll<number>().as('count')])
    .groupBy(['some.state', 'some.late'])
    .execute()
  for (const row of rows) {
    counts[row.state] += Number(row.count)
    if (row.late) counts.late += Number(row.count)
  }
  return counts
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsQuery>['execute']>>[number]
const rowsQuery = (ctx: Ctx) => ctx.tx.selectFrom('case_actions').selectAll('case_actions')

/** Rows with their words and what the viewer may do next: two queries, however many rows. What lies under seal is listed without its words. */
async function present(ctx: Ctx, rows: readonly Row[]): Promise<ActionRow[]> {
  if (rows.length === 0) return []
  const cases = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'number', 'title', 'kind', 'state'])
    .where('org_id', '=', ctx.org)
    .where('id', 'in', [...new Set(rows.map(row => row.case_id))])
    .execute()
  const caseOf = new Map(cases.map(one => [one.id, one]))
  const fields = await ctx.tx
    .selectFrom('sealed_fields')
    .select(['event_id', 'field', 'value'])
    .where('org_id', '=', ctx.org)
    .where(
      'event_id',
      'in',
      rows.map(row => row.event_id),
    )
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('seals')
            .select('seals.subject_id')
            .whereRef('seals.org_id', '=', 'sealed_fields.org_id')
            .whereRef('seals.subject_id', '=', 'sealed_fields.event_id')
            .where('seals.lifted_at', 'is', null),
        ),
      ),
    )
    .execute()
  const said = new Map(fields.map(({ event_id, field, value }) => [`${event_id} ${field}`, String(value ?? '')]))
  return rows.map((row): ActionRow => {
    const { id, number, title, kind, state } = caseOf.get(row.case_id)!
    const words = (field: string) => said.get(`${row.event_id} ${field}`) ?? ''
    const verdict = (act: Act, data: Record<string, unknown>) => {
      const refusal = actionRefusal(state, act, ctx.actor, data) ?? refusalOf(ctx.rules, state, act, ctx.actor)
      return refusal === undefined ? (true as const) : { refused: refusal.code, because: refusal.because }
    }
    const department = ctx.roster.departments.get(row.department_id)
    return {
      ...{ id: `${row.case_id}/${row.number}`, number: row.number, case: { id, number, title, kind } },
      ...{ sort: row.sort, state: row.state, what: words('what'), steps: words('steps'), criterion: words('criterion') },
      late: (row.state === 'open' || row.state === 'check') && row.next_at < ctx.now,
      department: department === undefined ? null : { id: department.id, name: department.name },
      ...{ person: person(ctx, row.person_id), checker: person(ctx, row.checker_id), setBy: person(ctx, row.set_by) },
      ...{ setAt: row.set_at, dueAt: row.due_at, checkAt: row.check_at, doneAt: row.done_at, checkedAt: row.checked_at },
      ...{ replaces: row.replaces, replacedBy: row.replaced_by },
      can: {
        finish: verdict('finish-action', { number: row.number }),
        check: verdict('check-action', { number: row.number }),
        remake:
          row.state === 'weak'
            ? verdict('set-action', { replaces: row.number, person: 'a', checker: 'b', dueAt: '1', checkAt: '2' })
            : {
                refused: 'action.not-weak',
                because: { zh: '只有效果不明显的措施才重新制定', en: 'Only a weak action is remade' },
              },
      },
    }
  })
}
