import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import { partyName } from '../../engine/conditions.ts'
import { enforcementRule, measureOfText } from '../../engine/enforcement.ts'
import { type MeasureState, measureStates, weighing } from '../../engine/measures.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { LocalDate } from '../../events/instant.ts'
import { caseSeen } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import type { Schema } from '../database/schema.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { subjectOf } from '../violations/present-violation.ts'
import type { ListMeasures, MeasurePage, MeasureRow } from './schema.ts'

type Filter = Omit<ListMeasures, 'limit' | 'after' | 'state'>
type Query<O> = SelectQueryBuilder<Schema, 'penalty_measures', O>

/** Sealed with the penalty: whoever is not let into its case sees no line of it. */
function filtered<O>(ctx: Ctx, query: Query<O>, wanted: Filter): Query<O> {
  let q = query.where('penalty_measures.org_id', '=', ctx.org)
  const seen = caseSeen(ctx, 'penalty_measures.case_id')
  if (seen !== undefined) q = q.where(seen)
  if (wanted.kind !== undefined) q = q.where('penalty_measures.kind', '=', wanted.kind)
  if (wanted.party !== undefined) q = q.where('penalty_measures.party', '=', wanted.party)
  if (wanted.subject !== undefined) q = q.where('penalty_measures.subject_id', '=', wanted.subject)
  if (wanted.department !== undefined) q = q.where('penalty_measures.department_id', '=', wanted.department)
  if (wanted.mine !== undefined) q = q.where('penalty_measures.subject_id', '=', ctx.actor.person)
  return q
}

const statesOf = (state: ListMeasures['state']): readonly MeasureState[] | undefined =>
  state === undefined ? undefined : state === 'open' ? weighing : [state]

/** One page of the measures of penalties in cases that the viewer is let into, the newest service first. */
export async function listMeasures(ctx: Ctx, { limit, after, state, ...wanted }: ListMeasures): Promise<MeasurePage> {
  let query = filtered(ctx, ctx.tx.selectFrom('penalty_measures').selectAll('penalty_measures'), wanted)
  const states = statesOf(state)
  if (states !== undefined) query = query.where('penalty_measures.state', 'in', [...states])
  if (after !== undefined) {
    const [on, id, kind] = readCursor(after, ['text', 'text', 'text'])
    query = query.where(
      sql<SqlBool>`(penalty_measures.sorts_on < ${on}::date or (penalty_measures.sorts_on = ${on}::date and (penalty_measures.case_id, penalty_measures.kind) > (${id}, ${kind})))`,
    )
  }
  const rows = await query
    .orderBy('penalty_measures.sorts_on', 'desc')
    .orderBy('penalty_measures.case_id')
    .orderBy('penalty_measures.kind')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await present(ctx, page),
    next: rows.length > limit && last ? writeCursor([last.sorts_on, last.case_id, last.kind]) : null,
    counts: await countStates(ctx, wanted),
  }
}

const MOST_COUNTED = 1_000
async function countStates(ctx: Ctx, wanted: Filter): Promise<MeasurePage['counts']> {
  const some = filtered(ctx, ctx.tx.selectFrom('penalty_measures').select('penalty_measures.state'), wanted)
  const rows = await ctx.tx
    .selectFrom(some.limit(MOST_COUNTED * measureStates.length).as('some'))
    .select(['some.state', eb => eb.fn.countAll<number>().as('count')])
    .groupBy('some.state')
    .execute()
  const counts = Object.fromEntries(measureStates.map(name => [name, 0])) as MeasurePage['counts']
  for (const row of rows) counts[row.state] = Number(row.count)
  return counts
}

const rowsQuery = (ctx: Ctx) => ctx.tx.selectFrom('penalty_measures').selectAll('penalty_measures')
type Row = Awaited<ReturnType<ReturnType<typeof rowsQuery>['execute']>>[number]

async function present(ctx: Ctx, rows: readonly Row[]): Promise<MeasureRow[]> {
  if (rows.length === 0) return []
  const cases = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'number', 'title', 'state'])
    .where('org_id', '=', ctx.org)
    .where('id', 'in', [...new Set(rows.map(row => row.case_id))])
    .execute()
  const caseOf = new Map(cases.map(one => [one.id, one]))
  return rows.map(row => {
    const { id, number, title, state } = caseOf.get(row.case_id)!
    const { pack } = editionNamed(ctx.rules, row.edition)
    const cited = state.penalty?.cited
    const department = ctx.roster.departments.get(row.department_id ?? '')
    const measure = state.penalty?.decided?.measures.find(one => one.kind === row.kind) ?? { kind: row.kind }
    return {
      id: `${row.case_id}/${row.kind}`,
      case: { id, number, title },
      ...{ kind: row.kind, party: row.party, state: row.state },
      title: (cited === undefined ? undefined : measureOfText(pack, cited, measure)?.title) ?? null,
      subject: subjectOf(ctx, row.party, row.subject_id)!,
      department: department === undefined ? null : { id: department.id, name: department.name },
      regulation: { id: pack.id, edition: pack.edition as LocalDate, title: pack.title },
      ...{ servedOn: row.served_on, from: row.from_on, until: row.until_on, carriedOn: row.carried_on, nextAt: row.next_at },
      ...{ amountFen: row.said.amountFen ?? null, points: row.said.points ?? null, months: row.said.months ?? null },
      ...{ lifted: row.said.lifted ?? null, askedAt: row.said.askedAt ?? null },
      by: (enforcementRule(ctx.rules, state, row.kind)?.by ?? []).map(partyName),
    }
  })
}
