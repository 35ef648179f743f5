import type { EventLog, Trace } from './event-log.ts'
import { withinDays } from './figures.ts'
import { type Part, partOf, type Spread, spreadOf } from './spread.ts'

const DAY_MS = 86_400_000
type Counts = readonly { readonly value: string; readonly cases: number }[]
/** Milliseconds that a text means; undefined where it means no time. */
type ReadTime = (text: string) => number | undefined

/** Cases by what they are called in a column, at their first or their last event; the most first, then by name. Cases without a value are not counted. */
export function casesByAttribute(log: EventLog, name: string, of: 'first' | 'last'): Counts {
  const counts = new Map<string, number>()
  for (const { attributes } of log.traces) {
    const value = attributes?.[name]?.[of] ?? ''
    if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return sorted(counts)
}

/** Cases by the activity that they ended with, the most first. */
export function casesByLastActivity(log: EventLog): Counts {
  const counts = new Map<string, number>()
  for (const { steps } of log.traces) {
    const name = log.activities[steps[steps.length - 1]!]!
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return sorted(counts)
}

const sorted = (counts: ReadonlyMap<string, number>): Counts =>
  [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([value, cases]) => ({ value, cases }))

/** Cases in which a column has more than one value. */
export const casesOfSeveral = (log: EventLog, name: string): Part =>
  partOf(log.traces, ({ attributes }) => (attributes?.[name]?.different ?? 0) > 1)

/** An activity as a milestone: in how many cases it is reached, in how many more than once, how long after the beginning for the first time, and in how many within days. */
export type Milestone = {
  readonly reached: Part
  readonly moreThanOnce: Part
  readonly until: Spread | null
  readonly within: readonly ({ readonly days: number } & Part)[]
}

/** Times in milliseconds from a case's first event to the first time of the activity. */
export function milestoneOf(log: EventLog, activity: string): Milestone {
  const step = log.activities.indexOf(activity)
  const reached = step < 0 ? [] : log.traces.filter(({ steps }) => steps.includes(step))
  const until = reached.map(({ steps, at }) => at[steps.indexOf(step)]! - at[0]!)
  const of = log.traces.length
  return {
    reached: { count: reached.length, of },
    moreThanOnce: { count: reached.filter(({ steps }) => steps.indexOf(step) !== steps.lastIndexOf(step)).length, of },
    until: spreadOf(until),
    within: withinDays.map(days => ({ days, ...partOf(until, ms => ms <= days * DAY_MS) })),
  }
}

/**
 * Cases that went back: one of `to` happens after one of `from`. `later`: at a strictly later moment than the first of `from`; `order`: it stands
 * behind one in the order of the log, also at the same moment. A name that ends in `*` means every activity that begins with it.
 */
export function returnsOf(log: EventLog, from: readonly string[], to: readonly string[], by: 'later' | 'order'): Part {
  const [left, back] = [matching(log, from), matching(log, to)]
  return partOf(log.traces, trace => wentBack(trace, left, back, by))
}

function matching(log: EventLog, names: readonly string[]): ReadonlySet<number> {
  const means = (activity: string) =>
    names.some(name => (name.endsWith('*') ? activity.startsWith(name.slice(0, -1)) : activity === name))
  return new Set(log.activities.flatMap((activity, i) => (means(activity) ? [i] : [])))
}

function wentBack({ steps, at }: Trace, from: ReadonlySet<number>, to: ReadonlySet<number>, by: 'later' | 'order'): boolean {
  const left = steps.findIndex(step => from.has(step))
  if (left < 0) return false
  return steps.some((step, k) => to.has(step) && (by === 'order' ? k > left : at[k]! > at[left]!))
}

export type Deadline = {
  /** Cases with an end and with a deadline. */
  readonly ended: number
  readonly due: number
  /** Of cases with both: the end is not after the deadline. */
  readonly met: Part
  readonly by: readonly ({ readonly value: string } & Part)[]
}

/** Whether an end that a column states was in time for the deadline of another one; `by`: the same for each value of a third. */
export function deadlineOf(
  log: EventLog,
  columns: { readonly end: string; readonly due: string; readonly by?: string | undefined },
  readTime: ReadTime,
): Deadline {
  const rows = log.traces.map(({ attributes }) => ({
    end: timeIn(attributes, columns.end, readTime),
    due: timeIn(attributes, columns.due, readTime),
    by: columns.by === undefined ? '' : (attributes?.[columns.by]?.first ?? ''),
  }))
  const both = rows.filter(row => row.end !== undefined && row.due !== undefined)
  const isMet = (row: (typeof rows)[number]) => row.end! <= row.due!
  const values = columns.by === undefined ? [] : [...new Set(both.map(row => row.by))].filter(value => value !== '').sort()
  return {
    ended: rows.filter(row => row.end !== undefined).length,
    due: rows.filter(row => row.due !== undefined).length,
    met: partOf(both, isMet),
    by: values.map(value => ({
      value,
      ...partOf(
        both.filter(row => row.by === value),
        isMet,
      ),
    })),
  }
}

/** Milliseconds between the times of two columns of a case, and in how many cases the second lies before the first: dates that cannot be. */
export function betweenColumns(
  log: EventLog,
  from: string,
  to: string,
  readTime: ReadTime,
): { readonly spread: Spread | null; readonly reversed: Part } {
  const gaps = log.traces.flatMap(({ attributes }) => {
    const [a, b] = [timeIn(attributes, from, readTime), timeIn(attributes, to, readTime)]
    return a === undefined || b === undefined ? [] : [b - a]
  })
  return { spread: spreadOf(gaps), reversed: partOf(gaps, gap => gap < 0) }
}

const timeIn = (attributes: Trace['attributes'], name: string, readTime: ReadTime) => {
  const text = attributes?.[name]?.first ?? ''
  return text === '' ? undefined : readTime(text)
}

/** A column of numbers (a mark, an amount): how they lie, and how many cases have each. Cases without a number are not counted. */
export function numbersIn(log: EventLog, name: string): { readonly spread: Spread | null; readonly counts: Counts } {
  const numbers = log.traces.flatMap(({ attributes }) => {
    const text = (attributes?.[name]?.first ?? '').trim()
    return text !== '' && Number.isFinite(Number(text)) ? [Number(text)] : []
  })
  const counts = new Map<number, number>()
  for (const n of numbers) counts.set(n, (counts.get(n) ?? 0) + 1)
  return {
    spread: spreadOf(numbers),
    counts: [...counts].sort(([a], [b]) => a - b).map(([value, cases]) => ({ value: String(value), cases })),
  }
}
