import type { Duration, DurationUnit } from './duration.ts'

/** The unit and the number of a duration. */
export function partsOf(duration: Duration): { unit: DurationUnit; amount: number } {
  const [unit, value] = Object.entries(duration)[0] as [DurationUnit, number]
  return { unit, amount: value }
}
