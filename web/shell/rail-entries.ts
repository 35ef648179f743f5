import type { Me } from '../../server/me/schema.ts'
import type { Subject } from '../api/search.ts'
import { features } from '../features.ts'
import type { CreateEntry, RailEntry } from './feature.ts'

/** The rail for a person, in order. */
export function railFor(me: Me): readonly RailEntry[] {
  return features
    .flatMap(feature => feature.rail ?? [])
    .filter(entry => entry.shownTo?.(me) ?? true)
    .sort((a, b) => a.order - b.order)
}

/** What the ＋ button offers, in order. */
export function createEntries(): readonly CreateEntry[] {
  return features.flatMap(feature => feature.creates ?? []).sort((a, b) => a.order - b.order)
}

/** The page of a thing; undefined when no feature shows its kind. */
export function pathOf({ kind, id }: Subject): string | undefined {
  for (const feature of features) {
    const open = feature.opens?.[kind]
    if (open !== undefined) return open(encodeURIComponent(id))
  }
  return undefined
}
