import { type SqlBool, sql } from 'kysely'
import { localDateOf } from '../../engine/calendar/days.ts'
import { editionsInForce } from '../../engine/rules.ts'
import { countsToday, DAYS_OF_TRYING } from '../../engine/surveys/attempts.ts'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import { isMasked, shownName, shownPhone, worksForCustomer } from '../access/shown.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { surveyFigures } from './figures.ts'
import { endOf } from './keep-survey.ts'
import { linksOfMembers } from './links.ts'
import { questionnaireOf } from './read-questionnaire.ts'
import type { ListMembers, ListSurveys, MemberPage, MemberRow, SurveyList, SurveyRow, SurveyView } from './schema.ts'
import { mayKeepSurveys, mustReadSurveys } from './who.ts'

const counted = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('surveys as s')
    .selectAll('s')
    .select(sql<string>`(select count(*) from survey_answers a where a.org_id = s.org_id and a.survey_id = s.id)`.as('answered'))
    .where('s.org_id', '=', ctx.org)
type Counted = Awaited<ReturnType<ReturnType<typeof counted>['execute']>>[number]

const rowOf = (ctx: Ctx, row: Counted): SurveyRow => ({
  ...{ id: row.id, title: row.title, from: row.period_from, to: row.period_to, closesOn: row.closes_on },
  state: row.closed_at !== null || ctx.now >= endOf(ctx, row) ? 'closed' : 'open',
  ...{ population: row.population, drawn: row.drawn, answered: Number(row.answered) },
})

/** Surveys, the newest first. */
export async function listSurveys(ctx: Ctx, { state, limit, after }: ListSurveys): Promise<SurveyList> {
  mustReadSurveys(ctx)
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  let query = counted(ctx)
  if (state === 'open') query = query.where('s.closed_at', 'is', null).where('s.closes_on', '>=', today)
  if (state === 'closed') query = query.where(eb => eb.or([eb('s.closed_at', 'is not', null), eb('s.closes_on', '<', today)]))
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(s.opened_at, s.id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('s.opened_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(row => rowOf(ctx, row)),
    next: rows.length > limit && last ? writeCursor([last.opened_at, last.id]) : null,
    mayKeep: mayKeepSurveys(ctx),
  }
}

/** The clause that orders surveys, where a regulation in force has one. */
function orderedBy(ctx: Ctx): SurveyView['clause'] {
  for (const { pack } of editionsInForce(ctx.rules, ctx.now))
    for (const rule of pack.periodic)
      if (rule.surveys !== undefined) return { regulation: pack.title, clause: rule.clause, title: rule.title }
  return null
}

/** A survey with its figures as they are now, and as they were reported. */
export async function viewSurvey(ctx: Ctx, id: string): Promise<SurveyView> {
  mustReadSurveys(ctx)
  const row = await counted(ctx).where('s.id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('survey.not-found')
  const kept = await questionnaireOf(ctx, row.questionnaire_id, row.version)
  const { rows: states } = await sql<{ left_out: string; unreachable: string }>`
    select count(*) filter (where m.left_out_at is not null) as left_out,
      count(*) filter (where m.left_out_at is null and not exists (select from survey_answers a where a.org_id = m.org_id and a.survey_id = m.survey_id and a.customer_id = m.customer_id)
        and exists (select from survey_attempts t where t.org_id = m.org_id and t.survey_id = m.survey_id and t.customer_id = m.customer_id and t.attempt >= ${DAYS_OF_TRYING})) as unreachable
    from survey_members m where m.org_id = ${ctx.org} and m.survey_id = ${id} and m.is_drawn`.execute(ctx.tx)
  const followUps = await ctx.tx
    .selectFrom('survey_answers as a')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'a.org_id').onRef('cases.id', '=', 'a.follow_up'))
    .select(['cases.id', 'cases.number', 'cases.title', 'cases.is_closed'])
    .where('a.org_id', '=', ctx.org)
    .where('a.survey_id', '=', id)
    .where(caseSeenOrTrue(ctx, 'cases.id'))
    .orderBy('a.answered_at')
    .execute()
  const person = (who: string | null) => (who === null ? null : { id: who, name: named(ctx, who).name })
  return {
    ...rowOf(ctx, row),
    questionnaire: { id: kept.id, title: kept.title, version: kept.version, content: kept.content },
    ...{ hash: row.hash, seed: row.seed, openedAt: row.opened_at, openedBy: person(row.opened_by)! },
    ...{ closedAt: row.closed_at, closedBy: person(row.closed_by) },
    figures: await surveyFigures(ctx, row),
    frozen: row.figures === null ? null : { figures: row.figures as SurveyView['figures'], hash: row.figures_hash ?? '' },
    clause: orderedBy(ctx),
    ...{ leftOut: Number(states[0]!.left_out), unreachable: Number(states[0]!.unreachable) },
    followUps: followUps.map(({ is_closed: isClosed, ...one }) => ({ ...one, isClosed })),
    mayKeep: mayKeepSurveys(ctx),
  }
}

/** Those whom a survey could ask, in the frozen order. Contacts are shown in part to whoever sees them so elsewhere. */
export async function listMembers(ctx: Ctx, id: string, { state, limit, after }: ListMembers): Promise<MemberPage> {
  mustReadSurveys(ctx)
  const known = await ctx.tx
    .selectFrom('surveys')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (known === undefined) throw refuse('survey.not-found')
  let query = ctx.tx
    .selectFrom('survey_members as m')
    .innerJoin('customers as c', join => join.onRef('c.org_id', '=', 'm.org_id').onRef('c.id', '=', 'm.customer_id'))
    .leftJoin('survey_answers as a', join =>
      join
        .onRef('a.org_id', '=', 'm.org_id')
        .onRef('a.survey_id', '=', 'm.survey_id')
        .onRef('a.customer_id', '=', 'm.customer_id'),
    )
    .selectAll('m')
    .select(['c.name', 'c.contact', 'c.phone', 'a.satisfied', 'a.via', worksForCustomer(ctx, 'c.id').as('is_mine')])
    .where('m.org_id', '=', ctx.org)
    .where('m.survey_id', '=', id)
  if (state === 'waiting')
    query = query.where('m.is_drawn', '=', true).where('m.left_out_at', 'is', null).where('a.event_id', 'is', null)
  if (state === 'answered') query = query.where('a.event_id', 'is not', null)
  if (state === 'rest') query = query.where(eb => eb.or([eb('m.is_drawn', '=', false), eb('m.left_out_at', 'is not', null)]))
  if (after !== undefined) query = query.where('m.position', '>', Number(readCursor(after, ['number'])[0]))
  const rows = await query
    .orderBy('m.position')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const customers = page.map(row => row.customer_id)
  const [attempts, links] = [await memberAttempts(ctx, id, customers), await linksOfMembers(ctx, id, customers)]
  const reasons = await leftOutReasons(ctx, id)
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const last = page.at(-1)
  return {
    items: page.map((row): MemberRow => {
      const tried = attempts.get(row.customer_id) ?? []
      const masked = isMasked(ctx, row.is_mine)
      return {
        customer: { id: row.customer_id, name: row.name },
        contact: {
          name: row.contact === '' ? null : masked ? shownName(ctx, row.contact, row.is_mine) : row.contact,
          phone: row.phone === '' ? null : shownPhone(ctx, row.phone, row.is_mine),
        },
        ...{ position: row.position, cases: row.cases.length, attempts: tried },
        state: stateOf(row, tried),
        countsToday: countsToday(
          tried.map(one => one.day),
          today,
        ),
        link: links.get(row.customer_id) ?? null,
        ...{ satisfied: row.satisfied, answeredVia: row.via },
        leftOutBecause: reasons.get(row.customer_id) ?? null,
        isJudged: row.judged.includes(ctx.actor.person),
      }
    }),
    next: rows.length > limit && last ? writeCursor([String(last.position)]) : null,
  }
}

function stateOf(
  row: { readonly satisfied: boolean | null; readonly left_out_at: string | null; readonly is_drawn: boolean },
  tried: MemberRow['attempts'],
): MemberRow['state'] {
  if (row.satisfied !== null) return 'answered'
  if (!row.is_drawn) return 'not-drawn'
  if (row.left_out_at !== null) return 'left-out'
  const last = tried.at(-1)
  if (last?.outcome === 'declined') return 'declined'
  return (last?.attempt ?? 0) >= DAYS_OF_TRYING ? 'unreachable' : 'waiting'
}

async function memberAttempts(
  ctx: Ctx,
  survey: string,
  customers: readonly string[],
): Promise<Map<string, MemberRow['attempts']>> {
  const found = new Map<string, MemberRow['attempts']>()
  if (customers.length === 0) return found
  const rows = await ctx.tx
    .selectFrom('survey_attempts as t')
    .leftJoin('sealed_fields as f', join =>
      join.onRef('f.org_id', '=', 't.org_id').onRef('f.event_id', '=', 't.event_id').on('f.field', '=', 'note'),
    )
    .select(['t.customer_id', 't.day', 't.at', 't.attempt', 't.via', 't.outcome', 't.by_id', 'f.value'])
    .where('t.org_id', '=', ctx.org)
    .where('t.survey_id', '=', survey)
    .where('t.customer_id', 'in', [...customers])
    .orderBy('t.at')
    .execute()
  for (const { customer_id: customer, by_id: by, value, ...one } of rows)
    found.set(customer, [
      ...(found.get(customer) ?? []),
      { ...one, by: named(ctx, by).name, note: typeof value === 'string' ? value : null },
    ])
  return found
}

async function leftOutReasons(ctx: Ctx, survey: string): Promise<Map<string, string>> {
  const rows = await ctx.tx
    .selectFrom('events as e')
    .innerJoin('sealed_fields as f', join => join.onRef('f.org_id', '=', 'e.org_id').onRef('f.event_id', '=', 'e.id'))
    .select([sql<string>`e.data ->> 'customer'`.as('customer'), 'f.value'])
    .where('e.org_id', '=', ctx.org)
    .where('e.stream_id', '=', 'organisation')
    .where('e.type', '=', 'survey.left-out')
    .where(sql<SqlBool>`e.data ->> 'survey' = ${survey}`)
    .where('f.field', '=', 'reason')
    .execute()
  return new Map(rows.map(row => [row.customer, String(row.value)]))
}
