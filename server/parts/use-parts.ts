import { localDateOf } from '../../engine/calendar/days.ts'
import type { Instant } from '../../events/instant.ts'
import type { PlainOf } from '../../events/registry.ts'
import { worksOn } from '../access/shown.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { notPeople } from '../context.ts'
import { recordPartReplaced } from '../customers/machine-parts.ts'
import { refuse } from '../errors.ts'
import { mustBeParts } from './catalogue.ts'
import { mustBePlaces, type Place } from './places.ts'
import { balanceAt, lockBalances, type Move, postMoves } from './post-moves.ts'
import { stockRights } from './who.ts'

type Used = PlainOf<'parts.used'>
export type UsedLine = Used['lines'][number]

/**
 * What of the lines of a use is there by the books; locks the balances, so that the moves that follow in this transaction find them as they were. Who used
 * parts is whoever has the case in hand, keeps the place, or manages the stock (`parts.not-yours`). Never refuses for want of stock: the part is in the
 * machine already. A part tracked by serial number wants its numbers (`stock.serials-needed`).
 */
export async function bookUse(ctx: Ctx, record: OpenedCase, lines: readonly UsedLine[]): Promise<Used['booked']> {
  const parts = await mustBeParts(
    ctx,
    lines.map(line => line.part),
  )
  const places = await mustBePlaces(
    ctx,
    lines.map(line => line.location),
    true,
  )
  await mustBeUser(ctx, record, [...places.values()])
  const all = lines.flatMap(line => (line.serialsIn ?? []).map(serial => `${line.part} ${serial}`))
  if (new Set(all).size < all.length) throw refuse('stock.serials-needed')
  for (const line of lines) {
    const part = parts.get(line.part)!
    if (part.isSerialised && line.serialsIn?.length !== line.quantity)
      throw refuse('stock.serials-needed', {
        detail: {
          zh: `${part.number}：${line.quantity} 件要填 ${line.quantity} 个装上的序列号`,
          en: `${part.number}: ${line.quantity} serial numbers built in`,
        },
      })
  }
  const locked = await lockBalances(ctx, lines)
  const kept = await keptFor(ctx, record.id)
  const gone = new Map<string, number>()
  const booked: Used['booked'] = []
  for (const line of lines) {
    const part = parts.get(line.part)!
    const place = `${line.part} ${line.location}`
    const { onHand, reserved } = balanceAt(locked, line.part, line.location)
    const free = onHand - reserved + (kept.get(place) ?? 0) - (gone.get(place) ?? 0)
    const there = part.isSerialised ? (await lyingThere(ctx, line)).length : line.quantity
    const taken = Math.max(0, Math.min(free, line.quantity, there))
    gone.set(place, (gone.get(place) ?? 0) + taken)
    booked.push({ number: part.number, name: part.name, unit: part.unit, taken, short: line.quantity - taken })
  }
  return booked
}

async function mustBeUser(ctx: Ctx, record: OpenedCase, places: readonly Place[]): Promise<void> {
  if (notPeople.has(ctx.actor.person) || worksOn(ctx, record.state)) return
  if (Object.values(record.state.people).some(people => people?.includes(ctx.actor.person))) return
  if (places.every(place => place.keeper_id === ctx.actor.person)) return
  if ((await stockRights(ctx)).manages) return
  throw refuse('parts.not-yours')
}

/** What is kept for this case, by part and place. */
async function keptFor({ tx, org }: Pick<Ctx, 'tx' | 'org'>, caseId: string): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('stock_reservations')
    .select(['part_id', 'location_id', 'reserved'])
    .where('org_id', '=', org)
    .where('case_id', '=', caseId)
    .where('state', '=', 'open')
    .where('reserved', '>', 0)
    .orderBy('id')
    .forUpdate()
    .execute()
  const kept = new Map<string, number>()
  for (const row of rows) {
    const place = `${row.part_id} ${row.location_id}`
    kept.set(place, (kept.get(place) ?? 0) + row.reserved)
  }
  return kept
}

/** Which of the numbers built in lie where they are said to be taken from. */
async function lyingThere({ tx, org }: Pick<Ctx, 'tx' | 'org'>, line: UsedLine): Promise<string[]> {
  const rows = await tx
    .selectFrom('stock_serials')
    .select('serial')
    .where('org_id', '=', org)
    .where('part_id', '=', line.part)
    .where('location_id', '=', line.location)
    .where('serial', 'in', [...(line.serialsIn ?? []), ''])
    .execute()
  const there = new Set(rows.map(row => row.serial))
  return (line.serialsIn ?? []).filter(serial => there.has(serial))
}

/** Writes what a use did: the moves of what was there, a difference for what was not, and its lines for where-used lists. */
export async function writeUse(ctx: Ctx, record: OpenedCase, event: string, { lines, booked }: Used, at: Instant): Promise<void> {
  const moves: Move[] = []
  const ref = { kind: 'event' as const, id: event }
  const about = { case: record.id, ref, at }
  for (const [i, line] of lines.entries()) {
    const { taken, short } = booked[i]!
    const numbers = line.serialsIn ?? []
    const there = numbers.length === 0 ? [] : await lyingThere(ctx, line)
    if (taken > 0) {
      moves.push(...(await releasesFor(ctx, record.id, line, taken)))
      moves.push({
        kind: 'consume',
        part: line.part,
        quantity: taken,
        from: line.location,
        serials: there.slice(0, taken),
        ...about,
      })
    }
    if (short > 0)
      await ctx.tx
        .insertInto('stock_differences')
        .values({
          ...{
            org_id: ctx.org,
            id: ctx.newId(),
            case_id: record.id,
            event_id: event,
            part_id: line.part,
            location_id: line.location,
          },
          ...{ quantity: short, serials: numbers.filter(serial => !there.slice(0, taken).includes(serial)), state: 'open' },
          ...{ found_at: ctx.now, found_by: ctx.actor.person },
        })
        .execute()
  }
  await postMoves(ctx, moves)
  await intoMachine(ctx, record, { lines, booked }, at)
  await ctx.tx
    .insertInto('part_uses')
    .values(
      lines.map((line, i) => ({
        ...{ org_id: ctx.org, event_id: event, line: i, case_id: record.id, machine_id: record.machineId, part_id: line.part },
        ...{
          location_id: line.location,
          quantity: line.quantity,
          serials_in: line.serialsIn ?? [],
          serials_out: line.serialsOut ?? [],
        },
        ...{ used_at: at, used_by: ctx.actor.person },
      })),
    )
    .execute()
}

/** What was built in stands in the structure of the case's machine from now on, piece by piece where pieces have numbers. */
async function intoMachine(ctx: Ctx, record: OpenedCase, { lines, booked }: Used, at: Instant): Promise<void> {
  if (record.machineId === null) return
  const on = localDateOf(ctx.rules.calendar, at)
  for (const [i, line] of lines.entries()) {
    const about = { machine: record.machineId, case: record.id, partNumber: booked[i]!.number, name: booked[i]!.name, on }
    const [into, out] = [line.serialsIn ?? [], line.serialsOut ?? []]
    if (into.length === 0)
      await recordPartReplaced(ctx, {
        ...about,
        quantity: line.quantity,
        ...(out[0] === undefined ? {} : { removedSerial: out[0] }),
      })
    for (const [n, serial] of into.entries())
      await recordPartReplaced(ctx, { ...about, serial, ...(out[n] === undefined ? {} : { removedSerial: out[n] }) })
  }
}

/** What was kept for the case at that place is used first. */
async function releasesFor(ctx: Ctx, caseId: string, line: UsedLine, taken: number): Promise<Move[]> {
  const rows = await ctx.tx
    .selectFrom('stock_reservations')
    .select(['id', 'reserved', 'issued', 'wanted'])
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('part_id', '=', line.part)
    .where('location_id', '=', line.location)
    .where('state', '=', 'open')
    .where('reserved', '>', 0)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const moves: Move[] = []
  let left = taken
  for (const row of rows) {
    const quantity = Math.min(left, row.reserved)
    if (quantity === 0) break
    left -= quantity
    const issued = row.issued + quantity
    await ctx.tx
      .updateTable('stock_reservations')
      .set({
        reserved: row.reserved - quantity,
        issued,
        ...(issued >= row.wanted ? { state: 'issued' as const, closed_at: ctx.now } : {}),
      })
      .where('org_id', '=', ctx.org)
      .where('id', '=', row.id)
      .execute()
    moves.push({
      kind: 'release',
      part: line.part,
      quantity,
      from: line.location,
      case: caseId,
      ref: { kind: 'reservation', id: row.id },
    })
  }
  return moves
}

/** A use that was taken back: each of its moves by one the other way, its open differences withdrawn, its lines no longer counted. */
export async function takeUseBack(ctx: Ctx, event: string): Promise<void> {
  const { tx, org } = ctx
  const moves = await tx
    .selectFrom('stock_moves as m')
    .selectAll('m')
    .where('m.org_id', '=', org)
    .where('m.ref_kind', '=', 'event')
    .where('m.ref_id', '=', event)
    .where('m.kind', '=', 'consume')
    .where('m.reverses', 'is', null)
    .where(eb =>
      eb.not(
        eb.exists(
          eb.selectFrom('stock_moves as r').select('r.id').where('r.org_id', '=', org).whereRef('r.reverses', '=', 'm.id'),
        ),
      ),
    )
    .execute()
  await postMoves(
    ctx,
    moves.map(move => ({
      ...{ kind: 'consume' as const, part: move.part_id, quantity: move.quantity, to: move.from_id, serials: move.serials },
      ...{ case: move.case_id, ref: { kind: 'event' as const, id: event }, reverses: move.id },
    })),
  )
  await tx
    .updateTable('stock_differences')
    .set({ state: 'withdrawn', cleared_at: ctx.now, cleared_by: ctx.actor.person })
    .where('org_id', '=', org)
    .where('event_id', '=', event)
    .where('state', '=', 'open')
    .execute()
  await tx.updateTable('part_uses').set({ is_withdrawn: true }).where('org_id', '=', org).where('event_id', '=', event).execute()
}
