import type { z } from 'zod'
import { localDateOf, startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { drawUnits, populationHash, seedOf } from '../../engine/sampling/draw.ts'
import { attemptNumber } from '../../engine/surveys/attempts.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { canonical, sha256 } from '../events/seal.ts'
import { newOutgoing, writeOutgoing } from '../notifications/outgoing.ts'
import { companyName } from './callbacks.ts'
import { surveyFigures } from './figures.ts'
import { createSurveyLink, presentSurveyLink } from './links.ts'
import { customersServed, unitsOf } from './population.ts'
import { questionnaireOf, scriptOf } from './read-questionnaire.ts'
import type { LeaveOut, MadeSurveyLink, Mailed, NewAttempt, NewSurvey } from './schema.ts'
import { mustKeepSurveys } from './who.ts'

/** A statement takes no more than 65,535 values. */
const INSERTED_AT_ONCE = 1_000

/**
 * 开始调查: whom it asks is computed and frozen with its hash in the same transaction; where fewer than all are asked they are drawn by the sampler, from a
 * seed made at this moment. The questionnaire's last version is used to the end. Gives its id.
 */
export async function openSurvey(ctx: Ctx, { title, questionnaire, from, to, closesOn, draw }: NewSurvey): Promise<string> {
  mustKeepSurveys(ctx)
  const kept = await questionnaireOf(ctx, questionnaire)
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  if (from > to || to > today || closesOn < today) throw refuse('survey.period-unfit')
  if (kept.isRetired || kept.purpose !== 'survey') throw refuse('questionnaire.retired')
  const served = await customersServed(ctx, from, to)
  if (served.length === 0) throw refuse('survey.nobody')
  const id = ctx.newId()
  const units = unitsOf(served)
  const hash = populationHash(units)
  const size = Math.min(draw ?? served.length, served.length)
  const about = { organisation: ctx.org, regulation: '', rule: `survey:${id}`, start: from, end: to }
  const seed = size < served.length ? seedOf(ctx.newSalt(), about, hash, '') : null
  const drawn = new Set(seed === null ? units.map(u => u.id) : drawUnits(seed, units, size, null).map(u => u.id))
  const survey = { questionnaire: kept.id, version: kept.version, population: served.length, drawn: drawn.size, hash }
  await ctx.tx
    .insertInto('surveys')
    .values({
      ...{ org_id: ctx.org, id, title, questionnaire_id: kept.id, version: kept.version, period_from: from, period_to: to },
      ...{ population: served.length, drawn: drawn.size, hash, seed, opened_at: ctx.now, opened_by: ctx.actor.person },
      ...{ closes_on: closesOn, closed_at: null, closed_by: null, figures: null, figures_hash: null },
    })
    .execute()
  const members = served.map((one, position) => ({
    ...{ org_id: ctx.org, survey_id: id, customer_id: one.customer, position },
    ...{ cases: [...one.cases], judged: [...one.judged] },
    ...{ is_drawn: drawn.has(one.customer), left_out_at: null, left_out_by: null },
  }))
  for (let at = 0; at < members.length; at += INSERTED_AT_ONCE)
    await ctx.tx
      .insertInto('survey_members')
      .values(members.slice(at, at + INSERTED_AT_ONCE))
      .execute()
  await addOrganisationEvent(ctx, {
    type: 'survey.opened',
    plain: { survey: id, ...survey, from, to, ...(seed === null ? {} : { seed }) },
    sealed: {},
  })
  return id
}

/** The survey, locked while it is open; `survey.not-found`, `survey.closed`. It is over at the end of its last day, whoever closes it. */
export async function lockOpenSurvey(ctx: Ctx, id: string) {
  const row = await ctx.tx
    .selectFrom('surveys')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst()
  if (row === undefined) throw refuse('survey.not-found')
  if (row.closed_at !== null || ctx.now >= endOf(ctx, row)) throw refuse('survey.closed')
  return row
}

/** The first moment after the last day of a survey. */
export const endOf = (ctx: Pick<Ctx, 'rules'>, { closes_on }: { readonly closes_on: string }): string =>
  startOfDay(ctx.rules.calendar, addCalendarDays(closes_on, 1))

/** One of those asked, locked; `survey.not-asked` for whoever was not drawn or is left out, `survey.answered-already`. */
export async function lockMember(ctx: Ctx, survey: string, customer: string) {
  const row = await ctx.tx
    .selectFrom('survey_members')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('survey_id', '=', survey)
    .where('customer_id', '=', customer)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined || !row.is_drawn || row.left_out_at !== null) throw refuse('survey.not-asked')
  const answer = await ctx.tx
    .selectFrom('survey_answers')
    .select('event_id')
    .where('org_id', '=', ctx.org)
    .where('survey_id', '=', survey)
    .where('customer_id', '=', customer)
    .executeTakeFirst()
  if (answer !== undefined) throw refuse('survey.answered-already')
  return row
}

/** 不参与: with a reason, and never by whoever this customer judges (`callback.judged`). They stay in the population and count as not answered. */
export async function leaveOut(ctx: Ctx, id: string, customer: string, { reason }: z.infer<typeof LeaveOut>): Promise<void> {
  mustKeepSurveys(ctx)
  await lockOpenSurvey(ctx, id)
  const member = await lockMember(ctx, id, customer)
  if (member.judged.includes(ctx.actor.person)) throw refuse('callback.judged')
  await addOrganisationEvent(ctx, { type: 'survey.left-out', plain: { survey: id, customer }, sealed: { reason } })
  await ctx.tx
    .updateTable('survey_members')
    .set({ left_out_at: ctx.now, left_out_by: ctx.actor.person })
    .where('org_id', '=', ctx.org)
    .where('survey_id', '=', id)
    .where('customer_id', '=', customer)
    .execute()
}

/** 联系未果, counted by days as for callbacks. */
export async function addAttempt(ctx: Ctx, id: string, customer: string, { via, outcome, note }: NewAttempt): Promise<void> {
  mustKeepSurveys(ctx)
  await lockOpenSurvey(ctx, id)
  const member = await lockMember(ctx, id, customer)
  // Three days on which nobody called would make them unreachable.
  if (member.judged.includes(ctx.actor.person)) throw refuse('callback.judged')
  const before = await ctx.tx
    .selectFrom('survey_attempts')
    .select('day')
    .where('org_id', '=', ctx.org)
    .where('survey_id', '=', id)
    .where('customer_id', '=', customer)
    .execute()
  const day = localDateOf(ctx.rules.calendar, ctx.now)
  const attempt = attemptNumber(
    before.map(one => one.day),
    day,
  )
  const event = await addOrganisationEvent(ctx, {
    type: 'survey.attempted',
    plain: { survey: id, customer, attempt, via, outcome },
    sealed: note === undefined ? {} : { note },
  })
  await ctx.tx
    .insertInto('survey_attempts')
    .values({
      ...{ org_id: ctx.org, survey_id: id, customer_id: customer, event_id: event.id, day, attempt, via, outcome },
      ...{ at: ctx.now, by_id: ctx.actor.person },
    })
    .execute()
}

/** 问卷链接 for one customer of the survey. */
export async function makeMemberLink(ctx: Ctx, publicUrl: string, id: string, customer: string): Promise<MadeSurveyLink> {
  mustKeepSurveys(ctx)
  const survey = await lockOpenSurvey(ctx, id)
  await lockMember(ctx, id, customer)
  const kept = await questionnaireOf(ctx, survey.questionnaire_id, survey.version)
  return presentSurveyLink(
    publicUrl,
    await createSurveyLink(ctx, { surveyId: id, customerId: customer }, kept, endOf(ctx, survey)),
  )
}

/** 邮件发送: each customer who has an address, has not answered and has no link that still waits gets a letter of their own. The others are called. */
export async function mailSurvey(ctx: Ctx, publicUrl: string, id: string): Promise<z.infer<typeof Mailed>> {
  mustKeepSurveys(ctx)
  const survey = await lockOpenSurvey(ctx, id)
  const kept = await questionnaireOf(ctx, survey.questionnaire_id, survey.version)
  const company = await companyName(ctx)
  const rows = await ctx.tx
    .selectFrom('survey_members as m')
    .innerJoin('customers as c', join => join.onRef('c.org_id', '=', 'm.org_id').onRef('c.id', '=', 'm.customer_id'))
    .select(['m.customer_id', 'c.name', 'c.contact', 'c.email'])
    .where('m.org_id', '=', ctx.org)
    .where('m.survey_id', '=', id)
    .where('m.is_drawn', '=', true)
    .where('m.left_out_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('survey_answers as a')
            .select('a.event_id')
            .whereRef('a.org_id', '=', 'm.org_id')
            .whereRef('a.survey_id', '=', 'm.survey_id')
            .whereRef('a.customer_id', '=', 'm.customer_id'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('survey_links as l')
            .select('l.token_hash')
            .whereRef('l.org_id', '=', 'm.org_id')
            .whereRef('l.survey_id', '=', 'm.survey_id')
            .whereRef('l.customer_id', '=', 'm.customer_id')
            .where('l.used_at', 'is', null)
            .where('l.expires_at', '>', ctx.now),
        ),
      ),
    )
    .orderBy('m.position')
    .forUpdate('m')
    .execute()
  const outgoing = newOutgoing()
  const reachable = rows.filter(row => row.email !== '')
  for (const row of reachable) {
    const { path } = await createSurveyLink(ctx, { surveyId: id, customerId: row.customer_id }, kept, endOf(ctx, survey))
    const words = { customer: row.contact || row.name, title: survey.title, company, agent: '' }
    const url = new URL(path, publicUrl).href
    outgoing.messages.push({
      ...{ channel: 'mail', person: null, address: row.email, outside: true, caseId: null, about: '满意度调查' },
      title: { zh: `${company}：${survey.title}` },
      body: { zh: `${scriptOf(kept.content.opening, words)}\n\n${url}\n\n${scriptOf(kept.content.closing, words)}` },
      duty: `survey:${id}:${row.customer_id}`,
    })
  }
  await writeOutgoing(ctx, outgoing)
  return { mailed: reachable.length, withoutAddress: rows.length - reachable.length }
}

/** 结束调查: figures frozen with their hash; nothing is answered any more. */
export async function closeSurvey(ctx: Ctx, id: string): Promise<void> {
  mustKeepSurveys(ctx)
  const row = await ctx.tx
    .selectFrom('surveys')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw refuse('survey.not-found')
  if (row.closed_at !== null) throw refuse('survey.closed')
  const figures = await surveyFigures(ctx, row)
  const hash = sha256(canonical(figures))
  await addOrganisationEvent(ctx, { type: 'survey.closed', plain: { survey: id, answered: figures.n, hash }, sealed: {} })
  await ctx.tx
    .updateTable('surveys')
    .set({ closed_at: ctx.now, closed_by: ctx.actor.person, figures: JSON.stringify(figures), figures_hash: hash })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
}
