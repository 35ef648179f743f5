import { digitsOf } from './decimal-sum.ts'

type Values = Readonly<Record<string, unknown>>
/** 延误赔偿 as it is computed, in 分: by the day, the cap of the contract, and the smaller of the two. */
export type DelayCompensation = {
  readonly byDaysFen: number
  readonly capFen: number
  readonly sumFen: number
  readonly isCapped: boolean
}

/**
 * 延误赔偿及上限 (furn 3.2.2(2)): contract amount × per cent a day × days late, never more than contract amount × the cap that the contract names. Percentages
 * are counted as they are written, each sum rounded once, half up, to 分. Undefined where something is missing.
 */
export function delayCompensationOf({ contractFen, perDayPercent, capPercent, daysLate }: Values): DelayCompensation | undefined {
  if (typeof contractFen !== 'number' || typeof perDayPercent !== 'number') return undefined
  if (typeof capPercent !== 'number' || typeof daysLate !== 'number') return undefined
  const byDaysFen = percentOf(contractFen, perDayPercent, daysLate)
  const capFen = percentOf(contractFen, capPercent, 1)
  return { byDaysFen, capFen, sumFen: Math.min(byDaysFen, capFen), isCapped: byDaysFen > capFen }
}

function percentOf(fen: number, percent: number, times: number): number {
  const part = digitsOf(percent)
  const days = digitsOf(times)
  const unit = 100n * 10n ** BigInt(part.decimals + days.decimals)
  return Number((BigInt(fen) * part.digits * days.digits * 2n + unit) / (unit * 2n))
}
