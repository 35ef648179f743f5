/** Something that must always hold does not. */
export class Broken extends Error {
  readonly invariant: string
  constructor(invariant: string, what: string) {
    super(`${invariant}: ${what}`)
    this.invariant = invariant
  }
}

/** Throws {@link Broken} unless it holds. */
export function must(holds: boolean, invariant: string, what: () => string): void {
  if (!holds) throw new Broken(invariant, what())
}

/** As JSON keeps it, with its keys in order, so that equal values are equal texts. */
export function plain(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

/** Where two values part, in words: the path and both sides. */
export function difference(ours: unknown, theirs: unknown, path = ''): string {
  if (plain(ours) === plain(theirs)) return ''
  const isObject = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null
  if (!isObject(ours) || !isObject(theirs))
    return `${path || '.'}: replayed ${plain(ours)?.slice(0, 200)}, stored ${plain(theirs)?.slice(0, 200)}`
  const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)])
  return [...keys]
    .map(key => difference(ours[key], theirs[key], `${path}.${key}`))
    .filter(Boolean)
    .slice(0, 3)
    .join('; ')
}
