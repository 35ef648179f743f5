import type { DutyRule } from '../../engine/pack.ts'
import { refusalOf } from '../../engine/permissions.ts'
import { recordRefusal, recordsInScope } from '../../engine/records.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { CaseState } from '../../engine/state.ts'
import type { Instant } from '../../events/instant.ts'
import { type Act, definitionOfAct } from '../../events/registry.ts'
import type { Text } from '../../events/text.ts'
import { shownName } from '../access/shown.ts'
import { viewDuty } from '../cases/view-case.ts'
import { recordsOfDuty, verdictOf } from '../cases/view-records.ts'
import type { Ctx } from '../context.ts'
import { maySeeLeave } from '../organisation/absences.ts'
import type { FieldStaff } from './field-staff.ts'
import type { FieldWork } from './field-work.ts'
import type { nextDuties, OrderRow } from './queries.ts'
import type { FieldOrder, FieldPerson } from './schema.ts'

/** So many orders of one person stand in their row. */
const SHOWN_OF_ONE = 4
const SOON = 3 * 86_400_000

/** A stage as the regulation of the case calls it. */
export function stageTitle(ctx: Ctx, { edition, kind, stage }: Pick<CaseState, 'edition' | 'kind' | 'stage'>): Text {
  const stages = editionNamed(ctx.rules, edition).lifecycles.get(kind)?.stages
  return stages?.find(s => s.id === stage)?.title ?? { zh: stage }
}

type ActView = FieldOrder['acts'][number]
const titleOf = (act: string): Text => definitionOfAct(act as Act)?.title ?? { zh: act }

/** The acts that meet a duty, each with whether the viewer may do it now; a record is an act of its own. */
export function actsOf(ctx: Ctx, state: CaseState, rule: DutyRule | undefined): ActView[] {
  if (rule === undefined) return []
  const records = recordsInScope(ctx.rules, state, ctx.now)
  return rule.acts.flatMap((act): ActView[] => {
    if (act !== 'make-record') return [{ act, title: titleOf(act), can: verdictOf(refusalOf(ctx.rules, state, act, ctx.actor)) }]
    return recordsOfDuty(rule).flatMap(id => {
      const scoped = records.find(one => one.record.id === id)
      if (scoped === undefined) return []
      return [{ act, record: id, title: scoped.record.title, can: verdictOf(recordRefusal(ctx.rules, state, scoped, ctx.actor)) }]
    })
  })
}

/** Making one record, with whether the viewer may do it now; nothing where the case does not ask for it. */
function recordAct(ctx: Ctx, state: CaseState, id: string): ActView[] {
  const scoped = recordsInScope(ctx.rules, state, ctx.now).find(one => one.record.id === id)
  if (scoped === undefined) return []
  const can = verdictOf(recordRefusal(ctx.rules, state, scoped, ctx.actor))
  return [{ act: 'make-record', record: id, title: scoped.record.title, can }]
}

/** 催办 of somebody else's duty. */
export function reminder(
  ctx: Ctx,
  state: CaseState,
  duty: { readonly key: string; readonly owner_id: string | null },
): ActView[] {
  if (duty.owner_id === null || duty.owner_id === ctx.actor.person) return []
  return [
    { act: 'remind', title: titleOf('remind'), duty: duty.key, can: verdictOf(refusalOf(ctx.rules, state, 'remind', ctx.actor)) },
  ]
}

export type Details = {
  readonly orders: readonly OrderRow[]
  readonly duties: ReadonlyMap<string, Awaited<ReturnType<typeof nextDuties>>[number]>
  /** The plain values of the order record of each case. */
  readonly values: ReadonlyMap<string, Readonly<Record<string, unknown>>>
  /** The plain values of the last record of a delay of each case. */
  readonly delays: ReadonlyMap<string, Readonly<Record<string, unknown>>>
  readonly waiting: ReadonlyMap<string, readonly string[]>
  readonly phones: ReadonlyMap<string, string>
}

function presentOrder(ctx: Ctx, work: FieldWork, row: OrderRow, details: Details): FieldOrder {
  const { order, onSite, delay } = work.ofKind.get(row.kind)!
  const values = details.values.get(row.id)
  const planned = (field: string, isDone: boolean) => {
    const at = values?.[field]
    return typeof at === 'string' ? { at: at as Instant, isLate: !isDone && at < ctx.now } : null
  }
  const lifecycle = editionNamed(ctx.rules, row.state.edition).lifecycles.get(row.kind)
  const place = (id: string) => lifecycle?.stages.findIndex(s => s.id === id) ?? -1
  const at = place(row.stage)
  const duty = details.duties.get(row.id)
  const arriveBy = planned(order.arriveBy, at >= Math.min(...onSite.map(place)))
  // Late until the last stage on site is over.
  const completeBy = planned(order.completeBy, at >= Math.max(...onSite.map(place)))
  const told = details.delays.get(row.id)
  const backup = delay === undefined ? undefined : ctx.roster.people.get(String(told?.[delay.backup]))
  const isLate = arriveBy?.isLate === true || completeBy?.isLate === true
  const assign = refusalOf(ctx.rules, row.state, 'assign', ctx.actor)
  return {
    ...{ id: row.id, number: row.number, title: row.title, kind: row.kind, stage: row.stage },
    stageTitle: stageTitle(ctx, row.state),
    stageSince: row.state.stageSince,
    customer: row.customer ?? shownName(ctx, row.contact.name, row.is_mine) ?? null,
    site: row.site === null || row.site === '' ? null : row.site,
    isUnderWay: row.is_under_way === true,
    ...{ arriveBy, completeBy },
    delayed: told === undefined ? null : { backup: backup === undefined ? null : { id: backup.id, name: backup.name } },
    pausedSince: row.paused_since,
    nextDuty: duty === undefined ? null : viewDuty(ctx, duty),
    waitsFor: (details.waiting.get(row.id) ?? []).flatMap(id => {
      const person = ctx.roster.people.get(id)
      return person === undefined ? [] : [{ id, name: person.name }]
    }),
    acts: [
      ...(duty === undefined ? [] : reminder(ctx, row.state, duty)),
      ...(delay === undefined || !isLate || told !== undefined ? [] : recordAct(ctx, row.state, delay.record)),
      // Sending somebody else is offered to those alone who may.
      ...(assign === undefined ? [{ act: 'assign', title: titleOf('assign'), can: true as const }] : []),
    ],
  }
}

/** Somebody of the field with the orders that fall into the period, or are under way. */
export function presentPerson(ctx: Ctx, work: FieldWork, one: FieldStaff, details: Details, end: Instant): FieldPerson {
  const { person, state, orders: count, absences } = one
  const all = details.orders.filter(row => row.handler === person.id).map(row => presentOrder(ctx, work, row, details))
  const orders = all.filter(order => order.isUnderWay || order.arriveBy === null || order.arriveBy.at < end)
  const department = person.department === null ? undefined : ctx.roster.departments.get(person.department)
  const isBack = state !== 'leave' && state !== 'off-duty'
  const substitute = isBack || person.substitute === null ? undefined : ctx.roster.people.get(person.substitute)
  const { borrowed } = person
  const lastDay = all.reduce((last, { completeBy }) => (completeBy !== null && completeBy.at > last ? completeBy.at : last), '')
  const lentEnds =
    borrowed !== undefined && count > 0 && (borrowed.until < lastDay || Date.parse(borrowed.until) - Date.parse(ctx.now) < SOON)
  return {
    ...{ id: person.id, name: person.name, title: person.title, state, orderCount: count },
    phone: details.phones.get(person.id) ?? null,
    department: department === undefined ? null : { id: department.id, name: department.name },
    borrowed: borrowed === undefined ? null : { from: borrowed.from, until: borrowed.until },
    backAt: isBack ? null : (person.backAt ?? null),
    substitute: substitute === undefined ? null : { id: substitute.id, name: substitute.name },
    absences: absences.map(({ kind, since, until }) => ({
      // Why somebody is on leave is theirs and their superiors'; a trip is everybody's to know.
      kind: kind === 'trip' || maySeeLeave(ctx, person.id) ? kind : null,
      ...{ since, until },
    })),
    orders: orders.slice(0, SHOWN_OF_ONE),
    warnings: [
      ...(state === 'leave' && count > 0 ? (['away-with-orders'] as const) : []),
      ...(lentEnds ? (['lent-ends'] as const) : []),
      ...(!one.hasFieldPost && count > 0 ? (['no-field-post'] as const) : []),
    ],
  }
}
