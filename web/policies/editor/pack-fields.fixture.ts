import type { z } from 'zod'
import { Pack } from '../../../engine/pack.ts'
import { Cell, Condition, Party, Trigger } from '../../../engine/pack-parts.ts'
import { Duration } from '../../../events/duration.ts'
import { Text } from '../../../events/text.ts'

/**
 * Every place of a pack that somebody may have to say: `duties[].within`, `clauses.*.title`. `[]`: any item of a list, `.*`: any name of a
 * record. Lists of things and parts that may be left out are places of their own (adding and taking away) beside what stands in them.
 */
export type PackFields = {
  /** With the values of a closed choice, each of which must be to be had. */
  readonly places: ReadonlyMap<string, ReadonlySet<string>>
  /** Places with names below them, not fields. */
  readonly records: ReadonlySet<string>
  /** What has places in it: the rest is said as one thing. */
  readonly parents: ReadonlySet<string>
}

/** What is said as one thing, by one input of its own: an event with its conditions, a post, a time, words in two languages. */
const wholes = new Set<unknown>([Cell, Condition, Party, Trigger, Duration, Text])
/** Longer choices (acts, events) are lists that the editor draws from the registry itself. */
const mostValues = 40

type Shape = Record<string, z.core.$ZodType>
type Def = {
  readonly type: string
  readonly shape?: Shape
  readonly element?: z.core.$ZodType
  readonly innerType?: z.core.$ZodType
  readonly options?: readonly z.core.$ZodType[]
  readonly valueType?: z.core.$ZodType
  readonly entries?: Record<string, string>
  readonly values?: readonly unknown[]
}
const defOf = (schema: z.core.$ZodType) => schema._zod.def as unknown as Def

/** The places of a pack, read from its schema. */
export function fieldsOfPack(): PackFields {
  const places = new Map<string, Set<string>>()
  const records = new Set<string>()
  const add = (path: string, values: readonly string[] = []) => {
    const known = places.get(path) ?? new Set()
    places.set(path, known)
    for (const value of values) known.add(value)
  }
  const isWhole = (schema: z.core.$ZodType): boolean => {
    const { type, shape, element, innerType, valueType, options } = defOf(schema)
    if (wholes.has(schema)) return true
    if (type === 'optional') return isWhole(innerType!)
    if (type === 'array') return isWhole(element!)
    if (type === 'record') return isWhole(valueType!)
    if (type === 'union') return options!.every(isWhole)
    // A list of posts is chosen as one.
    if (type === 'object') return Object.keys(shape!).join() === 'role'
    return true
  }
  const valuesOf = (schema: z.core.$ZodType): string[] => {
    const { type, element, innerType, options, entries, values } = defOf(schema)
    if (wholes.has(schema)) return []
    if (type === 'optional') return valuesOf(innerType!)
    if (type === 'array') return valuesOf(element!)
    if (type === 'union') return options!.flatMap(valuesOf)
    const all = entries !== undefined ? Object.values(entries) : (values ?? []).map(String)
    return all.length > mostValues ? [] : all
  }
  const visit = (schema: z.core.$ZodType, path: string, isOptional = false): void => {
    const { type, shape, element, innerType, options, valueType } = defOf(schema)
    if (type === 'optional') visit(innerType!, path, true)
    else if (isWhole(schema)) add(path, valuesOf(schema))
    else if (type === 'object') {
      if (isOptional) add(path)
      for (const [key, inner] of Object.entries(shape!)) visit(inner, path === '' ? key : `${path}.${key}`)
    } else if (type === 'array') {
      add(path)
      visit(element!, `${path}[]`)
    } else if (type === 'record') {
      add(path)
      records.add(path)
      visit(valueType!, `${path}.*`)
    } else if (type === 'union') for (const option of options!) visit(option, path, isOptional)
    else throw new Error(`A pack holds a ${type} at ${path}, which this walk does not know`)
  }
  visit(Pack, '')
  const parents = new Set(['', ...[...places.keys()].flatMap(above)])
  return { places, records, parents }
}

/** `duties[].each`, `duties[]` and `duties` of `duties[].each.start`. */
function above(path: string): string[] {
  const cuts = [...path.matchAll(/\.|\[\]/g)].map(({ index }) => path.slice(0, index))
  return [...new Set([...cuts, ...cuts.map(cut => `${cut}[]`)])].filter(cut => path.startsWith(cut) && cut !== path)
}

/** Called with each place that differs between two packs, and what it says now. */
export type Told = (path: string, value: unknown) => void

/** What a change of a pack has changed. What came or went as a whole is told as the whole: nobody has said its parts one by one. */
export function changedPlaces(fields: PackFields, before: unknown, after: unknown, told: Told, path = ''): void {
  if (before === after) return
  const isPlace = fields.places.has(path)
  if (!fields.parents.has(path)) {
    if (isPlace && JSON.stringify(before) !== JSON.stringify(after)) told(path, after)
    return
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const known = new Set<unknown>(before)
    if (before.length !== after.length || after.every(item => known.has(item))) {
      if (isPlace) told(path, after)
      return
    }
    // Most is the same object as before: of that not even the path is worked out.
    for (const [at, item] of before.entries()) if (item !== after[at]) changedPlaces(fields, item, after[at], told, `${path}[]`)
    return
  }
  if (!isObject(before) || !isObject(after)) {
    told(path, after)
    return
  }
  const isRecord = fields.records.has(path)
  if (isRecord && Object.keys(before).sort().join() !== Object.keys(after).sort().join()) told(path, after)
  const below = (key: string) => (path === '' ? key : isRecord ? `${path}.*` : `${path}.${key}`)
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
    if (before[key] !== after[key]) changedPlaces(fields, before[key], after[key], told, below(key))
}
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The places that a rule speaks of, and which of a closed choice it says: by them rules of another shape are told. */
export function placesIn(fields: PackFields, value: unknown, path: string, into = new Set<string>()): Set<string> {
  if (value === undefined) return into
  const said = fields.places.get(path)
  if (said !== undefined) {
    into.add(path)
    for (const one of Array.isArray(value) ? value : [value]) if (said.has(String(one))) into.add(`${path}=${String(one)}`)
  }
  if (Array.isArray(value)) for (const item of value) placesIn(fields, item, `${path}[]`, into)
  else if (isObject(value))
    for (const [key, inner] of Object.entries(value))
      placesIn(fields, inner, fields.records.has(path) ? `${path}.*` : `${path}.${key}`, into)
  return into
}
