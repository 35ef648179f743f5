import { advance, fold } from '../../engine/advance.ts'
import { isStepClock, ownerOfStepClock } from '../../engine/approvals/step-clocks.ts'
import { partyName } from '../../engine/conditions.ts'
import { effectiveEvents } from '../../engine/corrections.ts'
import { ownerName } from '../../engine/duties.ts'
import type { DutyRule } from '../../engine/pack.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { CaseState, Change } from '../../engine/state.ts'
import type { CaseEvent, FromDevice } from '../../events/envelope.ts'
import type { Instant } from '../../events/instant.ts'
import { type EventType, eventDefinition, type PlainOf, type SealedOf } from '../../events/registry.ts'
import type { CaseRecord } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { presentHolders } from '../organisation/roster.ts'
import { alarmRow, ladderOf } from './alarm-rows.ts'
import { bytesOf, sealFields, sha256 } from './seal.ts'
import type { Work } from './work.ts'

/** Later than this between happening and recording, an event is backdated: it wants a reason and the superior's word. */
export const BACKDATING_ALLOWANCE_MS = 5 * 60_000

export type EventDraft<T extends EventType = EventType> = {
  [K in T]: {
    readonly type: K
    readonly plain: PlainOf<K>
    readonly sealed: SealedOf<K>
    readonly at?: Instant | undefined
    /** Why it is recorded only now, and the file that shows it; sealed beside the event's own fields. */
    readonly backdating?: { readonly reason: string; readonly evidence?: string | undefined } | undefined
    /** When it was entered: now, unless a phone that is believed entered it earlier. */
    readonly enteredAt?: Instant | undefined
    /** It comes from a phone's outbox: what that said of the time, and whether it is believed. */
    readonly device?: FromDevice | undefined
  }
}[T]

/**
 * Adds one event to a case: seals what is to be sealed, asks the engine what follows, gives new duties their owners,
 * and puts all rows into the unit of work. Nothing is written before `flush`.
 * With `history`, the case's earlier events, everything is computed again from them: a correction may reach back. A draft that does
 * not fit its schema is a fault of ours and throws.
 */
export function addEvent<T extends EventType>(
  ctx: Ctx,
  work: Work,
  record: CaseRecord,
  draft: EventDraft<T>,
  history?: readonly CaseEvent[],
): { event: CaseEvent; changes: Change[] } {
  const definition = eventDefinition(draft.type)
  if (!definition) throw new Error(`no event type ${draft.type}`)
  const plain = definition.plain.parse(withoutUndefined(draft.plain))
  const sealed = {
    ...(definition.sealed.parse(withoutUndefined(draft.sealed)) as Record<string, unknown>),
    ...(draft.backdating === undefined ? {} : { backdating: withoutUndefined(draft.backdating) }),
  }
  const at = draft.at ?? ctx.now
  const backdated =
    !record.isHistory &&
    record.importId === null &&
    Date.parse(draft.enteredAt ?? ctx.now) - Date.parse(at) > BACKDATING_ALLOWANCE_MS
  const bare = {
    id: ctx.newId(),
    stream: record.id,
    seq: (record.state?.seq ?? 0) + 1,
    type: draft.type,
    at,
    recordedAt: ctx.now,
    actor: ctx.actor.person,
    data: plain,
    ...(backdated ? { backdated } : {}),
    ...(draft.device === undefined ? {} : { device: draft.device }),
    // The schema of this very type has just parsed `plain`.
  } as unknown as CaseEvent

  const { state, changes } =
    history === undefined ? advance(ctx.rules, record.state, bare) : fold(ctx.rules, effectiveEvents([...history, bare]))!
  // Nobody owes what a past log left open: its duties are figures.
  const owners = record.isHistory ? {} : giveOwners(ctx, record.id, state, changes)
  const event: CaseEvent = Object.keys(owners).length === 0 ? bare : { ...bare, owners }
  record.state = state
  if (state.closed && record.closedAt === null) record.closedAt = at
  if (!state.closed) record.closedAt = null

  work.cases.set(record.id, record)
  work.events.push({ ...event, bytes: sealAndHash(ctx, work, event, sealed) })
  if (history !== undefined) work.refolded.add(record.id)
  projectChanges(ctx, work, record, state, changes)
  return { event, changes }
}

/** Optional fields that were left out must not stand in the canonical bytes as nulls. */
function withoutUndefined(data: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined))
}

function sealAndHash(ctx: Ctx, work: Work, event: CaseEvent, sealed: Record<string, unknown>): string {
  const { commitments, rows } = sealFields(ctx.newSalt, event.id, sealed)
  work.sealed.push(...rows)
  return bytesOf(ctx.org, event, commitments)
}

/** New duties that a role owns get the person who holds it now; the choice is copied into the event, so that replay needs no organisation chart. */
function giveOwners(ctx: Ctx, caseId: string, state: CaseState, changes: Change[]): Record<string, string> {
  const owners: Record<string, string> = {}
  for (const change of changes) {
    if (change.kind !== 'duty-opened' || change.duty.owner !== undefined) continue
    const rule = editionNamed(ctx.rules, change.duty.edition).duties.get(change.duty.rule)!
    const person = isStepClock(rule.id)
      ? ownerOfStepClock(state, change.duty.pack, rule.id)
      : 'caseRole' in rule.owner
        ? undefined
        : chooseOwner(ctx, caseId, rule, state)
    if (person === undefined) continue
    owners[ownerName(state, change.duty.pack, rule.id)] = person
    change.duty.owner = person
    const start = state.starts[`${change.duty.pack}:${rule.id}`]
    if (start) start.owner = person
  }
  return owners
}

/** The one person a role's duty goes to: who acts or who reported the case, if they hold the role; else those on duty, or where nobody is all holders, take turns by case, which needs no count of everybody's duties. */
function chooseOwner(ctx: Ctx, caseId: string, rule: DutyRule, state: CaseState): string | undefined {
  const asked = presentHolders(ctx.roster, rule.owner, state)
  if (asked.includes(ctx.actor.person)) return ctx.actor.person
  const onDuty = asked.filter(id => ctx.roster.people.get(id)?.presence === 'on-duty')
  const holders = onDuty.length > 0 ? onDuty : asked
  const reporter = state.people.reporter?.find(p => holders.includes(p))
  if (reporter !== undefined) return reporter
  if (holders.length < 2) return holders[0]
  const turn = Number.parseInt(sha256(caseId).slice(0, 8), 16)
  return [...holders].sort()[turn % holders.length]
}

/** Puts what became of duties and their alarms into the unit of work. */
export function projectChanges(ctx: Ctx, work: Work, record: CaseRecord, state: CaseState, changes: Change[]): void {
  for (const change of changes) {
    if (change.kind === 'stage' || change.kind === 'level') continue
    const { duty } = change
    const rule = editionNamed(ctx.rules, duty.edition).duties.get(duty.rule)!
    const closed =
      change.kind === 'duty-closed' ? { outcome: change.outcome, closedAt: change.at, closedBy: change.by ?? null } : undefined
    work.duties.set(duty.key, {
      duty,
      caseId: record.id,
      clause: rule.clause,
      ownerRole: partyName(rule.owner),
      isPausable: rule.pausable,
      isPaused: change.kind === 'duty-moved' && change.because === 'paused',
      ...(closed ?? {}),
    })
    // A missed day cannot be done any more, but those whom the ladder names must still hear of it: its alarms stay.
    const isMissed = closed?.outcome === 'missed'
    if (!record.isHistory && !isMissed) {
      const rungs = closed ? [] : ladderOf(ctx.rules, state, duty)
      work.alarms.set(
        duty.key,
        rungs.map(rung => alarmRow(record.id, rung)),
      )
    }
  }
}
