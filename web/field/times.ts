import type { TimelineEntry } from '../../server/cases/schema.ts'
import type { Waiting } from './ahead.ts'

export const timeUses = ['work', 'travel', 'waiting', 'other'] as const
export type TimeUse = (typeof timeUses)[number]
export type Spent = {
  readonly use: TimeUse
  readonly from: string
  readonly until: string
  readonly minutes: number
  readonly waits: boolean
}

const isUse = (value: unknown): value is TimeUse => (timeUses as readonly unknown[]).includes(value)

/** The time that a person entered on a case, what waits in this phone with it; entries that were taken back do not count. */
export function timesOf(timeline: readonly TimelineEntry[], waiting: readonly Waiting[], person: string): Spent[] {
  const known = timeline.filter(
    entry => entry.type === 'time.spent' && entry.data.person === person && entry.correctedBy === undefined,
  )
  const there = known.flatMap(({ data }) => spentOf(data, false))
  const ahead = waiting.filter(one => one.act === 'record-time').flatMap(one => spentOf(one.data, true))
  return [...there, ...ahead].sort((a, b) => a.from.localeCompare(b.from))
}

function spentOf(data: Readonly<Record<string, unknown>>, waits: boolean): Spent[] {
  const { use, from, until } = data
  if (!isUse(use) || typeof from !== 'string' || typeof until !== 'string') return []
  return [{ use, from, until, minutes: Math.round((Date.parse(until) - Date.parse(from)) / 60_000), waits }]
}

/** Minutes by what they went into, in the order of the list; only what there is. */
export function sumByUse(times: readonly Spent[]): { use: TimeUse; minutes: number }[] {
  return timeUses.flatMap(use => {
    const minutes = times.filter(one => one.use === use).reduce((sum, one) => sum + one.minutes, 0)
    return minutes === 0 ? [] : [{ use, minutes }]
  })
}
