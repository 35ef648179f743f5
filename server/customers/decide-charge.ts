import { localDateOf } from '../../engine/calendar/days.ts'
import {
  type ChargeDecision,
  type CoveringContract,
  contractOn,
  decideCharge,
  decidesCharge,
  inWarrantyOn,
} from '../../engine/charge.ts'
import { effectiveEvents } from '../../engine/corrections.ts'
import { tableFor } from '../../engine/grading.ts'
import type { RecordRule } from '../../engine/pack.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { FactValue } from '../../engine/tables/table-shape.ts'
import type { CaseEvent } from '../../events/envelope.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { PlainOf } from '../../events/registry.ts'
import { lockCases, type OpenedCase } from '../cases/case-record.ts'
import { eventsOf } from '../cases/queries.ts'
import { type Ctx, systemActor } from '../context.ts'
import { addEvent } from '../events/add-event.ts'
import { flush } from '../events/flush.ts'
import { canonical } from '../events/seal.ts'
import { newWork, type Work } from '../events/work.ts'
import { type ChargeBasis, chargeBasis } from './charge-basis.ts'

export type Decided = PlainOf<'charge.decided'>
type Because = Decided['because']
/** Of more open cases than this on one machine the oldest keep what was decided. */
const MOST_CASES = 50

export type Asked = {
  readonly decision: ChargeDecision
  readonly on: LocalDate
  readonly isOccurrence: boolean
  readonly basis: ChargeBasis | undefined
  readonly contract: CoveringContract | undefined
}

/** The facts of an intake with whether the warranty runs, where its machine and the day say so: what somebody typed does not stand against them. */
export async function withWarranty<
  W extends {
    readonly machineId?: string | undefined
    readonly occurredAt?: string | undefined
    readonly facts?: object | undefined
  },
>(ctx: Ctx, intake: W): Promise<W> {
  if (intake.machineId === undefined) return intake
  const basis = await chargeBasis(ctx, intake.machineId)
  const runs = basis && inWarrantyOn(basis.machine.warranty, localDateOf(ctx.rules.calendar, intake.occurredAt ?? ctx.now))
  return runs === undefined ? intake : { ...intake, facts: { ...intake.facts, inWarranty: runs } }
}

/** Whether a record says something that the table reads: the class of a failure, say. */
export function speaksOfCharge(ctx: Ctx, { state }: OpenedCase, record: RecordRule): boolean {
  const table = tableFor(editionNamed(ctx.rules, state.edition), 'charge', state.kind)
  return table !== undefined && record.fields.some(field => table.axes.some(axis => axis.name === field.id))
}

/** What the table says of a case now; undefined where no table of its regulation decides cases of its kind. */
export async function askCharge(
  ctx: Ctx,
  record: Pick<OpenedCase, 'state' | 'machineId' | 'facts' | 'openedAt'>,
  events: readonly CaseEvent[],
): Promise<Asked | undefined> {
  const { state } = record
  const edition = editionNamed(ctx.rules, state.edition)
  const table = tableFor(edition, 'charge', state.kind)
  if (!table) return undefined
  const occurredAt = events.reduce<string | undefined>(
    (known, e) => (e.type === 'case.opened' || e.type === 'record.completed' ? (e.data.occurredAt ?? known) : known),
    undefined,
  )
  const on = localDateOf(ctx.rules.calendar, occurredAt ?? record.openedAt)
  const basis = record.machineId === null ? undefined : await chargeBasis(ctx, record.machineId)
  const contract = basis && contractOn(basis.contracts, on)
  const said = new Map<string, FactValue>()
  for (const event of events)
    if (event.type === 'record.made')
      for (const axis of table.axes) {
        const value = event.data.values[axis.name]
        if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') said.set(axis.name, value)
      }
  const known: Record<string, FactValue | undefined> = {
    ...record.facts,
    ...Object.fromEntries(said),
    ...{ category: state.category, subtype: state.subtype, level: state.level, kind: state.kind },
    inWarranty: (basis && inWarrantyOn(basis.machine.warranty, on)) ?? record.facts.inWarranty,
    cover: contract?.kind ?? 'none',
  }
  const decision = decideCharge(edition, state.kind, known, contract)
  return decision && { decision, on, isOccurrence: occurredAt !== undefined, basis, contract }
}

/**
 * Records what the table says of a case, if that is not what was recorded last: who pays, by which row, on what. Nothing while nothing can be
 * decided and nothing was.
 */
export async function recordCharge(ctx: Ctx, work: Work, record: OpenedCase, because: Because): Promise<void> {
  if (record.isHistory || !decidesCharge(editionNamed(ctx.rules, record.state.edition), record.state.kind)) return
  const own = work.events.filter(event => event.stream === record.id)
  const before = record.isNew ? [] : await eventsOf(ctx, record.id)
  const events = effectiveEvents([...before, ...own.filter(event => !before.some(known => known.id === event.id))])
  const asked = await askCharge(ctx, record, events)
  if (asked === undefined) return
  const { inWarranty } = asked.decision.facts
  if (asked.basis !== undefined && typeof inWarranty === 'boolean') record.facts = { ...record.facts, inWarranty }
  const last = events.findLast(event => event.type === 'charge.decided')
  if (last === undefined && asked.decision.charge === undefined) return
  const next = plainOf(asked)
  if (last !== undefined && canonical({ ...last.data, because }) === canonical({ ...next, because })) return
  // Nobody decides it: the table does, out of what others have said.
  addEvent({ ...ctx, actor: systemActor }, work, record, { type: 'charge.decided', plain: { ...next, because }, sealed: {} })
}

function plainOf({ decision, on, basis, contract }: Asked): Omit<Decided, 'because'> {
  const { from, until } = basis?.machine.warranty ?? {}
  return {
    ...(decision.charge === undefined ? {} : { charge: decision.charge }),
    ...(decision.row === undefined ? {} : { row: decision.row }),
    free: [...decision.free],
    on,
    ...(basis === undefined ? {} : { machine: basis.machine.id }),
    ...(from === undefined ? {} : { warrantyFrom: from }),
    ...(until === undefined ? {} : { warrantyUntil: until }),
    ...(contract === undefined ? {} : { contract: contract.id }),
    cover: contract?.kind ?? 'none',
    facts: { ...decision.facts },
  }
}

/** The open cases of these machines, decided again: their warranty or a contract was put right in the customer file. */
export async function decideAgain(ctx: Ctx, machines: readonly string[]): Promise<void> {
  if (machines.length === 0) return
  const rows = await ctx.tx
    .selectFrom('cases')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('machine_id', 'in', [...machines])
    .where('is_closed', '=', false)
    .where('is_history', '=', false)
    .orderBy('opened_at', 'desc')
    .limit(MOST_CASES)
    .execute()
  if (rows.length === 0) return
  const work = newWork()
  const records = await lockCases(
    ctx,
    rows.map(row => row.id),
    'all',
  )
  for (const record of records.values()) await recordCharge(ctx, work, record, 'file')
  await flush(ctx, work)
}
