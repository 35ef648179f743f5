import { refusalOf } from '../../engine/permissions.ts'
import { mustSee } from '../access/case-visibility.ts'
import { lockCase } from '../cases/case-record.ts'
import { mustBeInsiders, mustBeStaff } from '../cases/named-things.ts'
import { performAct } from '../cases/perform-act.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { canonical, sha256 } from '../events/seal.ts'
import { tellPeople } from '../notifications/tell-people.ts'
import { submitReport } from '../reports/hand-in.ts'
import { reportRow } from '../reports/list-reports.ts'
import { ruleOfReport } from '../reports/open-periods.ts'
import { isOwed, mayHandIn } from '../reports/present-report.ts'
import { meetingRow } from './list-meetings.ts'
import type { Convene, Minute } from './schema.ts'

/**
 * 召集会议 (furn 2.5, robot 11): the meeting of a period by the post that owes its minutes, of a case by whoever may hold one there; any other by anybody
 * of the staff. Everybody invited is told.
 */
export async function convene(ctx: Ctx, given: Convene): Promise<string> {
  if (given.report !== undefined && given.case !== undefined) throw refuse('meeting.one-subject')
  mustBeStaff(ctx, [given.chair, ...given.invited])
  if (ctx.sight.isPartner) throw refuse('meeting.not-yours')
  if (given.report !== undefined) {
    const row = await reportRow(ctx, given.report)
    const rule = ruleOfReport(ctx, row)
    if (rule?.meetingOf === undefined) throw refuse('meeting.not-ordered', { clause: row.clause })
    if (!mayHandIn(ctx, row, rule)) throw refuse('meeting.not-yours', { clause: row.clause })
  }
  if (given.case !== undefined) {
    await mustSee(ctx, given.case)
    await mustBeInsiders(ctx, given.case, [given.chair, ...given.invited])
    const { state } = await lockCase(ctx, given.case)
    const refusal = refusalOf(ctx.rules, state, 'hold-meeting', ctx.actor)
    if (refusal !== undefined) throw refuse('meeting.not-yours', refusal.clause === undefined ? {} : { clause: refusal.clause })
  }
  const id = ctx.newId()
  await ctx.tx
    .insertInto('meetings')
    .values({
      ...{ org_id: ctx.org, id, report_id: given.report ?? null, case_id: given.case ?? null },
      case_sort: given.case === undefined ? null : (given.caseSort ?? 'daily'),
      ...{ title: given.title, starts_at: given.startsAt, place: given.place, chair_id: given.chair },
      ...{ invited: [...new Set(given.invited)], agenda: JSON.stringify(given.agenda) },
      ...{ convened_by: ctx.actor.person, convened_at: ctx.now, cancelled_at: null, cancelled_because: null },
      ...{ present: null, minutes: null, decisions: null, minuted_by: null, minuted_at: null, hash: null },
    })
    .execute()
  const title = { zh: `会议通知：${given.title}`, en: `Meeting: ${given.title}` }
  await tellPeople(ctx, { id: `meeting:${id}:convened`, kind: 'meeting', subject: id, title }, [given.chair, ...given.invited])
  return id
}

/** 取消会议, by whoever convened or chairs it, with the reason; held ones stay (`meeting.held-already`). */
export async function cancelMeeting(ctx: Ctx, id: string, because: string): Promise<void> {
  const row = await meetingRow(ctx, id, { lock: true })
  if (row.convened_by !== ctx.actor.person && row.chair_id !== ctx.actor.person) throw refuse('meeting.not-yours')
  if (row.minuted_at !== null) throw refuse('meeting.held-already')
  if (row.cancelled_at !== null) return
  await ctx.tx
    .updateTable('meetings')
    .set({ cancelled_at: ctx.now, cancelled_because: because })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  const title = { zh: `会议取消：${row.title}`, en: `Meeting cancelled: ${row.title}` }
  await tellPeople(ctx, { id: `meeting:${id}:cancelled`, kind: 'meeting', subject: id, title }, [row.chair_id, ...row.invited])
}

/** SHA-256 of minutes as canonical JSON (RFC 8785): who was there, what was said and decided, what was agreed on. */
export const hashOfMinutes = (said: {
  readonly meeting: string
  readonly present: readonly string[]
  readonly minutes: string
  readonly decisions: string
  readonly actions: readonly { readonly what: string; readonly person: string; readonly dueAt: string }[]
  readonly by: string
  readonly at: string
}): string => sha256(canonical(JSON.parse(JSON.stringify(said))))

/**
 * 会议纪要: written once, under a hash; what was agreed on becomes an action with an owner and a time. Of a period they hand in what the regulation asks for, of
 * a case they are its `meeting.held`. By whoever convened or chairs it, or owes the minutes.
 */
export async function minute(ctx: Ctx, id: string, given: Minute): Promise<void> {
  const row = await meetingRow(ctx, id, { lock: true })
  if (row.minuted_at !== null) throw refuse('meeting.held-already')
  if (row.cancelled_at !== null) throw refuse('meeting.cancelled')
  if (row.starts_at > ctx.now) throw refuse('meeting.not-begun')
  if (!(await mayMinute(ctx, row))) throw refuse('meeting.not-yours')
  mustBeStaff(ctx, [...given.present, ...given.actions.map(one => one.person)])
  for (const action of given.actions) {
    if (action.dueAt <= ctx.now) throw refuse('meeting.action-past')
    if (action.case !== undefined) {
      await mustSee(ctx, action.case)
      await mustBeInsiders(ctx, action.case, [action.person])
    }
  }
  const actions = given.actions.map(({ what, person, dueAt }) => ({ what, person, dueAt }))
  const present = [...new Set(given.present)]
  const hash = hashOfMinutes({
    ...{ meeting: id, present, minutes: given.minutes, decisions: given.decisions, actions },
    ...{ by: ctx.actor.person, at: ctx.now },
  })
  await ctx.tx
    .updateTable('meetings')
    .set({
      ...{ present, minutes: given.minutes, decisions: given.decisions, hash },
      ...{ minuted_by: ctx.actor.person, minuted_at: ctx.now },
    })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  if (given.actions.length > 0)
    await ctx.tx
      .insertInto('meeting_actions')
      .values(
        given.actions.map((action, at) => ({
          ...{ org_id: ctx.org, id: ctx.newId(), meeting_id: id, number: at + 1, what: action.what, person_id: action.person },
          // An action of a case meeting is about its case, and seen as that is.
          ...{ case_id: row.case_id ?? action.case ?? null, due_at: action.dueAt, set_by: ctx.actor.person, set_at: ctx.now },
        })),
      )
      .execute()
  await meets(ctx, row, given, present, hash)
  const owners = [...new Set(given.actions.map(one => one.person))]
  const title = { zh: `会议行动项：${row.title}`, en: `Action agreed on: ${row.title}` }
  await tellPeople(ctx, { id: `meeting:${id}:agreed`, kind: 'meeting', subject: id, title }, owners)
}

type Row = Awaited<ReturnType<typeof meetingRow>>

async function meets(ctx: Ctx, row: Row, given: Minute, present: string[], hash: string): Promise<void> {
  if (row.case_id !== null) {
    const departments = [...new Set(present.flatMap(person => ctx.roster.people.get(person)?.department ?? []))]
    await performAct(ctx, row.case_id, {
      type: 'hold-meeting',
      data: {
        ...{ meeting: row.case_sort ?? 'other', attendees: present, departments, minutes: given.minutes },
        decisions: given.decisions.trim() === '' ? '—' : given.decisions,
      },
    })
    return
  }
  await addOrganisationEvent(ctx, {
    type: 'meeting.minuted',
    plain: { meeting: row.id, hash, actions: given.actions.length, ...(row.report_id === null ? {} : { report: row.report_id }) },
    sealed: { minutes: given.minutes, ...(given.decisions.trim() === '' ? {} : { decisions: given.decisions }) },
  })
  if (row.report_id === null) return
  const report = await reportRow(ctx, row.report_id, { lock: true })
  // A second meeting of the same period: the duty is met already.
  if (!isOwed(report)) return
  const text = [given.minutes, given.decisions].filter(words => words.trim() !== '').join('\n\n')
  await submitReport(ctx, row.report_id, { text, meeting: row.id })
}

/** Of a period whoever owes the minutes; otherwise whoever convened it or chairs it. */
export async function mayMinute(ctx: Ctx, row: Pick<Row, 'report_id' | 'convened_by' | 'chair_id'>): Promise<boolean> {
  if (row.report_id !== null) {
    const report = await reportRow(ctx, row.report_id)
    const rule = ruleOfReport(ctx, report)
    if (rule !== undefined && isOwed(report)) return mayHandIn(ctx, report, rule)
  }
  return row.convened_by === ctx.actor.person || row.chair_id === ctx.actor.person
}
