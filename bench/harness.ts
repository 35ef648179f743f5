/** Median seconds of a run, over seven (or as many as said), after one warm-up. */
export function seconds(run: () => void, times = 7): number {
  run()
  const measured = Array.from({ length: times }, () => once(run))
  return measured.sort((a, b) => a - b)[Math.floor(times / 2)]!
}

/** Seconds of one run. */
export function once(run: () => void): number {
  const from = performance.now()
  run()
  return (performance.now() - from) / 1000
}

/** One line: ours, and how it compares with a baseline of the same run. */
export function report(name: string, ours: { per: string; seconds: number }, baseline: { name: string; seconds: number }): void {
  const ratio = ours.seconds / baseline.seconds
  console.log(
    `${name}: ${ours.per}; ${ratio < 1 ? `${(1 / ratio).toFixed(1)}× faster than` : `${ratio.toFixed(2)}× the time of`} ${baseline.name}`,
  )
}
export const micro = (s: number, n: number): string => `${((s / n) * 1e6).toFixed(1)} µs each`
export const milli = (s: number): string => `${(s * 1000).toFixed(1)} ms`
