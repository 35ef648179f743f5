import type { ReactNode } from 'react'

/** An entry of a select or choice. */
export type Option = { readonly value: string; readonly label: string; readonly disabled?: boolean }

type Common<Name extends string> = {
  /** A key of the schema; inside objects with dots: `contact.phone`. */
  readonly name: Name
  readonly label: string
  /** One line under the input. */
  readonly hint?: ReactNode
  /** Shown only while this holds; hidden fields are not sent. */
  readonly when?: (values: Readonly<Record<string, unknown>>) => boolean
  /** Takes the whole row of the two-column grid; multiline, files and rows always do. */
  readonly wide?: boolean
  readonly disabled?: boolean
  /** Marked although the schema takes its absence: a check over several fields wants it whenever it is shown. */
  readonly required?: boolean
  readonly placeholder?: string
}

/** What kind of input, and what it puts into the data. */
type Kind =
  | { readonly kind: 'text'; readonly maxLength?: number }
  | { readonly kind: 'multiline'; readonly rows?: number; readonly maxLength?: number }
  | { readonly kind: 'select'; readonly options: readonly Option[] }
  /** Radio buttons: for up to five options that a person should see at once. Values may be booleans. */
  | { readonly kind: 'choice'; readonly options: readonly (Omit<Option, 'value'> & { readonly value: string | boolean })[] }
  | { readonly kind: 'multi-select'; readonly options: readonly Option[] }
  | {
      readonly kind: 'number'
      readonly min?: number
      readonly max?: number
      readonly step?: number
      readonly unit?: string
      readonly whole?: boolean
    }
  /** 元 on the screen, 分 in the data. */
  | { readonly kind: 'money'; readonly min?: number }
  /** An instant in UTC; the picker shows the organisation's wall clock, with 休 and 班 on the days. */
  | { readonly kind: 'moment'; readonly notAfterNow?: boolean }
  /** A local date, `2026-10-10`. */
  | { readonly kind: 'day'; readonly notAfterToday?: boolean }
  /** A person's id; ids for `people`. */
  | { readonly kind: 'person' }
  | { readonly kind: 'people' }
  | { readonly kind: 'department' }
  | { readonly kind: 'checkbox'; readonly text: string }
  /** File ids. */
  | { readonly kind: 'files'; readonly accept?: string }
  /** A list of objects, each edited in a row of these fields. */
  | { readonly kind: 'rows'; readonly fields: readonly Field[]; readonly addLabel?: string; readonly max?: number }
  /** Anything else: a component that takes `value`, `onChange` and `id`. */
  | { readonly kind: 'custom'; readonly input: ReactNode }

/** One field of an ActForm. */
export type Field<Name extends string = string> = Common<Name> & Kind

/** antd's name path of a field. */
export function pathOfName(name: string): (string | number)[] {
  return name.split('.').map(part => (/^\d+$/.test(part) ? Number(part) : part))
}

/** Kinds whose data is a list: nothing chosen is an empty list, not a missing value. */
export function isList(field: Field): boolean {
  return field.kind === 'multi-select' || field.kind === 'people' || field.kind === 'files' || field.kind === 'rows'
}
