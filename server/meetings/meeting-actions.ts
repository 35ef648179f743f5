import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { unsealedOrNone, visibleAmong } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { tellPeople } from '../notifications/tell-people.ts'
import { lastStep } from './last-step.ts'
import type { ListMeetingActions, MeetingActionPage, MeetingActionRow, StepAction } from './schema.ts'
import { meetingSeen } from './who-sees.ts'

type Row = {
  id: string
  meeting: string
  meetingTitle: string
  chair: string
  convener: string
  number: number
  what: string
  person: string
  caseId: string | null
  caseNumber: string | null
  caseTitle: string | null
  dueAt: string
  setAt: string
  setBy: string
  step: 'done' | 'confirmed' | 'sent-back' | 'dropped' | null
}

/** To be done: nothing was said of it yet, or it came back. */
const isOpen = sql<SqlBool>`(s.step is null or s.step = 'sent-back')`

/** What each word for a state means, as SQL over the last step. */
function stateIs(ctx: Pick<Ctx, 'now'>, state: NonNullable<ListMeetingActions['state']>): RawBuilder<SqlBool> {
  if (state === 'open') return isOpen
  if (state === 'waiting') return sql<SqlBool>`s.step = 'done'`
  if (state === 'settled') return sql<SqlBool>`s.step in ('confirmed', 'dropped')`
  return sql<SqlBool>`${isOpen} and a.due_at < ${ctx.now}::timestamptz`
}

/** Mine: to be done by me, or done and to be confirmed by me. */
const isMine = (ctx: Ctx): RawBuilder<SqlBool> =>
  sql<SqlBool>`(a.person_id = ${ctx.actor.person} or (s.step = 'done' and s.by_id <> ${ctx.actor.person} and (m.chair_id = ${ctx.actor.person} or m.convened_by = ${ctx.actor.person})))`

async function actionRows(ctx: Ctx, conditions: readonly RawBuilder<SqlBool>[], limit: number): Promise<Row[]> {
  const where = conditions.length === 0 ? sql`` : sql`and ${sql.join([...conditions], sql` and `)}`
  const { rows } = await sql<Row>`
    select a.id, m.id as meeting, m.title as "meetingTitle", m.chair_id as chair, m.convened_by as convener, a.number, a.what, a.person_id as person,
      a.case_id as "caseId", c.number as "caseNumber", c.title as "caseTitle", a.due_at as "dueAt", a.set_at as "setAt", a.set_by as "setBy", s.step
    from meeting_actions a join meetings m on m.org_id = a.org_id and m.id = a.meeting_id left join cases c on c.org_id = a.org_id and c.id = a.case_id
      left join lateral (${lastStep}) s on true
    where a.org_id = ${ctx.org} and ${unsealedOrNone(ctx, 'a.case_id')} and (a.person_id = ${ctx.actor.person} or ${meetingSeen(ctx)}) ${where}
    order by a.due_at, a.id limit ${limit}`.execute(ctx.tx)
  return rows
}

/** 会议行动项: what meetings agreed on, what is due first above. */
export async function listMeetingActions(ctx: Ctx, { tab, state, limit, after }: ListMeetingActions): Promise<MeetingActionPage> {
  const conditions: RawBuilder<SqlBool>[] = []
  if (tab === 'mine') conditions.push(isMine(ctx))
  if (state !== undefined) conditions.push(stateIs(ctx, state))
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    conditions.push(sql`(a.due_at, a.id) > (${at}::timestamptz, ${id})`)
  }
  const rows = await actionRows(ctx, conditions, limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await present(ctx, page),
    next: rows.length > limit && last ? writeCursor([last.dueAt as never, last.id]) : null,
  }
}

/** The actions of one meeting, in the order in which they were agreed on. */
export async function actionsOf(ctx: Ctx, meeting: string): Promise<MeetingActionRow[]> {
  const rows = await actionRows(ctx, [sql`m.id = ${meeting}`], 200)
  return (await present(ctx, rows)).sort((a, b) => a.number - b.number)
}

async function present(ctx: Ctx, rows: readonly Row[]): Promise<MeetingActionRow[]> {
  if (rows.length === 0) return []
  const visible = await visibleAmong(
    ctx,
    rows.flatMap(row => row.caseId ?? []),
  )
  const steps = await ctx.tx
    .selectFrom('meeting_action_steps')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where(
      'action_id',
      'in',
      rows.map(row => row.id),
    )
    .orderBy('seq')
    .execute()
  const person = (id: string) => ({ id, name: named(ctx, id).name })
  return rows.map(row => {
    const own = steps.filter(one => one.action_id === row.id)
    const isToDo = row.step === null || row.step === 'sent-back'
    return {
      ...{ id: row.id, meeting: { id: row.meeting, title: row.meetingTitle }, number: row.number, what: row.what },
      ...{ person: person(row.person), dueAt: row.dueAt, setAt: row.setAt, setBy: person(row.setBy) },
      case:
        row.caseId === null || !visible.has(row.caseId)
          ? null
          : { id: row.caseId, number: row.caseNumber!, title: row.caseTitle! },
      state: row.step === null ? 'open' : row.step,
      late: isToDo && row.dueAt < ctx.now,
      steps: own.map(one => ({ step: one.step, text: one.text, by: person(one.by_id), at: one.at })),
      can: nextSteps(ctx, row, own.at(-1)?.by_id),
    }
  })
}

/** Who does it says that it is done; who chairs or convened confirms or sends it back, never what they did themselves, and drops what is open. */
function nextSteps(ctx: Ctx, row: Row, doneBy: string | undefined): MeetingActionRow['can'] {
  const { person } = ctx.actor
  const leads = row.chair === person || row.convener === person
  if (row.step === 'confirmed' || row.step === 'dropped') return []
  if (row.step === 'done') return leads && doneBy !== person ? ['confirmed', 'sent-back'] : []
  return [...(row.person === person ? (['done'] as const) : []), ...(leads ? (['dropped'] as const) : [])]
}

/** What is said of an action next (`meeting.action-not-yours` for others, `meeting.action-settled` where it is at its end). Appended. */
export async function stepAction(ctx: Ctx, id: string, { step, text }: StepAction): Promise<void> {
  // Two at once wait for each other at the meeting, since steps are only appended.
  await sql`select m.id from meetings m join meeting_actions a on a.org_id = m.org_id and a.meeting_id = m.id where a.org_id = ${ctx.org} and a.id = ${id} for update of m`.execute(
    ctx.tx,
  )
  const rows = await actionRows(ctx, [sql`a.id = ${id}`], 1)
  const [row] = rows
  const [shown] = await present(ctx, rows)
  if (row === undefined || shown === undefined) throw refuse('meeting.action-not-found')
  if (row.step === 'confirmed' || row.step === 'dropped' || (row.step === 'done' && step === 'done'))
    throw refuse('meeting.action-settled')
  if (!shown.can.includes(step)) throw refuse('meeting.action-not-yours')
  await ctx.tx
    .insertInto('meeting_action_steps')
    .values({ org_id: ctx.org, action_id: id, seq: shown.steps.length + 1, step, text, by_id: ctx.actor.person, at: ctx.now })
    .execute()
  const words = {
    done: { zh: '行动项待确认', en: 'Action to confirm' },
    confirmed: { zh: '行动项已确认完成', en: 'Action confirmed' },
    'sent-back': { zh: '行动项被退回', en: 'Action sent back' },
    dropped: { zh: '行动项已取消', en: 'Action dropped' },
  }[step]
  await tellPeople(
    ctx,
    {
      ...{ id: `meeting-action:${id}:${shown.steps.length + 1}`, kind: 'meeting', subject: row.meeting },
      title: { zh: `${words.zh}：${row.what.slice(0, 60)}`, en: `${words.en}: ${row.what.slice(0, 60)}` },
    },
    step === 'done' ? [row.chair, row.convener] : [row.person],
  )
}
