import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { PeriodicRule } from '../../../engine/pack.ts'
import type { ReportSection } from '../../../engine/pack-periodic.ts'
import type { Instant, LocalDate } from '../../../events/instant.ts'
import { sealedFromNobody } from '../../access/case-visibility.ts'
import type { Ctx } from '../../context.ts'

/** What a section of a report is drafted from: its rule and regulation, the period, the department whose report it is. */
export type SectionAsk = {
  readonly ctx: Ctx
  readonly regulation: string
  readonly rule: PeriodicRule
  readonly section: ReportSection
  readonly start: LocalDate
  readonly end: LocalDate
  readonly from: Instant
  readonly to: Instant
  readonly department: string | null
}

/** The kinds whose cases a section is about. */
export const kindsOf = ({ rule, section }: Pick<SectionAsk, 'rule' | 'section'>): readonly string[] =>
  section.kinds ?? [rule.analyses ?? 'anomaly']

/** The cases that a section counts, as SQL over `c`: of its kinds, levels and department, neither merged into another, from the past, nor sealed. */
export function casesInScope(ask: SectionAsk): RawBuilder<SqlBool> {
  const { ctx, rule, department } = ask
  return sql<SqlBool>`c.org_id = ${ctx.org} and c.kind = any(${[...kindsOf(ask)]}::text[]) and not c.is_history and c.merged_into is null and ${sealedFromNobody(ctx.org, 'c.id')}
    ${rule.levels === undefined ? sql`` : sql`and c.level = any(${[...rule.levels]}::text[])`} ${department === null ? sql`` : sql`and c.department_id = ${department}`}`
}

/** The cases of the period: opened before its end and not closed before its beginning. */
export const inPeriod = ({ from, to }: SectionAsk): RawBuilder<SqlBool> =>
  sql<SqlBool>`c.opened_at < ${to}::timestamptz and (c.closed_at is null or c.closed_at >= ${from}::timestamptz)`

/** The list of cases that a number of the period opens. */
export function casesHref(ask: SectionAsk, more: Readonly<Record<string, string>> = {}): string {
  const { rule, department, start, end } = ask
  const query = new URLSearchParams({
    kind: kindsOf(ask).join(','),
    ...(rule.levels === undefined ? {} : { level: rule.levels.join(',') }),
    ...(department === null ? {} : { department }),
    ...{ from: start, to: end, closed: 'all', history: 'no' },
    ...more,
  })
  return `/cases?${query}`
}
