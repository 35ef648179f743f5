import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { type FieldStaff, fieldStaff, isOf, placeOf } from './field-staff.ts'
import { deskOf, type FieldWork } from './field-work.ts'
import { endOf } from './period.ts'
import { type Details, presentPerson } from './present.ts'
import { nextDuties, ordersOf, phonesOf, recordEvents, waitingDecisions } from './queries.ts'
import type { FieldPeoplePage, ListFieldPeople } from './schema.ts'

/** One page of those in the field, who is out first: two queries for where everybody is, five for the page, however many people and orders. */
export async function listFieldPeople(ctx: Ctx, filter: ListFieldPeople): Promise<FieldPeoplePage> {
  const work = deskOf(ctx)
  const end = endOf(ctx, filter.period)
  const wanted = filter.q?.toLowerCase()
  const staff = (await fieldStaff(ctx, work, end)).filter(
    one =>
      isOf(ctx, one.person, filter) &&
      (filter.state === undefined || one.state === filter.state) &&
      (wanted === undefined || one.person.name.toLowerCase().includes(wanted)),
  )
  const after = filter.after === undefined ? undefined : readCursor(filter.after, ['text', 'text', 'text']).join('|')
  const rest = after === undefined ? staff : staff.filter(one => placeOf(one).join('|') > after)
  const shown = rest.slice(0, filter.limit)
  const details = await detailsOf(ctx, work, shown)
  const last = rest.length > filter.limit ? shown.at(-1) : undefined
  return {
    items: shown.map(one => presentPerson(ctx, work, one, details, end)),
    next: last === undefined ? null : writeCursor(placeOf(last)),
    total: staff.length,
  }
}

async function detailsOf(ctx: Ctx, work: FieldWork, shown: readonly FieldStaff[]): Promise<Details> {
  const people = shown.map(one => one.person.id)
  const orders = await ordersOf(ctx, work, people)
  const cases = orders.map(row => row.id)
  const duties = await nextDuties(ctx, cases)
  const names = [...new Set([...work.ofKind.values()].map(rule => rule.order.record))]
  const delayNames = [...new Set([...work.ofKind.values()].flatMap(rule => rule.delay?.record ?? []))]
  const events = await recordEvents(ctx, cases, names)
  const waiting = new Map<string, string[]>()
  for (const row of await waitingDecisions(ctx, cases))
    waiting.set(row.case_id, [...new Set([...(waiting.get(row.case_id) ?? []), ...row.waiting])])
  return {
    delays: valuesOf(await recordEvents(ctx, cases, delayNames)),
    ...{ orders, waiting, values: valuesOf(events), phones: await phonesOf(ctx, people) },
    duties: new Map(duties.map(duty => [duty.case_id, duty])),
  }
}

/** The values of the last record of each case that is not taken back; a record is not corrected but made anew. */
export function valuesOf(
  events: Awaited<ReturnType<typeof recordEvents>>,
): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const isVoid = ({ type, data }: (typeof events)[number]) => type === 'event.corrected' && data.void === true
  const voided = new Set(events.filter(isVoid).map(({ data }) => String(data.corrects)))
  // Events come in order: the last one stands.
  return new Map(
    events
      .filter(({ id, type }) => type === 'record.made' && !voided.has(id))
      .map(({ stream_id, data }) => [stream_id, (data.values ?? {}) as Readonly<Record<string, unknown>>]),
  )
}
