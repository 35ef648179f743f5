import type { z } from 'zod'
import { addDuration } from '../../../engine/calendar/add.ts'
import { localDateOf, startOfDay } from '../../../engine/calendar/days.ts'
import { byClause } from '../../../engine/clause-order.ts'
import { editionsInForce } from '../../../engine/rules.ts'
import type { LocalDate } from '../../../events/instant.ts'
import { laws } from '../../../policies/laws.ts'
import { named } from '../../cases/view-case.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { addOrganisationEvent } from '../../events/add-organisation-event.ts'
import { openPeriods } from '../../reports/open-periods.ts'
import { storedPack } from '../stored-pack.ts'
import { mayReview, REVIEW } from './review-duty.ts'
import type { Interpretation, NewInterpretation, NewReview, Upkeep } from './schema.ts'

const who = (ctx: Ctx, id: string) => ({ id, name: named(ctx, id).name })

/** The edition of a regulation that upkeep is about: the one in force, else the newest published. Unknown: `edition.not-found`. */
function editionOf(ctx: Ctx, regulation: string): LocalDate {
  const current = editionsInForce(ctx.rules, ctx.now).find(e => e.pack.id === regulation)
  const published = ctx.rules.editions.filter(e => e.pack.id === regulation).map(e => e.pack.edition)
  const edition = current?.pack.edition ?? published.sort().at(-1)
  if (edition === undefined) throw refuse('edition.not-found')
  return edition
}

/** A year after a day, as the company's calendar has it. */
const yearAfter = (ctx: Ctx, day: LocalDate): LocalDate =>
  localDateOf(ctx.rules.calendar, addDuration(ctx.rules.calendar, startOfDay(ctx.rules.calendar, day), { years: 1 }).dueAt)

/** 制度维护 of one regulation (furn 1.3 and 10). */
export async function viewUpkeep(ctx: Ctx, regulation: string): Promise<Upkeep> {
  const edition = editionOf(ctx, regulation)
  const pack = await storedPack(ctx, regulation, edition)
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const reviews = await ctx.tx
    .selectFrom('policy_reviews')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', regulation)
    .orderBy('reviewed_at', 'desc')
    .limit(50)
    .execute()
  const latest = reviews.find(review => review.edition === edition)
  const lastReview =
    latest === undefined
      ? pack.reviewed
      : { on: localDateOf(ctx.rules.calendar, latest.reviewed_at), by: who(ctx, latest.reviewed_by).name }
  const reviewDue = yearAfter(ctx, lastReview.on)
  await openPeriods(ctx)
  const open = await openReview(ctx, regulation)
  return {
    edition,
    lastReview,
    reviewDue,
    isReviewOverdue: reviewDue < today,
    duty:
      open === undefined
        ? null
        : {
            owner: open.owner_id === null ? null : who(ctx, open.owner_id),
            role: open.owner_role,
            clause: open.clause === '' ? null : open.clause,
            dueAt: open.due_at,
          },
    mayReview: mayReview(ctx, pack, open?.owner_id ?? null),
    reviews: reviews.map(r => ({
      id: r.id,
      edition: r.edition,
      result: r.result,
      remarks: r.remarks,
      by: who(ctx, r.reviewed_by),
      at: r.reviewed_at,
    })),
    interpretations: await interpretationsOf(ctx, regulation),
    related: (pack.related ?? []).map(({ clause, title, relation }) => ({ clause, title, relation })),
    laws: (pack.laws ?? []).flatMap(({ law: id, clause }) => {
      const law = laws.find(l => l.id === id)
      return law === undefined ? [] : [{ clause, title: law.title, status: law.status, until: law.until ?? null }]
    }),
    readings: Object.entries(pack.readings)
      .map(([id, { clause, says, by, on }]) => ({ id, clause, says, by, on, isOld: yearAfter(ctx, on) < today }))
      .sort((a, b) => byClause(a.clause, b.clause)),
  }
}

async function interpretationsOf(ctx: Ctx, regulation: string): Promise<Interpretation[]> {
  const rows = await ctx.tx
    .selectFrom('policy_interpretations')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', regulation)
    .orderBy('given_at', 'desc')
    .limit(500)
    .execute()
  const replaced = new Set(rows.flatMap(row => (row.replaces === null ? [] : [row.replaces])))
  return rows.map(({ id, clause, question, answer, given_by: by, given_at: at }) => ({
    id,
    clause,
    question,
    answer,
    replaced: replaced.has(id),
    by: who(ctx, by),
    at,
  }))
}

/** 书面解释 (furn 10.1): appended; another one may take the place of an earlier one of the same clause, which stays readable. */
export async function interpret(ctx: Ctx, regulation: string, input: z.infer<typeof NewInterpretation>): Promise<Interpretation> {
  const pack = await storedPack(ctx, regulation, editionOf(ctx, regulation))
  if (!Object.hasOwn(pack.clauses, input.clause)) throw refuse('clause.unknown')
  if (input.replaces !== undefined) {
    const replaced = (await interpretationsOf(ctx, regulation)).find(one => one.id === input.replaces)
    if (!replaced || replaced.clause !== input.clause) throw refuse('interpretation.not-found')
  }
  const id = ctx.newId()
  await ctx.tx
    .insertInto('policy_interpretations')
    .values({
      org_id: ctx.org,
      id,
      regulation,
      clause: input.clause,
      question: input.question,
      answer: input.answer,
      replaces: input.replaces ?? null,
      given_by: ctx.actor.person,
      given_at: ctx.now,
    })
    .execute()
  const { clause, question, answer } = input
  return { id, clause, question, answer, replaced: false, by: who(ctx, ctx.actor.person), at: ctx.now }
}

/** 年度复核 (furn 1.3): somebody compared the edition with the text; from that day another year counts. */
export async function review(ctx: Ctx, regulation: string, input: z.infer<typeof NewReview>): Promise<Upkeep> {
  const pack = await storedPack(ctx, regulation, input.edition)
  await openPeriods(ctx)
  const open = await openReview(ctx, regulation)
  if (!mayReview(ctx, pack, open?.owner_id ?? null))
    throw refuse('report.not-yours', open === undefined || open.clause === '' ? {} : { clause: open.clause })
  await ctx.tx
    .insertInto('policy_reviews')
    .values({
      org_id: ctx.org,
      id: ctx.newId(),
      regulation,
      edition: input.edition,
      result: input.result,
      remarks: input.remarks,
      reviewed_by: ctx.actor.person,
      reviewed_at: ctx.now,
    })
    .execute()
  if (open !== undefined && input.edition === editionOf(ctx, regulation)) await meetReview(ctx, open, input.remarks)
  return viewUpkeep(ctx, regulation)
}

/** The review of a regulation that is owed now. */
const openReview = (ctx: Ctx, regulation: string) =>
  ctx.tx
    .selectFrom('reports')
    .select(['id', 'clause', 'due_at', 'owner_id', 'owner_role', 'period_start'])
    .where('org_id', '=', ctx.org)
    .where('rule', '=', REVIEW)
    .where('regulation', '=', regulation)
    .where('submitted_at', 'is', null)
    .executeTakeFirst()

/** The duty is met, and the next one runs from this day. A second review of one day meets nothing more. */
async function meetReview(ctx: Ctx, open: { id: string; period_start: LocalDate }, remarks: string): Promise<void> {
  if (open.period_start === localDateOf(ctx.rules.calendar, ctx.now)) return
  await addOrganisationEvent(ctx, {
    type: 'report.submitted',
    plain: { rule: REVIEW, period: open.period_start, figures: {} },
    sealed: { text: remarks },
  })
  await ctx.tx
    .updateTable('reports')
    .set({ figures: '{}', body: remarks, submitted_at: ctx.now, submitted_by: ctx.actor.person })
    .where('org_id', '=', ctx.org)
    .where('id', '=', open.id)
    .execute()
  await openPeriods(ctx)
}
