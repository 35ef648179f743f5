import { type SqlBool, sql } from 'kysely'
import type { Text } from '../../events/text.ts'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { ListSuggestions, Suggestion, SuggestionPage } from './schema.ts'

/** As often as this within a year, a cause or a customer's complaint is a lesson. */
const OFTEN_CAUSE = 3
const OFTEN_RAISED = 2

/** The gravest level of each regulation, in its own word. */
const topLevels = (ctx: Ctx): string[] => [
  ...new Set(
    ctx.rules.editions.flatMap(({ pack, rank }) => {
      const top = Math.max(0, ...pack.levels.map(level => rank.get(level.id) ?? 0))
      return pack.levels.filter(level => rank.get(level.id) === top).map(level => level.id)
    }),
  ),
]

/** The rules of duties that end with a study in the library. */
const owedRules = (ctx: Ctx): string[] => [
  ...new Set(
    ctx.rules.editions.flatMap(({ pack }) =>
      pack.duties.flatMap(duty => (duty.acts?.includes('publish-case-study') === true ? [duty.id] : [])),
    ),
  ),
]

/**
 * Closed cases of which there is no reviewed study and that should have one, the last closed first: a clause orders it, it was of the gravest level, the customer came
 * again with the same, or its cause returns. With the draft, where one was begun. A sealed case is shown to whoever is let into it.
 */
export async function suggestCases(ctx: Ctx, { limit, after }: ListSuggestions): Promise<SuggestionPage> {
  const [levels, owed] = [topLevels(ctx), owedRules(ctx)]
  const isOwed = sql<SqlBool>`exists (select from duties d where d.org_id = c.org_id and d.case_id = c.id and d.outcome is null and d.rule = any(${owed}::text[]))`
  const isTop = sql<SqlBool>`(c.level is not null and c.level = any(${levels}::text[]))`
  const raised = sql<number>`coalesce((c.facts->>'timesRaised')::int, 0)`
  const often = sql<{ cause: string; cases: number } | null>`(
    select jsonb_build_object('cause', f.cause, 'cases', count(distinct o.case_id))
    from coded_facts f join coded_facts o on o.org_id = f.org_id and o.cause = f.cause and o.superseded_by is null and o.on_day > f.on_day - 365
    where f.org_id = c.org_id and f.case_id = c.id and f.superseded_by is null and f.cause is not null
      and not exists (select from cases s where s.org_id = o.org_id and s.id = o.case_id and s.sealed_for is not null)
    group by f.cause having count(distinct o.case_id) >= ${sql.lit(OFTEN_CAUSE)} order by count(distinct o.case_id) desc limit 1)`
  let query = ctx.tx
    .selectFrom('cases as c')
    .leftJoin('library_drafts as w', join => join.onRef('w.org_id', '=', 'c.org_id').onRef('w.case_id', '=', 'c.id'))
    .select(['c.id', 'c.number', 'c.title', 'c.kind', 'c.level', 'c.closed_at', 'w.state as draft'])
    .select([isOwed.as('is_owed'), isTop.as('is_top'), raised.as('raised'), often.as('often')])
    .select(
      sql<boolean>`exists (select from library_entries e where e.org_id = c.org_id and e.case_id = c.id and e.state = 'unreviewed')`.as(
        'is_unreviewed',
      ),
    )
    .where('c.org_id', '=', ctx.org)
    .where('c.is_closed', '=', true)
    .where('c.is_history', '=', false)
    .where('c.merged_into', 'is', null)
    .where('c.closed_at', 'is not', null)
    .where(caseSeenOrTrue(ctx, 'c.id'))
    .where(
      sql<SqlBool>`not exists (select from library_entries e where e.org_id = c.org_id and e.case_id = c.id and e.state in ('published', 'before-review'))`,
    )
    .where(
      sql<SqlBool>`(w.case_id is not null or ${isOwed} or ${isTop} or ${raised} >= ${sql.lit(OFTEN_RAISED)} or ${often} is not null
        or exists (select from library_entries e where e.org_id = c.org_id and e.case_id = c.id and e.state = 'unreviewed'))`,
    )
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(c.closed_at, c.id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('c.closed_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const causes = await causeTitles(ctx, [...new Set(page.flatMap(row => row.often?.cause ?? []))])
  return {
    items: page.map(row => ({
      case: {
        ...{ id: row.id, number: row.number, title: row.title, kind: row.kind, closedAt: row.closed_at! },
        level: row.level === null ? null : { id: row.level, title: levelTitle(ctx, row.kind, row.level) },
      },
      because: [
        ...reasonIf(row.is_owed === true, 'owed', '制度要求入库', 'The regulation asks for it'),
        ...reasonIf(row.is_top === true, 'level', '最高等级', 'Of the gravest level'),
        ...reasonIf(
          Number(row.raised) >= OFTEN_RAISED,
          'repeated',
          `同一客户第 ${Number(row.raised)} 次反映`,
          `Raised ${Number(row.raised)} times by the customer`,
        ),
        ...reasonIf(
          row.often !== null,
          'cause',
          `同一原因一年内 ${row.often?.cases} 件：${causes.get(row.often?.cause ?? '')?.zh ?? ''}`,
          `${row.often?.cases} cases in a year by the same cause: ${causes.get(row.often?.cause ?? '')?.en ?? causes.get(row.often?.cause ?? '')?.zh ?? ''}`,
        ),
        ...reasonIf(row.is_unreviewed === true, 'unreviewed', '已入库，未经审核', 'In the library without a review'),
      ],
      draft: row.draft ?? 'none',
    })),
    next: rows.length > limit && last ? writeCursor([last.closed_at!, last.id]) : null,
  }
}

type Reason = Suggestion['because'][number]
const reasonIf = (is: boolean, kind: Reason['kind'], zh: string, en: string): Reason[] => (is ? [{ kind, text: { zh, en } }] : [])

function levelTitle(ctx: Ctx, kind: string, level: string): Text {
  const packs = ctx.rules.editions.map(edition => edition.pack)
  const leading = packs.filter(pack => (pack.primaryFor as readonly string[]).includes(kind))
  return [...leading, ...packs].flatMap(pack => pack.levels).find(one => one.id === level)?.title ?? { zh: level }
}

async function causeTitles(ctx: Ctx, codes: readonly string[]): Promise<Map<string, Text>> {
  if (codes.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('code_versions')
    .select(['code', 'title'])
    .where('org_id', '=', ctx.org)
    .where('tree', '=', 'cause')
    .where('code', 'in', [...codes])
    .orderBy('since')
    .execute()
  return new Map(rows.map(row => [row.code, row.title]))
}
