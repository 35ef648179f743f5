/** Fewer cases before and after together than this: nothing is said of a change. */
export const CHANGE_FROM = 10

/**
 * How likely two counts over equally long times differ this much or more where nothing has changed: the exact two-sided binomial test with one half
 * (of all of them, how many fell before). In (0, 1]; 1 where nothing was counted.
 */
export function sameRate(before: number, after: number): number {
  const all = before + after
  const fewer = Math.min(before, after)
  let log = -all * Math.LN2
  let tail = 0
  for (let k = 0; k <= fewer; k++) {
    tail += Math.exp(log)
    log += Math.log(all - k) - Math.log(k + 1)
  }
  return Math.min(1, 2 * tail)
}
