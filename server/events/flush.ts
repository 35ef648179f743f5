import { sql } from 'kysely'
import { standingLiability } from '../../engine/liability.ts'
import type { CaseState } from '../../engine/state.ts'
import { type CaseRecord, ownerOf, wordsChanged, wordsOf } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { marking } from '../keys/lookup-marks.ts'
import { countEvent } from '../operations/event-counts.ts'
import { caseSearch } from '../search/case-search.ts'
import { flushActions } from './flush-actions.ts'
import { flushAlarms } from './flush-alarms.ts'
import { flushApprovals } from './flush-approvals.ts'
import { casePeopleOf, flushCasePeople, type PartRow } from './flush-case-people.ts'
import { flushContracts } from './flush-contracts.ts'
import { flushIndicators } from './flush-indicators.ts'
import { flushInsiders, sealedForNow } from './flush-insiders.ts'
import { flushMeasures } from './flush-measures.ts'
import { flushMoney } from './flush-money.ts'
import { flushReceipts } from './flush-receipts.ts'
import { flushRewards } from './flush-rewards.ts'
import { flushSpending } from './flush-spending.ts'
import { flushTrips } from './flush-trips.ts'
import { flushViolations } from './flush-violations.ts'
import { flushVisits } from './flush-visits.ts'
import type { Work } from './work.ts'
import { writeSealed } from './write-sealed.ts'

const orNull = <T>(value: T | undefined): T | null => value ?? null

/**
 * Writes a unit of work: events, sealed fields, the state of each case, duties, alarms, approvals, and the notice to live screens.
 * A few statements in all. Two writers of one case cannot both succeed: the events' key (stream, seq) refuses the second.
 */
export async function flush(ctx: Ctx, work: Work): Promise<void> {
  const records = [...work.cases.values()]
  for (const record of records) if (record.state) record.sealedFor = sealedForNow(ctx, record, record.state)
  // An act on one case is a dozen short statements: those that read nothing of each other are sent one behind the other without waiting, and the database takes
  // them in this order. Of many cases each step waits: what it refers to must be there whole, in more rows than one statement holds.
  const isSmall = records.length <= 1 && work.events.length <= MOST_AT_ONCE && work.refolded.size === 0
  const inOrder = async (...steps: readonly (() => Promise<void>)[]) => {
    if (!isSmall) for (const step of steps) await step()
    else {
      const sent = steps.map(step => step())
      // The first to fail says why: what was said behind it fails with the same error (one-connection.ts), or with nothing but news of its end.
      await Promise.all(sent).catch(async error => {
        // Nothing may be sent behind the rollback, where it would stand in no transaction: a step that reads before it writes is still at it.
        await Promise.allSettled(sent)
        throw error
      })
    }
  }
  const people = casePeopleOf(ctx, work)
  await inOrder(
    () => writeCases(ctx, records, people),
    () => writeEvents(ctx, work),
    async () => writeSealed(ctx, work.sealed, await marking(ctx, work.sealed)),
    // Of a case that was computed anew it adds alarms to those that are written next.
    () => writeDuties(ctx, work),
    () => flushAlarms(ctx, work),
    () => flushCasePeople(ctx, work, people),
    () => flushIndicators(ctx, work),
    () => tellScreens(ctx, records),
  )
  await flushViolations(ctx, work)
  await flushMeasures(ctx, work)
  await flushActions(ctx, work)
  await flushVisits(ctx, work)
  await flushMoney(ctx, work)
  await flushContracts(ctx, work)
  await flushRewards(ctx, work)
  await flushTrips(ctx, work)
  await flushSpending(ctx, work)
  await flushApprovals(ctx, work)
  await flushReceipts(ctx, work)
  // They are let in by what happened, and so by what stands above.
  await flushInsiders(ctx, work)
}

const MOST_AT_ONCE = 50

async function writeEvents({ tx, org }: Ctx, work: Work): Promise<void> {
  await inSlices(work.events, 500, slice =>
    tx
      .insertInto('events')
      .values(
        slice.map(e => ({
          org_id: org,
          stream_id: e.stream,
          seq: e.seq,
          id: e.id,
          type: e.type,
          at: e.at,
          recorded_at: e.recordedAt,
          actor: e.actor,
          data: JSON.stringify(e.data),
          owners: e.owners === undefined ? null : JSON.stringify(e.owners),
          is_backdated: e.backdated ?? false,
          device: e.device === undefined ? null : JSON.stringify(e.device),
          bytes: e.bytes,
        })),
      )
      .execute(),
  )
  for (const { type } of work.events) countEvent(type)
}

const MOST_NAMED = 20

/** One statement, however many cases: beyond a screenful the lists look again as a whole. */
async function tellScreens({ tx, org }: Ctx, records: readonly CaseRecord[]): Promise<void> {
  if (records.length === 0) return
  const payloads = records
    .slice(0, MOST_NAMED)
    .map(({ id, sealedFor }) => JSON.stringify({ org, topic: 'case', id, ...(sealedFor === null ? {} : { sealed: true }) }))
  if (records.length > MOST_NAMED) payloads.push(JSON.stringify({ org, topic: 'cases' }))
  await sql`select pg_notify('bihuan_live', payload) from unnest(${payloads}::text[]) payload`.execute(tx)
}

async function inSlices<T>(rows: readonly T[], size: number, write: (slice: T[]) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < rows.length; i += size) await write(rows.slice(i, i + size))
}

function nextDue(state: CaseState): string | null {
  const dues = Object.values(state.duties).flatMap(d => d.dueAt ?? [])
  return dues.sort()[0] ?? null
}

/** What people wrote of a case, and what search finds it by. */
function textColumns(record: CaseRecord) {
  const search = caseSearch(record)
  return {
    title: record.title,
    description: record.description,
    demand: record.demand,
    contact: JSON.stringify(record.contact),
    search: sql`${search.vector}::tsvector`,
    search_text: search.text,
  }
}

/** The other readable columns of a case, from its record and state. */
function columnsOf(ctx: Ctx, record: CaseRecord, state: CaseState) {
  const edition = ctx.rules.editions.find(e => e.key === state.edition)
  return {
    channel: record.channel,
    category: orNull(state.category),
    subtype: orNull(state.subtype),
    level: orNull(state.level),
    level_rank: state.level === undefined ? 0 : (edition?.rank.get(state.level) ?? 0),
    level_confirmed: state.levelConfirmed,
    stage: state.stage,
    is_closed: state.closed,
    customer_id: record.customerId,
    machine_id: record.machineId,
    department_id: orNull(state.department),
    owner_id: ownerOf(state),
    facts: JSON.stringify(record.facts),
    state: JSON.stringify(state),
    seq: state.seq,
    next_due_at: record.isHistory ? null : nextDue(state),
    paused_since: orNull(state.pausedSince),
    closed_at: record.closedAt,
    merged_into: record.mergedInto,
    retain_until: record.retainUntil,
    sealed_for: record.sealedFor === null ? null : [...record.sealedFor],
    replied_at: orNull(state.repliedAt),
    satisfied: state.satisfied ?? null,
    charge: state.charge?.charge ?? null,
    liable: [...new Set((standingLiability(state.liability)?.shares ?? []).map(share => share.department))].sort(),
  }
}

async function writeCases(ctx: Ctx, records: readonly CaseRecord[], people: readonly PartRow[]): Promise<void> {
  const fresh = records.filter(r => r.isNew)
  const parties = new Map<string, string[]>(fresh.map(record => [record.id, []]))
  for (const { caseId, party } of people) parties.get(caseId)?.push(party)
  await inSlices(fresh, 200, slice =>
    ctx.tx
      .insertInto('cases')
      .values(
        slice.map(record => {
          const state = record.state!
          return {
            org_id: ctx.org,
            id: record.id,
            number: record.number,
            kind: state.kind,
            reporter_id: orNull(state.people.reporter?.[0]),
            opened_at: record.openedAt,
            is_history: record.isHistory,
            import_id: record.importId,
            external_id: record.externalId,
            origin_id: record.originId,
            updated_at: ctx.now,
            // Of a case that is there already the database adds whoever is new.
            parties: parties.get(record.id)!.sort(),
            ...textColumns(record),
            ...columnsOf(ctx, record, state),
          }
        }),
      )
      .execute(),
  )
  for (const record of records) {
    if (!record.isNew)
      await ctx.tx
        .updateTable('cases')
        // An alarm or a delivery is no news of the case itself: lists sorted by news stay as they were.
        .set({
          ...(wordsChanged(record) ? textColumns(record) : {}),
          ...columnsOf(ctx, record, record.state!),
          ...(ctx.actor.person === 'system' ? {} : { updated_at: ctx.now }),
        })
        .where('org_id', '=', ctx.org)
        .where('id', '=', record.id)
        .execute()
    record.written = wordsOf(record)
    record.isNew = false
  }
}

async function writeDuties(ctx: Ctx, work: Work): Promise<void> {
  for (const caseId of work.refolded) {
    const following = [...work.duties.values()].filter(d => d.caseId === caseId).map(d => d.duty.key)
    const gone = await ctx.tx
      .updateTable('duties')
      .set({ outcome: 'cancelled', closed_at: ctx.now })
      .where('org_id', '=', ctx.org)
      .where('case_id', '=', caseId)
      .where('key', 'not in', following.length > 0 ? following : [''])
      .where('outcome', 'is', null)
      .returning('key')
      .execute()
    for (const { key } of gone) work.alarms.set(key, [])
  }
  const rows = [...work.duties.values()].map(({ duty, ...row }) => ({
    org_id: ctx.org,
    key: duty.key,
    case_id: row.caseId,
    pack: duty.pack,
    edition: duty.edition,
    rule: duty.rule,
    clause: row.clause,
    owner_id: orNull(duty.owner),
    owner_role: row.ownerRole,
    start_event: duty.startEvent,
    started_at: duty.startAt,
    due_at: orNull(duty.dueAt),
    is_provisional: duty.provisional,
    is_pausable: row.isPausable,
    of_history: work.cases.get(row.caseId)?.isHistory ?? false,
    is_paused: row.isPaused,
    period: orNull(duty.period),
    outcome: orNull(row.outcome),
    closed_at: orNull(row.closedAt),
    closed_by: orNull(row.closedBy),
    snoozed_until: null,
  }))
  await inSlices(rows, 400, slice =>
    ctx.tx
      .insertInto('duties')
      .values(slice)
      .onConflict(conflict =>
        conflict.columns(['org_id', 'key']).doUpdateSet(eb => ({
          // A case that moves to another edition takes its running duties along.
          edition: eb.ref('excluded.edition'),
          clause: eb.ref('excluded.clause'),
          owner_role: eb.ref('excluded.owner_role'),
          is_pausable: eb.ref('excluded.is_pausable'),
          of_history: eb.ref('excluded.of_history'),
          owner_id: eb.ref('excluded.owner_id'),
          due_at: eb.ref('excluded.due_at'),
          is_provisional: eb.ref('excluded.is_provisional'),
          is_paused: eb.ref('excluded.is_paused'),
          outcome: eb.ref('excluded.outcome'),
          closed_at: eb.ref('excluded.closed_at'),
          closed_by: eb.ref('excluded.closed_by'),
          // Who put it off is not who owes it now.
          snoozed_until: eb
            .case()
            .when('duties.owner_id', 'is not distinct from', eb.ref('excluded.owner_id'))
            .then(eb.ref('duties.snoozed_until'))
            .else(null)
            .end(),
        })),
      )
      .execute(),
  )
}
