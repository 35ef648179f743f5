import { sql } from 'kysely'
import { byClause } from '../../../engine/clause-order.ts'
import type { Pack } from '../../../engine/pack.ts'
import { instantsOf } from '../../../engine/periods.ts'
import type { LocalDate } from '../../../events/instant.ts'
import { caseSeenOrTrue, unsealedOrNone } from '../../access/case-visibility.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { citedRules } from '../citing-rules.ts'
import type { CitingRule } from '../schema.ts'
import { storedPack } from '../stored-pack.ts'
import { addActs } from './add-acts.ts'
import type { ClauseCoverage, Coverage } from './schema.ts'

export type Tally = { applied: number; onTime: number; late: number; open: number; cases: Set<string> }
const EVIDENCE = 5

/**
 * What of an edition ran between two local days, both included: for each clause its rules, how often they were applied, how many duties
 * ended in time, and cases that show it. Six grouped queries, whatever the number of cases.
 */
export async function measureCoverage(ctx: Ctx, id: string, edition: string, from: LocalDate, to: LocalDate): Promise<Coverage> {
  if (to < from) throw refuse('period.reversed')
  const pack = await storedPack(ctx, id, edition)
  const period = instantsOf(ctx.rules.calendar, { start: from, end: to })
  const tallies = new Map<string, Tally>()
  const tally = (clause: string): Tally => {
    const known = tallies.get(clause)
    if (known) return known
    const made: Tally = { applied: 0, onTime: 0, late: 0, open: 0, cases: new Set() }
    tallies.set(clause, made)
    return made
  }
  await addCases(ctx, pack, period, tally)
  await addDuties(ctx, pack, period, tally)
  await addApprovals(ctx, pack, period, tally)
  await addRecords(ctx, pack, period, tally)
  await addReports(ctx, pack, period, tally)
  await addActs(ctx, pack, period, tally)

  const numbers = await numbersOf(
    ctx,
    [...tallies.values()].flatMap(({ cases }) => [...cases].slice(0, EVIDENCE)),
  )
  const rules = citedRules(pack)
  const clauses = Object.entries(pack.clauses)
    .sort(([a], [b]) => byClause(a, b))
    .map(([number, clause]): ClauseCoverage => {
      const found = tallies.get(number)
      const own = rules.filter(rule => rule.clause === number)
      const applied = found?.applied ?? 0
      const state = applied > 0 ? 'automatic' : clause.manual !== undefined ? 'manual' : stateUnused(own)
      return {
        number,
        title: clause.title,
        state,
        ...(clause.manual === undefined ? {} : { manual: clause.manual }),
        rules: own.length,
        applied,
        onTime: found?.onTime ?? 0,
        late: found?.late ?? 0,
        open: found?.open ?? 0,
        evidence: [...(found?.cases ?? [])].slice(0, EVIDENCE).flatMap(caseId => {
          const caseNumber = numbers.get(caseId)
          return caseNumber === undefined ? [] : [{ id: caseId, number: caseNumber }]
        }),
      }
    })
  const counts = { automatic: 0, manual: 0, unused: 0, words: 0, none: 0 }
  for (const { state } of clauses) counts[state] += 1
  return { from, to, counts, clauses }
}

/** Rules that name something for other rules, or for people; nothing of them is ever applied. */
const naming: ReadonlySet<string> = new Set<CitingRule['kind']>(['role', 'statement', 'term', 'law', 'related', 'sealing'])

const stateUnused = (rules: readonly Pick<CitingRule, 'kind'>[]): ClauseCoverage['state'] =>
  rules.length === 0 ? 'none' : rules.every(rule => naming.has(rule.kind)) ? 'words' : 'unused'

type Period = { readonly from: string; readonly to: string }
const keyOf = (pack: Pack) => `${pack.id}@${pack.edition}`

/** The clauses by which cases are led, sorted and graded: their lifecycle, category and level. */
async function addCases(ctx: Ctx, pack: Pack, { from, to }: Period, tally: (clause: string) => Tally): Promise<void> {
  const rows = await ctx.tx
    .selectFrom('cases')
    .select(({ fn }) => [
      'kind',
      'category',
      'level',
      fn.countAll<string>().as('applied'),
      sql<string[]>`(array_agg(id))[1:${sql.lit(EVIDENCE)}]`.as('cases'),
    ])
    .where('org_id', '=', ctx.org)
    .where('opened_at', '>=', from)
    .where('opened_at', '<', to)
    .where(unsealedOrNone(ctx, 'cases.id'))
    .where(sql<boolean>`state ->> 'edition' = ${keyOf(pack)}`)
    .groupBy(['kind', 'category', 'level'])
    .execute()
  for (const row of rows) {
    const rules = [
      pack.lifecycles.find(lifecycle => lifecycle.kind === row.kind),
      pack.categories.find(category => category.id === row.category),
      pack.levels.find(level => level.id === row.level),
    ]
    for (const clause of new Set(rules.flatMap(rule => (rule === undefined ? [] : [rule.clause])))) {
      const into = tally(clause)
      into.applied += Number(row.applied)
      for (const id of row.cases) into.cases.add(id)
    }
  }
}

async function addDuties(ctx: Ctx, pack: Pack, { from, to }: Period, tally: (clause: string) => Tally): Promise<void> {
  const rows = await ctx.tx
    .selectFrom('duties')
    .select(({ fn }) => [
      'clause',
      fn.countAll<string>().as('applied'),
      sql<string>`count(*) filter (where outcome = 'met')`.as('met'),
      sql<string>`count(*) filter (where outcome in ('late', 'missed'))`.as('late'),
      sql<string>`count(*) filter (where outcome is null)`.as('open'),
      sql<string[]>`(array_agg(distinct case_id))[1:${sql.lit(EVIDENCE)}]`.as('cases'),
    ])
    .where('org_id', '=', ctx.org)
    .where('pack', '=', pack.id)
    .where('edition', '=', keyOf(pack))
    .where('started_at', '>=', from)
    .where('started_at', '<', to)
    .where(unsealedOrNone(ctx, 'duties.case_id'))
    .groupBy('clause')
    .execute()
  for (const row of rows) {
    const into = tally(row.clause)
    into.applied += Number(row.applied)
    into.onTime += Number(row.met)
    into.late += Number(row.late)
    into.open += Number(row.open)
    for (const id of row.cases ?? []) into.cases.add(id)
  }
}

async function addApprovals(ctx: Ctx, pack: Pack, { from, to }: Period, tally: (clause: string) => Tally): Promise<void> {
  const rows = await ctx.tx
    .selectFrom('approvals')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'approvals.org_id').onRef('cases.id', '=', 'approvals.case_id'))
    .select(({ fn }) => ['approvals.clause', 'approvals.case_id as caseId', fn.countAll<string>().as('applied')])
    .where('approvals.org_id', '=', ctx.org)
    .where('approvals.submitted_at', '>=', from)
    .where('approvals.submitted_at', '<', to)
    .where(unsealedOrNone(ctx, 'approvals.case_id'))
    .where(sql<boolean>`cases.state ->> 'edition' = ${keyOf(pack)}`)
    .groupBy(['approvals.clause', 'approvals.case_id'])
    .execute()
  for (const row of rows) {
    const into = tally(row.clause)
    into.applied += Number(row.applied)
    into.cases.add(row.caseId)
  }
}

async function addRecords(ctx: Ctx, pack: Pack, { from, to }: Period, tally: (clause: string) => Tally): Promise<void> {
  const clauseOf = new Map((pack.records ?? []).map(record => [record.id, record.clause]))
  if (clauseOf.size === 0) return
  const rows = await ctx.tx
    .selectFrom('events')
    .select(({ fn }) => [
      sql<string>`data ->> 'record'`.as('record'),
      fn.countAll<string>().as('applied'),
      sql<string[]>`(array_agg(distinct stream_id))[1:${sql.lit(EVIDENCE)}]`.as('cases'),
    ])
    .where('org_id', '=', ctx.org)
    .where('type', '=', 'record.made')
    .where(unsealedOrNone(ctx, 'events.stream_id'))
    .where('at', '>=', from)
    .where('at', '<', to)
    .groupBy(sql`data ->> 'record'`)
    .execute()
  for (const row of rows) {
    const clause = clauseOf.get(row.record)
    if (clause === undefined) continue
    const into = tally(clause)
    into.applied += Number(row.applied)
    for (const id of row.cases ?? []) into.cases.add(id)
  }
}

async function addReports(ctx: Ctx, pack: Pack, { from, to }: Period, tally: (clause: string) => Tally): Promise<void> {
  const clauseOf = new Map(pack.periodic.map(rule => [rule.id, rule.clause]))
  if (clauseOf.size === 0) return
  const rows = await ctx.tx
    .selectFrom('events')
    .select(({ fn }) => [sql<string>`data ->> 'rule'`.as('rule'), fn.countAll<string>().as('applied')])
    .where('org_id', '=', ctx.org)
    .where('type', '=', 'report.submitted')
    .where('at', '>=', from)
    .where('at', '<', to)
    .groupBy(sql`data ->> 'rule'`)
    .execute()
  for (const row of rows) {
    const clause = clauseOf.get(row.rule)
    if (clause !== undefined) tally(clause).applied += Number(row.applied)
  }
}

async function numbersOf(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const distinct = [...new Set(ids)]
  if (distinct.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'number'])
    .where('org_id', '=', ctx.org)
    .where('id', 'in', distinct)
    .where(caseSeenOrTrue(ctx, 'cases.id'))
    .execute()
  return new Map(rows.map(row => [row.id, row.number]))
}
