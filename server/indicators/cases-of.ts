import { sql } from 'kysely'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { measureOf } from './measures.ts'
import { type IndicatorInForce, indicatorFor, periodOf } from './rules-in-period.ts'
import type { AskCases, CaseOfIndicator } from './schema.ts'
import { settlePoints } from './settle.ts'
import { pointsWhere } from './sums.ts'

/** The indicator whose cases a number opens: its own, or of a change the one that changes. */
function countedOne(one: IndicatorInForce): IndicatorInForce {
  const { measure, clause } = one.rule
  if ('entered' in measure) throw refuse('indicator.entered', { clause })
  if (!('change' in measure)) return one
  const base = one.edition.pack.indicators?.find(other => other.id === measure.change.of)
  if (base === undefined || 'entered' in base.measure || 'change' in base.measure) throw refuse('indicator.entered', { clause })
  return { ...one, rule: base }
}

/**
 * The very cases that a figure counts, with what each adds, newest first: those that the reader sees. `missed`: with less above the line than below. A figure that
 * was entered opens none (`indicator.entered`).
 */
export async function casesOfIndicator(
  ctx: Ctx,
  ask: AskCases,
): Promise<{ items: CaseOfIndicator[]; next: string | null; total: number }> {
  const period = periodOf(ctx, ask)
  await settlePoints(ctx)
  const { edition, rule } = countedOne(indicatorFor(ctx, period, ask.indicator))
  const { department, person, region, product, channel, by, of } = ask
  const narrow = { department, person, region, product, channel }
  const group = by === 'organisation' || of === undefined ? sql`` : sql`and ${sql.ref(`p.${by}`)} = ${of === 'none' ? '' : of}`
  const having =
    ask.side === 'numerator'
      ? sql`having sum(p.numerator) <> 0`
      : ask.side === 'missed'
        ? sql`having sum(p.numerator) < sum(p.denominator)`
        : sql``
  const found = sql`
    select p.case_id, max(p.day)::text as day, max(p.person) as person, sum(p.numerator) as numerator, sum(p.denominator) as denominator
    from indicator_points p
    where p.measure = ${measureOf(edition, rule)} and ${pointsWhere(ctx, period, narrow, 'seen')} and ${caseSeenOrTrue(ctx, 'p.case_id')} ${group}
    group by p.case_id ${having}`
  const [day, id] = ask.after === undefined ? [undefined, undefined] : readCursor(ask.after, ['text', 'text'])
  const after = day === undefined ? sql`` : sql`where (f.day, f.case_id) < (${day}, ${id})`
  const { rows } = await sql<{
    id: string
    number: string
    title: string
    kind: string
    stage: string
    closed: boolean
    day: string
    person: string
    numerator: number
    denominator: number
  }>`
    select c.id, c.number, c.title, c.kind, c.stage, c.is_closed as closed, f.day, f.person, f.numerator, f.denominator
    from (${found}) f join cases c on c.org_id = ${ctx.org} and c.id = f.case_id
    ${after} order by f.day desc, f.case_id desc limit ${ask.limit + 1}`.execute(ctx.tx)
  const { rows: counted } = await sql<{ total: number }>`select count(*)::int as total from (${found}) f`.execute(ctx.tx)
  const page = rows.slice(0, ask.limit)
  const last = page.at(-1)
  return {
    items: page.map(({ person: who, ...row }) => ({ ...row, person: who === '' ? null : named(ctx, who) })),
    next: rows.length > ask.limit && last !== undefined ? writeCursor([last.day, last.id]) : null,
    total: counted[0]?.total ?? 0,
  }
}
