import type { CaseEvent } from '../events/envelope.ts'
import { dueOf, newDuty } from './clock.ts'
import { ownerName } from './duties.ts'
import type { Edition, Rules } from './rules.ts'
import type { CaseState, Change, OpenDuty } from './state.ts'
import { statedTime } from './stated-times.ts'

/**
 * Puts a case under another edition as the event says. What was computed from its history stands in the event, so that no history is
 * needed here; due times are computed by the new rules. Rules that do not know the edition (a replay under a draft) leave the case
 * as it is. Mutates the state given.
 */
export function applyMove(rules: Rules, state: CaseState, event: CaseEvent<'edition.moved'>, changes: Change[]): void {
  const { data, at } = event
  const to = rules.editions.find(e => e.key === `${data.regulation}@${data.to}`)
  const fromKey = `${data.regulation}@${data.from}`
  if (!to || state.edition !== fromKey) return
  state.edition = to.key
  if (data.stage !== undefined && data.stage !== state.stage) {
    changes.push({ kind: 'stage', from: state.stage, to: data.stage, at })
    state.stage = data.stage
    state.stageSince = at
  }
  state.evidence = Object.fromEntries(data.evidence.map(({ id, ...seen }) => [id, seen]))
  for (const [name, start] of Object.entries(state.starts))
    if (start.edition === fromKey) state.starts[name] = { ...start, edition: to.key }
  for (const { rule, ...seen } of data.starts) state.starts[rule] ??= { ...seen, edition: to.key }
  for (const { rule, at: stopped } of data.stops) state.stops[rule] ??= stopped
  for (const move of data.duties) {
    const rule = to.duties.get(move.rule)
    const duty = state.duties[move.key ?? '']
    if (move.what === 'ends' && duty) {
      delete state.duties[duty.key]
      changes.push({ kind: 'duty-closed', duty, outcome: 'cancelled', at, by: event.id, because: 'moved' })
    }
    if (move.what === 'moves' && duty && rule) {
      const { dueAt, provisional } = dueUnder(rules, to, duty, state)
      const { dueAt: _dueAt, ...rest } = duty
      const moved = { ...rest, edition: to.key, provisional, ...(dueAt === undefined ? {} : { dueAt }) }
      state.duties[duty.key] = moved
      changes.push({ kind: 'duty-moved', duty: moved, because: 'edition' })
    }
    if (move.start !== undefined && rule) {
      const owner = event.owners?.[ownerName(state, to.pack.id, rule.id)]
      const start = {
        event: event.id,
        at: move.what === 'begins' ? at : move.start.at,
        ...(owner === undefined ? {} : { owner }),
      }
      const { event: _event, at: _at, about, ...item } = move.start
      const duty = newDuty(rules, to.pack.id, to.key, rule, start, state, item)
      // One event opens them all, so that what each is about tells their keys apart.
      const one = about ?? item.item
      const key = one === undefined ? duty.key : `${duty.key}/${one}`
      const opened = about === undefined ? { ...duty, key } : { ...ofDecision(duty, item.owner), key, about }
      state.duties[opened.key] = opened
      changes.push({ kind: 'duty-opened', duty: opened, because: 'moved' })
    }
  }
}

/** A duty about one decision is owed by whoever decides on that one, by nobody where nobody is asked, and never by whoever handles the case. */
function ofDecision({ owner: _, ...duty }: OpenDuty, owner: string | undefined): OpenDuty {
  return owner === undefined ? duty : { ...duty, owner }
}

/**
 * The due time of a running duty by the rule of another edition, from its own start. A time that no rule counts stays: that of a day of a repeated
 * duty, one with grace, one that an event said of the thing that the duty is about, or stated for it.
 */
export function dueUnder(
  rules: Rules,
  to: Edition,
  duty: OpenDuty,
  state: Pick<CaseState, 'pauses' | 'stated'>,
): Pick<OpenDuty, 'dueAt' | 'provisional'> {
  const rule = to.duties.get(duty.rule)
  const isOfItem = duty.item !== undefined && rule?.each?.dueAt !== undefined
  if (!rule || duty.period !== undefined || duty.graced || isOfItem) return duty
  const dueAt = rule.stated === undefined ? undefined : statedTime(state, `${duty.pack}:${duty.rule}`)
  return dueAt === undefined ? (dueOf(rules, rule, duty.startAt, state) ?? { provisional: false }) : { dueAt, provisional: false }
}
