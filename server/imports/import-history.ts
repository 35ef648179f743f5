import { rulesForHistory } from '../../engine/rules.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import { giveBackNumbers, nextNumbers } from '../cases/next-number.ts'
import { openCase } from '../cases/open-case.ts'
import type { Ctx } from '../context.ts'
import { addEvent } from '../events/add-event.ts'
import { flush } from '../events/flush.ts'
import { newWork, type Work } from '../events/work.ts'
import { findOrCreateCustomers } from './batch-customers.ts'
import { draftOfActivity } from './history-events.ts'
import { type Batch, refusedRow } from './import-live.ts'
import { knownExternalIds } from './known-ids.ts'
import type { LogCase, LogEvent } from './log-cases.ts'
import type { HistoryType, Mapping } from './mapping-schema.ts'
import type { Outcome } from './outcome.ts'

/**
 * Records cases of a past log with their events at the log's own times; one that is there already stays as it is. Nobody is told, nothing
 * rings and nobody owes anything: what was met, late or left open comes out as figures.
 */
export async function importHistory(given: Ctx, importId: string, mapping: Mapping, cases: readonly LogCase[]): Promise<Batch> {
  const ctx: Ctx = { ...given, rules: rulesForHistory(given.rules) }
  const known = await knownExternalIds(
    ctx,
    cases.map(c => c.externalId),
  )
  const fresh = cases.filter(c => !known.has(c.externalId))
  const customers = await findOrCreateCustomers(
    ctx,
    fresh.map(c => c.input.customer),
  )
  const numbers = new Map<string, string[]>()
  for (const kind of new Set(fresh.map(c => c.input.kind)))
    numbers.set(kind, await nextNumbers(ctx, kind, fresh.filter(c => c.input.kind === kind).length))
  const outcomes: Outcome[] = []
  const work = newWork()
  let events = 0
  for (const one of cases) {
    const id = known.get(one.externalId)
    if (id !== undefined) outcomes.push({ line: one.line, externalId: one.externalId, outcome: 'unchanged', id })
  }
  fresh.forEach((one, i) => {
    const series = numbers.get(one.input.kind)!
    try {
      const record = openCase(ctx, work, {
        ...one.input,
        customerId: customers[i] ?? null,
        number: series[0]!,
        importId,
        externalId: one.externalId,
        isHistory: true,
        at: one.events[0]!.at,
      })
      series.shift()
      replay(ctx, work, record, mapping, one)
      events += one.events.length
      outcomes.push({ line: one.line, externalId: one.externalId, outcome: 'created', id: record.id, number: record.number })
    } catch (error) {
      outcomes.push(refusedRow(one, error))
    }
  })
  for (const unused of numbers.values()) await giveBackNumbers(ctx, unused)
  await flush(ctx, work)
  return { outcomes: outcomes.sort((a, b) => a.line - b.line), events, owed: new Map() }
}

function replay(ctx: Ctx, work: Work, record: OpenedCase, mapping: Mapping, { events, level }: LogCase): void {
  let isCompleted = false
  for (const event of events) {
    const type = typeOf(mapping, event, isCompleted)
    if (record.state.pausedSince !== undefined && type !== 'clock.paused' && type !== 'clock.resumed')
      addEvent(ctx, work, record, { type: 'clock.resumed', at: event.at, plain: {}, sealed: {} })
    const draft = draftOfActivity(ctx, record, event, type, level)
    addEvent(ctx, work, record, draft)
    if (draft.type === 'case.archived') record.retainUntil = draft.plain.retainUntil
    if (draft.type === 'handling.completed' || draft.type === 'case.archived') isCompleted = true
    if (draft.type === 'case.reopened') isCompleted = false
  }
}

/** After completion, an activity that says work goes on reopens the case. */
function typeOf(mapping: Mapping, event: LogEvent, isCompleted: boolean): HistoryType {
  if (isCompleted && mapping.history!.reopens.includes(event.activity)) return 'case.reopened'
  return event.rule === 'ignore' ? 'note.added' : event.rule
}
