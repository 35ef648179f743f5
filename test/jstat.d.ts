/** What our tests ask of jStat, which has no types of its own; others add the functions that they use here, since a module is declared once. */
declare module 'jstat' {
  const jStat: {
    /** Quantiles by Hyndman and Fan; `alphap` and `betap` 1 are type 7: linear at rank 1 + p(n-1). */
    quantiles(values: readonly number[], probabilities: readonly number[], alphap: number, betap: number): number[]
    mean(values: readonly number[]): number
    median(values: readonly number[]): number
  }
  export default jStat
}
