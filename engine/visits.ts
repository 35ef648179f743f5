import type { CaseEvent } from '../events/envelope.ts'
import type { Instant } from '../events/instant.ts'
import { meetsAll, pulls } from './conditions.ts'
import type { FieldWorkRule } from './pack.ts'
import type { Edition } from './rules.ts'

export const visitStates = ['unconfirmed', 'asked', 'confirmed', 'other-time', 'done', 'cancelled'] as const
export type VisitState = (typeof visitStates)[number]

/** 上门: one visit to a user as its events leave it. A move changes it and keeps its place; after its end the next appointment is another visit. */
export type Visit = {
  /** The appointment that stands: its record. */
  event: string
  from: Instant
  until: Instant
  state: VisitState
  /** Who goes: the handler, and those who come along. Frozen once it is over. */
  handler?: string
  companions: string[]
  /** How often it was changed since it was made (RFC 5545 SEQUENCE), and when last. */
  sequence: number
  changedAt: Instant
  /** When the customer would like it instead. */
  wishFrom?: Instant
  wishUntil?: Instant
}
type VisitRule = NonNullable<FieldWorkRule['visit']>
type Of = {
  readonly kind: string
  readonly closed: boolean
  readonly people: Readonly<Record<string, readonly string[]>>
  visits?: Visit[]
}

const over: ReadonlySet<VisitState> = new Set(['done', 'cancelled'])

/** Whether nobody will come for it any more: it took place or was called off. */
export const isOver = ({ state }: Pick<Visit, 'state'>): boolean => over.has(state)

/** The visit that is still to come or under way; undefined where none is arranged. */
export function currentVisit(state: { readonly visits?: readonly Visit[] }): Visit | undefined {
  const last = state.visits?.at(-1)
  return last === undefined || isOver(last) ? undefined : last
}

/** What the first of these regulations says of visits in such cases; undefined where none does. */
export function visitRuleOf(editions: readonly Edition[], kind: string): VisitRule | undefined {
  for (const { pack } of editions)
    for (const rule of pack.fieldWork ?? [])
      if (rule.visit !== undefined && (rule.kinds as readonly string[]).includes(kind)) return rule.visit
  return undefined
}

/**
 * Follows the visits of a case, after its people and its end are known: a new appointment moves the visit that stands (and wants a new
 * confirmation, unless it says that the customer agreed) or begins another one. Mutates the state given, as the fold does.
 */
export function followVisits(state: Of, event: CaseEvent, at: Instant, ruleNow: () => VisitRule | undefined): void {
  const isRecord = event.type === 'record.made'
  if (state.visits === undefined && !isRecord) return
  const rule = ruleNow()
  if (rule === undefined) return
  if (isRecord && event.data.record === rule.record) appoint(state, rule, event, at)
  const current = currentVisit(state)
  if (current === undefined) return
  const change = changeOf(current, state, rule, event, at)
  if (change !== undefined) replace(state, change)
}

/** The visit as one more event leaves it; undefined where that says nothing of it. */
function changeOf(current: Visit, state: Of, rule: VisitRule, event: CaseEvent, at: Instant): Visit | undefined {
  const next = { ...current, changedAt: at }
  const moved = { ...next, sequence: current.sequence + 1 }
  if (event.type === 'appointment.asked') return { ...next, state: 'asked' }
  if (event.type === 'appointment.answered') return answered(next, event)
  if (event.type === 'appointment.cancelled') return { ...moved, state: 'cancelled' }
  if (pulls(rule.done, event.type, event.data as Record<string, unknown>)) return { ...next, state: 'done' }
  // Over before anybody came: nobody waits for them.
  if (state.closed) return { ...moved, state: current.from <= at ? 'done' : 'cancelled' }
  const [handler] = state.people.handler ?? []
  if (handler === undefined || handler === current.handler) return undefined
  const companions = current.companions.filter(person => person !== handler)
  return { ...(current.handler === undefined ? next : moved), handler, companions }
}

function appoint(state: Of, rule: VisitRule, event: CaseEvent<'record.made'>, at: Instant): void {
  const { values } = event.data
  const [from, until] = [values[rule.from], values[rule.until]]
  // A regulation whose record does not want the end after the beginning arranges nothing by one that is turned round.
  if (typeof from !== 'string' || typeof until !== 'string' || !(Date.parse(until) > Date.parse(from))) return
  const current = currentVisit(state)
  const isAgreed = rule.agreed !== undefined && meetsAll(rule.agreed, { values })
  const [handler] = state.people.handler ?? []
  const visit: Visit = {
    ...{ event: event.id, from: inUtc(from), until: inUtc(until), state: isAgreed ? 'confirmed' : 'unconfirmed' },
    ...(handler === undefined ? {} : { handler }),
    companions: companionsIn(rule, values).filter(person => person !== handler),
    ...{ sequence: current === undefined ? 0 : current.sequence + 1, changedAt: at },
  }
  state.visits = current === undefined ? [...(state.visits ?? []), visit] : [...state.visits!.slice(0, -1), visit]
}

const inUtc = (moment: string): Instant => new Date(moment).toISOString()

function answered({ wishFrom: _from, wishUntil: _until, ...visit }: Visit, { data }: CaseEvent<'appointment.answered'>): Visit {
  if (data.answer === 'confirmed') return { ...visit, state: 'confirmed' }
  return {
    ...{ ...visit, state: 'other-time' },
    ...(data.wishFrom === undefined ? {} : { wishFrom: data.wishFrom }),
    ...(data.wishUntil === undefined ? {} : { wishUntil: data.wishUntil }),
  }
}

function replace(state: Of, visit: Visit): void {
  state.visits = [...(state.visits ?? []).slice(0, -1), visit]
}

function companionsIn({ companions }: VisitRule, values: Readonly<Record<string, unknown>>): string[] {
  if (companions === undefined) return []
  const rows = values[companions.rows]
  if (!Array.isArray(rows)) return []
  const people = rows.flatMap(row =>
    typeof row === 'object' && row !== null ? [(row as Record<string, unknown>)[companions.person]] : [],
  )
  return [...new Set(people.filter((one): one is string => typeof one === 'string'))]
}
