import { type SqlBool, sql } from 'kysely'
import type { CodeTree } from '../../events/code-trees.ts'
import type { Text } from '../../events/text.ts'
import { caseSeenOrTrue, unsealedOrNone } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { titleShare } from '../intake/similar-cases.ts'
import { pairsOf, quoted } from '../search/tokens.ts'
import { codesOf } from './read-library.ts'
import type { SimilarStudiesQuery, SimilarStudy } from './schema.ts'
import { studySeen } from './study-seen.ts'

const MOST = 5
const MOST_CANDIDATES = 200
/** The least share of common word pairs (Dice) of title and title, and of title and problem. */
const WORDS = 0.3
const treeTitles: Readonly<Record<CodeTree, Text>> = {
  cause: { zh: '同一原因', en: 'The same cause' },
  failure: { zh: '同一故障', en: 'The same failure' },
  part: { zh: '同一部件', en: 'The same part' },
  solution: { zh: '同一解决办法', en: 'The same solution' },
}
const weights: Readonly<Record<CodeTree, number>> = { cause: 3, failure: 2, part: 1.5, solution: 1 }

type Asked = {
  readonly caseId: string | null
  readonly title: string
  readonly description: string
  readonly category: string | null
  readonly subtype: string | null
  readonly product: string
  readonly codes: readonly { readonly tree: CodeTree; readonly code: string }[]
}

async function askedOf(ctx: Ctx, query: SimilarStudiesQuery): Promise<Asked> {
  if (query.case === undefined) {
    const machine =
      query.machineId === undefined
        ? undefined
        : await ctx.tx
            .selectFrom('machines')
            .select('model')
            .where('org_id', '=', ctx.org)
            .where('id', '=', query.machineId)
            .executeTakeFirst()
    return {
      ...{ caseId: null, title: query.title, description: query.description, product: machine?.model ?? '', codes: [] },
      ...{ category: query.category ?? null, subtype: query.subtype ?? null },
    }
  }
  const row = await ctx.tx
    .selectFrom('cases')
    .leftJoin('machines', join =>
      join.onRef('machines.org_id', '=', 'cases.org_id').onRef('machines.id', '=', 'cases.machine_id'),
    )
    .select(['cases.id', 'cases.title', 'cases.description', 'cases.category', 'cases.subtype', 'machines.model'])
    .where('cases.org_id', '=', ctx.org)
    .where('cases.id', '=', query.case)
    .where(caseSeenOrTrue(ctx, 'cases.id'))
    .executeTakeFirst()
  if (!row) throw refuse('case.not-found')
  const facts = await ctx.tx
    .selectFrom('coded_facts')
    .select(['failure', 'cause', 'part', 'solution', 'product'])
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', row.id)
    .where('superseded_by', 'is', null)
    .execute()
  const trees: readonly CodeTree[] = ['cause', 'failure', 'part', 'solution']
  return {
    ...{ caseId: row.id, title: row.title, description: row.description, category: row.category, subtype: row.subtype },
    product: row.model ?? facts.find(fact => fact.product !== '')?.product ?? '',
    codes: trees.flatMap(tree => facts.flatMap(fact => (fact[tree] === null ? [] : [{ tree, code: fact[tree] }]))),
  }
}

/** Studies of other cases that may help with this one, the likeliest first, each with the reasons. */
export async function similarStudies(ctx: Ctx, query: SimilarStudiesQuery): Promise<SimilarStudy[]> {
  const asked = await askedOf(ctx, query)
  const pairs = pairsOf(asked.title)
  const rows = await candidates(ctx, asked, pairs)
  const codes = await codesOf(
    ctx,
    rows.map(row => row.id),
  )
  const said = pairsOf(`${asked.title} ${asked.description}`)
  const wanted = new Set(asked.codes.map(({ tree, code }) => `${tree} ${code}`))
  const scored = rows.flatMap(row => {
    const because: SimilarStudy['because'] = []
    let score = 0
    for (const { tree, code, title } of codes.get(row.id) ?? [])
      if (wanted.has(`${tree} ${code}`)) {
        const [why, en] = [treeTitles[tree], title.en ?? title.zh]
        because.push({ kind: tree, text: { zh: `${why.zh}：${title.zh}`, en: `${why.en}: ${en}` } })
        score += weights[tree]
      }
    if (asked.product !== '' && row.product === asked.product) {
      because.push({ kind: 'product', text: { zh: `同一产品 ${row.product}`, en: `The same product ${row.product}` } })
      score += 1.5
    }
    if (asked.subtype !== null && row.subtype === asked.subtype) {
      because.push({ kind: 'category', text: { zh: '同一类问题', en: 'The same kind of problem' } })
      score += 1
    }
    const share = Math.max(titleShare(pairs, pairsOf(row.title)), titleShare(said, pairsOf(`${row.title} ${row.problem}`)))
    if (share >= WORDS) {
      const percent = Math.round(share * 100)
      because.push({ kind: 'words', text: { zh: `说法相近 ${percent}%`, en: `Words ${percent}% alike` } })
      score += share * 4
    }
    // The same product alone, or the same kind of problem alone, is no reason to read on.
    if (because.length === 0 || score < 1.5) return []
    return [{ score: score + Math.min(Number(row.helped), 10) * 0.05, row, because }]
  })
  return scored
    .sort((a, b) => b.score - a.score || b.row.published_at.localeCompare(a.row.published_at))
    .slice(0, MOST)
    .map(({ row, because }) => ({
      ...{ id: row.id, title: row.title, rootCause: row.root_cause, solution: row.solution || row.experience },
      ...{ helped: Number(row.helped), state: row.state, isUsed: row.is_used === true, because },
    }))
}

async function candidates(ctx: Ctx, asked: Asked, pairs: ReadonlySet<string>) {
  const vector = [...pairs].slice(0, 12).map(quoted).join(' | ')
  const codes = asked.codes.map(({ tree, code }) => `${tree} ${code}`)
  const reasons = [
    ...(vector === ''
      ? []
      : [sql<SqlBool>`e.id in (select id from bihuan_search_library(${vector}, array[''], ${sql.lit(MOST_CANDIDATES)}))`]),
    ...(asked.subtype === null ? [] : [sql<SqlBool>`(e.category = ${asked.category} and e.subtype = ${asked.subtype})`]),
    ...(asked.product === '' ? [] : [sql<SqlBool>`e.product = ${asked.product}`]),
    ...(codes.length === 0
      ? []
      : [
          sql<SqlBool>`e.id in (select k.entry_id from library_codes k where k.org_id = ${ctx.org} and k.tree || ' ' || k.code = any(${codes}::text[]))`,
        ]),
  ]
  if (reasons.length === 0) return []
  return ctx.tx
    .selectFrom('library_entries as e')
    .select([
      'e.id',
      'e.title',
      'e.problem',
      'e.root_cause',
      'e.solution',
      'e.experience',
      'e.product',
      'e.category',
      'e.subtype',
    ])
    .select(['e.state', 'e.published_at'])
    .select(
      sql<string>`(select count(*) from library_uses u where u.org_id = e.org_id and u.entry_id = e.id and ${unsealedOrNone(ctx, 'u.case_id')})`.as(
        'helped',
      ),
    )
    .select(
      sql<boolean>`exists (select from library_uses u where u.org_id = e.org_id and u.entry_id = e.id and u.case_id = ${asked.caseId ?? ''})`.as(
        'is_used',
      ),
    )
    .where('e.org_id', '=', ctx.org)
    .where('e.state', '<>', 'withdrawn')
    .where('e.case_id', '<>', asked.caseId ?? '')
    .where(studySeen(ctx))
    .where(sql<SqlBool>`(${sql.join(reasons, sql` or `)})`)
    .orderBy('e.published_at', 'desc')
    .limit(MOST_CANDIDATES)
    .execute()
}
