import { z } from 'zod'

/** A moment as an ISO string in UTC with milliseconds (`2026-10-10T09:00:00.000Z`): string order is time order. */
export type Instant = string
/** A day on the organisation's calendar, `2026-10-10`. */
export type LocalDate = string

export const Instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'ISO 8601 UTC with milliseconds')
  // Written again it must be the same: there is no 13th month, and JavaScript takes the 30th of February for the 2nd of March.
  .refine(isMoment, '没有这个时间 / there is no such moment')
function isMoment(text: string): boolean {
  const at = Date.parse(text)
  return !Number.isNaN(at) && new Date(at).toISOString() === text
}
/** A day that exists, in a year that calendar and database can both count with. */
export const LocalDate = z.iso.date().refine(day => day >= '1000', '年份超出范围 / the year is out of range')

/** A day of a filter or range: what reads it also looks at the day after, so the last day of all is not one. */
export const RangeDay = LocalDate.refine(day => day < '9999-12-31', '年份超出范围 / the year is out of range')

/** Accepts any ISO 8601 instant with an offset and gives it back as UTC with milliseconds. */
export const AnyInstant = z.iso
  .datetime({ offset: true })
  .transform(text => new Date(text).toISOString())
  // The offset may carry it out of the years that are written with four digits, where string order is no longer time order.
  .refine(instant => Instant.safeParse(instant).success && instant > '0001', '年份超出范围 / the year is out of range')
