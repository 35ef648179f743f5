import { monthAfter, type PayMonth } from './deduction-limit.ts'

/** What is still to be taken from one person, in the order in which it is taken. Amounts in 分, above 0. */
export type Owed = { readonly key: string; readonly amountFen: number }
/** A part of it in one month. `projected`: a month to come, as if the wage stayed as it is. */
export type Instalment = { readonly month: PayMonth; readonly amountFen: number; readonly projected: boolean }
export type Schedule = {
  readonly key: string
  readonly amountFen: number
  readonly instalments: readonly Instalment[]
  /** What no month of the look-ahead has room for: 0 unless next to nothing, or nothing, may be taken. */
  readonly unplacedFen: number
}

/** How far ahead what is left is planned. */
const MOST_MONTHS = 60

/**
 * Shares one month's limit among everything owed, the first in the order first, and carries the rest to the months after it: nothing is dropped.
 * Of each, instalments and what is unplaced add up to its amount. `usedFen`: what was already taken from the wage of the month.
 */
export function shareLimit(
  owed: readonly Owed[],
  month: PayMonth,
  { limitFen, usedFen }: { readonly limitFen: number; readonly usedFen: number },
): Schedule[] {
  const left = owed.map(one => one.amountFen)
  const instalments = owed.map((): Instalment[] => [])
  for (let n = 0; n < MOST_MONTHS && left.some(fen => fen > 0); n++) {
    let room = Math.max(0, limitFen - (n === 0 ? usedFen : 0))
    if (n > 0 && room === 0) break
    owed.forEach((_, at) => {
      const amountFen = Math.min(room, left[at]!)
      if (amountFen <= 0) return
      room -= amountFen
      left[at] = left[at]! - amountFen
      instalments[at]!.push({ month: monthAfter(month, n), amountFen, projected: n > 0 })
    })
  }
  return owed.map(({ key, amountFen }, at) => ({
    ...{ key, amountFen, instalments: instalments[at]!, unplacedFen: left[at]! },
  }))
}

/** What of a schedule falls in its first month, in 分. */
export const dueInMonth = ({ instalments }: Pick<Schedule, 'instalments'>, month: PayMonth): number =>
  instalments.find(one => one.month === month)?.amountFen ?? 0
