import { sql } from 'kysely'
import { caseSeenOrTrue, mustBeCase } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { pairsOf, quoted } from '../search/tokens.ts'
import type { KnownAnswers } from './schema.ts'
import { titleShare } from './similar-cases.ts'

const MOST_CANDIDATES = 200
const MOST = 5
/** Least share of common word pairs in the titles (Dice). */
const ALIKE = 0.2

/**
 * 已有答案 (furn 4.1(2)): what was answered to enquiries and requests that ask alike, the likest first, so that whoever matches a need has it at hand. The
 * answer is that of technical support where there is one, else the solution. Only cases that the viewer sees; two queries.
 */
export async function knownAnswers(ctx: Ctx, id: string): Promise<KnownAnswers['items']> {
  await mustBeCase(ctx, id)
  const { title } = await ctx.tx
    .selectFrom('cases')
    .select('title')
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const pairs = pairsOf(title)
  const vector = [...pairs].slice(0, 12).map(quoted).join(' | ')
  if (vector === '') return []
  const rows = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'number', 'title', 'opened_at'])
    .where('org_id', '=', ctx.org)
    .where('id', '!=', id)
    .where('kind', 'in', ['enquiry', 'request'])
    .where('merged_into', 'is', null)
    .where(caseSeenOrTrue(ctx, 'cases.id'))
    .where(sql<boolean>`cases.id in (select id from bihuan_search_cases(${vector}, array[''], ${sql.lit(MOST_CANDIDATES)}))`)
    .orderBy('opened_at', 'desc')
    .limit(MOST_CANDIDATES)
    .execute()
  const alike = rows
    .map(row => ({ ...row, share: titleShare(pairs, pairsOf(row.title)) }))
    .filter(row => row.share >= ALIKE)
    .sort((a, b) => b.share - a.share || b.opened_at.localeCompare(a.opened_at))
    .slice(0, MOST * 2)
  const answers = await answersOf(
    ctx,
    alike.map(row => row.id),
  )
  return alike
    .flatMap(({ id: of, number, title: asked, share, opened_at }) => {
      const answer = answers.get(of)
      return answer === undefined
        ? []
        : [{ id: of, number, title: asked, answer, alike: Math.round(share * 100), openedAt: opened_at }]
    })
    .slice(0, MOST)
}

async function answersOf(ctx: Ctx, cases: readonly string[]): Promise<Map<string, string>> {
  if (cases.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('events')
    .innerJoin('sealed_fields', join =>
      join.onRef('sealed_fields.org_id', '=', 'events.org_id').onRef('sealed_fields.event_id', '=', 'events.id'),
    )
    .select(['events.stream_id', 'events.type', 'sealed_fields.value'])
    .where('events.org_id', '=', ctx.org)
    .where('events.stream_id', 'in', [...cases])
    .where(eb =>
      eb.or([
        eb.and([eb('events.type', '=', 'handling.completed'), eb('sealed_fields.field', '=', 'solution')]),
        eb.and([
          eb('events.type', '=', 'record.made'),
          eb('sealed_fields.field', '=', 'texts'),
          sql<boolean>`events.data->>'record' = 'technical-answer'`,
        ]),
      ]),
    )
    .orderBy('events.seq')
    .execute()
  const answers = new Map<string, string>()
  for (const { stream_id, type, value } of rows) {
    const text = type === 'handling.completed' ? value : (value as { answer?: unknown } | null)?.answer
    // What technical support said stands before what was done.
    if (typeof text === 'string' && text !== '' && (type === 'record.made' || !answers.has(stream_id)))
      answers.set(stream_id, text)
  }
  return answers
}
