import type { CaseState } from '../../engine/state.ts'
import type { GradingFacts } from '../../events/case-words.ts'
import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { Contact } from '../database/case-tables.ts'
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
  retainUntil: string | null
  openedAt: Instant
  closedAt: Instant | null
  /** Undefined until `case.opened` has been added. */
  state: CaseState | undefined
}

/** A case that has been opened: its state is there. */
export type OpenedCase = CaseRecord & { state: CaseState }

/** Reads and locks a case for a change: writers of the same case wait for each other. Unknown or of another organisation: `case.not-found`. */
export async function lockCase(ctx: Ctx, id: string): Promise<OpenedCase> {
  const row = await ctx.tx
    .selectFrom('cases')
    .select([
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
      'retain_until',
      'opened_at',
      'closed_at',
      'state',
    ])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw refuse('case.not-found')
  return {
    id: row.id,
    number: row.number,
    isNew: false,
    isHistory: row.is_history,
    title: row.title,
    description: row.description,
    demand: row.demand,
    contact: row.contact,
    channel: row.channel,
    customerId: row.customer_id,
    machineId: row.machine_id,
    facts: row.facts,
    importId: row.import_id,
    externalId: row.external_id,
    mergedInto: row.merged_into,
    retainUntil: row.retain_until,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    state: row.state,
  }
}

/** Who answers for the case now: the handler or team owner, before that whoever reported it. */
export function ownerOf(state: CaseState): string | null {
  return state.people.handler?.[0] ?? state.people['team-owner']?.[0] ?? state.people.reporter?.[0] ?? null
}
