import type { Duration } from '../events/duration.ts'
import { partsOf } from '../events/duration-parts.ts'
import type { Instant, LocalDate } from '../events/instant.ts'
import type { Text } from '../events/text.ts'
import { addDuration } from './calendar/add.ts'
import type { Calendar } from './calendar/calendar.ts'
import { localDateOf } from './calendar/days.ts'
import { includes } from './conditions.ts'
import { type NamedEdition, nameOfEdition } from './explanation.ts'
import { subjectFor } from './levels.ts'
import type { RetentionRule } from './pack.ts'
import { retentionFor } from './routes.ts'
import { type Edition, editionsInForce, type Rules } from './rules.ts'
import type { CaseState } from './state.ts'
import { editionsOn } from './together.ts'

/** Who wants a record kept: a clause of a regulation, the company for a class of records, or the archive as it was closed. */
export type KeepSource =
  | { readonly by: 'clause'; readonly regulation: NamedEdition; readonly clause: string; readonly title: Text }
  | { readonly by: 'setting'; readonly basis: string }
  | { readonly by: 'archive' }
/** One line of the sum: from which day, how long, until which day. `archive` has no duration of its own. */
export type KeepLine = {
  readonly source: KeepSource
  readonly from: LocalDate
  readonly keep?: { readonly unit: string; readonly amount: number }
  readonly until: LocalDate
  readonly provisional: boolean
}
/** Until when a record is kept: the longest of all lines, which stands first. `until` is null where nobody says how long. */
export type KeepSum = { readonly until: LocalDate | null; readonly lines: KeepLine[] }

/** A rule on a record with the regulation that it stands in. */
export type CitedRetention = { readonly edition: Edition; readonly rule: RetentionRule }

/** The rules of all regulations on a case at the moment of its closing. */
export function retentionOfCase(
  rules: Rules,
  state: Pick<CaseState, 'kind' | 'edition' | 'level' | 'category'>,
  closedAt: Instant,
): CitedRetention[] {
  return editionsOn(rules, state, closedAt).flatMap(edition =>
    retentionFor(edition, subjectFor(edition, state)).map(rule => ({ edition, rule })),
  )
}

/**
 * The rules on a record that belongs to no case, at the moment it was made: those that name neither kind nor level speak of all records
 * (docs/decisions/0053).
 */
export function retentionOfRecords(rules: Rules, at: Instant, now: Instant): CitedRetention[] {
  const then = editionsInForce(rules, at)
  // What is older than every regulation is bound by those of today: nothing else says how long.
  return (then.length > 0 ? then : editionsInForce(rules, now)).flatMap(edition =>
    edition.pack.retention.flatMap(rule => (includes(rule, { kind: '' }) ? [{ edition, rule }] : [])),
  )
}

type Asked = {
  readonly calendar: Calendar
  /** The moment from which it is counted: the closing, or when the record was made. */
  readonly from: Instant
  readonly rules: readonly CitedRetention[]
  readonly setting?: { readonly years: number; readonly basis: string } | undefined
  /** What the archive said when it was closed; a later change of a calendar never shortens it. */
  readonly archivedUntil?: LocalDate | undefined
}

/** Adds up how long a record is kept; of several rules the longest holds. Years by the calendar of the company, as every other time. */
export function keepSum({ calendar, from, rules, setting, archivedUntil }: Asked): KeepSum {
  const day = localDateOf(calendar, from)
  const line = (source: KeepSource, keep: Duration): KeepLine => {
    const { dueAt, provisional } = addDuration(calendar, from, keep)
    return { source, from: day, keep: partsOf(keep), until: localDateOf(calendar, dueAt), provisional }
  }
  const lines = rules.map(({ edition, rule }) =>
    line({ by: 'clause', regulation: nameOfEdition(edition.pack), clause: rule.clause, title: rule.title }, rule.keep),
  )
  if (setting !== undefined) lines.push(line({ by: 'setting', basis: setting.basis }, { years: setting.years }))
  const longest = lines
    .map(one => one.until)
    .sort()
    .at(-1)
  if (archivedUntil !== undefined && (longest === undefined || archivedUntil > longest))
    lines.push({ source: { by: 'archive' }, from: day, until: archivedUntil, provisional: false })
  lines.sort((a, b) => (a.until < b.until ? 1 : a.until > b.until ? -1 : 0))
  return { until: lines[0]?.until ?? null, lines }
}
