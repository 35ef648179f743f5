export type Bar = { readonly key: string; readonly count: number }
export type Shared = Bar & {
  /** Of all that is counted, and running from the first; in percent, with as many digits as the sample bears. */
  readonly share: number
  readonly running: number
}

/** Below this many a share is said in whole percent: a tenth would be less than a tenth of one case. */
export const TENTHS_FROM = 100
/** Below this many the page says that shares move with every single case. */
export const SHARES_FROM = 20

/** Percent of a part, rounded as the sample bears it. */
export function percentOf(part: number, all: number): number {
  if (all === 0) return 0
  const digits = all < TENTHS_FROM ? 1 : 10
  return Math.round((part / all) * 100 * digits) / digits
}

/** Largest first (ties by key), with shares and the running share of a Pareto chart; what is not stated (`last`) stands at the end, however much. `all`: where not every bar is given. */
export function pareto(bars: readonly Bar[], last?: string, all = bars.reduce((sum, bar) => sum + bar.count, 0)): Shared[] {
  let sum = 0
  return [...bars]
    .sort((a, b) => Number(a.key === last) - Number(b.key === last) || b.count - a.count || (a.key < b.key ? -1 : 1))
    .map(bar => {
      sum += bar.count
      return { ...bar, share: percentOf(bar.count, all), running: percentOf(sum, all) }
    })
}
