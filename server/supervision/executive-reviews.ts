import { sql } from 'kysely'
import type { Period } from '../../engine/period-dates.ts'
import { instantsOf } from '../../engine/periods.ts'
import { visibleAmong } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { ExecutiveReview } from './schema.ts'

/** The records by which something enters an executive's review, with the field that names the executive: what meets a duty of that meaning. */
function reviewRecords(ctx: Pick<Ctx, 'rules'>): ReadonlyMap<string, { readonly field: string; readonly clause: string }> {
  return new Map(
    ctx.rules.editions.flatMap(({ pack }) =>
      pack.duties
        .filter(duty => duty.meaning === 'executive-review')
        .flatMap(duty => duty.stop ?? [])
        .flatMap(({ on, when }) => {
          const names = on === 'record.made' && when?.record !== undefined && 'in' in when.record ? when.record.in : []
          return (pack.records ?? []).filter(record => names.includes(record.id))
        })
        .flatMap(record => {
          const field = record.fields.find(one => one.kind === 'person')
          return field === undefined ? [] : [[record.id, { field: field.id, clause: record.clause }] as const]
        }),
    ),
  )
}

type Asked = { readonly from: string; readonly to: string } | { readonly cases: readonly string[] }

/**
 * 重大问题纳入高管绩效考核 (furn 6.3.2): what was entered in executives' reviews in a span of time, or out of some audits, with the major findings that it
 * is about and what became of them since. Of a case that the reader may not see neither number nor words.
 */
export async function executiveReviews(ctx: Ctx, asked: Asked): Promise<ExecutiveReview[]> {
  const records = reviewRecords(ctx)
  if (records.size === 0) return []
  const which =
    'cases' in asked ? sql`e.stream_id = any(${[...asked.cases]}::text[])` : sql`e.at >= ${asked.from} and e.at < ${asked.to}`
  const { rows } = await sql<{
    id: string
    case_id: string
    number: string
    title: string
    actor: string
    at: string
    data: Data
  }>`
    select e.id, e.stream_id as case_id, c.number, c.title, e.actor, e.at, e.data
    from events e join cases c on c.org_id = e.org_id and c.id = e.stream_id
    where e.org_id = ${ctx.org} and e.type = 'record.made' and ${which} and e.data ->> 'record' = any(${[...records.keys()]}::text[])
      and not exists (select from events w where w.org_id = e.org_id and w.stream_id = e.stream_id and w.type = 'event.corrected' and w.data ->> 'corrects' = e.id)
    order by e.at, e.id limit 200`.execute(ctx.tx)
  const cases = [...new Set(rows.map(row => row.case_id))]
  const visible = await visibleAmong(ctx, cases)
  const findings = await ctx.tx
    .selectFrom('findings')
    .select(['id', 'number', 'words', 'state', 'case_id'])
    .where('org_id', '=', ctx.org)
    .where('case_id', 'in', ['', ...cases])
    .where('is_major', '=', true)
    .orderBy('number')
    .execute()
  return rows.flatMap(row => {
    const { field, clause } = records.get(row.data.record)!
    const executive = row.data.values?.[field]
    const isSeen = visible.has(row.case_id)
    if (typeof executive !== 'string') return []
    return [
      {
        ...{
          id: row.id,
          clause,
          executive: named(ctx, executive),
          by: named(ctx, row.actor),
          at: new Date(row.at).toISOString(),
        },
        case: isSeen ? { id: row.case_id, number: row.number, title: row.title } : null,
        findings: findings
          .filter(one => one.case_id === row.case_id)
          .map(({ id, number, words, state }) => ({ id, number, words: isSeen ? words : '', state })),
      },
    ]
  })
}
type Data = { record: string; values?: Readonly<Record<string, unknown>> }

type Subject = { readonly kind: 'organisation' | 'department' | 'person'; readonly id: string }
/** What of audits belongs to the review of a person, of the people of a department, or of the whole company in a period. */
export async function reviewsOfSubject(ctx: Ctx, { kind, id }: Subject, period: Period): Promise<ExecutiveReview[]> {
  const found = await executiveReviews(ctx, instantsOf(ctx.rules.calendar, period))
  if (kind === 'organisation') return found
  if (kind === 'person') return found.filter(one => one.executive.id === id)
  return found.filter(({ executive }) => {
    const person = ctx.roster.people.get(executive.id)
    return person?.department === id || person?.roles.some(one => one.role === 'department-head' && one.department === id)
  })
}
