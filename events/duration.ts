import { z } from 'zod'

/**
 * A length of time whose unit names its arithmetic (Civil Code arts. 200-204):
 * minutes, hours: natural time from the moment; workMinutes, workHours: only open time of the working calendar;
 * days: calendar days, the first does not count, ends at close of business, a last day off rolls on;
 * workdays: working days, the first does not count, ends at close of business of the last one;
 * months, years: the same day number, else the month's last day (art. 202); rolls like days.
 */
export type Duration =
  | { readonly minutes: number }
  | { readonly hours: number }
  | { readonly workMinutes: number }
  | { readonly workHours: number }
  | { readonly days: number }
  | { readonly workdays: number }
  | { readonly months: number }
  | { readonly years: number }

export type DurationUnit = 'minutes' | 'hours' | 'workMinutes' | 'workHours' | 'days' | 'workdays' | 'months' | 'years'

const amount = z.number().finite()
/** One key, one number: `{workdays: 3}`. */
export const Duration: z.ZodType<Duration> = z.union([
  z.strictObject({ minutes: amount }),
  z.strictObject({ hours: amount }),
  z.strictObject({ workMinutes: amount }),
  z.strictObject({ workHours: amount }),
  z.strictObject({ days: z.number().int() }),
  z.strictObject({ workdays: z.number().int() }),
  z.strictObject({ months: z.number().int() }),
  z.strictObject({ years: z.number().int() }),
])
