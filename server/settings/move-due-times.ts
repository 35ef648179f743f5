import { recalculate } from '../../engine/advance.ts'
import type { OpenDuty } from '../../engine/state.ts'
import type { Instant } from '../../events/instant.ts'
import { missedDuties, waitingDuties } from '../alarms/queries.ts'
import { lockCases, type OpenedCase } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { addEvent, projectChanges } from '../events/add-event.ts'
import { alarmRow, ladderOf } from '../events/alarm-rows.ts'
import { flush } from '../events/flush.ts'
import { newWork, type Work } from '../events/work.ts'

/** Cases in one transaction: at the embedded database everybody else waits for it. */
export const CASES_AT_ONCE = 200

export type Moved = { readonly duty: OpenDuty; readonly from: Instant; readonly to: Instant }

const openAfter = (ctx: Ctx, after: string) =>
  ctx.tx
    .selectFrom('cases')
    .where('org_id', '=', ctx.org)
    .where('is_closed', '=', false)
    .where('is_history', '=', false)
    .where('id', '>', after)
    .orderBy('id')
    .limit(CASES_AT_ONCE)

/** What due times of a case become under the context's calendar; overdue ones stay as they are. */
function movedIn(
  ctx: Ctx,
  state: OpenedCase['state'],
): { state: OpenedCase['state']; moved: Moved[]; changes: ReturnType<typeof recalculate>['changes'] } {
  const { state: next, changes } = recalculate(ctx.rules, state, ctx.now)
  const moved = changes.flatMap(change => {
    const from = change.kind === 'duty-moved' ? state.duties[change.duty.key]?.dueAt : undefined
    return change.kind === 'duty-moved' && from !== undefined && change.duty.dueAt !== undefined && from !== change.duty.dueAt
      ? [{ duty: change.duty, from, to: change.duty.dueAt }]
      : []
  })
  return { state: next, moved, changes }
}

/** Which open duties would be due at another time under the context's calendar, in cases after this one. Changes nothing. */
export async function previewDueTimes(
  ctx: Ctx,
  after = '',
): Promise<{ case: { id: string; number: string; title: string }; moved: Moved[] }[]> {
  const all = []
  for (let last: string | undefined = after; last !== undefined; ) {
    const batch = await openAfter(ctx, last).select(['id', 'number', 'title', 'state', 'sealed_for']).execute()
    for (const { id, number, title, state, sealed_for: sealedFor } of batch) {
      if (sealedFor !== null) continue // it moves too; a list that many read does not say so
      const { moved } = movedIn(ctx, state)
      if (moved.length > 0) all.push({ case: { id, number, title }, moved })
    }
    last = batch.length < CASES_AT_ONCE ? undefined : batch.at(-1)!.id
  }
  return all
}

/**
 * Puts the open duties of the next cases right under the context's calendar and clock settings, as many as fit in one transaction: a case whose due times
 * move gets an event `calendar.applied` with the old and new ones, and every duty's next alarm is found anew; those that fired stay. Gives how many duties
 * moved, and the case to go on after; undefined when there is none left.
 */
export async function moveSome(ctx: Ctx, after: string): Promise<{ moved: number; goOnAfter: string | undefined }> {
  const ids = (await openAfter(ctx, after).select('id').execute()).map(row => row.id)
  const records = ids.length === 0 ? new Map<string, OpenedCase>() : await lockCases(ctx, ids, 'all')
  const work = newWork()
  let count = 0
  for (const record of records.values())
    if (!record.state.closed) {
      const moved = move(ctx, work, record)
      if (record.sealedFor === null) count += moved
    }
  await keepMissedDays(ctx, work, records)
  await flush(ctx, work)
  return { moved: count, goOnAfter: ids.length < CASES_AT_ONCE ? undefined : ids.at(-1) }
}

function move(ctx: Ctx, work: Work, record: OpenedCase): number {
  const { state, moved, changes } = movedIn(ctx, record.state)
  if (changes.length > 0) {
    record.state = state
    work.cases.set(record.id, record)
    projectChanges(ctx, work, record, state, changes)
  }
  if (moved.length > 0)
    addEvent(ctx, work, record, {
      type: 'calendar.applied',
      plain: { calendar: ctx.rules.calendar.id, moved: moved.map(m => ({ duty: m.duty.key, from: m.from, to: m.to })) },
      sealed: {},
    })
  for (const duty of Object.values(record.state.duties)) setRungs(ctx, work, record, duty)
  return moved.length
}

function setRungs(ctx: Ctx, work: Work, { id, state }: OpenedCase, duty: OpenDuty): void {
  const rungs = ladderOf(ctx.rules, duty.key in state.duties ? state : { pauses: state.pauses }, duty)
  work.alarms.set(
    duty.key,
    rungs.map(rung => alarmRow(id, rung)),
  )
}

/** A missed day is no longer open, but its ladder goes on: it follows the settings too. */
async function keepMissedDays(ctx: Ctx, work: Work, records: ReadonlyMap<string, OpenedCase>): Promise<void> {
  const waiting = await waitingDuties(ctx, [...records.keys()])
  const closed = waiting.filter(({ caseId, duty }) => !(duty in records.get(caseId)!.state.duties))
  const missed = await missedDuties(
    ctx,
    closed.map(({ duty }) => duty),
  )
  for (const { caseId, duty } of closed) {
    const day = missed.get(duty)
    if (day) setRungs(ctx, work, records.get(caseId)!, day)
  }
}
