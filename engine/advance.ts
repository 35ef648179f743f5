import type { CaseEvent } from '../events/envelope.ts'
import type { Instant } from '../events/instant.ts'
import type { EventType } from '../events/registry.ts'
import { followAction, handOverAction } from './actions.ts'
import { applyMove } from './apply-move.ts'
import { followDeciders } from './approvals/step-clocks.ts'
import { dataFor, editionsBinding, evidenceName, isAskedOfOthers } from './binding.ts'
import { chargeDecided } from './charge.ts'
import { followMoney, touchesMoney } from './compensation.ts'
import { pulls } from './conditions.ts'
import { cancelAll, followOwners, passPeriods, recomputeDues, regradeDuties, startDuties, stopDuties } from './duties.ts'
import { lapseRight } from './lapsed.ts'
import { followLiability, isOfLiability } from './liability.ts'
import { onPenalty, proposeLevel } from './on-penalty.ts'
import type { EvidenceRule } from './pack.ts'
import { followPenalty } from './penalty.ts'
import { followPeople, namesPeople } from './people.ts'
import { type Edition, editionNamed, editionsInForce, primaryEdition, type Rules, rulesForHistory } from './rules.ts'
import type { CaseState, Change } from './state.ts'
import { followStatedTimes } from './stated-times.ts'
import { followTrips, touchesTrips } from './trips.ts'
import { followVisits, visitRuleOf } from './visits.ts'

type Arrived = {
  id: string
  type: EventType
  actor: string
  at: Instant
  data: Record<string, unknown>
  owners?: Readonly<Record<string, string>> | undefined
  seq: number
  happenedAt: Instant
  recordedAt: Instant
}

/** The moment that counts: a backdated event counts from its recording until the superior confirms it. */
export function effectiveAt(event: Pick<CaseEvent, 'at' | 'recordedAt' | 'backdated'>): Instant {
  return event.backdated ? event.recordedAt : event.at
}

/**
 * The state after one more event, and what changed. Pure: the state given is left as it is.
 * Same rules, state and event: same answer; nothing reads a wall clock.
 * @throws where the first event is not `case.opened` or names a kind that no edition governs: a fault of the caller.
 */
export function advance(rules: Rules, state: CaseState | undefined, event: CaseEvent): { state: CaseState; changes: Change[] } {
  const next = state === undefined ? opened(rules, event) : copy(state)
  return { state: next, changes: apply(rules, next, event) }
}

/**
 * Folds a whole history in the order given. Mutates only what it made itself, so that a million events take seconds. `before` is shown the state that each
 * event but the first found, and must leave it as it is.
 */
export function fold(
  rules: Rules,
  events: Iterable<CaseEvent>,
  before?: (state: CaseState, event: CaseEvent) => void,
): { state: CaseState; changes: Change[] } | undefined {
  let state: CaseState | undefined
  const changes: Change[] = []
  for (const event of events) {
    if (state) before?.(state, event)
    state ??= opened(rules, event)
    for (const change of apply(rules, state, event)) changes.push(change)
  }
  return state && { state, changes }
}

/** Lets time pass without an event: missed days of repeated duties, and the next ones. */
export function pass(rules: Rules, state: CaseState, now: Instant): { state: CaseState; changes: Change[] } {
  const next = copy(state)
  // The days of a past log end with its last event.
  return { state: next, changes: next.history ? [] : passPeriods(rules, next, now) }
}

/** A whole history and then time until `now`, without a copy of the state: for figures over very many cases. */
export function foldUntil(
  rules: Rules,
  events: Iterable<CaseEvent>,
  now: Instant,
): { state: CaseState; changes: Change[] } | undefined {
  const folded = fold(rules, events)
  if (!folded || folded.state.history) return folded
  for (const change of passPeriods(rules, folded.state, now)) folded.changes.push(change)
  return folded
}

/** Due times under a changed calendar; nothing overdue is touched. */
export function recalculate(rules: Rules, state: CaseState, now: Instant): { state: CaseState; changes: Change[] } {
  const next = copy(state)
  const changes: Change[] = []
  recomputeDues(rules, next, now, 'calendar', changes)
  return { state: next, changes }
}

/** A state is data of JSON: copying it by hand takes a tenth of what structuredClone does, and every act copies one. */
function copy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(one => copy<unknown>(one)) as T
  const made: Record<string, unknown> = {}
  for (const name of Object.keys(value)) made[name] = copy((value as Record<string, unknown>)[name])
  return made as T
}

function opened(rules: Rules, event: CaseEvent): CaseState {
  if (event.type !== 'case.opened') throw new Error(`a case begins with case.opened, not ${event.type}`)
  const { data } = event
  const at = effectiveAt(event)
  const edition = primaryEdition(data.history ? rulesForHistory(rules) : rules, data.kind, at)
  if (!edition) throw new Error(`no edition in force on ${at} governs ${data.kind}`)
  return {
    kind: data.kind,
    edition: edition.key,
    stage: edition.lifecycles.get(data.kind)!.stages[0]!.id,
    stageSince: at,
    ...(data.level === undefined ? {} : { level: data.level, proposed: data.level }),
    levelConfirmed: false,
    ...(data.category === undefined ? {} : { category: data.category }),
    ...(data.subtype === undefined ? {} : { subtype: data.subtype }),
    ...(data.department === undefined ? {} : { department: data.department }),
    closed: false,
    openedAt: at,
    ...(data.history ? { history: true as const } : {}),
    seq: 0,
    lastAt: at,
    people: data.reporter === undefined ? {} : { reporter: [data.reporter] },
    evidence: {},
    starts: {},
    stops: {},
    duties: {},
    pauses: [],
    reports: {},
    requests: {},
    rounds: {},
    nodes: {},
    missing: data.missing,
  }
}

function apply(given: Rules, state: CaseState, event: CaseEvent): Change[] {
  const rules = state.history ? rulesForHistory(given) : given
  const at = effectiveAt(event)
  const changes = passPeriods(rules, state, at)
  const arrived: Arrived = {
    id: event.id,
    type: event.type,
    actor: event.actor,
    at,
    data: event.data as Record<string, unknown>,
    owners: event.owners,
    seq: event.seq,
    happenedAt: event.at,
    recordedAt: event.recordedAt,
  }
  state.seq = event.seq
  if (at > state.lastAt) state.lastAt = at

  const primary = editionNamed(rules, state.edition)
  // The common case is one regulation with one edition: then the case's own edition is the one in force.
  const inForce = rules.editions.length === 1 ? rules.editions : editionsInForce(rules, at)

  const levelBefore = state.level
  // Compared for these alone: of a million events, few change who is what to a case.
  const peopleBefore = namesPeople.has(event.type) ? JSON.stringify(state.people) : undefined
  followPeople(state, event)
  if (state.kind === 'penalty') {
    state.penalty = followPenalty(state.penalty, event, at, onPenalty(rules, state, event, at))
    proposeLevel(state, event)
  }
  followAction(state, event)
  if (event.type === 'customer.answered' && !event.data.satisfied) state.dissatisfied = (state.dissatisfied ?? 0) + 1
  followCustomer(state, event, at)
  if (event.type === 'charge.decided') state.charge = chargeDecided(event.id, event.data)
  if (isOfLiability(event)) state.liability = followLiability(state.liability, event, at)!
  if (touchesMoney(event.type)) {
    const money = followMoney(state.money, event, at)
    if (money) state.money = money
  }
  if (touchesTrips(event.type)) {
    const trips = followTrips(state.trips, event, at)
    if (trips) state.trips = trips
  }
  followPause(rules, state, event, at, changes)
  giveEvidence(primary, state, arrived)
  if (rules.editions.some(e => e.pack.id !== primary.pack.id && e.evidenceByEvent.has(arrived.type)))
    for (const adding of editionsBinding(rules, state).slice(1)) giveEvidence(adding, state, arrived)
  if (state.level !== levelBefore)
    changes.push({ kind: 'level', ...(levelBefore === undefined ? {} : { from: levelBefore }), to: state.level!, at })

  stopDuties(rules, rules.editions, state, arrived, changes)
  if (state.level !== levelBefore) regradeDuties(rules, rules.editions, state, arrived, changes)
  followStatedTimes(inForce, state, arrived, changes)
  startDuties(rules, inForce, state, arrived, changes)
  if (peopleBefore !== undefined && JSON.stringify(state.people) !== peopleBefore) followOwners(state, rules, changes)
  if (event.type === 'duty.handed-over') handOver(state, event.data, changes)
  if (event.type.startsWith('approval.') || event.type === 'duty.handed-over') followDeciders(state, changes)
  if (event.type === 'alarm.fired') lapseRight(rules, state, event, changes)
  if (event.type === 'case.merged') cancelAll(state, arrived, changes)
  if (event.type === 'edition.moved') applyMove(rules, state, event, changes)
  enterStage(primary, state, arrived, changes)
  followVisits(state, event, at, () => visitRuleOf([primary, ...inForce.filter(e => e.pack.id !== primary.pack.id)], state.kind))
  return changes
}

/** When the customer first heard from the company, and what they last said of the result: figures, no rule reads them. */
function followCustomer(state: CaseState, event: CaseEvent, at: Instant): void {
  const isWord =
    event.type === 'customer.replied' ||
    event.type === 'letter.sent' ||
    event.type === 'result.sent' ||
    (event.type === 'progress.reported' && event.data.to === 'customer')
  if (isWord && (state.repliedAt === undefined || at < state.repliedAt)) state.repliedAt = at
  if (event.type === 'customer.answered') state.satisfied = event.data.satisfied
  if (event.type === 'case.reopened') delete state.satisfied
}

function followPause(rules: Rules, state: CaseState, event: CaseEvent, at: Instant, changes: Change[]): void {
  if (event.type === 'clock.paused' && state.pausedSince === undefined) {
    state.pausedSince = at
    for (const duty of Object.values(state.duties)) {
      const rule = editionNamed(rules, duty.edition).duties.get(duty.rule)
      if (rule?.pausable && !(duty.dueAt !== undefined && duty.dueAt < at))
        changes.push({ kind: 'duty-moved', duty, because: 'paused' })
    }
  }
  if (event.type === 'clock.resumed' && state.pausedSince !== undefined) {
    state.pauses.push([state.pausedSince, at])
    delete state.pausedSince
    recomputeDues(rules, state, at, 'resumed', changes)
  }
}

/** What an event gives and takes of an edition's evidence; of a regulation that only adds to the case, what its gates ask there. */
function giveEvidence(edition: Edition, state: CaseState, event: Arrived): void {
  const touched = edition.evidenceByEvent.get(event.type)
  if (!touched) return
  const isOwn = edition.key === state.edition
  const counts = (rule: EvidenceRule) => isOwn || isAskedOfOthers(edition, state.kind, rule)
  const data = dataFor(edition, event.type, event.data)
  for (const rule of touched.voids)
    if (counts(rule) && pulls(rule.voidedBy!, event.type, data)) {
      const name = evidenceName(edition, state, rule.id)
      delete state.evidence[name]
      delete state.partial?.[name]
    }
  for (const rule of touched.gives)
    if (counts(rule) && pulls(rule.on, event.type, data)) {
      const name = evidenceName(edition, state, rule.id)
      if (isEnough(state, name, rule, event)) state.evidence[name] = { event: event.id, at: event.at }
    }
}

/** Whether evidence that takes several, or several people, is complete with this event. */
function isEnough(state: CaseState, name: string, rule: EvidenceRule, event: Arrived): boolean {
  if (rule.atLeast === undefined) return true
  const given = [...(state.partial?.[name] ?? []), rule.byDifferent ? event.actor : event.id]
  state.partial = { ...state.partial, [name]: [...new Set(given)] }
  return state.partial[name]!.length >= rule.atLeast
}

function handOver(state: CaseState, data: { duties: string[]; to: string }, changes: Change[]): void {
  for (const key of data.duties) {
    const duty = state.duties[key]
    if (!duty) continue
    const moved = { ...duty, owner: data.to }
    state.duties[key] = moved
    if (duty.item !== undefined && duty.owner !== undefined) handOverAction(state, duty.item, duty.owner, data.to)
    changes.push({ kind: 'duty-moved', duty: moved, because: 'handed-over' })
  }
}

function enterStage(primary: Edition, state: CaseState, event: Arrived, changes: Change[]): void {
  const lifecycle = primary.lifecycles.get(state.kind)!
  const index = (id: string) => lifecycle.stages.findIndex(s => s.id === id)
  const back = lifecycle.reopen.find(r => pulls([r], event.type, event.data))
  let to = back?.stage
  // The furthest stage that this event enters; earlier acts repeated later do not throw a case back.
  if (to === undefined)
    for (const stage of lifecycle.stages)
      if (pulls(stage.enter, event.type, event.data) && index(stage.id) > index(state.stage)) to = stage.id
  if (back) state.closed = false
  if (pulls(lifecycle.end, event.type, event.data)) state.closed = true
  if (to === undefined || to === state.stage) return
  changes.push({ kind: 'stage', from: state.stage, to, at: event.at })
  state.stage = to
  state.stageSince = event.at
}
