import { type NameKind, patterns, posts } from './patterns.ts'

/** A name that the system knows. */
export type KnownName = { readonly text: string; readonly kind: NameKind }
/** A name in a text: half-open, in UTF-16 units. */
export type FoundName = { readonly from: number; readonly to: number; readonly text: string; readonly kind: NameKind }

const isLatin = (text: string): boolean => /^[\w.@+ -]+$/.test(text)

/** Where a known name stands: of Latin letters and digits only whole words, so that `Li` is not found in `Line`. */
function placesOf(text: string, name: string): number[] {
  const places: number[] = []
  const haystack = isLatin(name) ? text.toLowerCase() : text
  const needle = isLatin(name) ? name.toLowerCase() : name
  for (let at = haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, at + 1)) {
    const before = haystack[at - 1] ?? ' '
    const after = haystack[at + needle.length] ?? ' '
    if (isLatin(name) && (/[\w]/.test(before) || /[\w]/.test(after))) continue
    places.push(at)
  }
  return places
}

/**
 * Every name in a text, from the first to the last, none over another: what the system knows before what only looks like one, the longer before the shorter.
 * `kept`: words that somebody said are no names, with the reason.
 */
export function findNames(text: string, known: readonly KnownName[], kept: readonly string[] = []): FoundName[] {
  const free = new Set(kept.map(word => word.trim().toLowerCase()))
  const isFree = (name: string) => free.has(name.trim().toLowerCase())
  const candidates: FoundName[] = []
  for (const { text: name, kind } of known)
    if (name.length >= 2 && !isFree(name))
      for (const from of placesOf(text, name)) candidates.push({ from, to: from + name.length, text: name, kind })
  candidates.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
  const looking: FoundName[] = []
  for (const { kind, pattern, group } of patterns)
    for (const hit of text.matchAll(pattern)) {
      const name = (group === undefined ? hit[0] : hit[group])!
      const from = hit.index + hit[0].lastIndexOf(name)
      if (!posts.has(name) && !isFree(name)) looking.push({ from, to: from + name.length, text: name, kind })
    }
  const found: FoundName[] = []
  for (const one of [...candidates, ...looking])
    if (!found.some(other => one.from < other.to && other.from < one.to)) found.push(one)
  return found.sort((a, b) => a.from - b.from)
}
