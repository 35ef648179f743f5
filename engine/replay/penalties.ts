import type { LocalDate } from '../../events/instant.ts'
import { windowStart } from '../explain-penalty.ts'
import type { SanctionRule } from '../pack.ts'
import type { Rules } from '../rules.ts'
import { sanctionsFor } from '../sanctions.ts'
import type { Finding } from './find-violations.ts'
import type { BeforeAfter } from './replay-counts.ts'

type Side = 'before' | 'after' | 'both'
type Entry = { readonly on: LocalDate; readonly stream: string; readonly edition: string; readonly side: Side }
type Group = {
  readonly regulation: string
  readonly grade: string
  readonly party: SanctionRule['of']
  readonly isKnown: boolean
  readonly entries: Entry[]
}
/**
 * What was found in the cases replayed so far, by whom it is about: a sanction may ask how often it happened, and the earlier times
 * stand in other cases. Plain data, so that threads can hand theirs over.
 */
export type PenaltyLog = Record<string, Group>

/** Notes what a case's events lead to under one edition, or alike under both. Mutates the log. */
export function notePenalties(log: PenaltyLog, stream: string, side: Side, found: readonly Finding[]): void {
  for (const { regulation, edition, grade, of, on } of found)
    for (const { party, subject } of of) {
      const key = JSON.stringify([regulation, grade, party, subject])
      log[key] ??= { regulation, grade, party, isKnown: subject !== '', entries: [] }
      log[key].entries.push({ on, stream, edition, side })
    }
}

/** Adds what another thread has found. Mutates the first. */
export function mergePenalties(log: PenaltyLog, other: PenaltyLog): void {
  for (const [key, group] of Object.entries(other)) {
    log[key] ??= { ...group, entries: [] }
    for (const entry of group.entries) log[key].entries.push(entry)
  }
}

/** Sanctions by `regulation:sanction` (one that both editions have but say otherwise stands twice), and the cases where they differ. */
export type Penalties = {
  readonly counts: Record<string, BeforeAfter>
  readonly cases: ReadonlyMap<string, { readonly before: readonly string[]; readonly after: readonly string[] }>
}

/** The sanctions that answer all that was found, under both rules, with how often it happened within each sanction's window. */
export function penaltiesOf(log: PenaltyLog, before: Rules, after: Rules): Penalties {
  const counts: Record<string, { before: number; after: number }> = {}
  const cases = new Map<string, { before: string[]; after: string[] }>()
  const names = namesOf(before, after)
  for (const group of Object.values(log)) {
    const sorted = group.entries.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.stream < b.stream ? -1 : 1))
    const was = answered(
      before,
      group,
      sorted.filter(entry => entry.side !== 'after'),
    )
    const would = answered(
      after,
      group,
      sorted.filter(entry => entry.side !== 'before'),
    )
    for (const entry of sorted) {
      const [a, b] = [(was.get(entry) ?? []).map(names.before), (would.get(entry) ?? []).map(names.after)]
      for (const name of a) countOf(counts, name).before += 1
      for (const name of b) countOf(counts, name).after += 1
      if (a.join() === b.join()) continue
      const one = cases.get(entry.stream) ?? { before: [], after: [] }
      cases.set(entry.stream, one)
      one.before.push(...a)
      one.after.push(...b)
    }
  }
  // The same violation found of another duty is the same sanction.
  for (const [stream, { before: a, after: b }] of cases) if (a.toSorted().join() === b.toSorted().join()) cases.delete(stream)
  return { counts, cases }
}

function countOf(counts: Record<string, { before: number; after: number }>, name: string) {
  counts[name] ??= { before: 0, after: 0 }
  return counts[name]
}

type Answer = { readonly regulation: string; readonly rule: SanctionRule }
function answered(rules: Rules, group: Group, entries: readonly Entry[]): Map<Entry, Answer[]> {
  const days = entries.map(entry => entry.on)
  return new Map(
    entries.map((entry, i) => {
      const pack = rules.editions.find(edition => edition.key === entry.edition)?.pack ?? latest(rules, group.regulation)
      if (pack === undefined) return [entry, []]
      const times = (rule: SanctionRule): number => {
        if (!group.isKnown || rule.repeated === undefined) return 1
        const from = windowStart(entry.on, rule.repeated.within)
        return i - firstFrom(days, from, i) + 1
      }
      const answering = sanctionsFor(pack, group.party, group.grade, times)
      return [entry, answering.map(rule => ({ regulation: group.regulation, rule }))]
    }),
  )
}

/** An entry of both sides names the edition of one of them; the draft's own stands in the rules under another name. */
const latest = (rules: Rules, regulation: string) => rules.editions.findLast(({ pack }) => pack.id === regulation)?.pack

/** The first of the sorted days, up to the i-th, that is not before a day. */
function firstFrom(days: readonly LocalDate[], from: LocalDate, i: number): number {
  let [low, high] = [0, i]
  while (low < high) {
    const middle = (low + high) >> 1
    if (days[middle]! < from) low = middle + 1
    else high = middle
  }
  return low
}

/** How a sanction is called in the counts: where both editions have it but not alike, its side stands behind the name. */
function namesOf(before: Rules, after: Rules): Record<'before' | 'after', (answer: Answer) => string> {
  const told = (rules: Rules) =>
    new Map(
      rules.editions.flatMap(({ pack }) =>
        (pack.sanctions ?? []).map((rule): [string, string] => [`${pack.id}:${rule.id}`, JSON.stringify(rule)]),
      ),
    )
  const [was, would] = [told(before), told(after)]
  const name =
    (side: 'before' | 'after') =>
    ({ regulation, rule }: Answer): string => {
      const id = `${regulation}:${rule.id}`
      const isAlike = !was.has(id) || !would.has(id) || was.get(id) === would.get(id)
      return isAlike ? id : `${id}@${side}`
    }
  return { before: name('before'), after: name('after') }
}
