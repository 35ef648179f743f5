import type { levelDemands } from './pack-parts.ts'
import type { Edition } from './rules.ts'

/**
 * The level of a case in another regulation's words (等级对应): a case's level is that of its primary edition, and a regulation
 * that only adds to it reads the level through its map. Unmapped levels stay unknown to it, so that no rule of that level applies.
 */
export function levelIn(edition: Edition, primary: string, level: string | undefined): string | undefined {
  const from = primary.slice(0, primary.indexOf('@'))
  if (level === undefined || from === edition.pack.id) return level
  return edition.pack.levelMaps?.find(map => map.from === from)?.levels[level]
}

/** The case as this edition sees it. */
export function subjectFor<
  S extends { readonly kind: string; readonly edition: string; readonly level?: string; readonly category?: string },
>(edition: Edition, state: S): { kind: string; level?: string | undefined; category?: string | undefined } {
  return { kind: state.kind, category: state.category, level: levelIn(edition, state.edition, state.level) }
}

/** What the regulation asks for at that level beyond the others (robot 第十一条: the special plan of a major anomaly); empty for an unknown level. */
export function demandsOf(edition: Edition, level: string | undefined): readonly (typeof levelDemands)[number][] {
  return edition.pack.levels.find(one => one.id === level)?.demands ?? []
}
