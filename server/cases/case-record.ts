import { type Selectable, sql } from 'kysely'
import type { CaseState } from '../../engine/state.ts'
import type { GradingFacts } from '../../events/case-words.ts'
import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { Cases, Contact } from '../database/case-tables.ts'
import { refuse } from '../errors.ts'

/** A case in memory during one transaction: its readable columns and the engine's state. */
export type CaseRecord = {
  readonly id: string
  readonly number: string
  isNew: boolean
  readonly isHistory: boolean
  title: string
  description: string
  demand: string
  contact: Contact
  channel: string
  customerId: string | null
  machineId: string | null
  facts: GradingFacts
  importId: string | null
  externalId: string | null
  mergedInto: string | null
  /** The case that it comes from; written once, when it is opened. */
  readonly originId: string | null
  retainUntil: string | null
  /** The posts that look after a sealed case; null: not sealed. */
  sealedFor: readonly string[] | null
  openedAt: Instant
  closedAt: Instant | null
  /** Undefined until `case.opened` has been added. */
  state: CaseState | undefined
  /** The words as they stand in the database; undefined where it has none yet. Most acts leave them alone, and then they are not written again. */
  written?: CaseWords | undefined
  /** Who stands in the database as having to do with it, and the state of which that was written; undefined where nothing has been written yet. */
  partakers?: { readonly state: CaseState; readonly parties: ReadonlySet<string> } | undefined
}

export type CaseWords = Pick<CaseRecord, 'title' | 'description' | 'demand' | 'contact'>

/** A case that has been opened: its state is there. */
export type OpenedCase = CaseRecord & { state: CaseState }

const columns = [
  'id',
  'number',
  'is_history',
  'title',
  'description',
  'demand',
  'contact',
  'channel',
  'customer_id',
  'machine_id',
  'facts',
  'import_id',
  'external_id',
  'merged_into',
  'origin_id',
  'retain_until',
  'disposed_at',
  'sealed_for',
  'opened_at',
  'closed_at',
  'state',
  'parties',
] as const

/** Reads and locks a case for a change: writers of the same case wait for each other. Unknown or of another organisation: `case.not-found`. */
export async function lockCase(ctx: Ctx, id: string): Promise<OpenedCase> {
  const row = await ctx.tx
    .selectFrom('cases')
    .select(columns)
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw refuse('case.not-found')
  // Its words are gone: nothing more happens to it.
  if (row.disposed_at !== null) throw refuse('archive.disposed')
  return recordOf(row)
}

/**
 * Reads and locks several cases, always in the order of their ids, so that no two of us wait for each other in a circle. Those that are gone are left out,
 * and with `free` those that somebody else is changing.
 */
export async function lockCases(ctx: Ctx, ids: readonly string[], which: 'all' | 'free'): Promise<Map<string, OpenedCase>> {
  const query = ctx.tx
    .selectFrom('cases')
    .select(columns)
    .where('org_id', '=', ctx.org)
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .orderBy('id')
    .forUpdate()
  const rows = await (which === 'free' ? query.skipLocked() : query).execute()
  return new Map(rows.map(row => [row.id, recordOf(row)]))
}

/** Whether somebody has changed the words of a case since they were read or written. */
export function wordsChanged({ written, ...now }: CaseRecord): boolean {
  return (
    written === undefined ||
    now.title !== written.title ||
    now.description !== written.description ||
    now.demand !== written.demand ||
    now.contact !== written.contact
  )
}

/** The words of a case as they are now, to be kept as {@link CaseRecord.written}. */
export const wordsOf = ({ title, description, demand, contact }: CaseRecord): CaseWords => ({
  title,
  description,
  demand,
  contact,
})

function recordOf(row: Pick<Selectable<Cases>, (typeof columns)[number]>): OpenedCase {
  const { title, description, demand, contact } = row
  return {
    written: { title, description, demand, contact },
    partakers: { state: row.state, parties: new Set(row.parties) },
    id: row.id,
    number: row.number,
    isNew: false,
    isHistory: row.is_history,
    title,
    description,
    demand,
    contact,
    channel: row.channel,
    customerId: row.customer_id,
    machineId: row.machine_id,
    facts: row.facts,
    importId: row.import_id,
    externalId: row.external_id,
    mergedInto: row.merged_into,
    originId: row.origin_id,
    retainUntil: row.retain_until,
    sealedFor: row.sealed_for,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    state: row.state,
  }
}

/** Who answers for the case now: the handler or team owner, before that whoever reported it. */
export function ownerOf(state: CaseState): string | null {
  return state.people.handler?.[0] ?? state.people['team-owner']?.[0] ?? state.people.reporter?.[0] ?? null
}
