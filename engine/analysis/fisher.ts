/** A two-by-two table: cases with both, with the first only, with the second only, with neither. Whole numbers from 0. */
export type TwoByTwo = { readonly both: number; readonly first: number; readonly second: number; readonly neither: number }

const logs: number[] = [0]
/** ln(n!), each added to the one before: exact to rounding, and remembered. */
function logFactorial(n: number): number {
  for (let at = logs.length; at <= n; at++) logs.push(logs[at - 1]! + Math.log(at))
  return logs[n]!
}

/** Tables as likely as the one seen count as such although the last digits differ (the tolerance of R's fisher.test). */
const SLACK = 1 + 1e-7
/** Tables that are less likely than the one seen by more than this add nothing that a double could hold. */
const NOTHING = 1e-18

/**
 * Fisher's exact test: how likely a table like this or more extreme is where the two have nothing to do with each other and the margins stay.
 * `greater` asks only whether they go together more often, `twoSided` adds every table that is no likelier than the one seen. Both in [0, 1]: 0 where the table seen
 * is less likely than the smallest double.
 */
export function fisherExact({ both, first, second, neither }: TwoByTwo): { greater: number; twoSided: number } {
  const rows = both + first
  const columns = both + second
  const all = rows + second + neither
  const least = Math.max(0, rows + columns - all)
  const most = Math.min(rows, columns)
  const fixed =
    logFactorial(rows) + logFactorial(all - rows) + logFactorial(columns) + logFactorial(all - columns) - logFactorial(all)
  const chance = (k: number) =>
    Math.exp(
      fixed - logFactorial(k) - logFactorial(rows - k) - logFactorial(columns - k) - logFactorial(all - rows - columns + k),
    )
  const seen = chance(both)
  // The likeliest table (the mode of the hypergeometric distribution), which the margins always allow.
  const mode = Math.floor(((rows + 1) * (columns + 1)) / (all + 2))
  let greater = 0
  let twoSided = 0
  const add = (k: number): boolean => {
    const p = chance(k)
    if (k >= both) greater += p
    if (p <= seen * SLACK) twoSided += p
    return p > seen * NOTHING
  }
  // From the likeliest table outwards, each less likely than the one before, so that of large tables only what weighs anything is summed.
  for (let k = mode; k <= most; k++) if (!add(k)) break
  for (let k = mode - 1; k >= least; k--) if (!add(k)) break
  return { greater: Math.min(1, greater), twoSided: Math.min(1, twoSided) }
}
