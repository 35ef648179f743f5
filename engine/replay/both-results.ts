import type { CaseEvent } from '../../events/envelope.ts'
import type { Instant } from '../../events/instant.ts'
import { foldUntil } from '../advance.ts'
import { type CountedCase, meaningsIn } from '../indicators.ts'
import type { Rules } from '../rules.ts'
import type { Change } from '../state.ts'
import { type CaseResult, dutiesOf, lateAmong, resultOf } from './compare-case.ts'
import { type Finding, penaltyAsked, violationsFound } from './find-violations.ts'
import { type BothCounted, meaningsCounted } from './measure-both.ts'
import { factsAsked, type Redecided, redecide, type Undecided } from './redecide.ts'
import { leanBoth, readBy, sameLevels, typesRead, type Untouched, untouchedBy } from './untouched.ts'

/** One case under both rules; `duties` of the two results hold those that may differ, all other members speak of the whole case. */
export type BothResults = {
  readonly was: Omit<CaseResult, 'counted'>
  readonly would: Omit<CaseResult, 'counted'>
  readonly counted: BothCounted
  /** Nothing is punished otherwise. */
  readonly sameFindings: boolean
}
export type Decide = (events: readonly CaseEvent[]) => BothResults | readonly Undecided[]

/** How cases are computed under two rules. `lookup` knows the duties of both. */
export type Way = {
  readonly before: Rules
  readonly after: Rules
  readonly untouched?: { readonly same: Untouched; readonly lookup: Rules }
}

/**
 * Finds out what the draft leaves as it is. `regulation`: whose figures are measured. `long`: computes everything twice all the same,
 * which the short way is held to.
 */
export function wayOf(given: { before: Rules; after: Rules }, regulation: string | undefined, way: 'short' | 'long'): Way {
  if (way === 'long') return given
  const { before, after } = leanBoth(given.before, given.after)
  const same = untouchedBy(before, after, meaningsCounted([before, after], regulation))
  if (same === undefined) return { before, after }
  return { before, after, untouched: { same, lookup: { ...after, editions: [...after.editions, same.edition.before] } } }
}

/** Decides a case's history as it counts (`effectiveEvents`) under both rules; the reasons where the recorded facts do not allow it. */
export function decideBoth({ before, after, untouched }: Way, now: Instant): Decide {
  const none: ReadonlySet<string> = new Set()
  const types = {
    thin: untouched === undefined ? none : typesRead(untouched.same.thin),
    partial: untouched === undefined ? none : typesRead(untouched.same.partial),
  }
  return events => {
    const asked = factsAsked(before, events[0])
    const earlier = redecide(before, events, asked)
    const isAlike = untouched?.same.sameGrading === true && untouched.same.sameRoutes
    const later = isAlike ? earlier : redecide(after, events, asked)
    if ([earlier, later].some(one => one.undecided.includes('kind-not-governed'))) return ['kind-not-governed']
    // What the draft cannot decide although the edition in force could: a submission without a route under either has changed nothing.
    const doubts = later.undecided.filter(reason => !earlier.undecided.includes(reason))
    if (doubts.length > 0) return doubts
    if (untouched && sameLevels(earlier.events, later.events) && !events.some(isMove)) {
      const was = resultOf(untouched.same.thin, earlier, now, readBy(types.thin, earlier.events))
      return was === undefined ? ['kind-not-governed'] : shared(was, later, { after, ...untouched, types: types.partial, now })
    }
    const [was, would] = [resultOf(before, earlier, now), resultOf(after, later, now)]
    if (was === undefined || would === undefined) return ['kind-not-governed']
    const counted = { was: was.counted, would: () => would.counted, sameEvents: false, sameDuties: false }
    return { was, would, counted, sameFindings: false }
  }
}

/** A case that was moved between editions is bound to their names. */
const isMove = (event: CaseEvent): boolean => event.type === 'edition.moved'

type Sharing = {
  readonly after: Rules
  readonly same: Untouched
  readonly lookup: Rules
  readonly types: ReadonlySet<string>
  readonly now: Instant
}

/** The second result from the first: only the duties that the draft changes are computed again. */
function shared(was: CaseResult, later: Redecided, { after, same, lookup, types, now }: Sharing): BothResults {
  const { changes, state } = was.counted
  const duties = was.duties.filter(duty => same.isChangedName(duty.rule))
  const again = later.events.some(event => same.starts.has(event.type))
    ? foldUntil(same.partial, readBy(types, later.events), now)
    : undefined
  const others = again === undefined ? [] : dutiesOf(again.changes, again.state.duties, now)
  const sameDuties = duties.length === 0 && others.length === 0
  const merged = lazily((): Change[] => [
    ...changes.filter(change => !('duty' in change) || !same.isChanged(change.duty)),
    ...(again?.changes ?? []).filter(change => 'duty' in change),
  ])
  const would = lazily((): CountedCase => ({ events: later.events, state, changes: merged() }))
  const sameFindings = sameDuties && same.samePenalties
  const found = (): readonly Finding[] => {
    if (sameFindings) return was.found
    return [...violationsFound(after, merged(), state, meaningsIn(lookup)), ...penaltyAsked(after, later.events, state)]
  }
  return {
    was: { ...was, duties },
    would: {
      ...(was.level === undefined ? {} : { level: was.level }),
      duties: others,
      late: was.late - lateAmong(duties) + lateAmong(others),
      approvers: later.approvers,
      found: found(),
      undecided: later.undecided,
    },
    counted: { was: was.counted, would, sameEvents: true, sameDuties },
    sameFindings,
  }
}

function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
