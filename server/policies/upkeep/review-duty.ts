import { addDuration } from '../../../engine/calendar/add.ts'
import { localDateOf, startOfDay } from '../../../engine/calendar/days.ts'
import { addCalendarDays } from '../../../engine/calendar/local-date.ts'
import type { Pack, PeriodicRule } from '../../../engine/pack.ts'
import { isParty } from '../../../engine/permissions.ts'
import { type Edition, editionsInForce } from '../../../engine/rules.ts'
import type { Instant, LocalDate } from '../../../events/instant.ts'
import type { Role } from '../../../events/roles.ts'
import type { Ctx } from '../../context.ts'
import { presentHolders } from '../../organisation/roster.ts'
import { interpreters } from './schema.ts'

/** The name under which a yearly review stands among the periodic reports, whatever its regulation calls it. */
export const REVIEW = 'edition-review'

/** The rule by which a regulation orders its own review; undefined where it is silent and the company setting says who. */
const orderedBy = (pack: Pack): PeriodicRule | undefined => pack.periodic.find(rule => rule.reviews)

/** The review of a regulation as a periodic rule: its own owner and clause, else the post that owes it by the company setting. */
export function reviewRule(pack: Pack, role: string): PeriodicRule {
  const ordered = orderedBy(pack)
  return {
    id: REVIEW,
    clause: ordered?.clause ?? '',
    title: {
      zh: `制度年度复核：《${pack.title.zh}》`,
      en: `Yearly review: ${pack.title.en ?? pack.title.zh}`,
    },
    every: 'year',
    each: 'organisation',
    due: { years: 1 },
    owner: ordered?.owner ?? { role },
    to: [],
  }
}

/** When the review after one of this day is due: a year later, to the close of business. */
export const reviewDueAt = (ctx: Ctx, last: LocalDate): Instant =>
  addDuration(ctx.rules.calendar, startOfDay(ctx.rules.calendar, last), { years: 1 }).dueAt

/** Whether this person may record a review of the edition: who may interpret it, and who owes the review. */
export function mayReview(ctx: Ctx, pack: Pack, owner: string | null): boolean {
  const party = orderedBy(pack)?.owner
  return (
    owner === ctx.actor.person ||
    ctx.actor.roles.some(({ role }) => (interpreters as readonly string[]).includes(role)) ||
    (party !== undefined && isParty(ctx.actor, party, { people: {} }))
  )
}

type Owed = { readonly edition: Edition; readonly last: LocalDate; readonly owner: string | null; readonly role: string }

/**
 * Keeps one open review for every regulation in force (furn 1.3; elsewhere a company setting), due a year after the last: opens it,
 * and moves it where another edition came into force or somebody else holds the post. Doing it twice changes nothing.
 */
export async function openReviews(ctx: Ctx, reviewers: readonly Role[]): Promise<void> {
  const owed = await owedReviews(ctx, reviewers)
  if (owed.length === 0) return
  const rows = await ctx.tx
    .selectFrom('reports')
    .select(['id', 'regulation', 'period_start', 'due_at', 'owner_id', 'owner_role', 'submitted_at'])
    .where('org_id', '=', ctx.org)
    .where('rule', '=', REVIEW)
    .orderBy('period_start')
    .execute()
  for (const one of owed) {
    const own = rows.filter(row => row.regulation === one.edition.pack.id)
    const open = own.find(row => row.submitted_at === null)
    const values = valuesOf(ctx, one)
    if (open === undefined) {
      if (own.some(row => row.period_start === one.last)) continue
      const row = { org_id: ctx.org, id: ctx.newId(), regulation: one.edition.pack.id, rule: REVIEW, department_id: null }
      const empty = { figures: null, body: null, submitted_at: null, submitted_by: null, received_at: null, received_by: null }
      await ctx.tx
        .insertInto('reports')
        .values({ ...row, ...values, ...empty })
        .onConflict(c => c.doNothing())
        .execute()
    } else if (
      open.period_start !== values.period_start ||
      open.due_at !== values.due_at ||
      open.owner_id !== values.owner_id ||
      open.owner_role !== values.owner_role
    )
      await ctx.tx.updateTable('reports').set(values).where('org_id', '=', ctx.org).where('id', '=', open.id).execute()
  }
}

function valuesOf(ctx: Ctx, { edition, last, owner, role }: Owed) {
  const dueAt = reviewDueAt(ctx, last)
  return {
    clause: orderedBy(edition.pack)?.clause ?? '',
    period_start: last,
    period_end: addCalendarDays(localDateOf(ctx.rules.calendar, dueAt), -1),
    due_at: dueAt,
    owner_id: owner,
    owner_role: role,
  }
}

/** What is owed for each regulation in force: since which review, by whom. */
async function owedReviews(ctx: Ctx, reviewers: readonly Role[]): Promise<Owed[]> {
  const latest = await ctx.tx
    .selectFrom('policy_reviews')
    .select(eb => ['regulation', 'edition', eb.fn.max('reviewed_at').as('at')])
    .where('org_id', '=', ctx.org)
    .groupBy(['regulation', 'edition'])
    .execute()
  const holders = (role: string) => presentHolders(ctx.roster, { role }, { people: {} })
  return editionsInForce(ctx.rules, ctx.now).map(edition => {
    const { pack } = edition
    const reviewed = latest.find(one => one.regulation === pack.id && one.edition === pack.edition)
    const ordered = orderedBy(pack)?.owner
    const role =
      ordered !== undefined && 'role' in ordered
        ? ordered.role
        : (reviewers.find(one => holders(one).length > 0) ?? reviewers[0]!)
    return {
      edition,
      last: reviewed === undefined ? pack.reviewed.on : localDateOf(ctx.rules.calendar, reviewed.at),
      owner: holders(role)[0] ?? null,
      role,
    }
  })
}
