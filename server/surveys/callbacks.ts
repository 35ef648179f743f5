import { localDateOf } from '../../engine/calendar/days.ts'
import { refusalOf } from '../../engine/permissions.ts'
import { countsToday, DAYS_OF_TRYING } from '../../engine/surveys/attempts.ts'
import { shownName, shownPhone, worksOn } from '../access/shown.ts'
import { lockCase } from '../cases/case-record.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { lastEventOf } from '../customer-links/queries.ts'
import { listDuties } from '../duties/list-duties.ts'
import { ListDuties } from '../duties/schema.ts'
import { refuse } from '../errors.ts'
import { attemptsOf } from './case-attempts.ts'
import { callbackClause } from './feedback-by-questionnaire.ts'
import { isJudged, judgedOf, letsJudgedAsk } from './judged.ts'
import { createSurveyLink, linksOfCases, presentSurveyLink } from './links.ts'
import { callbackQuestionnaire, scriptOf } from './read-questionnaire.ts'
import type { CallbackPage, CallbackSheet, ListCallbacks, MadeSurveyLink } from './schema.ts'

/** 回访: the duties that a customer's answer meets (furn 4.1(4)), by due time, each with what has been tried and whether the asker is judged by it. */
export async function listCallbacks(ctx: Ctx, { state, mine, limit, after }: ListCallbacks): Promise<CallbackPage> {
  const page = await listDuties(
    ctx,
    ListDuties.parse({
      ...{ act: 'record-feedback', state, limit },
      ...(mine === undefined ? {} : { mine }),
      ...(after === undefined ? {} : { after }),
    }),
  )
  const ids = [...new Set(page.items.map(item => item.case.id))]
  const rows =
    ids.length === 0
      ? []
      : await ctx.tx
          .selectFrom('cases')
          .select(['id', 'opened_at', 'state'])
          .where('org_id', '=', ctx.org)
          .where('id', 'in', ids)
          .execute()
  const cases = rows.map(({ id, opened_at: openedAt, state: is }) => ({ id, openedAt, state: is }))
  const [attempts, judged, links] = [await attemptsOf(ctx, cases), await judgedOf(ctx, cases), await linksOfCases(ctx, ids)]
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  return {
    ...page,
    items: page.items.map(item => {
      const tried = attempts.get(item.case.id) ?? []
      return {
        ...item,
        attempts: tried.at(-1)?.attempt ?? 0,
        countsToday: countsToday(
          tried.map(one => one.day),
          today,
        ),
        link: links.get(item.case.id) ?? null,
        isJudged: judged.get(item.case.id)?.has(ctx.actor.person) === true,
      }
    }),
  }
}

/** What whoever calls back needs: the customer, what was done for them, the script with the questions, and what has been tried. */
export async function callbackSheet(ctx: Ctx, id: string): Promise<CallbackSheet> {
  const row = await ctx.tx
    .selectFrom('cases')
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .select(['cases.id', 'cases.number', 'cases.title', 'cases.kind', 'cases.contact', 'cases.state', 'cases.opened_at'])
    .select(['customers.name as customer', 'customers.contact as who', 'customers.phone'])
    .where('cases.org_id', '=', ctx.org)
    .where('cases.id', '=', id)
    .executeTakeFirstOrThrow()
  const { state } = row
  const record = { id, state, openedAt: row.opened_at }
  const isMine = worksOn(ctx, state)
  const tried = (await attemptsOf(ctx, [record])).get(id)!
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const done = await lastEventOf(ctx, id, 'handling.completed')
  const kept = await callbackQuestionnaire(ctx, row.kind)
  const judged = await isJudged(ctx, record)
  const name = row.contact.name ?? row.who ?? row.customer
  const shown = name == null ? null : name === row.customer ? name : shownName(ctx, name, isMine)
  const phone = row.contact.phone ?? row.phone
  const words = {
    customer: shown ?? '',
    title: row.title,
    company: await companyName(ctx),
    agent: named(ctx, ctx.actor.person).name,
  }
  const notes = await notesOf(
    ctx,
    tried.map(one => one.id),
  )
  return {
    case: { id, number: row.number, title: row.title, kind: row.kind },
    contact: { name: shown, phone: phone == null || phone === '' ? null : shownPhone(ctx, phone, isMine) },
    customer: row.customer,
    solution: typeof done?.sealed.solution === 'string' ? done.sealed.solution : null,
    completedAt: done?.at ?? null,
    questionnaire: kept
      ? {
          ...{ id: kept.id, title: kept.title, version: kept.version, content: kept.content },
          opening: scriptOf(kept.content.opening, words),
          closing: scriptOf(kept.content.closing, words),
        }
      : null,
    attempts: tried.map(({ id: event, by, ...one }) => ({ ...one, by: named(ctx, by).name, note: notes.get(event) ?? null })),
    countsToday: countsToday(
      tried.map(one => one.day),
      today,
    ),
    daysOfTrying: DAYS_OF_TRYING,
    link: (await linksOfCases(ctx, [id])).get(id) ?? null,
    isJudged: judged,
    canRecord: canRecord(ctx, record, judged && (kept !== undefined || !letsJudgedAsk(ctx, record))),
  }
}

function canRecord(
  ctx: Ctx,
  record: Pick<Awaited<ReturnType<typeof lockCase>>, 'state'>,
  judged: boolean,
): CallbackSheet['canRecord'] {
  const refusal = refusalOf(ctx.rules, record.state, 'record-feedback', ctx.actor)
  if (refusal !== undefined)
    return {
      refused: refusal.code,
      because: refusal.because,
      ...(refusal.clause === undefined ? {} : { clause: refusal.clause }),
    }
  if (!judged) return true
  const { clause } = callbackClause(ctx, record)
  const because = {
    zh: '回访评价的是您经办的事，请同事回访或把问卷发给客户',
    en: 'It judges your own work: have a colleague call, or send the customer the link',
  }
  return { refused: 'callback.judged', because, ...(clause === undefined ? {} : { clause }) }
}

async function notesOf(ctx: Ctx, events: readonly string[]): Promise<Map<string, string>> {
  if (events.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('sealed_fields')
    .select(['event_id', 'value'])
    .where('org_id', '=', ctx.org)
    .where('event_id', 'in', [...events])
    .where('field', '=', 'note')
    .execute()
  return new Map(rows.map(row => [row.event_id, String(row.value)]))
}

/** The company's name as customers know it. */
export async function companyName({ tx, org }: Pick<Ctx, 'tx' | 'org'>): Promise<string> {
  const { name } = await tx.selectFrom('organisations').select('name').where('id', '=', org).executeTakeFirstOrThrow()
  return name
}

/**
 * 问卷链接: for the customer of a case to answer by themselves. Whoever may record feedback may send it, the judged too: they fill in nothing.
 * Without a questionnaire `link.nothing-to-ask`; a case that cannot be asked about now is refused by its clause.
 */
export async function makeCallbackLink(ctx: Ctx, publicUrl: string, id: string): Promise<MadeSurveyLink> {
  const record = await lockCase(ctx, id)
  const kept = await callbackQuestionnaire(ctx, record.state.kind)
  if (kept === undefined) throw refuse('link.nothing-to-ask')
  const refusal = refusalOf(ctx.rules, record.state, 'record-feedback', ctx.actor)
  if (refusal !== undefined && refusal.code !== 'act.not-yours') throw refuse('link.nothing-to-ask', { detail: refusal.because })
  if (refusal !== undefined && !worksOn(ctx, record.state))
    throw refuse('act.not-yours', { detail: refusal.because, clause: refusal.clause })
  return presentSurveyLink(publicUrl, await createSurveyLink(ctx, { caseId: id }, kept))
}
