import { type Instant, LocalDate } from '../events/instant.ts'
import { localDateOf, startOfDay } from './calendar/days.ts'
import { fieldValue } from './conditions.ts'
import type { Arrived } from './duties.ts'
import type { DutyRule } from './pack.ts'
import type { Rules } from './rules.ts'
import type { OpenDuty } from './state.ts'

/** The number of the thing an event speaks of, for duties that stand side by side; undefined for others. */
export function itemOf(field: string | undefined, data: Arrived['data']): number | undefined {
  const value = field === undefined ? undefined : fieldValue(data, field)
  return typeof value === 'number' ? value : undefined
}

/** Whether an open duty is about what the event speaks of: any, where its rule knows no numbers. */
export const isAbout = (rule: DutyRule, duty: OpenDuty, item: number | undefined) => rule.each === undefined || duty.item === item

/** What the start event says of who owes this one thing, and by when. */
export function itemStarted({ each }: DutyRule, data: Arrived['data']): { item?: number; owner?: string; dueAt?: Instant } {
  if (each === undefined) return {}
  const item = itemOf(each.start, data)
  const person = each.person === undefined ? undefined : fieldValue(data, each.person)
  const dueAt = each.dueAt === undefined ? undefined : fieldValue(data, each.dueAt)
  return {
    ...(item === undefined ? {} : { item }),
    ...(typeof person === 'string' ? { owner: person } : {}),
    ...(typeof dueAt === 'string' ? { dueAt: dueAt as Instant } : {}),
  }
}

/** From when the start event counts for a rule: a day that it names stands for that day's beginning, and no later day puts the start off. */
export function startOf(rules: Rules, { from, fromDay }: DutyRule, event: Arrived, data: Arrived['data']): Instant {
  const day = fromDay === undefined ? undefined : LocalDate.safeParse(fieldValue(data, fromDay)).data
  if (day !== undefined && day < localDateOf(rules.calendar, event.at)) return startOfDay(rules.calendar, day)
  if (from === 'happened') return event.happenedAt
  return from === 'recorded' ? event.recordedAt : event.at
}
