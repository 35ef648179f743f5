import pg from 'pg'
import { readJson } from '../keys/enciphered.ts'

/*
 * How the values of a column arrive in JavaScript: instants as UTC ISO strings with milliseconds, days as `2026-10-10`,
 * bigint as a number, JSON with a mark where something in it is encrypted. Only our own pool reads like this; better-auth has a pool of its own and gets Dates.
 */

const INT8 = 20
const JSON_TEXT = 114
const JSONB = 3802
const DATE = 1082
const TIMESTAMPTZ = 1184

const parsers = new Map<number, (text: string) => unknown>([
  [INT8, integer],
  [DATE, text => text],
  [TIMESTAMPTZ, instant],
  [JSON_TEXT, readJson],
  [JSONB, readJson],
])

/** The type parsers that openDatabase gives to its pool. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) || pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser, // overloads
}

function instant(text: string): string {
  // PostgreSQL writes `2026-10-10 09:00:00.123+00` to our sessions, which speak UTC; a list has hundreds of them.
  if (text.endsWith('+00') && (text.length === 22 || (text[19] === '.' && text.length <= 29)))
    return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).slice(0, 3).padEnd(3, '0')}Z`
  // JavaScript wants the T and the minutes of the offset.
  return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString()
}

function integer(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a JavaScript number`)
  return value
}
