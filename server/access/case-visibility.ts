import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { succeededBy } from '../approvals/succeeded.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { namedBy } from '../mandates/reach.ts'

/** Without a roster (a live screen) the posts that somebody took over are left out: their lists ask with one. */
type Viewer = Pick<Ctx, 'tx' | 'org' | 'now' | 'actor' | 'sight'> & { readonly roster?: Ctx['roster'] }
type Asker = Omit<Viewer, 'tx'>

/**
 * The one condition by which cases are seen, as SQL over the id of a case (`cases.id`, `duties.case_id` …). Lists, counts, search, exports and single
 * cases all ask it, so that they mean the same rows. Undefined where the viewer sees all, sealed cases too: only the system does.
 */
export function caseSeen(ctx: Asker, id: string): RawBuilder<SqlBool> | undefined {
  const open = unsealed(ctx, id)
  const seen = takenPartIn(ctx, id)
  if (seen === undefined) return open
  return open === undefined ? seen : sql<SqlBool>`(${seen} and ${open})`
}

/** {@link caseSeen} without what is sealed; undefined where the viewer's posts see all cases. */
function takenPartIn(ctx: Asker, id: string): RawBuilder<SqlBool> | undefined {
  const { scope, parties, isPartner } = ctx.sight
  if (scope === 'all') return undefined
  const column = sql.ref(id)
  // What a partner's people once had in hand is over with it: they see no customer whom they do not serve now.
  const present = isPartner ? sql`and p.part <> 'past'` : sql``
  const taking = sql`select p.case_id from case_people p where p.org_id = ${ctx.org} and p.party_id = any(${[...parties]}::text[]) ${present}`
  const waiting = waitingForViewer(ctx)
  if (ctx.sight.many && id === 'cases.id' && !isPartner) {
    // Where the case's own row is at hand, it says who has to do with it.
    return sql<SqlBool>`(cases.parties && ${[...parties]}::text[] ${waiting === undefined ? sql`` : sql`or cases.id in (${waiting})`})`
  }
  return ctx.sight.many
    ? // A limit keeps it what it is: one look into an index for each case that a page comes to, however many there are in all.
      sql<SqlBool>`(coalesce((${taking} and p.case_id = ${column} limit 1) = ${column}, false) ${waiting === undefined ? sql`` : sql`or ${column} in (${waiting})`})`
    : // One list of both: cases that are either of two lists would have to be read one by one.
      sql<SqlBool>`${column} in (${waiting === undefined ? taking : sql`${taking} union all ${waiting}`})`
}

/**
 * Whether a case's own row says who sees it, without a look elsewhere. Of open cases an index has that row's parties where they are 20 at most
 * (`cases_open_of_few`, migration 0071); those with more people stand in one of their own.
 */
export const isSeenByRow = ({ sight }: Pick<Asker, 'sight'>): boolean =>
  sight.scope !== 'all' && sight.many === true && !sight.isPartner

/** Of those two indexes the one in which a case stands, as a condition over `cases`. */
export const ofFewParties = sql<SqlBool>`cardinality(cases.parties) <= 20`
export const ofManyParties = sql<SqlBool>`cardinality(cases.parties) > 20`

/** The parties of whom one must stand in a case's row for the viewer to see it, where that is the whole of it but for what is sealed; undefined where it is not. */
export function partiesOfSeen(ctx: Asker): readonly string[] | undefined {
  const { scope, many, isPartner, parties } = ctx.sight
  return scope === 'all' || !many || isPartner || waitingForViewer(ctx) !== undefined ? undefined : parties
}

/**
 * {@link caseSeen}, without what is sealed, where a row says by `is_seen` whether one of `parties` has to do with its case `id`: whoever counts a thousand rows looks
 * at no case for it. Parties are undefined where the viewer's posts see all; undefined where it takes more than a case's own row to tell.
 */
export function seenByParties(
  ctx: Asker,
  row: string,
): { readonly parties: readonly string[] | undefined; readonly isSeen: RawBuilder<SqlBool> } | undefined {
  const { scope, many, isPartner, parties } = ctx.sight
  if (scope === 'all') return { parties: undefined, isSeen: sql<SqlBool>`true` }
  if (!many || isPartner) return undefined
  const waiting = waitingForViewer(ctx)
  const told = sql<SqlBool>`${sql.ref(`${row}.is_seen`)}`
  return { parties, isSeen: waiting === undefined ? told : sql<SqlBool>`(${told} or ${sql.ref(`${row}.id`)} in (${waiting}))` }
}

/**
 * {@link caseSeen} over `duties`. Whoever owns a duty has a part in its case (`case_people`, flush-case-people.ts), so that for the duties of one's own people
 * nothing else is asked: what would be a look into an index for each of thousands that a board counts.
 */
export function dutySeen(ctx: Asker): RawBuilder<SqlBool> | undefined {
  const { many, isPartner, parties } = ctx.sight
  const taken = takenPartIn(ctx, 'duties.case_id')
  if (!many || isPartner || taken === undefined) return caseSeen(ctx, 'duties.case_id')
  const open = unsealed(ctx, 'duties.case_id')
  const seen = sql<SqlBool>`(coalesce(duties.owner_id = any(${[...parties]}::text[]), false) or ${taken})`
  return open === undefined ? seen : sql<SqlBool>`(${seen} and ${open})`
}

/** What waits for a decision in somebody's place, as far as their mandates name it, or at a post that they hold now; undefined without either. */
function waitingForViewer(ctx: Asker): RawBuilder<unknown> | undefined {
  const mandates = (ctx.actor.mandates ?? []).map(mandate => namedBy(ctx, mandate))
  const succeeded = ctx.sight.isPartner || !ctx.roster ? undefined : succeededBy({ ...ctx, roster: ctx.roster })
  const places = [...mandates, ...(succeeded === undefined ? [] : [succeeded])]
  if (places.length === 0) return undefined
  const named = sql.join(places, sql` or `)
  return sql`select approvals.case_id from approval_people join approvals on approvals.org_id = approval_people.org_id and approvals.id = approval_people.approval_id where approval_people.org_id = ${ctx.org} and approval_people.part = 'waiting' and approval_people.is_open and (${named})`
}

/** Whether the viewer is let into the sealed case `sealed_one`: by a post that looks after it, as one of its people, or for a decision that waits for them by mandate. */
function inside(ctx: Asker): RawBuilder<SqlBool> {
  if (ctx.sight.inside === 'all') return sql<SqlBool>`true`
  const { roles, parties } = ctx.sight.inside
  const waiting = waitingForViewer(ctx)
  return sql<SqlBool>`(sealed_one.sealed_for && ${[...roles]}::text[] or exists (select from case_insiders i where i.org_id = sealed_one.org_id and i.case_id = sealed_one.id
    and i.party_id = any(${[...parties]}::text[]) and (i.role = '' or i.role = any(${[...roles]}::text[])) and (i.until is null or i.until > ${ctx.now}::timestamptz)) ${waiting === undefined ? sql`` : sql`or sealed_one.id in (${waiting})`})`
}

/**
 * That a case is not sealed from the viewer, over its id: part of {@link caseSeen}, and asked alone where a list is somebody's own anyway (their duties, what
 * waits for them) or sums what nobody sees one by one. Undefined where nothing is sealed from them.
 */
export function unsealed(ctx: Asker, id: string): RawBuilder<SqlBool> | undefined {
  if (ctx.sight.inside === 'all') return undefined
  // By its own index, in which only sealed cases stand: whatever the query reads, this costs next to nothing.
  return sql<SqlBool>`not exists (select from cases sealed_one where sealed_one.org_id = ${ctx.org} and sealed_one.id = ${sql.ref(id)} and sealed_one.sealed_for is not null and not ${inside(ctx)})`
}

/** The same over the id of an approval, for lists that need nothing else of it. */
export function unsealedApproval(ctx: Asker, id: string): RawBuilder<SqlBool> | undefined {
  if (ctx.sight.inside === 'all') return undefined
  return sql<SqlBool>`not exists (select from approvals sealed_of join cases sealed_one on sealed_one.org_id = sealed_of.org_id and sealed_one.id = sealed_of.case_id where sealed_of.org_id = ${ctx.org} and sealed_of.id = ${sql.ref(id)} and sealed_one.sealed_for is not null and not ${inside(ctx)})`
}

/** The same, always true where nothing is sealed from the viewer. A row that is about no case is sealed from nobody. */
export function unsealedOrNone(ctx: Asker, id: string): RawBuilder<SqlBool> {
  return unsealed(ctx, id) ?? sql<SqlBool>`true`
}

/** That a case is sealed from nobody: for figures that are kept and shown to others than whoever made them. */
export function sealedFromNobody(org: string, id: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`not exists (select from cases sealed_one where sealed_one.org_id = ${org} and sealed_one.id = ${sql.ref(id)} and sealed_one.sealed_for is not null)`
}

/** The sealed cases that the viewer is not let into, so that neither number nor id of one is shown where a text or an event names it. */
export async function sealedFromViewer(ctx: Viewer): Promise<readonly { readonly id: string; readonly number: string }[]> {
  if (ctx.sight.inside === 'all') return []
  const { rows } = await sql<{ id: string; number: string }>`
    select sealed_one.id, sealed_one.number from cases sealed_one where sealed_one.org_id = ${ctx.org} and sealed_one.sealed_for is not null and not ${inside(ctx)}`.execute(
    ctx.tx,
  )
  return rows
}

/** Whether this case is sealed from the viewer; a case of another organisation, or none, is not. */
export async function isSealedFrom(ctx: Viewer, id: string): Promise<boolean> {
  if (ctx.sight.inside === 'all') return false
  const { rows } =
    await sql`select from cases sealed_one where sealed_one.org_id = ${ctx.org} and sealed_one.id = ${id} and sealed_one.sealed_for is not null and not ${inside(ctx)}`.execute(
      ctx.tx,
    )
  return rows.length > 0
}

/** The same condition, always true where the viewer sees all. */
export function caseSeenOrTrue(ctx: Asker, id: string): RawBuilder<SqlBool> {
  return caseSeen(ctx, id) ?? sql<SqlBool>`true`
}

/** Those of the cases that the viewer may see; one query, none where they see all. */
export async function visibleAmong(ctx: Viewer, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const seen = caseSeen(ctx, 'cases.id')
  if (seen === undefined || ids.length === 0) return new Set(ids)
  const rows = await ctx.tx
    .selectFrom('cases')
    .select('cases.id')
    .where('cases.org_id', '=', ctx.org)
    .where('cases.id', 'in', [...new Set(ids)])
    .where(seen)
    .execute()
  return new Set(rows.map(r => r.id))
}

/**
 * Whether the case's own row says that it is seen: it is sealed from nobody, and the viewer sees all or takes part in it. Most of those who act on a case do, and the
 * whole condition is thirty values long. False says nothing yet. A partner's people must be asked by what they are to it now.
 */
async function isPlainlySeen({ tx, org, sight }: Viewer, id: string): Promise<boolean> {
  if (sight.scope === 'all' && sight.inside === 'all') return true
  if (sight.isPartner) return false
  const partaking = sight.scope === 'all' ? sql`` : sql`and cases.parties && ${[...sight.parties]}::text[]`
  const { rows } =
    await sql`select from cases where cases.org_id = ${org} and cases.id = ${id} and cases.sealed_for is null ${partaking}`.execute(
      tx,
    )
  return rows.length > 0
}

/** Refuses a case that the viewer may not see as one that does not exist (`case.not-found`): nobody learns of it. */
export async function mustSee(ctx: Viewer, id: string): Promise<void> {
  if (await isPlainlySeen(ctx, id)) return
  if (!(await visibleAmong(ctx, [id])).has(id)) throw refuse('case.not-found')
}

/** The same for whoever sees all, too: a case of another organisation, or of none, is `case.not-found`. */
export async function mustBeCase(ctx: Viewer, id: string): Promise<void> {
  const known = await ctx.tx
    .selectFrom('cases')
    .select('cases.id')
    .where('cases.org_id', '=', ctx.org)
    .where('cases.id', '=', id)
    .where(caseSeenOrTrue(ctx, 'cases.id'))
    .executeTakeFirst()
  if (!known) throw refuse('case.not-found')
}

/** Customers: one's own staff serve them all; a partner's people those of the cases they take part in (C1.2). Over the id of a customer. */
export function customerSeen(ctx: Asker, id: string): RawBuilder<SqlBool> | undefined {
  if (!ctx.sight.isPartner) return undefined
  return sql<SqlBool>`${sql.ref(id)} in (select c.customer_id from cases c where c.org_id = ${ctx.org} and ${caseSeenOrTrue(ctx, 'c.id')})`
}

/**
 * Whether the viewer has a case in hand (and so sees its contacts), over the id of a case. A limit keeps it one look into an index for each case of a page: as
 * `exists`, all that somebody ever had in hand were read first, of a hundred thousand cases four thousand.
 */
export function caseWorkedOn(ctx: Pick<Asker, 'org' | 'actor'>, id: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`coalesce((select true from case_people p where p.org_id = ${ctx.org} and p.case_id = ${sql.ref(id)} and p.party_id = ${ctx.actor.person} and p.part = 'works' limit 1), false)`
}

/** The same as a condition for lists of what somebody has in hand, which begin with their parts. */
export function amongWorkedOn(ctx: Pick<Asker, 'org' | 'actor'>, id: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(id)} in (select p.case_id from case_people p where p.org_id = ${ctx.org} and p.party_id = ${ctx.actor.person} and p.part = 'works')`
}
