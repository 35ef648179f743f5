import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import type { ReportPapers, Reports } from '../database/report-tables.ts'
import { compareFigures, explain, freezeRow } from '../indicators/then-and-now.ts'
import type { DocumentSection, ReportFigure } from './document-schema.ts'
import { draftSections } from './draft-document.ts'
import { reportRow } from './list-reports.ts'
import { ruleOfReport } from './open-periods.ts'
import { papersOf } from './papers.ts'
import type { FigureNow, ReportNow } from './schema.ts'

/** So many of the cases that make a difference are listed under a figure; the others are counted. */
const MOST_SHOWN = 50

/**
 * 上报数与现在数: every figure of the newest signed version of a report, what it is now, and the cases (bookings, meetings) that make the difference, each with what
 * happened to it since. Cases that the reader may not see are counted, not named. Empty where nothing was signed.
 */
export async function reportNow(ctx: Ctx, id: string): Promise<ReportNow> {
  const row = await reportRow(ctx, id)
  const rule = ruleOfReport(ctx, row)
  const [paper] = await papersOf(ctx, id)
  if (paper === undefined || rule === undefined) return { asOf: ctx.now, version: null, items: [] }
  const now = await draftSections(ctx, row, rule)
  const items: FigureNow[] = []
  for (const then of paper.document.sections) {
    const drafted = now.find(one => one.section.id === then.id)
    const of = { ctx, row, paper, then, now: drafted?.section }
    if (then.freeze !== undefined) items.push(...(await indicatorsNow(of, then.freeze)))
    else if (drafted?.behind !== undefined) items.push(...(await figuresNow(of, drafted.behind)))
  }
  return { asOf: ctx.now, version: paper.version, items }
}

type Of = {
  readonly ctx: Ctx
  readonly row: Selectable<Reports>
  readonly paper: Selectable<ReportPapers>
  readonly then: DocumentSection
  readonly now: DocumentSection | undefined
}

/** A figure as it was signed, with what it is now. */
function both(of: Of, figure: ReportFigure, now: number | null): Omit<FigureNow, 'isSame' | 'differences' | 'more'> {
  const current = of.now?.figures.find(one => one.key === figure.key)
  return {
    ...{ section: of.then.title, key: `${of.then.id} ${figure.key}`, title: figure.title, unit: figure.unit },
    ...{ reported: figure.value, now },
    ...(figure.note === undefined ? {} : { noteReported: figure.note }),
    ...(current?.note === undefined ? {} : { noteNow: current.note }),
    ...(figure.href === undefined ? {} : { href: figure.href }),
  }
}

/** Indicators are compared by the freeze that was made with the paper, by the definition that counted then. */
async function indicatorsNow(of: Of, freeze: string): Promise<FigureNow[]> {
  const { ctx, row, then } = of
  const compared = await compareFigures(ctx, await freezeRow(ctx, freeze))
  return then.figures.flatMap(figure => {
    const found = compared.find(one => one.key === `${row.regulation}:${figure.key}`)
    if (found === undefined) return []
    const differences = found.differences.slice(0, MOST_SHOWN)
    return [
      {
        ...both(of, figure, found.now.figure),
        isSame: found.isSame,
        differences: differences.map(one => ({
          ...{ caseId: one.id, number: one.number, title: one.title, then: one.then, now: one.now, because: one.because },
        })),
        more: found.more + found.differences.length - differences.length,
      },
    ]
  })
}

type Changed = {
  readonly figure: string
  readonly item: string
  readonly case_id: string | null
  readonly was: number | null
  readonly was_of: number | null
  readonly is: number | null
  readonly is_of: number | null
  readonly many: number
}

async function figuresNow(of: Of, behind: RawBuilder<unknown>): Promise<FigureNow[]> {
  const { ctx, paper, then } = of
  const kept = sql`select figure, item, case_id, numerator, denominator from report_paper_items
    where org_id = ${ctx.org} and paper_id = ${paper.id} and section = ${then.id}`
  const { rows: sums } = await sql<{ figure: string; numerator: number; denominator: number | null }>`
    select figure, sum(numerator) as numerator, sum(denominator) as denominator from (${behind}) b group by figure`.execute(
    ctx.tx,
  )
  const { rows: changed } = await sql<Changed>`
    select * from (
      select coalesce(n.figure, t.figure) as figure, coalesce(n.item, t.item) as item, coalesce(n.case_id, t.case_id) as case_id,
        t.numerator as was, t.denominator as was_of, n.numerator as is, n.denominator as is_of,
        count(*) over (partition by coalesce(n.figure, t.figure))::int as many,
        row_number() over (partition by coalesce(n.figure, t.figure) order by coalesce(n.item, t.item)) as place
      from (${kept}) t full join (${behind}) n on n.figure = t.figure and n.item = t.item
      where t.numerator is distinct from n.numerator or t.denominator is distinct from n.denominator) d
    where place <= ${MOST_SHOWN} order by figure, place`.execute(ctx.tx)
  const named = await namesOf(ctx, paper.signed_at, changed)
  return then.figures.map(figure => {
    const own = changed.filter(one => one.figure === figure.key)
    const differences = own.flatMap(one => {
      const name = named.get(one.item)
      return name === undefined ? [] : [{ ...name, then: pair(one.was, one.was_of), now: pair(one.is, one.is_of) }]
    })
    return {
      ...both(of, figure, valueNow(of, figure, sums)),
      isSame: own.length === 0,
      differences,
      more: (own[0]?.many ?? 0) - differences.length,
    }
  })
}

const pair = (numerator: number | null, denominator: number | null) => (numerator === null ? null : { numerator, denominator })

/** The figure as the system drafts it now; one that is not among the first any more is the sum of what stands behind it. */
function valueNow(
  { now }: Of,
  { key, unit }: ReportFigure,
  sums: readonly { figure: string; numerator: number; denominator: number | null }[],
): number | null {
  const drafted = now?.figures.find(one => one.key === key)
  if (drafted !== undefined) return drafted.value
  const sum = sums.find(one => one.figure === key)
  if (unit !== 'percent') return sum?.numerator ?? 0
  return sum === undefined || sum.denominator === null || sum.denominator === 0 ? null : (sum.numerator / sum.denominator) * 100
}

type Named = Pick<FigureNow['differences'][number], 'caseId' | 'number' | 'title' | 'because'>
/** What the rows are called: cases that the reader sees with what happened to them since, meetings, actions and bookings. */
async function namesOf(ctx: Ctx, since: string, changed: readonly Changed[]): Promise<ReadonlyMap<string, Named>> {
  const ids = [...new Set(changed.flatMap(one => one.case_id ?? []))]
  const seen = new Map(
    (
      await explain(
        ctx,
        { frozen_at: since },
        ids.map(id => ({ case_id: id, was_numerator: null, was_denominator: null, numerator: null, denominator: null })),
      )
    ).map(one => [one.id, one]),
  )
  const of = (sort: string) => changed.flatMap(({ item }) => (item.startsWith(`${sort}:`) ? [item.slice(sort.length + 1)] : []))
  const [meetings, actions] = [of('meeting'), of('action')]
  const { rows: words } =
    meetings.length + actions.length === 0
      ? { rows: [] }
      : await sql<{ item: string; words: string }>`
          select 'meeting:' || id as item, title as words from meetings where org_id = ${ctx.org} and id = any(${meetings}::text[])
          union all select 'action:' || id, what from meeting_actions where org_id = ${ctx.org} and id = any(${actions}::text[])`.execute(
          ctx.tx,
        )
  const said = new Map(words.map(row => [row.item, row.words]))
  const plain: Readonly<Record<string, Text>> = {
    budget: { zh: '年度预算', en: 'Budget of the year' },
    booking: { zh: '列支', en: 'Booking' },
  }
  return new Map(
    changed.flatMap(({ item, case_id: caseId }): [string, Named][] => {
      const found = caseId === null ? undefined : seen.get(caseId)
      if (caseId !== null && found === undefined) return []
      const title = said.get(item) ?? plain[item.split(':')[0]!] ?? found?.title ?? ''
      return [[item, { caseId: found?.id ?? null, number: found?.number ?? '', title, because: found?.because ?? [] }]]
    }),
  )
}
