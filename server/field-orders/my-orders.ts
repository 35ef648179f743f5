import { editionNamed } from '../../engine/rules.ts'
import type { Instant } from '../../events/instant.ts'
import { amongWorkedOn, caseSeenOrTrue } from '../access/case-visibility.ts'
import { viewDuty } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { type FieldWork, fieldWorkOf } from '../field-desk/field-work.ts'
import { stageTitle } from '../field-desk/present.ts'
import { handlerOf, nextDuties, recordEvents, waitingDecisions } from '../field-desk/queries.ts'
import type { MyOrder, MyOrders } from './schema.ts'

/** More than anybody has in hand; the phone keeps them all for when there is no network. */
const MOST = 100

/** Kinds of case by which somebody is sent: those that the regulations in force name, else work orders. */
export const fieldKinds = (work: FieldWork): string[] => (work.ofKind.size === 0 ? ['work-order'] : [...work.ofKind.keys()])

const ordersInHand = (ctx: Ctx, kinds: readonly string[]) =>
  ctx.tx
    .selectFrom('cases')
    .where('cases.org_id', '=', ctx.org)
    .where('cases.kind', 'in', [...kinds])
    .where('cases.is_closed', '=', false)
    .where('cases.is_history', '=', false)
    // Indexed by person; of those that somebody works on, the ones that are in their own hands.
    .where(amongWorkedOn(ctx, 'cases.id'))
    .where(handlerOf, '=', ctx.actor.person)
    .where(caseSeenOrTrue(ctx, 'cases.id'))

/** Whether somebody is of the field: by their post, or by an order in their hands. */
export async function isInField(ctx: Ctx): Promise<boolean> {
  const work = fieldWorkOf(ctx)
  if (ctx.actor.roles.some(({ role }) => work.field.has(role))) return true
  return (await ordersInHand(ctx, fieldKinds(work)).select('cases.id').limit(1).executeTakeFirst()) !== undefined
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number]
function rowsOf(ctx: Ctx, kinds: readonly string[]) {
  return ordersInHand(ctx, kinds)
    .leftJoin('customers', join =>
      join.onRef('customers.org_id', '=', 'cases.org_id').onRef('customers.id', '=', 'cases.customer_id'),
    )
    .leftJoin('machines', join =>
      join.onRef('machines.org_id', '=', 'cases.org_id').onRef('machines.id', '=', 'cases.machine_id'),
    )
    .select([
      'cases.id',
      'cases.number',
      'cases.title',
      'cases.kind',
      'cases.stage',
      'cases.state',
      'cases.contact',
      'cases.paused_since',
      'cases.updated_at',
      'customers.name as customer',
      'customers.address as site',
      'customers.contact as customer_contact',
      'customers.phone as customer_phone',
      'machines.model',
      'machines.serial',
    ])
    .orderBy('cases.opened_at')
    .orderBy('cases.id')
    .limit(MOST)
    .execute()
}

/** 今日外勤: every open order of the actor, with the times that it states; five queries however many there are. */
export async function myOrders(ctx: Ctx): Promise<MyOrders> {
  const work = fieldWorkOf(ctx)
  const rows = await rowsOf(ctx, fieldKinds(work))
  const cases = rows.map(row => row.id)
  const records = [...new Set([...work.ofKind.values()].map(rule => rule.order.record))]
  const values = valuesOf(await recordEvents(ctx, cases, records))
  const duties = new Map((await nextDuties(ctx, cases)).map(duty => [duty.case_id, duty]))
  const waiting = await waitingDecisions(ctx, cases)
  const items = rows.map(row => {
    const duty = duties.get(row.id)
    const waitsFor = [...new Set(waiting.filter(one => one.case_id === row.id).flatMap(one => one.waiting))]
    return {
      ...presentOrder(ctx, work, row, values.get(row.id)),
      nextDuty: duty === undefined ? null : viewDuty(ctx, duty),
      waitsFor: waitsFor.flatMap(id => {
        const person = ctx.roster.people.get(id)
        return person === undefined ? [] : [{ id, name: person.name }]
      }),
    }
  })
  return { items: items.sort(byPlace), asOf: ctx.now }
}

const blank = (text: string | null | undefined): string | null =>
  text === undefined || text === null || text === '' ? null : text

function presentOrder(ctx: Ctx, work: FieldWork, row: Row, values: Values | undefined): Omit<MyOrder, 'nextDuty' | 'waitsFor'> {
  const rule = work.ofKind.get(row.kind)
  const lifecycle = editionNamed(ctx.rules, row.state.edition).lifecycles.get(row.kind)
  const place = (stage: string) => lifecycle?.stages.findIndex(one => one.id === stage) ?? -1
  const at = place(row.stage)
  const arrived = Math.min(...(rule?.onSite ?? []).map(place))
  const over = Math.max(...(rule?.onSite ?? []).map(place))
  const planned = (field: string | undefined, isDone: boolean) => {
    const moment = field === undefined ? undefined : values?.[field]
    return typeof moment === 'string' ? { at: moment as Instant, isLate: !isDone && moment < ctx.now } : null
  }
  return {
    ...{ id: row.id, number: row.number, title: row.title, kind: row.kind, category: row.state.category ?? null },
    stageTitle: stageTitle(ctx, row.state),
    state: stateOf(rule, row.stage, at > over && rule !== undefined),
    customer: blank(row.customer),
    address: blank(row.contact.address) ?? blank(row.site),
    // In one's own hands, so that nothing of it is hidden.
    contact: {
      name: blank(row.contact.name) ?? blank(row.customer_contact),
      phone: blank(row.contact.phone) ?? blank(row.customer_phone),
    },
    machine: row.serial === null ? null : { model: row.model ?? '', serial: row.serial },
    arriveBy: planned(rule?.order.arriveBy, at >= arrived),
    completeBy: planned(rule?.order.completeBy, at > over || row.stage === rule?.onSite.at(-1)),
    pausedSince: row.paused_since,
    updatedAt: row.updated_at,
  }
}

function stateOf(rule: { onTheWay: readonly string[]; onSite: readonly string[] } | undefined, stage: string, isOver: boolean) {
  if (rule?.onSite.includes(stage) === true) return 'onSite'
  if (rule?.onTheWay.includes(stage) === true) return 'underWay'
  return isOver ? 'left' : 'ahead'
}

const places = { onSite: 0, underWay: 1, ahead: 2, left: 3 } as const
const late = '9999'
const byPlace = (a: MyOrder, b: MyOrder): number =>
  places[a.state] - places[b.state] ||
  (a.arriveBy?.at ?? late).localeCompare(b.arriveBy?.at ?? late) ||
  a.number.localeCompare(b.number)

type Values = Readonly<Record<string, unknown>>
/** The values of the last record of each case that is not taken back. */
function valuesOf(events: Awaited<ReturnType<typeof recordEvents>>): ReadonlyMap<string, Values> {
  const voided = new Set(
    events.filter(({ type, data }) => type === 'event.corrected' && data.void === true).map(({ data }) => String(data.corrects)),
  )
  return new Map(
    events
      .filter(({ id, type }) => type === 'record.made' && !voided.has(id))
      .map(({ stream_id, data }) => [stream_id, (data.values ?? {}) as Values]),
  )
}
