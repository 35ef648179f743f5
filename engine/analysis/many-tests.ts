/**
 * Benjamini and Hochberg (1995): p-values corrected for how many were looked at, in the order given. Calling everything up to q significant
 * expects a share of q of the findings to be chance. Values stay in [0, 1].
 */
export function falseDiscoveryRates(ps: readonly number[]): number[] {
  const order = ps.map((_, at) => at).sort((a, b) => ps[b]! - ps[a]!)
  const corrected = new Array<number>(ps.length)
  let least = 1
  order.forEach((at, place) => {
    least = Math.min(least, (ps[at]! * ps.length) / (ps.length - place))
    corrected[at] = least
  })
  return corrected
}
