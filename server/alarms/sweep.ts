import { partyName } from '../../engine/conditions.ts'
import type { Instant } from '../../events/instant.ts'
import { lockCase } from '../cases/case-record.ts'
import { systemActor } from '../context.ts'
import { inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { flush } from '../events/flush.ts'
import { newWork } from '../events/work.ts'
import { contextOf } from '../http/organisation-context.ts'
import { newOutgoing, tellScreens, writeOutgoing } from '../notifications/outgoing.ts'
import { loadRules } from '../rules/organisation-rules.ts'
import { type Fired, type Firing, fireAlarm } from './fire-alarm.ts'
import { type DueAlarm, judgeAlarm, type SkipReason } from './judge-alarm.ts'
import { dueAlarms, dueAlarmsOf, lockedHere, markFired, missedDuties, putRight } from './queries.ts'

export type SweepDeps = Pick<Deps, 'database' | 'newId' | 'newSalt' | 'log'>
export type Skipped = DueAlarm & { readonly why: SkipReason }
/** What one sweep did. `more`: there was more due than one sweep takes. */
export type Tick = { readonly at: Instant; readonly fired: Fired[]; readonly skipped: Skipped[]; readonly more: boolean }

const MOST_AT_ONCE = 500

/**
 * Fires every warning, breach and escalation whose time has come before `now`, oldest case first: one event each, whoever else sweeps, and with it what tells people,
 * in one transaction for each case. What is due but does not ring is said with its reason. A case that fails is logged and does not hold up the others.
 */
export async function sweep(deps: SweepDeps, now: Instant): Promise<Tick> {
  const due = await dueAlarms(deps.database, now, MOST_AT_ONCE)
  const tick: Tick = { at: now, fired: [], skipped: [], more: due.length === MOST_AT_ONCE }
  for (const alarms of byCase(due)) {
    try {
      const { fired, skipped } = await sweepCase(deps, alarms, now)
      tick.fired.push(...fired)
      tick.skipped.push(...skipped)
    } catch (error) {
      deps.log.error({ err: error, org: alarms[0]!.org, case: alarms[0]!.caseId }, 'the alarms of a case could not be fired')
      tick.skipped.push(...alarms.map(alarm => ({ ...alarm, why: 'fault' as const })))
    }
  }
  return tick
}

function byCase(due: readonly DueAlarm[]): DueAlarm[][] {
  const cases = new Map<string, DueAlarm[]>()
  for (const alarm of due) {
    const key = `${alarm.org} ${alarm.caseId}`
    const others = cases.get(key)
    if (others) others.push(alarm)
    else cases.set(key, [alarm])
  }
  return [...cases.values()]
}

function sweepCase(deps: SweepDeps, found: readonly DueAlarm[], now: Instant): Promise<Pick<Tick, 'fired' | 'skipped'>> {
  const { org, caseId } = found[0]!
  return inOrganisation(deps.database, org, async tx => {
    const ctx = await contextOf({ ...deps, clock: () => now }, tx, org, systemActor)
    if (!(await lockedHere(ctx, caseId)))
      return { fired: [], skipped: found.map(alarm => ({ ...alarm, why: 'being-changed' as const })) }
    const record = await lockCase(ctx, caseId)
    const alarms = await dueAlarmsOf(ctx, caseId)
    const missed = await missedDuties(
      ctx,
      alarms.flatMap(a => (a.duty in record.state.duties ? [] : [a.duty])),
    )
    const still = new Set(alarms.map(a => `${a.duty} ${a.rung}`))
    const skipped: Skipped[] = found
      .filter(a => !still.has(`${a.duty} ${a.rung}`))
      .map(alarm => ({ ...alarm, why: 'fired-already' }))
    // All are judged before the first rings: its event lets time pass, and with it the day of a repeated duty.
    const firings: Firing[] = []
    for (const alarm of alarms) {
      const judgement = judgeAlarm(ctx.rules, record, alarm, missed.get(alarm.duty), now)
      if ('fire' in judgement) {
        firings.push(judgement.fire)
        continue
      }
      await putRight(ctx, alarm, judgement.dueAt)
      skipped.push({ ...alarm, why: judgement.skip })
    }
    if (firings.length === 0) return { fired: [], skipped }

    const { settings } = await loadRules(tx, org)
    const [work, outgoing] = [newWork(), newOutgoing()]
    const fired = firings.map(firing => ({
      ...fireAlarm(ctx, work, outgoing, record, firing, settings),
      party: firing.to === 'owner' ? 'owner' : partyName(firing.to),
    }))
    await flush(ctx, work)
    await markFired(ctx, work, fired)
    await writeOutgoing(ctx, outgoing)
    await tellScreens(ctx, 'duties', [...new Set(fired.flatMap(f => f.to))])
    return { fired: fired.map(({ party: _party, ...one }) => one), skipped }
  })
}
