import type { Words } from '../../../engine/explain-words.ts'
import type { Axis, Condition, Pack } from '../../../engine/pack.ts'
import type { Text } from '../../../events/text.ts'
import type { AskField } from './ask-field.ts'

const units: Readonly<Record<string, Text>> = {
  工作日: { zh: '工作日', en: 'working days' },
  小时: { zh: '小时', en: 'hours' },
  天: { zh: '天', en: 'days' },
  次: { zh: '次', en: 'times' },
}
/** The unit of a table's axis in both languages. */
const unitText = (unit: string | undefined): Text | undefined => (unit === undefined ? undefined : (units[unit] ?? { zh: unit }))

/** The input of a fact that a table's column looks at: its values, an amount, or a number with its unit. */
export function axisField(name: string, axis: Axis, words: Words, prefix = ''): AskField {
  const base = { name: prefix + name, label: words.field(name) }
  if (axis.kind === 'int')
    return axis.unit === '分' || name.endsWith('Fen')
      ? { ...base, kind: 'money' }
      : { ...base, kind: 'number', unit: unitText(axis.unit), ...(axis.max === undefined ? {} : { max: axis.max }) }
  if (axis.values.every(value => typeof value === 'boolean')) return { ...base, kind: 'yes-no' }
  return {
    ...base,
    kind: 'choice',
    options: axis.values.map(value => ({ value: String(value), label: words.value(name, value) })),
  }
}

/** The input of a fact that conditions look at: what they name is what can be chosen; a range is an amount or a number. */
export function conditionField(name: string, conditions: readonly Condition[], words: Words, prefix = ''): AskField {
  const base = { name: prefix + name, label: words.field(name) }
  const named = [...new Set(conditions.flatMap(one => ('in' in one ? one.in : [])))]
  if (named.length > 0 && named.every(value => typeof value === 'boolean')) return { ...base, kind: 'yes-no' }
  if (named.length > 0)
    return { ...base, kind: 'choice', options: named.map(value => ({ value: String(value), label: words.value(name, value) })) }
  return name.endsWith('Fen') ? { ...base, kind: 'money' } : { ...base, kind: 'number' }
}

/** A typed value out of the address: as the field says, a truth, a number or a word. */
export function typedValue(field: AskField, value: string | undefined): string | number | boolean | undefined {
  if (value === undefined || value === '') return undefined
  if (field.kind === 'yes-no') return value === 'true'
  if (field.kind === 'money' || field.kind === 'number') return Number.isFinite(Number(value)) ? Number(value) : undefined
  return value
}

/** Kinds of case that a rule binds: its own, else those that the regulation governs or names anywhere. */
export function kindsOf(pack: Pack, rule?: { readonly kinds?: readonly string[] | undefined }): readonly string[] {
  if (rule?.kinds !== undefined) return rule.kinds
  const named = pack.duties.flatMap(one => one.kinds ?? [])
  return [...new Set([...pack.primaryFor, ...named])]
}

/** A choice among things with titles. */
export const titled = (list: readonly { readonly id: string; readonly title: Text }[]) =>
  list.map(one => ({ value: one.id, label: one.title }))
