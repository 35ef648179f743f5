import { pass } from '../../engine/advance.ts'
import type { Instant } from '../../events/instant.ts'
import { lockCase } from '../cases/case-record.ts'
import { systemActor } from '../context.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import { projectChanges } from '../events/add-event.ts'
import { flush } from '../events/flush.ts'
import { newWork } from '../events/work.ts'
import { contextOf } from '../http/organisation-context.ts'
import { lockedHere } from './queries.ts'
import type { SweepDeps } from './sweep.ts'

const MOST_AT_ONCE = 100

/**
 * Opens the next day of repeated duties whose day is over though nothing rang (paused, or a ladder without rungs); gives how many cases. What rings does
 * the same by its event. No event is written: the next one of the case would find the same.
 */
export async function passPeriodsWithoutAlarms(deps: SweepDeps, now: Instant): Promise<number> {
  const organisations = await asWorker(deps.database, tx => tx.selectFrom('organisations').select('id').orderBy('id').execute())
  let passed = 0
  for (const { id: org } of organisations) {
    const cases = await inOrganisation(deps.database, org, tx =>
      tx
        .selectFrom('duties')
        .select('case_id')
        .distinct()
        .where('org_id', '=', org)
        .where('outcome', 'is', null)
        .where('period', 'is not', null)
        .where('due_at', '<', now)
        .limit(MOST_AT_ONCE)
        .execute(),
    )
    for (const { case_id } of cases) if (await passCase(deps, org, case_id, now)) passed += 1
  }
  return passed
}

function passCase(deps: SweepDeps, org: string, caseId: string, now: Instant): Promise<boolean> {
  return inOrganisation(deps.database, org, async tx => {
    const ctx = await contextOf({ ...deps, clock: () => now }, tx, org, systemActor)
    if (!(await lockedHere(ctx, caseId))) return false
    const record = await lockCase(ctx, caseId)
    const { state, changes } = pass(ctx.rules, record.state, now)
    if (changes.length === 0) return false
    const work = newWork()
    record.state = state
    work.cases.set(record.id, record)
    projectChanges(ctx, work, record, state, changes)
    await flush(ctx, work)
    return true
  })
}
