import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { CodeTree } from '../../events/code-trees.ts'
import type { LocalDate } from '../../events/instant.ts'
import { caseSeen } from '../access/case-visibility.ts'
import { codesOn, todayOf } from '../code-trees/read-codes.ts'
import type { CodeNode } from '../code-trees/schema.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import type { AskCases, AskFailures, Dimension, FailureStatistics } from './schema.ts'

const trees: Readonly<Record<Exclude<Dimension, 'product'>, CodeTree>> = {
  failure: 'failure',
  cause: 'cause',
  part: 'part',
  solution: 'solution',
}
const MOST_PRODUCTS = 200
const MOST_CASES = 200
const LONGEST_MONTHS = 60

/** A code and everything below it, as the tree hangs now; ended codes too, for cases of then. */
function branchOf(nodes: readonly CodeNode[], code: string): string[] {
  const found = [code]
  for (let at = 0; at < found.length; at++)
    found.push(...nodes.filter(node => node.parent === found[at] && !found.includes(node.code)).map(node => node.code))
  return found
}

type Scope = { readonly where: RawBuilder<SqlBool>; readonly nodes: readonly CodeNode[] }

/** What is counted: the period, the branches asked for, and only cases that the viewer sees. More than five years: `statistics.too-long`. */
async function scopeOf(ctx: Ctx, ask: AskFailures): Promise<Scope> {
  if (ask.from > ask.to) throw refuse('statistics.period-backwards')
  if (monthsOf(ask.from, ask.to).length > LONGEST_MONTHS) throw refuse('statistics.too-long')
  const of = async (tree: CodeTree) => codesOn(ctx, tree, todayOf(ctx), true)
  const parts: RawBuilder<SqlBool>[] = [
    sql<SqlBool>`coded_facts.org_id = ${ctx.org} and superseded_by is null and on_day between ${ask.from}::date and ${ask.to}::date`,
  ]
  for (const tree of ['failure', 'cause', 'part'] as const) {
    const code = ask[tree]
    if (code !== undefined) parts.push(sql<SqlBool>`${sql.ref(tree)} = any(${branchOf(await of(tree), code)}::text[])`)
  }
  if (ask.product !== undefined) parts.push(sql<SqlBool>`product = ${ask.product}`)
  const nodes = ask.by === 'product' ? [] : await of(trees[ask.by])
  if (ask.under !== undefined && ask.by !== 'product')
    parts.push(sql<SqlBool>`${sql.ref(ask.by)} = any(${branchOf(nodes, ask.under)}::text[])`)
  const seen = caseSeen(ctx, 'coded_facts.case_id')
  if (seen !== undefined) parts.push(seen)
  return { where: sql<SqlBool>`${sql.join(parts, sql` and `)}`, nodes }
}

/** The months from one day to another, oldest first. */
function monthsOf(from: LocalDate, to: LocalDate): string[] {
  const months: string[] = []
  const [year = 0, month = 1] = from.split('-').map(Number)
  for (let at = year * 12 + month - 1; months.length <= LONGEST_MONTHS; at++) {
    const name = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
    if (name > to.slice(0, 7)) break
    months.push(name)
  }
  return months
}

/** To which bar a code belongs: the child of the branch that is open (or of the top) that it hangs below, else itself. */
function barOf(nodes: ReadonlyMap<string, CodeNode>, code: string, under: string | undefined): string {
  let at = code
  for (let steps = 0; steps < 50; steps++) {
    const parent = nodes.get(at)?.parent ?? null
    if (at === under || parent === null || parent === under) return at
    at = parent
  }
  return at
}

type Count = { key: string | null; month: string; case_id: string; failures: number }

/**
 * 故障统计 (equip 第十条): failures by code, part, cause or product in a period, codes summed up their tree; three queries, whatever the number
 * of cases, over what records say in codes.
 */
export async function failureStatistics(ctx: Ctx, ask: AskFailures): Promise<FailureStatistics> {
  const { where, nodes } = await scopeOf(ctx, ask)
  const { rows: counts } = await sql<Count>`
    select ${sql.ref(ask.by)} as key, to_char(on_day, 'YYYY-MM') as month, case_id, sum(failures)::int as failures
    from coded_facts where ${where} group by 1, 2, 3`.execute(ctx.tx)
  const byCode = new Map(nodes.map(node => [node.code, node]))
  const bars = new Map<string | null, { failures: number; cases: Set<string> }>()
  for (const { key, case_id, failures } of counts) {
    const bar = key === null || key === '' ? null : ask.by === 'product' ? key : barOf(byCode, key, ask.under)
    const known = bars.get(bar) ?? { failures: 0, cases: new Set() }
    known.failures += failures
    known.cases.add(case_id)
    bars.set(bar, known)
  }
  const failures = counts.reduce((sum, one) => sum + one.failures, 0)
  const parents = new Set(nodes.map(node => node.parent))
  let running = 0
  const rows = [...bars]
    .toSorted(([a, one], [b, other]) => other.failures - one.failures || String(a).localeCompare(String(b)))
    // What nobody coded comes last: it is no cause.
    .toSorted(([a], [b]) => Number(a === null) - Number(b === null))
    .map(([key, one]) => {
      running += one.failures
      const title = key === null ? undefined : byCode.get(key)?.title
      return {
        key,
        title: title === undefined ? (key ?? '') : ctx.language === 'en' ? (title.en ?? title.zh) : title.zh,
        failures: one.failures,
        cases: one.cases.size,
        share: percent(one.failures, failures),
        running: percent(running, failures),
        hasBelow: key !== null && key !== ask.under && ask.by !== 'product' && parents.has(key),
      }
    })
  const byMonth = new Map<string, number>()
  for (const one of counts) byMonth.set(one.month, (byMonth.get(one.month) ?? 0) + one.failures)
  return {
    ...{ from: ask.from, to: ask.to, rows, failures },
    cases: new Set(counts.map(one => one.case_id)).size,
    uncoded: bars.get(null)?.failures ?? 0,
    months: monthsOf(ask.from, ask.to).map(month => ({ month, failures: byMonth.get(month) ?? 0 })),
    products: await productsOf(ctx),
  }
}

const percent = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10)

/** Products that anything was recorded of, for the filter; only of cases that the viewer sees. */
async function productsOf(ctx: Ctx): Promise<string[]> {
  const seen = caseSeen(ctx, 'coded_facts.case_id')
  const rows = await ctx.tx
    .selectFrom('coded_facts')
    .select('product')
    .distinct()
    .where('org_id', '=', ctx.org)
    .where('product', '<>', '')
    .$if(seen !== undefined, query => query.where(seen!))
    .orderBy('product')
    .limit(MOST_PRODUCTS)
    .execute()
  return rows.map(row => row.product)
}

/** The cases behind a number, newest first. */
export async function failureCases(ctx: Ctx, ask: AskCases) {
  const { where, nodes } = await scopeOf(ctx, ask)
  const column = sql.ref(ask.by)
  const picked =
    ask.key === undefined
      ? sql<SqlBool>`true`
      : ask.key === ''
        ? sql<SqlBool>`(${column} is null or ${column} = '')`
        : ask.by === 'product'
          ? sql<SqlBool>`product = ${ask.key}`
          : sql<SqlBool>`${column} = any(${ask.key === ask.under ? [ask.key] : branchOf(nodes, ask.key)}::text[])`
  const month = ask.month === undefined ? sql<SqlBool>`true` : sql<SqlBool>`to_char(on_day, 'YYYY-MM') = ${ask.month}`
  const rows = await ctx.tx
    .selectFrom('coded_facts')
    .innerJoin('cases', join =>
      join.onRef('cases.org_id', '=', 'coded_facts.org_id').onRef('cases.id', '=', 'coded_facts.case_id'),
    )
    .select(eb => [
      ...(['cases.id', 'cases.number', 'cases.title', 'cases.is_closed as closed', 'coded_facts.product'] as const),
      eb.fn.max('coded_facts.on_day').as('day'),
      eb.fn.sum<string>('coded_facts.failures').as('failures'),
    ])
    .where(where)
    .where(picked)
    .where(month)
    .groupBy(['cases.id', 'cases.number', 'cases.title', 'cases.is_closed', 'coded_facts.product'])
    .orderBy('day', 'desc')
    .orderBy('cases.number', 'desc')
    .limit(MOST_CASES + 1)
    .execute()
  const items = rows.slice(0, MOST_CASES).map(row => ({ ...row, failures: Number(row.failures) }))
  return { items, more: rows.length > MOST_CASES }
}
