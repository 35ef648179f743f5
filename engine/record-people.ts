import type { Text } from '../events/text.ts'
import type { RecordRule } from './pack.ts'

type Values = Readonly<Record<string, unknown>>
/** Who is what to a case: the people of its state, and `decider`, who has decided a submission of it. */
export type PeopleOfCase = Readonly<Record<string, readonly string[] | undefined>>

const words: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  party: ['当事人', 'the party'],
  investigator: ['调查人', 'an investigator'],
  decider: ['原决定人', 'who took the decision'],
  panel: ['复议组成员', 'a member of the panel'],
  handler: ['承办人', 'the handler'],
}

/** The fields and columns of a record that name people, with whom they name. */
function named(record: RecordRule, values: Values) {
  return record.fields.flatMap(field => {
    if (field.kind === 'rows')
      return field.columns.flatMap(column => {
        const rows = Array.isArray(values[field.id]) ? (values[field.id] as Values[]) : []
        if (column.kind !== 'person') return []
        return rows.flatMap(row =>
          typeof row?.[column.id] === 'string' ? [{ field: column, person: String(row[column.id]) }] : [],
        )
      })
    const person = values[field.id]
    return field.kind === 'person' && typeof person === 'string' ? [{ field, person }] : []
  })
}

/** What people can become by a record: also where its rows name nobody this time. */
function partsOfRows(record: RecordRule): string[] {
  return record.fields.flatMap(field =>
    field.kind === 'rows' ? field.columns.flatMap(column => (column.kind === 'person' && column.as ? [column.as] : [])) : [],
  )
}

/**
 * Who may not be named in a record, field by field: whoever is something to the case that excludes them (the party among the
 * investigators, the first decider on the panel), and the same person twice where two are asked for. Empty where nothing is wrong.
 */
export function peopleProblems(record: RecordRule, values: Values, people: PeopleOfCase): { field: string; because: Text }[] {
  const all = named(record, values)
  return all.flatMap(({ field, person }, i) => {
    const barred = (field.not ?? []).find(role => people[role]?.includes(person))
    if (barred !== undefined) {
      const [zh, en] = words[barred] ?? [barred, barred]
      return [
        {
          field: field.id,
          because: { zh: `此人是本案的${zh}，须回避`, en: `This person is ${en} in the case and stands aside` },
        },
      ]
    }
    const twice = field.as !== undefined && all.slice(0, i).some(other => other.person === person && other.field.as === field.as)
    return twice ? [{ field: field.id, because: { zh: '须是两名不同的人', en: 'Two different people are needed' } }] : []
  })
}

/** What a record makes the people it names to the case; undefined where it says nothing of that. */
export function peopleMade(record: RecordRule, values: Values): Record<string, string[]> | undefined {
  // Rows that name nobody any more take the part from whoever had it.
  const made: Record<string, string[]> = Object.fromEntries(partsOfRows(record).map(part => [part, []]))
  for (const { field, person } of named(record, values))
    if (field.as !== undefined) made[field.as] = [...(made[field.as] ?? []), person]
  return Object.keys(made).length === 0 ? undefined : made
}
