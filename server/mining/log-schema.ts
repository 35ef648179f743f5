import { z } from 'zod'
import { Source } from '../imports/mapping-schema.ts'

const zone = z.string().max(60).refine(isZone, { message: '没有这个时区 / no such time zone' })
/** Which columns of a file are what. Without a case each row is a case of its own, without an activity each row is the activity 登记. */
export const LogColumns = z.strictObject({
  case: Source.optional(),
  activity: Source.optional(),
  time: Source,
  resource: Source.optional(),
  /** Only rows in which this column says this (or nothing) are events: of each activity its end, say, where its beginning is a row as well. */
  only: z.strictObject({ column: z.string().min(1).max(500), is: z.string().min(1).max(200) }).optional(),
  /** Where the clock stands by which times without an offset are meant. */
  zone: zone.default('Asia/Shanghai'),
  /** `DD/MM/YYYY HH:mm:ss`, where times are not told by their looks. */
  dateTime: z.string().min(1).max(50).optional(),
})
export type LogColumns = z.infer<typeof LogColumns>

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null
  } catch {
    return false
  }
}
