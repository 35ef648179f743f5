import { type SqlBool, sql } from 'kysely'
import type { Text } from '../../events/text.ts'
import { caseSeenOrTrue, unsealedOrNone } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { searchQuery } from '../search/tokens.ts'
import type { LibraryEntry, LibraryPage, ListLibrary } from './schema.ts'

const MOST_HITS = 5_000

const entries = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('library_entries as e')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'e.org_id').onRef('cases.id', '=', 'e.case_id'))
    .select([
      'e.id',
      'e.case_id',
      'e.category',
      'e.subtype',
      'e.level',
      'e.cause_class',
      'e.title',
      'e.problem',
      'e.root_cause',
      'e.experience',
      'e.published_by',
      'e.published_at',
      'cases.number',
      'cases.kind',
    ])
    .select(caseSeenOrTrue(ctx, 'e.case_id').as('is_seen'))
    .where('e.org_id', '=', ctx.org)
    .where(unsealedOrNone(ctx, 'e.case_id'))
    // Experience is for the whole company; a partner's people read that of their own cases.
    .$if(ctx.sight.isPartner, q => q.where(caseSeenOrTrue(ctx, 'e.case_id')))
type Row = Awaited<ReturnType<ReturnType<typeof entries>['execute']>>[number]

/** One page of the case library, newest first; `q` looks in title, problem, root cause and experience. */
export async function listLibrary(ctx: Ctx, { q, category, cause, limit, after }: ListLibrary): Promise<LibraryPage> {
  let query = entries(ctx)
  const asked = q?.trim() ?? ''
  const search = asked === '' ? undefined : searchQuery(asked)
  if (asked !== '' && !search) return { items: [], next: null }
  if (search)
    query = query.where(
      sql<SqlBool>`e.id in (select id from bihuan_search_library(${search.vector}, ${search.needles}::text[], ${MOST_HITS}))`,
    )
  if (category !== undefined) query = query.where('e.category', '=', category)
  if (cause !== undefined) query = query.where('e.cause_class', '=', cause)
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
    items: page.map(r => present(ctx, r)),
    next: rows.length > limit && last ? writeCursor([last.published_at, last.id]) : null,
  }
}

/** One case study; unknown or of another organisation: `library.not-found`. */
export async function readEntry(ctx: Ctx, id: string): Promise<LibraryEntry> {
  const row = await entries(ctx).where('e.id', '=', id).executeTakeFirst()
  if (!row) throw refuse('library.not-found')
  return present(ctx, row)
}

function present(ctx: Ctx, r: Row): LibraryEntry {
  const packs = ctx.rules.editions.map(e => e.pack)
  const governing = packs.filter(p => (p.primaryFor as readonly string[]).includes(r.kind))
  const titled = (id: string | null, find: (id: string) => { title: Text } | undefined) =>
    id === null ? null : { id, title: find(id)?.title ?? { zh: id } }
  return {
    id: r.id,
    title: r.title,
    problem: r.problem,
    rootCause: r.root_cause,
    experience: r.experience,
    category: titled(r.category, id => packs.flatMap(p => p.categories).find(c => c.id === id)),
    subtype: titled(r.subtype, id => packs.flatMap(p => p.categories.flatMap(c => c.subtypes)).find(s => s.id === id)),
    // A level is a word of the regulation that governs the kind.
    level: titled(r.level, id => governing.flatMap(p => p.levels).find(l => l.id === id)),
    causeClass: r.cause_class,
    publishedAt: r.published_at,
    publishedBy: { id: r.published_by, name: named(ctx, r.published_by).name },
    case: r.is_seen ? { id: r.case_id, number: r.number } : null,
  }
}
