import { sql } from 'kysely'
import { pareto } from '../../engine/analysis/pareto.ts'
import { primaryEdition } from '../../engine/rules.ts'
import { customerKinds } from '../../events/customer-kinds.ts'
import { baseCases, filterOf } from '../analysis/base.ts'
import { causeBranches } from '../analysis/cause-branches.ts'
import { NONE } from '../analysis/conditions.ts'
import { groupsBy, MOST_BARS } from '../analysis/read-figures.ts'
import { titlesFor } from '../analysis/titles.ts'
import { conditionsOf } from '../cases/list-cases.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { gradedKind } from '../home/graded-kind.ts'
import { openDepartments } from '../organisation/merged-departments.ts'
import { countFlow, stepFor } from './count-flow.ts'
import type { AskDashboard, Dashboard, DashboardDimension } from './schema.ts'

const LONGEST_DAYS = 5 * 366

/**
 * Trends and the Pareto of causes of a kind of case in a period (robot 15(一), penal 五(一)): of a department, or of all cases that the reader sees.
 * Backwards: `statistics.period-backwards`; beyond five years: `statistics.too-long`.
 */
export async function viewDashboard(ctx: Ctx, given: AskDashboard): Promise<Dashboard> {
  if (given.from > given.to) throw refuse('statistics.period-backwards')
  if (Date.parse(given.to) - Date.parse(given.from) > LONGEST_DAYS * 86_400_000) throw refuse('statistics.too-long')
  const departments = openDepartments(ctx.roster).map(({ id, name }) => ({ id, name }))
  // One that was closed or merged keeps the cases of its time.
  const department =
    given.department === undefined
      ? null
      : { id: given.department, name: ctx.roster.departments.get(given.department)?.name ?? given.department }
  const kinds = customerKinds.filter(kind => primaryEdition(ctx.rules, kind, ctx.now) !== undefined)
  const kind = given.kind ?? gradedKind(ctx) ?? kinds[0] ?? 'complaint'
  const ask = { ...given, kind, step: stepFor(given), department: department?.id }
  return {
    ...{ kind, kinds, from: ask.from, to: ask.to, step: ask.step, department, departments, asOf: ctx.now },
    cases: await casesIn(ctx, ask),
    buckets: await countFlow(ctx, ask),
    pareto: await paretoOf(ctx, ask),
  }
}

type Asked = AskDashboard & { readonly kind: Dashboard['kind'] }

async function casesIn(ctx: Ctx, ask: Asked): Promise<number> {
  const { count } = await ctx.tx
    .selectFrom('cases')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where(conditionsOf(ctx, filterOf(ask)) as never)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The cases registered in the period by one dimension, the largest first; causes gathered at the top of their tree. */
async function paretoOf(ctx: Ctx, ask: Asked): Promise<Dashboard['pareto']> {
  const causes = await causeBranches(ctx, 1)
  const countsBy = async (by: DashboardDimension) => {
    const { rows } = await sql<{ key: string; count: number }>`
      with base as (${baseCases(ctx, ask, causes)})
      select coalesce(g.key, '') as key, count(*)::int as count from (${groupsBy(by)}) g group by 1`.execute(ctx.tx)
    return rows.map(({ key, count }) => ({ key: key === '' ? NONE : key, count }))
  }
  const usual: readonly DashboardDimension[] = ask.by === undefined ? ['cause', 'causeClass', 'category'] : [ask.by]
  let by = usual[0]!
  let counts = await countsBy(by)
  // A picture with one bar of what nobody stated says nothing.
  for (const next of usual.slice(1)) {
    if (counts.some(one => one.key !== NONE)) break
    by = next
    counts = await countsBy(next)
  }
  const say = titlesFor(ctx, ask.kind, causes, new Map())
  const bars = pareto(counts, NONE)
  const hidden = bars.slice(MOST_BARS)
  return {
    dimension: by,
    rows: bars.slice(0, MOST_BARS).map(bar => ({ ...bar, title: say(by, bar.key) })),
    named: counts.reduce((sum, one) => sum + one.count, 0),
    others: hidden.length > 0 ? { rows: hidden.length, count: hidden.reduce((sum, bar) => sum + bar.count, 0) } : null,
  }
}
