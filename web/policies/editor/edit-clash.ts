import type { Pack } from '../../../engine/pack.ts'
import { type Clash, nameOfItem } from './merge-draft.ts'

/** The draft with the other's words at the place of a clash; a place that is no longer there changes nothing. */
export function withTheirs(pack: Pack, { place, theirs }: Clash): Pack {
  // Safe: a value of the same place in a pack of the same schema.
  return put(pack, place, theirs) as Pack
}

function put(value: unknown, place: readonly string[], theirs: unknown): unknown {
  const [key, ...rest] = place
  if (key === undefined) return theirs
  if (Array.isArray(value)) {
    const isIt = (item: unknown) => nameOfItem(item) === key
    if (!value.some(isIt)) return theirs !== undefined && rest.length === 0 ? [...value, theirs] : value
    return value.flatMap(item => {
      if (!isIt(item)) return [item]
      const next = put(item, rest, theirs)
      return next === undefined ? [] : [next]
    })
  }
  if (typeof value !== 'object' || value === null) return value
  const next = put((value as Record<string, unknown>)[key], rest, theirs)
  const { [key]: _was, ...others } = value as Record<string, unknown>
  return next === undefined ? others : { ...value, [key]: next }
}
