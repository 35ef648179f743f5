import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import { caseSeenOrTrue, sealedFromNobody } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'

export type Gathered = {
  readonly from: Instant
  readonly to: Instant
  readonly levels?: readonly string[] | undefined
  readonly department: string | null
  /** Anomalies, unless the rule names a kind. */
  readonly kind?: string | undefined
}

const scope = (ctx: Ctx, { levels, department, kind = 'anomaly' }: Gathered) =>
  sql`c.org_id = ${ctx.org} and not c.is_history and ${sealedFromNobody(ctx.org, 'c.id')} and c.kind = ${kind} ${levels === undefined ? sql`` : sql`and c.level = any(${[...levels]}::text[])`} ${department === null ? sql`` : sql`and c.department_id = ${department}`}`

/**
 * The figures of a report: cases opened and closed in the period, open at its end (now, while it runs), and of the duties that ended in it how
 * many were met, late or missed. Counts of the cases of the rule's levels and of the department.
 */
export async function draftFigures(ctx: Ctx, gathered: Gathered): Promise<Record<string, number>> {
  const { from, to } = gathered
  const cases = await sql<{ opened: number; closed: number; openAtEnd: number }>`
    select count(*) filter (where c.opened_at >= ${from} and c.opened_at < ${to})::int as opened,
      count(*) filter (where c.closed_at >= ${from} and c.closed_at < ${to})::int as closed,
      count(*) filter (where c.opened_at < ${to} and (c.closed_at is null or c.closed_at >= ${to}))::int as "openAtEnd"
    from cases c where ${scope(ctx, gathered)}`.execute(ctx.tx)
  const duties = await sql<{ met: number; late: number; missed: number }>`
    select count(*) filter (where d.outcome = 'met')::int as met, count(*) filter (where d.outcome = 'late')::int as late, count(*) filter (where d.outcome = 'missed')::int as missed
    from duties d join cases c on c.org_id = d.org_id and c.id = d.case_id
    where d.org_id = ${ctx.org} and d.closed_at >= ${from} and d.closed_at < ${to} and ${scope(ctx, gathered)}`.execute(ctx.tx)
  return { ...cases.rows[0]!, ...duties.rows[0]! }
}

/** The cases that the figures count and the reader may see: opened, closed or still open in the period, newest first, at most 200. */
export async function casesGathered(
  ctx: Ctx,
  gathered: Gathered,
): Promise<
  {
    id: string
    number: string
    title: string
    level: string | null
    stage: string
    openedAt: Instant
    closedAt: Instant | null
  }[]
> {
  const { rows } = await sql<{
    id: string
    number: string
    title: string
    level: string | null
    stage: string
    openedAt: Instant
    closedAt: Instant | null
  }>`
    select c.id, c.number, c.title, c.level, c.stage, c.opened_at as "openedAt", c.closed_at as "closedAt"
    from cases c where ${scope(ctx, gathered)} and ${caseSeenOrTrue(ctx, 'c.id')} and c.opened_at < ${gathered.to} and (c.closed_at is null or c.closed_at >= ${gathered.from})
    order by c.opened_at desc, c.id limit 200`.execute(ctx.tx)
  return rows
}
