import { type SqlBool, sql } from 'kysely'
import { codeTrees } from '../../events/code-trees.ts'
import type { Text } from '../../events/text.ts'
import { caseSeenOrTrue, unsealedOrNone } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import { codesOn, todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { studyConditions } from './filter-studies.ts'
import type { LibraryEntry, LibraryPage, ListLibrary } from './schema.ts'

/** The studies `e`, with what a list shows of them; conditions are the caller's. */
export const studies = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('library_entries as e')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'e.org_id').onRef('cases.id', '=', 'e.case_id'))
    .selectAll('e')
    .select(['cases.number'])
    .select(caseSeenOrTrue(ctx, 'e.case_id').as('is_seen'))
    .select(
      sql<string>`(select count(*) from library_uses u where u.org_id = e.org_id and u.entry_id = e.id and ${unsealedOrNone(ctx, 'u.case_id')})`.as(
        'helped',
      ),
    )
    .select(
      sql<string>`(select coalesce(sum(r.reads), 0) from library_reads r where r.org_id = e.org_id and r.entry_id = e.id)`.as(
        'reads',
      ),
    )
    .where('e.org_id', '=', ctx.org)
export type StudyRow = Awaited<ReturnType<ReturnType<typeof studies>['execute']>>[number]

/** One page of the case library, newest first; `q` looks in all parts of a study. */
export async function listLibrary(ctx: Ctx, { limit, after, ...filter }: ListLibrary): Promise<LibraryPage> {
  const conditions = await studyConditions(ctx, filter)
  if (conditions === undefined) return { items: [], next: null }
  let query = studies(ctx)
  for (const condition of conditions) query = query.where(condition)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(e.published_at, e.id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('e.published_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await presentStudies(ctx, page),
    next: rows.length > limit && last ? writeCursor([last.published_at, last.id]) : null,
  }
}

/** Studies as they are shown, with the codes in words. */
export async function presentStudies(ctx: Ctx, rows: readonly StudyRow[]): Promise<LibraryEntry[]> {
  const codes = await codesOf(
    ctx,
    rows.map(row => row.id),
  )
  return rows.map(row => present(ctx, row, codes.get(row.id) ?? []))
}

/** The codes of each of these studies, in words, in the order of the trees. */
export async function codesOf(ctx: Ctx, entries: readonly string[]): Promise<Map<string, LibraryEntry['codes']>> {
  const found = new Map<string, LibraryEntry['codes']>()
  if (entries.length === 0) return found
  const rows = await ctx.tx
    .selectFrom('library_codes')
    .select(['entry_id', 'tree', 'code'])
    .where('org_id', '=', ctx.org)
    .where('entry_id', 'in', [...entries])
    .orderBy('code')
    .execute()
  for (const tree of codeTrees) {
    const ofTree = rows.filter(row => row.tree === tree)
    if (ofTree.length === 0) continue
    const titles = new Map((await codesOn(ctx, tree, todayOf(ctx), true)).map(node => [node.code, node.title]))
    for (const { entry_id, code } of ofTree)
      found.set(entry_id, [...(found.get(entry_id) ?? []), { tree, code, title: titles.get(code) ?? { zh: code } }])
  }
  return found
}

function present(ctx: Ctx, r: StudyRow, codes: LibraryEntry['codes']): LibraryEntry {
  const packs = ctx.rules.editions.map(e => e.pack)
  const governing = packs.filter(p => (p.primaryFor as readonly string[]).includes(r.kind))
  const titled = (id: string | null, find: (id: string) => { title: Text } | undefined) =>
    id === null ? null : { id, title: find(id)?.title ?? { zh: id } }
  const person = (id: string) => ({ id, name: named(ctx, id).name })
  // What was withdrawn is told to those who know the case anyway.
  const shown = (text: string) => (r.state === 'withdrawn' && !r.is_seen ? '' : text)
  return {
    id: r.id,
    title: r.title,
    problem: shown(r.problem),
    rootCause: shown(r.root_cause),
    solution: shown(r.solution),
    measures: shown(r.measures),
    effect: shown(r.effect),
    experience: shown(r.experience),
    product: r.product,
    leadMinutes: r.lead_minutes,
    kind: r.kind,
    category: titled(r.category, id => packs.flatMap(p => p.categories).find(c => c.id === id)),
    subtype: titled(r.subtype, id => packs.flatMap(p => p.categories.flatMap(c => c.subtypes)).find(s => s.id === id)),
    // A level is a word of the regulation that governs the kind.
    level: titled(r.level, id => governing.flatMap(p => p.levels).find(l => l.id === id)),
    causeClass: r.cause_class,
    codes,
    state: r.state,
    version: r.version,
    publishedAt: r.published_at,
    publishedBy: person(r.published_by),
    reviewedBy: r.reviewed_by === null ? null : person(r.reviewed_by),
    helped: Number(r.helped),
    reads: Number(r.reads),
    case: r.is_seen ? { id: r.case_id, number: r.number } : null,
  }
}
