import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import { openObligations } from './obligations.ts'
import type { endedThings } from './planned-end-schema.ts'
import { holdersOf, loadRoster, presentInstead, type Roster } from './roster.ts'
import { lineAbove, nearestSuperiors } from './superiors.ts'

/** An end that is written down already: when the day comes nobody does anything any more. */
export type PlannedEnd = {
  readonly what: (typeof endedThings)[number]
  /** The post, the person, or the partner company. */
  readonly subject: string
  readonly person: string
  readonly role: string | null
  readonly department: string | null
  readonly endsAt: Instant
}
type Scope = Pick<Ctx, 'tx' | 'org'>

/** Ends up to a moment of which it is not settled yet what becomes of what is open, the earliest first; of one person where asked. */
export async function plannedEnds({ tx, org }: Scope, until: Instant, person?: string): Promise<PlannedEnd[]> {
  const posts = await tx
    .selectFrom('posts as p')
    .innerJoin('people', join => join.onRef('people.org_id', '=', 'p.org_id').onRef('people.id', '=', 'p.person_id'))
    .leftJoin('planned_ends as e', join =>
      join
        .onRef('e.org_id', '=', 'p.org_id')
        .onRef('e.subject_id', '=', 'p.id')
        .onRef('e.person_id', '=', 'p.person_id')
        .onRef('e.ends_at', '=', 'p.until')
        .on('e.what', '=', 'post'),
    )
    .select(['p.id as subject', 'p.person_id as person', 'p.role', 'p.department_id as department'])
    .select(eb => eb.ref('p.until').$notNull().as('endsAt'))
    .where('p.org_id', '=', org)
    .where('p.until', '<=', until)
    .whereRef('p.until', '>', 'p.since')
    .where('people.is_active', '=', true)
    .where('e.settled_at', 'is', null)
    .$if(person !== undefined, q => q.where('p.person_id', '=', person ?? ''))
    .orderBy('p.until')
    .limit(MOST_AT_ONCE)
    .execute()
  const accounts = await tx
    .selectFrom('people as p')
    .leftJoin('planned_ends as e', join =>
      join
        .onRef('e.org_id', '=', 'p.org_id')
        .onRef('e.subject_id', '=', 'p.id')
        .onRef('e.ends_at', '=', 'p.ends_at')
        .on('e.what', '=', 'account'),
    )
    .select(['p.id as subject', 'p.id as person'])
    .select(eb => eb.ref('p.ends_at').$notNull().as('endsAt'))
    .where('p.org_id', '=', org)
    .where('p.ends_at', '<=', until)
    .where('p.is_active', '=', true)
    .where('e.settled_at', 'is', null)
    .$if(person !== undefined, q => q.where('p.id', '=', person ?? ''))
    .orderBy('p.ends_at')
    .limit(MOST_AT_ONCE)
    .execute()
  const contracts = await tx
    .selectFrom('partner_companies as c')
    .innerJoin('people as p', join => join.onRef('p.org_id', '=', 'c.org_id').onRef('p.partner_of', '=', 'c.id'))
    .leftJoin('planned_ends as e', join =>
      join
        .onRef('e.org_id', '=', 'c.org_id')
        .onRef('e.subject_id', '=', 'c.id')
        .onRef('e.person_id', '=', 'p.id')
        .onRef('e.ends_at', '=', 'c.until')
        .on('e.what', '=', 'contract'),
    )
    .select(['c.id as subject', 'p.id as person'])
    .select(eb => eb.ref('c.until').$notNull().as('endsAt'))
    .where('c.org_id', '=', org)
    .where('c.until', '<=', until)
    .where('p.is_active', '=', true)
    .where('e.settled_at', 'is', null)
    .$if(person !== undefined, q => q.where('p.id', '=', person ?? ''))
    .orderBy('c.until')
    .limit(MOST_AT_ONCE)
    .execute()
  const whole = { role: null, department: null }
  // Who goes altogether hands everything over at once, before each of their posts is looked at.
  return [
    ...accounts.map(end => ({ what: 'account' as const, ...end, ...whole })),
    ...contracts.map(end => ({ what: 'contract' as const, ...end, ...whole })),
    ...posts.map(end => ({ what: 'post' as const, ...end })),
  ].sort((a, b) => a.endsAt.localeCompare(b.endsAt))
}

/** Of each kind of end in one look: after a long stop the rest comes with the next ones. */
const MOST_AT_ONCE = 200

/** What is open that this end concerns: of a post what came under it, unless the person holds the same role on; of an account or contract everything. */
export async function openAtEnd(ctx: Ctx, end: PlannedEnd) {
  const open = (await openObligations(ctx, end.person)).filter(o => o.blocks)
  if (end.what === 'account') return open
  // The posts of a company's people come back with a contract that is made longer.
  if (end.what === 'contract') return open.filter(o => o.source !== 'post')
  const goesOn = await ctx.tx
    .selectFrom('posts')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('person_id', '=', end.person)
    .where('role', '=', end.role ?? '')
    .where('since', '<=', end.endsAt)
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', end.endsAt)]))
    .executeTakeFirst()
  const lent = await inHandWhileLent(
    ctx,
    end,
    open.map(o => o.unit),
  )
  return open.filter(o =>
    o.source === 'post' ? o.unit === end.subject : (goesOn === undefined && o.role === end.role) || lent.has(o.unit),
  )
}

/** Of these cases those of the department that somebody was lent to (借调, equip 15): whoever goes back takes none of them along. */
async function inHandWhileLent(ctx: Ctx, end: PlannedEnd, units: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await ctx.tx
    .selectFrom('posts')
    .innerJoin('cases', join =>
      join.onRef('cases.org_id', '=', 'posts.org_id').onRef('cases.department_id', '=', 'posts.department_id'),
    )
    .select('cases.id')
    .where('posts.org_id', '=', ctx.org)
    .where('posts.id', '=', end.subject)
    .where('posts.borrowed_from', 'is not', null)
    .where('cases.id', 'in', [...units, ''])
    .execute()
  return new Set(rows.map(r => r.id))
}

/**
 * To whom it goes: the direct superior as it was just before the end, then those above them, then the administrators; only people who are there now, and of
 * those away whoever stands in.
 */
export async function receiversOf(ctx: Ctx, end: PlannedEnd): Promise<string[]> {
  const justBefore = new Date(Date.parse(end.endsAt) - 1).toISOString()
  const before = end.endsAt > ctx.now ? ctx.roster : await loadRoster(ctx.tx, ctx.org, justBefore)
  const wanted = [...nearestSuperiors(before, end.person), ...lineAbove(before, end.person), ...administratorsOf(ctx.roster)]
  const present = wanted.flatMap(id => (ctx.roster.people.has(id) ? (presentInstead(ctx.roster, id) ?? id) : []))
  return [...new Set(present)].filter(id => id !== end.person)
}

/** Who administrates now. */
export function administratorsOf(roster: Roster): string[] {
  return holdersOf(roster, { role: 'administrator' }, { people: {} })
}
