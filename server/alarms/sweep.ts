import type { Instant } from '../../events/instant.ts'
import { lockCases, type OpenedCase } from '../cases/case-record.ts'
import { type Ctx, systemActor } from '../context.ts'
import { inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { byRinging } from '../events/alarm-rows.ts'
import { flush } from '../events/flush.ts'
import { newWork, type Work } from '../events/work.ts'
import { contextOf } from '../http/organisation-context.ts'
import { insidersAmong, keepSeals } from '../notifications/keep-seals.ts'
import { newOutgoing, type Outgoing, tellScreens, writeOutgoing } from '../notifications/outgoing.ts'
import { type CompanySettings, loadRules } from '../rules/organisation-rules.ts'
import { type Fired, type Firing, fireAlarm, whomToTell } from './fire-alarm.ts'
import { gatherNotices } from './gather-notices.ts'
import { type DueAlarm, type DutyInQuestion, judgeDuty, type Skipped } from './judge-alarm.ts'
import { keepRinging } from './next-rung.ts'
import { dueAlarms, dueAlarmsOf, firedRungs, missedDuties } from './queries.ts'

export type SweepDeps = Pick<Deps, 'database' | 'newId' | 'newSalt' | 'log'>
/** What one sweep did. `more`: there was more due than one sweep takes. */
export type Tick = { readonly at: Instant; readonly fired: Fired[]; readonly skipped: Skipped[]; readonly more: boolean }

const MOST_AT_ONCE = 500
/** Cases in one transaction: after an import thousands are due together, and others at the embedded database wait meanwhile. */
const CASES_AT_ONCE = 25

/**
 * Fires every warning, breach and escalation whose time has come before `now`, oldest case first: one event each, whoever else sweeps, and with it what tells
 * people. What is due but does not ring is said with its reason. A case that fails is logged and does not hold up the others.
 */
export async function sweep(deps: SweepDeps, now: Instant): Promise<Tick> {
  const due = await dueAlarms(deps.database, now, MOST_AT_ONCE)
  const tick: Tick = { at: now, fired: [], skipped: [], more: due.length === MOST_AT_ONCE }
  for (const cases of inBatches(due)) await sweepOrNarrow(deps, cases, now, tick)
  return tick
}

/** The alarms of each case together, and some cases of one organisation at a time, oldest first. */
function inBatches(due: readonly DueAlarm[]): DueAlarm[][][] {
  const cases = groupBy(due, alarm => `${alarm.org} ${alarm.caseId}`)
  return [...groupBy([...cases.values()], alarms => alarms[0]!.org).values()].flatMap(ofOne =>
    Array.from({ length: Math.ceil(ofOne.length / CASES_AT_ONCE) }, (_, i) =>
      ofOne.slice(i * CASES_AT_ONCE, (i + 1) * CASES_AT_ONCE),
    ),
  )
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const others = groups.get(keyOf(row))
    if (others) others.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

/** The cases in one transaction; where that is a fault, each by itself, so that only the one at fault waits. */
async function sweepOrNarrow(deps: SweepDeps, cases: readonly DueAlarm[][], now: Instant, tick: Tick): Promise<void> {
  try {
    const { fired, skipped } = await sweepCases(deps, cases, now)
    tick.fired.push(...fired)
    tick.skipped.push(...skipped)
  } catch (error) {
    if (cases.length > 1) {
      for (const one of cases) await sweepOrNarrow(deps, [one], now, tick)
      return
    }
    const alarms = cases[0]!
    deps.log.error({ err: error, org: alarms[0]!.org, case: alarms[0]!.caseId }, 'the alarms of a case could not be fired')
    tick.skipped.push(...alarms.map(alarm => ({ ...alarm, why: 'fault' as const })))
  }
}

function sweepCases(deps: SweepDeps, cases: readonly DueAlarm[][], now: Instant): Promise<Pick<Tick, 'fired' | 'skipped'>> {
  const { org } = cases[0]![0]!
  return inOrganisation(deps.database, org, async tx => {
    const ctx = await contextOf({ ...deps, clock: () => now }, tx, org, systemActor)
    const { settings } = await loadRules(tx, org)
    const records = await lockCases(
      ctx,
      cases.map(([alarm]) => alarm!.caseId),
      'free',
    )
    // Looked at again under the lock: another process may have been faster.
    const rows = await dueAlarmsOf(ctx, [...records.keys()])
    const byCase = groupBy(rows, alarm => alarm.caseId)
    const duties = [...new Set(rows.map(alarm => alarm.duty))]
    const rungs = await firedRungs(ctx, duties)
    const missed = await missedDuties(
      ctx,
      duties.filter(duty => !rows.some(row => row.duty === duty && duty in records.get(row.caseId)!.state.duties)),
    )
    const [work, outgoing] = [newWork(), newOutgoing()]
    const [fired, skipped]: [Fired[], Skipped[]] = [[], []]
    for (const found of cases) {
      const record = records.get(found[0]!.caseId)
      if (!record) {
        skipped.push(...found.map(alarm => ({ ...alarm, why: 'being-changed' as const })))
        continue
      }
      const due = byCase.get(record.id) ?? []
      const still = new Set(due.map(a => `${a.duty} ${a.rung}`))
      skipped.push(
        ...found.filter(a => !still.has(`${a.duty} ${a.rung}`)).map(alarm => ({ ...alarm, why: 'fired-already' as const })),
      )
      const inQuestion = [...groupBy(due, alarm => alarm.duty)].map(([duty, dutyRows]) => ({
        rows: dutyRows,
        fired: rungs.get(duty)!,
        missed: missed.get(duty),
      }))
      await ring(ctx, work, outgoing, record, inQuestion, settings, fired, skipped)
    }
    await flush(ctx, work)
    // Many are told in one notice, whose words name cases: what is sealed is taken out before.
    const told = await keepSeals(ctx, outgoing)
    gatherNotices(told)
    await writeOutgoing(ctx, told)
    if (fired.length > 0) await tellScreens(ctx, 'duties', [...new Set(fired.flatMap(f => f.to))])
    return { fired, skipped }
  })
}

/** Rings what has to ring on one case, and sets what each duty has to ring from now on. */
async function ring(
  ctx: Ctx,
  work: Work,
  outgoing: Outgoing,
  record: OpenedCase,
  inQuestion: readonly DutyInQuestion[],
  settings: Pick<CompanySettings, 'webhook'>,
  fired: Fired[],
  skipped: Skipped[],
): Promise<void> {
  // All are judged before the first rings: its event lets time pass, and with it the day of a repeated duty.
  const judgements = inQuestion.map(one => ({ duty: one.rows[0]!.duty, ...judgeDuty(ctx.rules, record, one, ctx.now) }))
  const firings: Firing[] = judgements.flatMap(({ fire }) => fire).sort(byRinging)
  const insiders =
    record.sealedFor === null
      ? undefined
      : await insidersAmong(
          ctx,
          record.id,
          firings.flatMap(firing => whomToTell(ctx, record, firing).people),
        )
  for (const firing of firings)
    fired.push(fireAlarm(ctx, work, outgoing, record, firing, settings, person => insiders?.has(person) ?? true))
  for (const { duty, ladder, skip } of judgements) {
    skipped.push(...skip)
    keepRinging(work, record.id, duty, ladder)
  }
}
