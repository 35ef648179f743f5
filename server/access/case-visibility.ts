import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { succeededBy } from '../approvals/succeeded.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { namedBy } from '../mandates/reach.ts'

/** Without a roster (a live screen) the posts that somebody took over are left out: their lists ask with one. */
type Viewer = Pick<Ctx, 'tx' | 'org' | 'actor' | 'sight'> & { readonly roster?: Ctx['roster'] }

/**
 * The one condition by which cases are seen, as SQL over the id of a case (`cases.id`, `duties.case_id` …). Lists, counts, search, exports and single
 * cases all ask it, so that they mean the same rows. Undefined where the viewer sees all: no query pays for it then.
 */
export function caseSeen(ctx: Omit<Viewer, 'tx'>, id: string): RawBuilder<SqlBool> | undefined {
  const { scope, parties, isPartner } = ctx.sight
  if (scope === 'all') return undefined
  const column = sql.ref(id)
  // What a partner's people once had in hand is over with it: they see no customer whom they do not serve now.
  const present = isPartner ? sql`and p.part <> 'past'` : sql``
  const taking = sql`select p.case_id from case_people p where p.org_id = ${ctx.org} and p.party_id = any(${[...parties]}::text[]) ${present}`
  // Whoever decides in somebody's place sees what waits for that decision, as far as the mandate names it; whoever holds a post now, what waits for it.
  const mandates = (ctx.actor.mandates ?? []).map(mandate => namedBy(ctx, mandate))
  const succeeded = isPartner || !ctx.roster ? undefined : succeededBy({ ...ctx, roster: ctx.roster })
  const places = [...mandates, ...(succeeded === undefined ? [] : [succeeded])]
  if (places.length === 0) return sql<SqlBool>`${column} in (${taking})`
  const named = sql.join(places, sql` or `)
  // One list of both: cases that are either of two lists would have to be read one by one.
  return sql<SqlBool>`${column} in (${taking} union all select approvals.case_id from approval_people join approvals on approvals.org_id = approval_people.org_id and approvals.id = approval_people.approval_id where approval_people.org_id = ${ctx.org} and approval_people.part = 'waiting' and approval_people.is_open and (${named}))`
}

/** The same, always true where the viewer sees all. */
export function caseSeenOrTrue(ctx: Omit<Viewer, 'tx'>, id: string): RawBuilder<SqlBool> {
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

/** Refuses a case that the viewer may not see as one that does not exist (`case.not-found`): nobody learns of it. */
export async function mustSee(ctx: Viewer, id: string): Promise<void> {
  if (ctx.sight.scope === 'all') return
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
export function customerSeen(ctx: Omit<Viewer, 'tx'>, id: string): RawBuilder<SqlBool> | undefined {
  if (!ctx.sight.isPartner) return undefined
  return sql<SqlBool>`${sql.ref(id)} in (select c.customer_id from cases c where c.org_id = ${ctx.org} and ${caseSeenOrTrue(ctx, 'c.id')})`
}

/** Whether the viewer has a case in hand (and so sees its contacts), over the id of a case. */
export function caseWorkedOn(ctx: Omit<Viewer, 'tx'>, id: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select from case_people p where p.org_id = ${ctx.org} and p.case_id = ${sql.ref(id)} and p.party_id = ${ctx.actor.person} and p.part = 'works')`
}
