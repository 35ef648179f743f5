import { meetsAll } from '../../../engine/conditions.ts'
import type { RecordColumn, RecordField } from '../../../engine/pack.ts'
import type { Field } from '../../ui/act-form-field.ts'

/** Whether the system computes a field of a record: it is shown beside what it follows from, and is no input. */
export const isComputed = (field: RecordField): boolean => 'computed' in field && field.computed !== undefined

/** A field that is asked only where the other values say so is shown only there, and then it is needed. */
export function askedIf(field: RecordField, input: Field): Field {
  const { askedWhen } = field
  if (askedWhen === undefined) return input
  const isAsked = ({ values }: Readonly<Record<string, unknown>>) =>
    meetsAll(askedWhen, (values ?? {}) as Record<string, unknown>)
  return { ...input, required: field.required, when: isAsked }
}

/** The same of a column, by the other values of its row. */
export function askedInRow(column: RecordColumn, input: Field): Field {
  const { askedWhen } = column
  return askedWhen === undefined ? input : { ...input, when: row => meetsAll(askedWhen, row) }
}
