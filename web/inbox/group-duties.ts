import type { DutyRow } from '../../server/duties/schema.ts'

/** By when: what a person looks at first stands first. */
export const dutyGroups = ['overdue', 'two-hours', 'today', 'later', 'untimed'] as const
export type DutyGroup = (typeof dutyGroups)[number]

const twoHours = 2 * 3_600_000

type Clock = Pick<DutyRow, 'dueAt' | 'state'>

/** The group of a duty. `now` is the server's time, `endOfDay` midnight on the organisation's wall clock, both in milliseconds. A paused duty runs out later than it says. */
export function groupOf({ dueAt, state }: Clock, now: number, endOfDay: number): DutyGroup {
  if (dueAt === null) return 'untimed'
  const due = Date.parse(dueAt)
  if (state === 'overdue' || (state === 'running' && due < now)) return 'overdue'
  if (state === 'paused') return 'later'
  if (due <= now + twoHours) return 'two-hours'
  return due < endOfDay ? 'today' : 'later'
}

/** The duties in their groups, in the order given; groups without duties are left out. */
export function groupDuties<D extends Clock>(
  duties: readonly D[],
  now: number,
  endOfDay: number,
): readonly { readonly group: DutyGroup; readonly duties: readonly D[] }[] {
  const grouped = duties.map(duty => ({ duty, group: groupOf(duty, now, endOfDay) }))
  return dutyGroups.flatMap(group => {
    const found = grouped.flatMap(one => (one.group === group ? [one.duty] : []))
    return found.length === 0 ? [] : [{ group, duties: found }]
  })
}
