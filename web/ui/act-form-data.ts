import { z } from 'zod'
import { type Field, isList, pathOfName } from './act-form-field.ts'

type Values = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value at a path; undefined where something on the way is missing. */
export function valueAt(values: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, part) => (isObject(at) || Array.isArray(at) ? (at as Record<string | number, unknown>)[part] : undefined),
    values,
  )
}

function put(target: Record<string, unknown>, path: readonly (string | number)[], value: unknown) {
  const [first, ...rest] = path
  if (first === undefined) return
  if (rest.length === 0) target[first] = value
  else {
    const inner = isObject(target[first]) ? target[first] : {}
    target[first] = inner
    put(inner, rest, value)
  }
}

/** A box left empty means the person said nothing, which schemas call undefined. */
function said(value: unknown): unknown {
  if (value === null) return undefined
  return typeof value === 'string' && value.trim() === '' ? undefined : value
}

function dataOfField(field: Field, value: unknown): unknown {
  if (!isList(field)) return said(value)
  const list = Array.isArray(value) ? value : []
  if (field.kind === 'files') return list.map(file => (isObject(file) ? file.id : file))
  return field.kind === 'rows' ? list.map(row => toData(field.fields, isObject(row) ? row : {})) : list
}

/** What the form sends: fields that are shown, empty boxes left out, files as ids. */
export function toData(fields: readonly Field[], values: Values): Record<string, unknown> {
  const data: Record<string, unknown> = {}
  for (const field of fields) {
    if (field.when?.(values) === false) continue
    const path = pathOfName(field.name)
    const value = dataOfField(field, valueAt(values, path))
    if (value !== undefined) put(data, path, value)
  }
  return data
}

/** The schema of a field inside object schemas. None inside an optional object: what it insists on, it insists on only once the object is there. */
function schemaAt(schema: z.ZodType, path: readonly (string | number)[]): z.ZodType | undefined {
  const [first, ...rest] = path
  if (first === undefined) return schema
  const inner = schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType | undefined>)[first] : undefined
  return inner === undefined ? undefined : schemaAt(inner, rest)
}

/** Whether the schema insists on a field: decides the mark beside its label, so that mark and refusal cannot disagree. */
export function isRequired(schema: z.ZodType, field: Field): boolean {
  if (field.required === true) return true
  const own = schemaAt(schema, pathOfName(field.name))
  if (own === undefined || field.kind === 'checkbox') return false
  return !own.safeParse(isList(field) ? [] : undefined).success
}

/** The label of the field that a schema's issue is about, for its message. */
export function labelAt(fields: readonly Field[], path: readonly PropertyKey[]): string {
  const parts = path.map(part => String(part))
  const field = fields.find(one => parts.join('.') === one.name || parts.join('.').startsWith(`${one.name}.`))
  if (field === undefined) return ''
  // rows.0.amount: the label of `amount` inside `rows`.
  return field.kind === 'rows' && parts.length > 2
    ? labelAt(field.fields, parts.slice(field.name.split('.').length + 1)) || field.label
    : field.label
}

/** Objects that the schema insists on are there even where nothing was typed into them, so that what is missing is said at their fields. */
export function withObjects(schema: z.ZodObject, data: Record<string, unknown>): Record<string, unknown> {
  const missing = Object.entries(schema.shape).filter(([name, own]) => own instanceof z.ZodObject && data[name] === undefined)
  return missing.length === 0 ? data : { ...data, ...Object.fromEntries(missing.map(([name]) => [name, {}])) }
}
