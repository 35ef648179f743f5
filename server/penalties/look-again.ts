import { localDateOf } from '../../engine/calendar/days.ts'
import type { Instant } from '../../events/instant.ts'
import { lockCases } from '../cases/case-record.ts'
import { type Ctx, systemActor } from '../context.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { addEvent } from '../events/add-event.ts'
import { flush } from '../events/flush.ts'
import { flushMeasures } from '../events/flush-measures.ts'
import { newWork } from '../events/work.ts'
import { contextOf } from '../http/organisation-context.ts'
import { notify } from '../notifications/notify.ts'
import { companyLimits, measuresNow } from './measures-now.ts'

const MOST_AT_ONCE = 100

/**
 * What changes of the measures of penalties by time alone: one whose day has come expires, with an event, so that whoever has to restore a post owes it
 * from then on; one that waited for the appeal is to be carried out. Gives how many expired and how many were looked at. Safe to run in several processes.
 */
export async function sweepMeasures(
  deps: Pick<Deps, 'database' | 'newId' | 'newSalt' | 'log'>,
  now: Instant,
): Promise<{ readonly expired: number; readonly looked: number }> {
  const found = { expired: 0, looked: 0 }
  const organisations = await asWorker(deps.database, tx => tx.selectFrom('organisations').select('id').orderBy('id').execute())
  for (const { id: org } of organisations) {
    const due = await inOrganisation(deps.database, org, tx =>
      tx
        .selectFrom('penalty_measures')
        .select('case_id')
        .distinct()
        .where('org_id', '=', org)
        .where('next_at', '<=', now)
        .limit(MOST_AT_ONCE)
        .execute(),
    )
    for (const { case_id } of due)
      try {
        found.expired += await inOrganisation(deps.database, org, async tx =>
          expireOf(await contextOf({ ...deps, clock: () => now }, tx, org, systemActor), case_id),
        )
        found.looked += 1
      } catch (error) {
        deps.log.error({ err: error, org, case: case_id }, 'the measures of a penalty could not be looked after')
      }
  }
  return found
}

/** One event for each measure of the case whose last day has come; what was only waiting is written anew. A case that somebody is changing waits for the next look. */
async function expireOf(ctx: Ctx, caseId: string): Promise<number> {
  const record = (await lockCases(ctx, [caseId], 'free')).get(caseId)
  if (record === undefined) return 0
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const { measures } = measuresNow(ctx, record.state, await companyLimits(ctx))
  const over = measures.filter(
    one =>
      one.state === 'expired' &&
      one.until !== null &&
      one.until <= today &&
      record.state.penalty?.courses?.[one.kind]?.expired === undefined,
  )
  const work = newWork()
  for (const { kind, until } of over) {
    const { event, changes } = addEvent(ctx, work, record, { type: 'measure.expired', plain: { kind, on: until! }, sealed: {} })
    await notify(ctx, record, event, changes)
  }
  work.cases.set(record.id, record)
  await flush(ctx, work)
  return over.length
}

/** After the company has filled or changed a blank: every measure that is not over is written anew. */
export async function lookAgainAtMeasures(ctx: Ctx): Promise<void> {
  const open = await ctx.tx
    .selectFrom('penalty_measures')
    .select('case_id')
    .distinct()
    .where('org_id', '=', ctx.org)
    .where('state', 'in', ['blocked', 'to-carry-out', 'suspended', 'not-served'])
    .execute()
  const work = newWork()
  for (const [id, record] of await lockCases(
    ctx,
    open.map(one => one.case_id),
    'all',
  ))
    work.cases.set(id, record)
  await flushMeasures(ctx, work)
}
