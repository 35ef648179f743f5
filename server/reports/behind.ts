import { type RawBuilder, sql } from 'kysely'
import type { ReportSection } from '../../engine/pack-periodic.ts'
import type { Ctx } from '../context.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { freezeFigures } from '../indicators/freeze.ts'
import { chosen } from '../indicators/read-indicators.ts'
import type { DocumentSection } from './document-schema.ts'

/** SHA-256 over lines `figure item numerator denominator`, by figure and item. */
const hashed = sql`encode(sha256(convert_to(coalesce(string_agg(figure || ' ' || item || ' ' || numerator || ' ' || coalesce(denominator::text, '-'), E'\n' order by figure collate "C", item collate "C"), ''), 'UTF8')), 'hex')`

/** How many rows a query of what stands behind figures gives, and the hash over them: known before the paper that names it is written. */
export async function hashBehind(
  ctx: Pick<Ctx, 'tx'>,
  behind: RawBuilder<unknown>,
): Promise<NonNullable<DocumentSection['behind']>> {
  const { rows } = await sql<{
    rows: number
    hash: string
  }>`select count(*)::int as rows, ${hashed} as hash from (${behind}) b`.execute(ctx.tx)
  return rows[0]!
}

/** Keeps what stands behind the figures of a section of a signed paper, in one statement however many cases there are. */
export async function keepBehind(ctx: Ctx, paper: string, section: string, behind: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into report_paper_items (org_id, paper_id, section, figure, item, case_id, numerator, denominator)
    select ${ctx.org}, ${paper}, ${section}, b.figure, b.item, b.case_id, b.numerator, b.denominator from (${behind}) b`.execute(
    ctx.tx,
  )
}

/** The hashes over what is kept behind the sections of papers, by `paper section`. */
export async function hashesKept(ctx: Pick<Ctx, 'tx' | 'org'>, papers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ name: string; hash: string }>`
    select paper_id || ' ' || section as name, ${hashed} as hash from report_paper_items
    where org_id = ${ctx.org} and paper_id = any(${[...papers]}::text[]) group by paper_id, section`.execute(ctx.tx)
  return new Map(rows.map(row => [row.name, row.hash]))
}

/** SHA-256 of nothing: no case stood behind any figure. */
export const HASH_OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

type Asked = { readonly id: string; readonly regulation: string; readonly period_start: string; readonly period_end: string }
/** Freezes the indicators of a section with what each case adds to them, for the report's company or department; undefined where the regulation has none. */
export async function freezeSection(
  ctx: Ctx,
  report: Asked & { readonly department_id: string | null },
  section: ReportSection,
): Promise<string | undefined> {
  const period = { start: report.period_start, end: report.period_end }
  const keys = section.indicators?.map(id => `${report.regulation}:${id}`)
  const indicators = chosen(ctx, period, { regulation: report.regulation, indicator: keys })
  if (indicators.length === 0) return undefined
  const narrow = report.department_id === null ? {} : { department: report.department_id }
  const { id, hash } = await freezeFigures(ctx, {
    ...{ kind: 'reported', period, indicators, narrow, note: section.title.zh, report: report.id },
  })
  await addOrganisationEvent(ctx, {
    type: 'indicators.frozen',
    plain: { freeze: id, from: period.start, to: period.end, hash, report: report.id },
    sealed: {},
  })
  return id
}
