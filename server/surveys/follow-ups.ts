import { type SqlBool, sql } from 'kysely'
import { editionsBinding } from '../../engine/binding.ts'
import { addDuration } from '../../engine/calendar/add.ts'
import type { Trigger } from '../../engine/pack.ts'
import type { CaseState } from '../../engine/state.ts'
import { caseSeenOrTrue, unsealedOrNone } from '../access/case-visibility.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { tellPeople } from '../notifications/tell-people.ts'
import { presentHolders } from '../organisation/roster.ts'
import { customerNames } from './customer-names.ts'
import type { FollowUpPage, ListFollowUps, NewFollowUpDone } from './follow-up-schema.ts'
import { lowScoreSetting } from './low-score-setting.ts'
import { mayKeepSurveys, mustReadSurveys } from './who.ts'

const saysNo = ({ on, when }: Trigger): boolean => {
  const { satisfied } = when ?? {}
  return on === 'customer.answered' && satisfied !== undefined && 'in' in satisfied && satisfied.in.includes(false as never)
}

/** Whether a regulation on the case says what follows when the customer is not satisfied: a duty begins, or the result no longer counts. */
export function isAnsweredByRegulation({ rules }: Pick<Ctx, 'rules'>, state: CaseState): boolean {
  return editionsBinding(rules, state).some(
    ({ pack }) =>
      pack.duties.some(
        rule => (rule.kinds === undefined || rule.kinds.includes(state.kind as never)) && rule.start.some(saysNo),
      ) ||
      (pack.primaryFor.includes(state.kind as never) && pack.evidence.some(rule => rule.voidedBy?.some(saysNo))),
  )
}

type LowScore = {
  readonly event: string
  /** Null: an answer in a survey. */
  readonly record: OpenedCase | null
  readonly judged: readonly string[]
  readonly customer: string | null
  readonly survey: string | null
}

/**
 * 低分跟进 by company setting: opened with owner and clock where no regulation has a duty for it, in the transaction of the answer. The owner is somebody of the
 * post that the company names whom the answer does not judge; none where nobody is there.
 */
export async function keepLowScore(ctx: Ctx, { event, record, judged, customer, survey }: LowScore): Promise<void> {
  if (record !== null && isAnsweredByRegulation(ctx, record.state)) return
  const { role, workdays } = await lowScoreSetting(ctx)
  const owner = presentHolders(ctx.roster, { role }, { people: {} }).find(person => !judged.includes(person)) ?? null
  const id = ctx.newId()
  await ctx.tx
    .insertInto('low_score_follow_ups')
    .values({
      ...{ org_id: ctx.org, id, answer_event: event, case_id: record?.id ?? null, survey_id: survey, customer_id: customer },
      ...{ judged: [...judged], role, owner_id: owner, opened_at: ctx.now, done_at: null, done_by: null, done_event: null },
      due_at: addDuration(ctx.rules.calendar, ctx.now, { workdays }).dueAt,
    })
    .execute()
  const title = { zh: '客户打分低，请跟进', en: 'A low score to follow up' }
  // Of a sealed case nothing is told to whoever is not inside.
  if (owner !== null && (record === null || record.sealedFor === null))
    await tellPeople(ctx, { id: `low-score:${id}`, kind: 'follow-up', subject: id, title }, [owner])
}

/** Those that the viewer may know of: whoever owes one sees it, the others as they see the case. A sealed case stays with those inside. */
const seenBy = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('low_score_follow_ups as f')
    .where('f.org_id', '=', ctx.org)
    .where(eb =>
      eb.or([
        eb('f.case_id', 'is', null),
        caseSeenOrTrue(ctx, 'f.case_id'),
        eb.and([eb('f.owner_id', '=', ctx.actor.person), unsealedOrNone(ctx, 'f.case_id')]),
      ]),
    )

/** These, with the case, customer and survey that they are about, and what was done. */
const withNames = (ctx: Ctx, ids: readonly string[]) =>
  ctx.tx
    .selectFrom('low_score_follow_ups as f')
    .leftJoin('cases', join => join.onRef('cases.org_id', '=', 'f.org_id').onRef('cases.id', '=', 'f.case_id'))
    .leftJoin('surveys as s', join => join.onRef('s.org_id', '=', 'f.org_id').onRef('s.id', '=', 'f.survey_id'))
    .leftJoin('sealed_fields as w', join =>
      join.onRef('w.org_id', '=', 'f.org_id').onRef('w.event_id', '=', 'f.done_event').on('w.field', '=', 'what'),
    )
    .selectAll('f')
    .select(['cases.number', 'cases.title', 's.title as survey_title', 'w.value as what', 'cases.customer_id as case_customer'])
    .where('f.org_id', '=', ctx.org)
    .where('f.id', 'in', [...ids])

/** Low scores that the company follows up by its own setting: what is owed by due time, or what was done, the newest first. */
export async function listFollowUps(ctx: Ctx, { state, mine, limit, after }: ListFollowUps): Promise<FollowUpPage> {
  mustReadSurveys(ctx)
  const isDone = state === 'done'
  let query = seenBy(ctx)
    .select(['f.id', 'f.due_at'])
    .where('f.done_at', isDone ? 'is not' : 'is', null)
  if (mine === '1') query = query.where('f.owner_id', '=', ctx.actor.person)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(
      isDone
        ? sql<SqlBool>`(f.due_at, f.id) < (${at}::timestamptz, ${id})`
        : sql<SqlBool>`(f.due_at, f.id) > (${at}::timestamptz, ${id})`,
    )
  }
  const direction = isDone ? 'desc' : 'asc'
  const found = await query
    .orderBy('f.due_at', direction)
    .orderBy('f.id', direction)
    .limit(limit + 1)
    .execute()
  const ids = found.slice(0, limit).map(one => one.id)
  const last = found.slice(0, limit).at(-1)
  const page =
    ids.length === 0 ? [] : await withNames(ctx, ids).orderBy('f.due_at', direction).orderBy('f.id', direction).execute()
  const names = await customerNames(
    ctx,
    page.map(row => row.customer_id ?? row.case_customer),
  )
  const customerOf = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' })
  const person = (who: string | null) => (who === null ? null : { id: who, name: named(ctx, who).name })
  return {
    items: page.map(row => ({
      ...{ id: row.id, role: row.role, owner: person(row.owner_id), openedAt: row.opened_at, dueAt: row.due_at },
      case: row.case_id === null ? null : { id: row.case_id, number: row.number!, title: row.title! },
      survey: row.survey_id === null ? null : { id: row.survey_id, name: row.survey_title! },
      customer: customerOf(row.customer_id ?? row.case_customer),
      ...{ doneAt: row.done_at, doneBy: person(row.done_by), what: typeof row.what === 'string' ? row.what : null },
      isLate: (row.done_at ?? ctx.now) > row.due_at,
      canDo: row.done_at === null && !row.judged.includes(ctx.actor.person) && mayDo(ctx, row),
    })),
    next: found.length > limit && last ? writeCursor([last.due_at, last.id]) : null,
  }
}

/** How many low scores wait for whoever asks, as their own list counts them. */
export async function countMyFollowUps(ctx: Ctx): Promise<number> {
  if (ctx.sight.isPartner) return 0
  const { count } = await ctx.tx
    .selectFrom('low_score_follow_ups as f')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('f.org_id', '=', ctx.org)
    .where('f.owner_id', '=', ctx.actor.person)
    .where('f.done_at', 'is', null)
    .where(unsealedOrNone(ctx, 'f.case_id'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function mayDo(ctx: Ctx, { owner_id: owner, role }: { readonly owner_id: string | null; readonly role: string }): boolean {
  return owner === ctx.actor.person || ctx.actor.roles.some(one => one.role === role) || mayKeepSurveys(ctx)
}

/** 跟进完成: what was done, once (`follow-up.done-already`), by whoever owes it or keeps surveys, and never by somebody whom the answer judges. */
export async function doFollowUp(ctx: Ctx, id: string, { what }: NewFollowUpDone): Promise<void> {
  mustReadSurveys(ctx)
  const row = await seenBy(ctx).selectAll('f').where('f.id', '=', id).forUpdate('f').executeTakeFirst()
  if (row === undefined) throw refuse('follow-up.not-found')
  if (row.judged.includes(ctx.actor.person)) throw refuse('callback.judged')
  if (!mayDo(ctx, row)) throw refuse('follow-up.not-yours')
  if (row.done_at !== null) throw refuse('follow-up.done-already')
  const event = await addOrganisationEvent(ctx, {
    type: 'low-score.followed-up',
    plain: { followUp: id, answer: row.answer_event, late: ctx.now > row.due_at },
    sealed: { what },
  })
  await ctx.tx
    .updateTable('low_score_follow_ups')
    .set({ done_at: ctx.now, done_by: ctx.actor.person, done_event: event.id })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
}

/** Once a day: whoever owes a follow-up that is due within a day, or overdue, is told, each once. Gives how many were told. */
export async function ringFollowUps(ctx: Ctx): Promise<number> {
  const rows = await ctx.tx
    .selectFrom('low_score_follow_ups')
    .select(['id', 'owner_id', 'role', 'due_at'])
    .where('org_id', '=', ctx.org)
    .where('done_at', 'is', null)
    .where('due_at', '<=', new Date(Date.parse(ctx.now) + 86_400_000).toISOString())
    .where(unsealedOrNone(ctx, 'low_score_follow_ups.case_id'))
    .orderBy('due_at')
    .limit(500)
    .execute()
  let told = 0
  for (const { id, owner_id: owner, role, due_at: due } of rows) {
    const isLate = due < ctx.now
    const people = owner === null || isLate ? presentHolders(ctx.roster, { role }, { people: {} }) : []
    const title = isLate
      ? { zh: '低分跟进已超期', en: 'A low score was not followed up in time' }
      : { zh: '低分跟进将到期', en: 'A low score to follow up is due soon' }
    told += await tellPeople(
      ctx,
      { id: `low-score:${id}:${isLate ? 'late' : 'soon'}`, kind: 'follow-up', subject: id, title },
      [...(owner === null ? [] : [owner]), ...people],
      'all',
    )
  }
  return told
}
