import type { Text } from '../../events/text.ts'
import type { Pack } from '../pack.ts'
import { itemsOf, type PackItem } from './pack-items.ts'
import { fieldTitle, partTitle } from './part-words.ts'
import { type OtherNames, sayerOf } from './say-value.ts'

/** A field that reads otherwise, in words; null where one of the editions does not have it. */
export type ChangedField = {
  readonly field: string
  readonly title: Text
  readonly before: Text | null
  readonly after: Text | null
}
/** What one edition says and the other does not, or says otherwise. */
export type EditionChange = {
  readonly change: 'added' | 'removed' | 'changed'
  readonly part: string
  readonly partTitle: Text
  readonly id: string
  readonly title: Text
  readonly clause?: string
  /** Of an added or removed thing all its fields; of a changed one those that changed. */
  readonly fields: readonly ChangedField[]
}
export type EditionComparison = { readonly changes: readonly EditionChange[]; readonly same: number }

/**
 * What differs between two editions, clause by clause and rule by rule, each found again by its name, with the fields that changed in
 * words. A rule under another name is one removed and one added. Pure; nothing where both say the same.
 */
export function compareEditions(before: Pack, after: Pack, names: OtherNames): EditionComparison {
  const key = ({ part, id }: PackItem) => `${part} ${id}`
  const earlier = new Map(itemsOf(before).map(one => [key(one), one]))
  const later = new Map(itemsOf(after).map(one => [key(one), one]))
  const sayBefore = sayerOf(before, names)
  const sayAfter = sayerOf(after, names)
  let same = 0
  const changes = [...new Set([...later.keys(), ...earlier.keys()])].flatMap((name): EditionChange[] => {
    const was = earlier.get(name)
    const is = later.get(name)
    const one = (is ?? was)!
    const fields = [...new Set([...Object.keys(was?.value ?? {}), ...Object.keys(is?.value ?? {})])].flatMap(field => {
      const [a, b] = [was?.value[field], is?.value[field]]
      if (isSame(a, b)) return []
      return [{ field, title: fieldTitle(field), before: sayBefore(field, a), after: sayAfter(field, b) }]
    })
    if (was !== undefined && is !== undefined && fields.length === 0) {
      same += 1
      return []
    }
    return [
      {
        change: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed',
        part: one.part,
        partTitle: partTitle(one.part),
        id: one.id,
        title: one.title,
        ...(one.clause === undefined ? {} : { clause: one.clause }),
        fields,
      },
    ]
  })
  return { changes, same }
}

/** Equal as data; the order of keys and keys without a value do not matter. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [one, other] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every(key => isSame(one[key], other[key]))
}
