import type { Instant } from '../events/instant.ts'
import { Instant as InstantSchema } from '../events/instant.ts'
import { dataFor } from './binding.ts'
import { fieldValue, pulls } from './conditions.ts'
import type { Arrived } from './duties.ts'
import type { DutyRule } from './pack.ts'
import type { Edition } from './rules.ts'
import type { CaseState, Change, StatedTime } from './state.ts'

/** Of the times that were stated for one duty, no more are kept than anybody would read. */
const MOST_KEPT = 20

/**
 * 写明的时间: a duty whose end an event itself states (the order says by when; the extension, once it is confirmed, says until when). Follows one
 * event: remembers what it states, lets count what waited for it, and moves the duty where it is open already.
 */
export function followStatedTimes(editions: readonly Edition[], state: CaseState, event: Arrived, changes: Change[]): void {
  for (const edition of editions) {
    if (edition.stated.length === 0) continue
    const data = dataFor(edition, event.type, event.data)
    for (const rule of edition.stated) {
      const name = `${edition.pack.id}:${rule.id}`
      const before = state.stated?.[name] ?? []
      const after = told(rule, before, event, data)
      if (after === before) continue
      state.stated = { ...state.stated, [name]: after }
      moveOpen(state, edition, rule, statedTime(state, name), changes)
    }
  }
}

/** The times stated for a duty after one more event; the same list where it states none and confirms none. */
function told(rule: DutyRule, before: readonly StatedTime[], event: Arrived, data: Arrived['data']): readonly StatedTime[] {
  let times = before
  rule.stated!.forEach(({ by, field, once }, at) => {
    const value = pulls([by], event.type, data) ? InstantSchema.safeParse(fieldValue(data, field)).data : undefined
    if (value !== undefined) {
      const counts = once === undefined ? { countsSince: event.at } : {}
      times = [...times, { nth: at, event: event.id, said: event.at, at: value, ...counts }].slice(-MOST_KEPT)
    } else if (once !== undefined && pulls(once, event.type, data)) {
      const waiting = times.findLastIndex(one => one.nth === at && one.countsSince === undefined)
      if (waiting !== -1) times = times.map((one, index) => (index === waiting ? { ...one, countsSince: event.at } : one))
    }
  })
  return times
}

/** The time that counts for a duty now: of those that count, the one that began to count last. Undefined where none does. */
export function statedTime(state: Pick<CaseState, 'stated'>, name: string): Instant | undefined {
  const counting = (state.stated?.[name] ?? []).filter(one => one.countsSince !== undefined)
  return counting.reduce<StatedTime | undefined>(
    (last, one) => (last === undefined || one.countsSince! >= last.countsSince! ? one : last),
    undefined,
  )?.at
}

/** What a duty starts with, with the time that was stated for it before it began. */
export function withStatedTime<T extends object>(
  state: CaseState,
  name: string,
  rule: DutyRule,
  started: T,
): T & { dueAt?: Instant } {
  const dueAt = rule.stated === undefined ? undefined : statedTime(state, name)
  return dueAt === undefined ? started : { ...started, dueAt }
}

function moveOpen(state: CaseState, edition: Edition, rule: DutyRule, dueAt: Instant | undefined, changes: Change[]): void {
  if (dueAt === undefined) return
  for (const duty of Object.values(state.duties)) {
    if (duty.rule !== rule.id || duty.pack !== edition.pack.id || duty.dueAt === dueAt) continue
    const moved = { ...duty, dueAt }
    state.duties[duty.key] = moved
    changes.push({ kind: 'duty-moved', duty: moved, because: 'stated' })
  }
}
