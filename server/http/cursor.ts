import { refuse } from '../errors.ts'

/** A part of a cursor: any text, a count that fits an int, or a moment as a row of the list gave it. */
type Part = 'text' | 'number' | 'moment'

/** The place in a list after which the next page begins, as an opaque text. */
export function writeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** Reads a cursor of these parts; anything that is not ours, or that the database could not compare with, is `cursor.unreadable`. */
export function readCursor<const P extends readonly Part[]>(text: string, parts: P): { [K in keyof P]: string } {
  let read: unknown
  try {
    read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    throw refuse('cursor.unreadable')
  }
  if (!Array.isArray(read) || read.length !== parts.length || !read.every((part, i) => isPart(part, parts[i]!)))
    throw refuse('cursor.unreadable')
  return read as { [K in keyof P]: string } // just checked, part by part
}

function isPart(part: unknown, kind: Part): boolean {
  if (typeof part !== 'string') return false
  if (kind === 'number') return /^\d{1,9}$/.test(part)
  return kind === 'moment' ? isMoment(part) : !part.includes('\0')
}

/** Whether PostgreSQL reads a text as timestamptz: an ISO instant, its own form `2026-10-10 09:00:00.123+08`, or `infinity`. */
export function isMoment(text: string): boolean {
  if (text === 'infinity') return true
  const [, date, time] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d{1,6})?(?:Z|[+-](?:0\d|1[0-4])(?::[0-5]\d){0,2})$/.exec(text) ?? []
  // Written again it must be the same: JavaScript reads the 30th of February as the 2nd of March.
  const read = date === undefined ? Number.NaN : Date.parse(`${date}T${time}Z`)
  return !Number.isNaN(read) && date! > '0001' && new Date(read).toISOString().startsWith(`${date}T${time}`)
}
