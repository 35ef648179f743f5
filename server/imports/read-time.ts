import { firstInstantAt, zoneOf } from '../../engine/calendar/zone.ts'
import type { Instant } from '../../events/instant.ts'

const WITH_OFFSET = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})$/
const LOCAL =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]*(\d{1,2})\s*[:：时点]\s*(\d{1,2})(?:\s*[:：分]\s*(\d{1,2})(\.\d+)?)?\s*[分秒]?)?$/
/** No moment is written longer; the expressions need not look at what is. */
const LONGEST = 60
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?)?$/
/** Excel's day count of a cell that was saved as a bare number: 1990 to 2099. */
const SERIAL = /^(\d{5})(\.\d+)?$/

/**
 * The instant a text means; undefined where it means none. With an offset as it says; without one, wall-clock time of the zone.
 * Understands ISO 8601, `2019/2/28 11:25`, `2019年2月28日 11时25分`, `20190228 1125`, Excel's day numbers, and `format`
 * (`DD/MM/YYYY HH:mm:ss`), which alone counts where it is given.
 * @throws CalendarError for a zone that does not exist
 */
export function readTime(text: string, { zone, format }: { zone: string; format?: string | undefined }): Instant | undefined {
  const trimmed = text.normalize('NFKC').trim()
  if (trimmed === '' || trimmed.length > LONGEST) return undefined
  if (format !== undefined) return wall(byFormat(trimmed, format), zone)
  const exact = WITH_OFFSET.exec(trimmed)
  if (exact) {
    const [, y, mo, d, h, mi, s = '00', fraction = '', offset] = exact
    const local = wallMs([y, mo, d, h, mi, s, fraction])
    return local === undefined ? undefined : instant(local - offsetMs(offset!))
  }
  const local = LOCAL.exec(trimmed) ?? COMPACT.exec(trimmed)
  if (local) return wall(wallMs(local.slice(1)), zone)
  const serial = SERIAL.exec(trimmed)
  const days = serial ? Number(trimmed) : 0
  if (serial && days >= 32_874 && days < 73_051) return wall(Math.round((days - 25_569) * 86_400) * 1_000, zone)
  return undefined
}

const offsetMs = (offset: string): number => {
  if (offset === 'Z') return 0
  const [h, m] = [offset.slice(1, 3), offset.slice(-2)].map(Number) as [number, number]
  return (offset.startsWith('-') ? -1 : 1) * (h * 60 + m) * 60_000
}

/** Local milliseconds of date parts, undefined where there is no such day or time (the 30th of February, 25 o'clock). */
function wallMs(parts: readonly (string | undefined)[]): number | undefined {
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = parts.slice(0, 6).map(p => Number(p ?? 0))
  const ms = Math.floor(Number(`0${parts[6] ?? ''}`) * 1_000)
  const at = Date.UTC(y, mo - 1, d, h, mi, s, ms)
  const back = new Date(at)
  const same =
    back.getUTCFullYear() === y && back.getUTCMonth() === mo - 1 && back.getUTCDate() === d && h < 24 && mi < 60 && s < 60
  return same && y >= 1970 && y < 2100 ? at : undefined
}

const wall = (ms: number | undefined, zone: string): Instant | undefined =>
  ms === undefined ? undefined : instant(firstInstantAt(zoneOf(zone), ms))
const instant = (ms: number): Instant => new Date(ms).toISOString()

const TOKENS: readonly (readonly [string, string, number])[] = [
  ['YYYY', '(\\d{4})', 0],
  ['MM', '(\\d{1,2})', 1],
  ['DD', '(\\d{1,2})', 2],
  ['HH', '(\\d{1,2})', 3],
  ['mm', '(\\d{1,2})', 4],
  ['ss', '(\\d{1,2})', 5],
]

function byFormat(text: string, format: string): number | undefined {
  const places: number[] = []
  const pattern = format.replace(/YYYY|MM|DD|HH|mm|ss|[^\w\s]|\s+/g, token => {
    const known = TOKENS.find(([name]) => name === token)
    if (known) places.push(known[2])
    return known ? known[1] : /\s/.test(token) ? '\\s+' : `\\${token}`
  })
  const found = new RegExp(`^${pattern}$`).exec(text)
  if (!found) return undefined
  const parts: (string | undefined)[] = []
  places.forEach((place, i) => {
    parts[place] = found[i + 1]
  })
  return wallMs(Array.from({ length: 7 }, (_, i) => parts[i]))
}
