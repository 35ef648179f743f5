import type { Text } from '../../../events/text.ts'

/** What is asked, as it stands in the address: every value as text, lists joined by commas. */
export type AskValues = Readonly<Record<string, string>>
export type AskOption = { readonly value: string; readonly label: Text }
type Kind =
  | { readonly kind: 'choice'; readonly options: readonly AskOption[] }
  | { readonly kind: 'yes-no' | 'money' | 'day' | 'days' | 'moment' | 'pauses' }
  | { readonly kind: 'number'; readonly unit?: Text | undefined; readonly max?: number; readonly fraction?: boolean }
  | { readonly kind: 'period'; readonly every: string }
/** One fact of the form: its name in the address, what people call it, and how it is entered. */
export type AskField = {
  readonly name: string
  readonly label: Text
  readonly hint?: Text
  /** Without it nothing can be explained. */
  readonly needed?: boolean
} & Kind

/** A number as it stands in the address; undefined where nothing, or no number, was given. */
export function numberOf(values: AskValues, name: string): number | undefined {
  const typed = values[name]
  if (typed === undefined || typed.trim() === '') return undefined
  const number = Number(typed)
  return Number.isFinite(number) ? number : undefined
}

/** The parts of a list; none where nothing was given. */
export const listOf = (values: AskValues, name: string): readonly string[] =>
  (values[name] ?? '').split(',').filter(part => part !== '')

/** Pauses as `from~to`, joined by commas; half a pause is not one yet. */
export function pausesOf(values: AskValues): [string, string][] {
  return listOf(values, 'pauses').flatMap(part => {
    const [from = '', to = ''] = part.split('~')
    return from !== '' && to !== '' && from < to ? [[from, to] as [string, string]] : []
  })
}

/** The values that this form has a place for: what stood in the address for another question is dropped. */
export function keptValues(fields: readonly AskField[], values: AskValues): AskValues {
  const names = new Set(['about', ...fields.map(one => one.name)])
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => names.has(name) && value !== ''))
}

/** The fields that must be filled and are not. */
export const missingOf = (fields: readonly AskField[], values: AskValues): readonly AskField[] =>
  fields.filter(one => one.needed === true && (values[one.name] ?? '') === '')
