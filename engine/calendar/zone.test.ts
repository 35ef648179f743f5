import { describe, expect, test } from 'vitest'
import { firstInstantAt, localIso, offsetAt, stretchesBetween, zoneOf } from './zone.ts'

const ms = (text: string) => Date.parse(text)
const HOUR = 3_600_000
const paris = zoneOf('Europe/Paris')

test('a zone is known by its name or by its offset, and is one and the same for one name', () => {
  expect(zoneOf('Europe/Paris')).toBe(paris)
  expect(offsetAt(zoneOf('+08:00'), 0)).toBe(8 * HOUR)
  expect(() => zoneOf('Mars/Base')).toThrow('Mars/Base is not a known time zone')
})

describe('the offset', () => {
  test('changes at the moment of the change, and is that of the season', () => {
    const spring = ms('2026-03-29T01:00:00Z')
    expect([spring - 1, spring].map(at => offsetAt(paris, at) / HOUR)).toEqual([1, 2])
    const autumn = ms('2026-10-25T01:00:00Z')
    expect([autumn - 1, autumn].map(at => offsetAt(paris, at) / HOUR)).toEqual([2, 1])
  })
  test('holds before 1970 and far ahead', () => {
    expect(offsetAt(paris, ms('1969-07-01T00:00:00Z')) / HOUR).toBe(1)
    expect(offsetAt(paris, ms('2300-07-01T00:00:00Z')) / HOUR).toBe(2)
    expect(offsetAt(zoneOf('America/St_Johns'), ms('2026-01-01T00:00:00Z')) / HOUR).toBe(-3.5)
  })
})

describe('stretches of one offset', () => {
  test('make up a time without gaps, cut at its ends', () => {
    const [from, to] = [ms('2026-01-01T00:00:00Z'), ms('2027-01-01T00:00:00Z')]
    const merged = stretchesBetween(paris, from, to).reduce<{ from: number; to: number; offset: number }[]>((all, one) => {
      const last = all.at(-1)
      if (last) expect(one.from).toBe(last.to)
      if (last?.offset === one.offset) last.to = one.to
      else all.push({ ...one })
      return all
    }, [])
    expect(merged).toEqual([
      { from, to: ms('2026-03-29T01:00:00Z'), offset: HOUR },
      { from: ms('2026-03-29T01:00:00Z'), to: ms('2026-10-25T01:00:00Z'), offset: 2 * HOUR },
      { from: ms('2026-10-25T01:00:00Z'), to, offset: HOUR },
    ])
  })
  test('leave out what only touches the time', () => {
    const change = ms('2026-03-29T01:00:00Z')
    expect(stretchesBetween(paris, change, change + HOUR)).toEqual([{ from: change, to: change + HOUR, offset: 2 * HOUR }])
    expect(stretchesBetween(paris, change - HOUR, change)).toEqual([{ from: change - HOUR, to: change, offset: HOUR }])
    expect(stretchesBetween(paris, change - 1, change + 1)).toHaveLength(2)
    expect(stretchesBetween(paris, change, change)).toEqual([])
  })
})

describe('the first instant at which a wall clock shows a time', () => {
  const first = (zone: string, wall: string) => new Date(firstInstantAt(zoneOf(zone), ms(`${wall}Z`))).toISOString()
  test('is the earlier of two, and the moment of the jump where it is skipped', () => {
    expect(first('Europe/Paris', '2026-07-01T10:00')).toBe('2026-07-01T08:00:00.000Z')
    expect(first('Europe/Paris', '2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z')
    expect(first('Europe/Paris', '2026-03-29T02:30')).toBe('2026-03-29T01:00:00.000Z')
    expect(first('Europe/Paris', '2026-03-29T03:00')).toBe('2026-03-29T01:00:00.000Z')
    expect(first('Europe/Paris', '2026-03-29T01:59')).toBe('2026-03-29T00:59:00.000Z')
  })
  test('may be a day away from UTC', () => {
    expect(first('Pacific/Kiritimati', '2026-07-01T00:00')).toBe('2026-06-30T10:00:00.000Z')
    expect(first('Pacific/Pago_Pago', '2026-07-01T00:00')).toBe('2026-07-01T11:00:00.000Z')
    // 30 December 2011 was never shown in Apia.
    expect(first('Pacific/Apia', '2011-12-30T09:00')).toBe('2011-12-30T10:00:00.000Z')
  })
})

describe('an instant as local text', () => {
  const iso = (zone: string, at: string) => localIso(zoneOf(zone), ms(at))
  test('has its offset in hours and minutes, and milliseconds only where there are any', () => {
    expect(iso('Asia/Shanghai', '2026-10-10T10:00:00Z')).toBe('2026-10-10T18:00:00+08:00')
    expect(iso('Asia/Kathmandu', '2026-01-01T00:00:00.007Z')).toBe('2026-01-01T05:45:00.007+05:45')
    expect(iso('America/St_Johns', '2026-01-01T00:00:00Z')).toBe('2025-12-31T20:30:00-03:30')
    expect(iso('UTC', '2026-01-01T00:00:00Z')).toBe('2026-01-01T00:00:00+00:00')
    expect(iso('Pacific/Kiritimati', '2026-01-01T00:00:00Z')).toBe('2026-01-01T14:00:00+14:00')
  })
  test('is in UTC where the offset had seconds', () => {
    expect(iso('Asia/Shanghai', '1890-01-01T00:00:00Z')).toBe('1890-01-01T00:00:00Z')
    expect(iso('Asia/Shanghai', '1890-01-01T00:00:00.5Z')).toBe('1890-01-01T00:00:00.500Z')
  })
})
