import { giveBackNumbers, nextNumbers } from '../cases/next-number.ts'
import { openCase } from '../cases/open-case.ts'
import { withTimesRaised } from '../cases/times-raised.ts'
import type { Ctx } from '../context.ts'
import { Refusal, refusals } from '../errors.ts'
import { flush } from '../events/flush.ts'
import { newWork, type Work } from '../events/work.ts'
import { findOrCreateCustomers } from './batch-customers.ts'
import { knownExternalIds } from './known-ids.ts'
import type { Outcome } from './outcome.ts'
import type { RowIntake } from './to-intake.ts'

export type Batch = {
  readonly outcomes: readonly Outcome[]
  readonly events: number /** New duties by whom they went to. */
  readonly owed: ReadonlyMap<string, number>
}

/**
 * Opens a case for each row whose id is not there yet, in one unit of work with a handful of statements whatever its size. Clocks start now:
 * the company learns of it by the import. A row that the regulation refuses (an unknown category) fails by name and the others go on.
 */
export async function importLive(ctx: Ctx, importId: string, rows: readonly RowIntake[]): Promise<Batch> {
  const known = await knownExternalIds(
    ctx,
    rows.map(r => r.externalId),
  )
  const fresh = rows.filter(r => !known.has(r.externalId))
  const customers = await findOrCreateCustomers(
    ctx,
    fresh.map(r => r.input.customer),
  )
  const numbers = await takeNumbers(ctx, fresh)
  const intakes = await withTimesRaised(
    ctx,
    fresh.map((row, i) => ({ ...row.input, customerId: customers[i] ?? null })),
  )
  const work = newWork()
  const outcomes: Outcome[] = rows.flatMap(({ line, externalId }) => {
    const id = known.get(externalId)
    return id === undefined ? [] : [{ line, externalId, outcome: 'unchanged' as const, id }]
  })
  fresh.forEach(({ line, externalId, input }, i) => {
    const series = numbers.get(input.kind)!
    try {
      const record = openCase(ctx, work, { ...intakes[i]!, number: series[0]!, importId, externalId })
      series.shift()
      outcomes.push({ line, externalId, outcome: 'created', id: record.id, number: record.number })
    } catch (error) {
      outcomes.push(refusedRow({ line, externalId }, error))
    }
  })
  for (const unused of numbers.values()) await giveBackNumbers(ctx, unused)
  await flush(ctx, work)
  return { outcomes: outcomes.sort((a, b) => a.line - b.line), events: work.events.length, owed: owedBy(work) }
}

/** What the rules refuse is an outcome; anything else is a fault and goes on up. */
export function refusedRow(at: { line: number; externalId: string }, error: unknown): Outcome {
  if (!(error instanceof Refusal)) throw error
  const { detail } = error.extras
  const words = refusals[error.code]
  return {
    ...at,
    outcome: 'failed',
    code: error.code,
    reason: { zh: detail?.zh ?? words.zh.title, en: detail?.en ?? words.en.title },
  }
}

async function takeNumbers(ctx: Ctx, rows: readonly RowIntake[]): Promise<Map<string, string[]>> {
  const wanted = new Map<RowIntake['input']['kind'], number>()
  for (const { input } of rows) wanted.set(input.kind, (wanted.get(input.kind) ?? 0) + 1)
  const numbers = new Map<string, string[]>()
  for (const [kind, count] of wanted) numbers.set(kind, await nextNumbers(ctx, kind, count))
  return numbers
}

function owedBy(work: Work): Map<string, number> {
  const owed = new Map<string, number>()
  for (const { duty } of work.duties.values()) if (duty.owner !== undefined) owed.set(duty.owner, (owed.get(duty.owner) ?? 0) + 1)
  return owed
}
