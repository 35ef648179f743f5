import type { Pack } from '../../../engine/pack.ts'

type Json = unknown
type Place = readonly string[]
/** A place that both changed, each in another way: where, and what each says. */
export type Clash = { readonly place: Place; readonly mine: Json; readonly theirs: Json }
export type Merged = { readonly pack: Pack; readonly clashes: readonly Clash[] }

const same = (a: Json, b: Json): boolean => a === b || JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

const isRecord = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
type Item = Readonly<Record<string, Json>>
/** By what a thing in a list is found again: its id; the stages of a kind of case by that kind. */
export function nameOfItem(item: Json): string | undefined {
  if (!isRecord(item)) return undefined
  if (typeof item.id === 'string') return item.id
  return 'stages' in item && typeof item.kind === 'string' ? item.kind : undefined
}
/** A list whose items all have a name of their own is merged item by item. */
const isNamed = (value: Json): value is Item[] =>
  Array.isArray(value) &&
  value.every(item => nameOfItem(item) !== undefined) &&
  new Set(value.map(nameOfItem)).size === value.length

/**
 * Two drafts from the same base in one: what only one changed is taken from that one, rule by rule and field by field; where both
 * changed the same thing mine stands, and the clash says what theirs was. Nothing that either typed is lost without being told.
 */
export function mergeDraft(base: Pack, mine: Pack, theirs: Pack): Merged {
  const clashes: Clash[] = []
  // Safe: every value stands where a pack had one of that shape; the server checks the whole by schema all the same.
  return { pack: merge(base, mine, theirs, [], clashes) as Pack, clashes }
}

function merge(base: Json, mine: Json, theirs: Json, place: Place, clashes: Clash[]): Json {
  if (same(mine, theirs) || same(base, theirs)) return mine
  if (same(base, mine)) return theirs
  if (isNamed(mine) && isNamed(theirs) && (base === undefined || isNamed(base)))
    return mergeLists(base ?? [], mine, theirs, place, clashes)
  if (isRecord(mine) && isRecord(theirs)) return mergeRecords(isRecord(base) ? base : {}, mine, theirs, place, clashes)
  clashes.push({ place, mine, theirs })
  return mine
}

function mergeRecords(
  base: Record<string, Json>,
  mine: Record<string, Json>,
  theirs: Record<string, Json>,
  place: Place,
  clashes: Clash[],
): Record<string, Json> {
  const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])]
  return Object.fromEntries(
    keys.flatMap(key => {
      const value = one(base[key], mine[key], theirs[key], [...place, key], clashes)
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

function mergeLists(
  base: readonly Item[],
  mine: readonly Item[],
  theirs: readonly Item[],
  place: Place,
  clashes: Clash[],
): Json[] {
  const of = (list: readonly Item[], id: string) => list.find(item => nameOfItem(item) === id)
  const order = orderOf(namesOf(base), namesOf(mine), namesOf(theirs))
  return order.flatMap(id => {
    const value = one(of(base, id), of(mine, id), of(theirs, id), [...place, id], clashes)
    return value === undefined ? [] : [value]
  })
}

const namesOf = (list: readonly Item[]): string[] => list.map(item => nameOfItem(item) ?? '')

/**
 * My order, or theirs where I moved nothing: stages and steps come in the order that somebody gave them. What the other has besides
 * stands before what follows it there.
 */
function orderOf(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const inBase = (list: readonly string[]) => list.filter(name => base.includes(name))
  const isUnmoved = inBase(mine).join() === base.filter(name => mine.includes(name)).join()
  const [first, second] = isUnmoved ? [theirs, mine] : [mine, theirs]
  const order = [...first]
  for (const [at, name] of second.entries()) {
    if (order.includes(name)) continue
    const next = second.slice(at + 1).find(one => first.includes(one))
    order.splice(next === undefined ? order.length : order.indexOf(next), 0, name)
  }
  return order
}

/** One thing, where undefined means that it is not there: removed by one and changed by the other is a clash, and it stays. */
function one(base: Json, mine: Json, theirs: Json, place: Place, clashes: Clash[]): Json {
  if (mine !== undefined && theirs !== undefined) return merge(base, mine, theirs, place, clashes)
  const left = mine ?? theirs
  if (left === undefined || base === undefined || same(base, left)) return base === undefined ? left : undefined
  clashes.push({ place, mine, theirs })
  return left
}
