import { recalculate } from '../../engine/advance.ts'
import { alarmsOf } from '../../engine/alarms.ts'
import { partyName } from '../../engine/conditions.ts'
import type { OpenDuty } from '../../engine/state.ts'
import type { Instant } from '../../events/instant.ts'
import { lockCase, type OpenedCase } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { addEvent, projectChanges } from '../events/add-event.ts'
import { flush } from '../events/flush.ts'
import { newWork } from '../events/work.ts'

const BATCH = 200

export type Moved = { readonly duty: OpenDuty; readonly from: Instant; readonly to: Instant }

/** Open cases in batches, in the order of their ids. */
async function* openCases(ctx: Ctx): AsyncGenerator<{ id: string; number: string; title: string; state: OpenedCase['state'] }[]> {
  for (let after = ''; ; ) {
    const batch = await ctx.tx
      .selectFrom('cases')
      .select(['id', 'number', 'title', 'state'])
      .where('org_id', '=', ctx.org)
      .where('is_closed', '=', false)
      .where('is_history', '=', false)
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .execute()
    if (batch.length > 0) yield batch
    if (batch.length < BATCH) return
    after = batch.at(-1)!.id
  }
}

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

/** Which open duties would be due at another time under the context's calendar. Changes nothing. */
export async function previewDueTimes(
  ctx: Ctx,
): Promise<{ case: { id: string; number: string; title: string }; moved: Moved[] }[]> {
  const all = []
  for await (const batch of openCases(ctx)) {
    for (const { id, number, title, state } of batch) {
      const { moved } = movedIn(ctx, state)
      if (moved.length > 0) all.push({ case: { id, number, title }, moved })
    }
  }
  return all
}

/**
 * Puts the due times of open duties right under the context's calendar: each case that moves gets an event `calendar.applied` with the old and
 * new times, its duties and alarms follow. Gives how many duties moved.
 */
export async function applyCalendar(ctx: Ctx): Promise<number> {
  let count = 0
  for await (const batch of openCases(ctx)) {
    const work = newWork()
    for (const { id, state } of batch) {
      if (movedIn(ctx, state).changes.length === 0) continue
      const record = await lockCase(ctx, id)
      const { state: next, moved, changes } = movedIn(ctx, record.state)
      record.state = next
      work.cases.set(id, record)
      projectChanges(ctx, work, record, next, changes)
      if (moved.length > 0)
        addEvent(ctx, work, record, {
          type: 'calendar.applied',
          plain: { calendar: ctx.rules.calendar.id, moved: moved.map(m => ({ duty: m.duty.key, from: m.from, to: m.to })) },
          sealed: {},
        })
      count += moved.length
    }
    await flush(ctx, work)
  }
  return count
}

/** The alarms of all open duties again, after the warning share or the ladder changed; those that fired stay. */
export async function rewriteAlarms(ctx: Ctx): Promise<void> {
  for await (const batch of openCases(ctx)) {
    const work = newWork()
    for (const { id, state } of batch) {
      for (const duty of Object.values(state.duties)) {
        const rows = alarmsOf(ctx.rules, state, duty).map(a => ({
          dutyKey: duty.key,
          rung: a.rung,
          kind: a.kind,
          caseId: id,
          dueAt: a.at,
          to: a.to === 'owner' ? 'owner' : partyName(a.to),
        }))
        work.alarms.set(duty.key, rows)
      }
    }
    await flush(ctx, work)
  }
}
