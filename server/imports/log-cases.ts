import { freeText } from '../../events/define.ts'
import type { Instant } from '../../events/instant.ts'
import { OpenCase } from '../cases/schema.ts'
import { fieldMessages } from '../field-messages.ts'
import type { ActivityRule, Mapping } from './mapping-schema.ts'
import { read } from './mapping-schema.ts'
import { readTime } from './read-time.ts'
import type { Row } from './row.ts'
import {
  chosen,
  draftOf,
  externalIdOf,
  futureTime,
  invalid,
  type RowFailure,
  type RowIntake,
  unreadableTime,
} from './to-intake.ts'

export type LogEvent = {
  readonly line: number
  readonly at: Instant
  readonly activity: string
  readonly rule: ActivityRule
  readonly text: string
}
/** One case of a past log: its events by time, rows of the same time in the order of the file. */
export type LogCase = RowIntake & { readonly level?: string; readonly events: readonly LogEvent[] }

type Group = { readonly first: Row; readonly events: LogEvent[]; failure?: RowFailure }

/**
 * Gathers the rows of an event log into cases; a log may mix its cases. A case with a row that cannot be read fails whole, at that row's
 * line, since half a history would give wrong durations; rows that name no case fail one by one.
 */
export async function readLog(
  mapping: Mapping,
  rows: AsyncIterable<Row>,
  now: Instant,
): Promise<{ cases: LogCase[]; failures: RowFailure[]; read: number }> {
  const groups = new Map<string, Group>()
  const failures: RowFailure[] = []
  let count = 0
  for await (const row of rows) {
    count++
    const name = row.problem ? '' : read(mapping.history!.case, row.cells)
    if (row.problem) failures.push({ line: row.line, problem: row.problem })
    else if (name === '')
      failures.push({
        line: row.line,
        problem: {
          code: 'row.case-missing',
          field: mapping.history!.case,
          reason: {
            zh: `“${mapping.history!.case}”列没有案件编号`,
            en: `Column "${mapping.history!.case}" names no case`,
          },
        },
      })
    else addRow(mapping, groups, name, row, now)
  }
  const cases: LogCase[] = []
  for (const [name, group] of groups) {
    const made = group.failure ?? caseOf(mapping, name, group, now)
    if ('problem' in made) failures.push(made)
    else cases.push(made)
  }
  return { cases, failures, read: count }
}

function addRow(mapping: Mapping, groups: Map<string, Group>, name: string, row: Row, now: Instant): void {
  let group = groups.get(name)
  if (!group) {
    group = { first: row, events: [] }
    groups.set(name, group)
  }
  const event = eventOf(mapping, row, now)
  if ('problem' in event) group.failure ??= { ...event, externalId: name.slice(0, 200) }
  else if (event.rule !== 'ignore') group.events.push(event)
}

function eventOf(mapping: Mapping, row: Row, now: Instant): LogEvent | RowFailure {
  const { history, formats } = mapping
  const { activity: from, timestamp, resource, activities, otherwise } = history!
  const activity = read(from, row.cells)
  const when = read(timestamp, row.cells)
  const at = readTime(when, { zone: formats.zone, format: formats.dateTime })
  if (at === undefined) return { line: row.line, problem: unreadableTime(timestamp, when, timestamp) }
  if (at > now) return { line: row.line, problem: futureTime(timestamp, when, timestamp) }
  const who = read(resource, row.cells)
  const text = freeText.safeParse(who === '' ? activity : `${activity} · ${who}`)
  if (activity === '' || !text.success || /\p{Surrogate}/u.test(activity + who))
    return {
      line: row.line,
      problem: {
        code: 'row.value-invalid',
        field: from,
        reason: { zh: '活动为空，或含有无法保存的字符', en: 'The activity is empty or holds characters that cannot be kept' },
      },
    }
  return {
    line: row.line,
    at,
    activity,
    rule: Object.hasOwn(activities, activity) ? activities[activity]! : otherwise,
    text: text.data,
  }
}

function caseOf(mapping: Mapping, name: string, { first, events }: Group, now: Instant): LogCase | RowFailure {
  const externalId = mapping.case.externalId === undefined ? name.slice(0, 200) : externalIdOf(mapping, first)
  const at = { line: first.line, externalId }
  const { occurredAt: _occurredAt, ...fields } = mapping.case
  const draft = draftOf({ ...mapping, case: fields }, first, now)
  if ('code' in draft) return { ...at, problem: draft }
  const level = chosen(mapping.case.level, first, 'level')
  if (typeof level === 'object') return { ...at, problem: level }
  if (events.length === 0)
    return { ...at, problem: { code: 'row.value-invalid', reason: { zh: '案件没有任何事件', en: 'The case has no event' } } }
  const parsed = OpenCase.safeParse({ ...draft, externalId })
  if (!parsed.success) return { ...at, problem: invalid(fieldMessages(parsed.error.issues, []), mapping) }
  // Array.sort is stable: rows of the same time keep the order of the file.
  return {
    ...at,
    input: parsed.data,
    ...(level === undefined ? {} : { level }),
    events: events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  }
}
