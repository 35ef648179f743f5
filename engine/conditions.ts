import type { Condition, Party, Trigger } from './pack.ts'

type Data = Readonly<Record<string, unknown>>

/** Whether a value meets a condition. A list meets it if any element does; an unknown value meets none. */
export function meets(condition: Condition, value: unknown): boolean {
  if (Array.isArray(value)) return value.some(element => meets(condition, element))
  if ('in' in condition) return condition.in.includes(value as string)
  return typeof value === 'number' && value >= (condition.gte ?? -Infinity) && value < (condition.lt ?? Infinity)
}

/** Whether all conditions hold for the data. */
export function meetsAll(conditions: Readonly<Record<string, Condition>> | undefined, data: Data): boolean {
  if (conditions === undefined) return true
  for (const field in conditions) if (!meets(conditions[field]!, fieldValue(data, field))) return false
  return true
}

/**
 * The value of a field; `values.passed` reads inside the record that an event carries. Of rows, `values.shares.department` is what all
 * rows say in that column (a condition is met if any of them meets it) and `values.shares.count` how many rows there are.
 */
export function fieldValue(data: Data, field: string): unknown {
  if (field in data || !field.includes('.')) return data[field]
  return field.split('.').reduce<unknown>(inside, data)
}

function inside(value: unknown, name: string): unknown {
  if (!Array.isArray(value)) return (value as Data | undefined)?.[name]
  if (name === 'count') return value.length
  return value.flatMap(row => {
    const one = (row as Data | undefined)?.[name]
    return one === undefined ? [] : [one]
  })
}

/** Whether an event of this type with this data pulls one of the triggers. */
export function pulls(triggers: readonly Trigger[], type: string, data: Data): boolean {
  return triggers.some(trigger => trigger.on === type && meetsAll(trigger.when, data))
}

type Scope = {
  readonly kinds?: readonly string[] | undefined
  readonly levels?: readonly string[] | undefined
  readonly categories?: readonly string[] | undefined
}
type Subject = { readonly kind: string; readonly level?: string | undefined; readonly category?: string | undefined }

/** Whether a rule's scope includes a case of this kind, level and category. */
export function includes(scope: Scope, subject: Subject): boolean {
  return (
    inKind(scope, subject) &&
    (scope.levels === undefined || (subject.level !== undefined && scope.levels.includes(subject.level)))
  )
}
/** The same without the level: such a rule may come into scope by re-grading. */
export function inKind(scope: Scope, subject: Subject): boolean {
  return (
    (scope.kinds === undefined || scope.kinds.includes(subject.kind)) &&
    (scope.categories === undefined || (subject.category !== undefined && scope.categories.includes(subject.category)))
  )
}

/** A short name of a party for keys and messages: `role:leader`, `case:handler`, `anyone`. */
export function partyName(party: Party): string {
  if ('role' in party) return `role:${party.role}`
  if ('caseRole' in party) return `case:${party.caseRole}`
  return 'anyone'
}
