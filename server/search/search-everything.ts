import { type SqlBool, sql } from 'kysely'
import { type Edition, editionsInForce } from '../../engine/rules.ts'
import { inLanguage } from '../../events/in-language.ts'
import { caseSeenOrTrue, caseWorkedOn, customerSeen } from '../access/case-visibility.ts'
import { shownName, shownPhone, worksForCustomer } from '../access/shown.ts'
import type { Ctx } from '../context.ts'
import { studySeen } from '../library/study-seen.ts'
import type { Roster, RosterPerson } from '../organisation/roster.ts'
import { searchNumbers } from './case-numbers.ts'
import { foundAmong } from './found-by.ts'
import { newestHits } from './newest-hits.ts'
import { pinyinOf } from './pinyin.ts'
import type { SearchHit, SearchQuery } from './schema.ts'
import { folded, searchQuery } from './tokens.ts'

/** The newest cases that are looked at for the order of hits. */
const MOST_CASES = 200
/** Of each kind besides cases. */
const MOST_OTHERS = 4

/** What the palette finds for a text: cases (the number, then the title, then the rest), customers, case studies, people, clauses in force. */
export async function searchEverything(ctx: Ctx, { q, limit }: SearchQuery): Promise<SearchHit[]> {
  const search = searchQuery(q)
  if (!search) return []
  const needles = search.needles
  const [cases, customers, library] = await Promise.all([
    searchCases(ctx, q, search),
    searchCustomers(ctx, search),
    searchLibrary(ctx, search),
  ])
  const others = [...searchPeople(ctx, needles), ...customers, ...library, ...searchClauses(ctx, needles)]
  // However many cases match, each other kind keeps its place.
  return [...cases.slice(0, Math.max(limit - others.length, Math.ceil(limit / 2))), ...others].slice(0, limit)
}

type Search = { vector: string; needles: string[] }

async function searchCases(ctx: Ctx, q: string, search: Search): Promise<SearchHit[]> {
  const { needles } = search
  const newest = await newestHits(ctx, search, MOST_CASES)
  const numbers = searchNumbers(ctx, q)
  const inTitle = sql<boolean>`(select bool_and(position(n in lower(cases.title)) > 0) from unnest(${needles}::text[]) n)`
  const rows = await ctx.tx
    .selectFrom('cases')
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .select(['cases.id', 'cases.number', 'cases.title', 'cases.contact', 'customers.name as customer'])
    .select(caseWorkedOn(ctx, 'cases.id').as('is_mine'))
    .where('cases.org_id', '=', ctx.org)
    .where(caseSeenOrTrue(ctx, 'cases.id'))
    // A union, not `or`: each half has an index of its own.
    .where(
      sql<SqlBool>`cases.id in (select id from cases where org_id = ${ctx.org} and number = any(${numbers}::text[]) union select unnest(${newest}::text[]))`,
    )
    .orderBy(eb => eb('cases.number', 'in', numbers), 'desc')
    .orderBy(inTitle, 'desc')
    .orderBy('cases.is_closed')
    .orderBy('cases.opened_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(r => ({
    kind: 'case' as const,
    id: r.id,
    title: r.title,
    number: r.number,
    ...detail(r.customer ?? shownName(ctx, r.contact.name, r.is_mine)),
  }))
}

async function searchCustomers(ctx: Ctx, { vector, needles }: Search): Promise<SearchHit[]> {
  const rows = await ctx.tx
    .selectFrom('customers')
    .select(['id', 'name', 'phone', worksForCustomer(ctx, 'customers.id').as('is_mine')])
    .where('org_id', '=', ctx.org)
    .$if(ctx.sight.isPartner, q => q.where(customerSeen(ctx, 'customers.id')!))
    .where(foundAmong('customers', ctx, 'customers.id', { vector, needles }, MOST_OTHERS))
    .orderBy('name')
    .execute()
  return rows.map(r => ({ kind: 'customer' as const, id: r.id, title: r.name, ...detail(shownPhone(ctx, r.phone, r.is_mine)) }))
}

async function searchLibrary(ctx: Ctx, { vector, needles }: Search): Promise<SearchHit[]> {
  const rows = await ctx.tx
    .selectFrom('library_entries as e')
    .select(['e.id', 'e.title', 'e.root_cause'])
    .where('e.org_id', '=', ctx.org)
    .where('e.state', '<>', 'withdrawn')
    .where(studySeen(ctx))
    .where(sql<SqlBool>`e.id in (select id from bihuan_search_library(${vector}, ${needles}::text[], ${sql.lit(MOST_OTHERS)}))`)
    .orderBy('e.published_at', 'desc')
    .execute()
  return rows.map(r => ({ kind: 'library' as const, id: r.id, title: r.title, ...detail(r.root_cause.slice(0, 60)) }))
}

/** Texts are folded once for as long as roster and edition live: folding them for every search took longer than the search. */
const foldedRosters = new WeakMap<Roster, readonly { readonly person: RosterPerson; readonly text: string }[]>()
function peopleOf(roster: Roster) {
  const known = foldedRosters.get(roster)
  if (known) return known
  const made = [...roster.people.values()].map(person => ({
    person,
    text: folded(`${person.name} ${person.title} ${pinyinOf(person.name)}`),
  }))
  foldedRosters.set(roster, made)
  return made
}

function searchPeople(ctx: Ctx, needles: readonly string[]): SearchHit[] {
  const found = peopleOf(ctx.roster).filter(({ text }) => contains(text, needles))
  return found
    .slice(0, MOST_OTHERS)
    .map(({ person }) => ({ kind: 'person', id: person.id, title: person.name, ...detail(person.title) }))
}

type FoldedClause = { readonly number: string; readonly text: string }
const foldedPacks = new WeakMap<object, readonly FoldedClause[]>()
function clausesOf({ pack }: Pick<Edition, 'pack'>): readonly FoldedClause[] {
  const known = foldedPacks.get(pack)
  if (known) return known
  const made = Object.entries(pack.clauses).map(([number, { title, gist }]) => ({
    number,
    text: folded(`${number} 第${number}条 ${title.zh} ${title.en ?? ''} ${gist.zh} ${gist.en ?? ''}`),
  }))
  foldedPacks.set(pack, made)
  return made
}

function searchClauses(ctx: Ctx, needles: readonly string[]): SearchHit[] {
  const { language } = ctx
  const found = editionsInForce(ctx.rules, ctx.now).flatMap(edition =>
    clausesOf(edition)
      .filter(({ text }) => contains(text, needles))
      .map(({ number }) => ({
        ...{ kind: 'clause' as const, id: `${edition.key}/${number}`, number },
        title: inLanguage(edition.pack.clauses[number]!.title, language),
        ...detail(inLanguage(edition.pack.title, language)),
      })),
  )
  return found.slice(0, MOST_OTHERS)
}

const contains = (text: string, needles: readonly string[]): boolean => needles.every(needle => text.includes(needle))
const detail = (text: string | null | undefined): { detail?: string } => (text ? { detail: text } : {})
