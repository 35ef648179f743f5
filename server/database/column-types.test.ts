import fc from 'fast-check'
import pg from 'pg'
import { expect, test } from 'vitest'
import { columnTypes } from './column-types.ts'

const instant = columnTypes.getTypeParser(1184, 'text') as (text: string) => string

test.each([
  ['2026-10-10 09:00:00+00', '2026-10-10T09:00:00.000Z'],
  ['2026-10-10 09:00:00.1+00', '2026-10-10T09:00:00.100Z'],
  ['2026-10-10 09:00:00.123456+00', '2026-10-10T09:00:00.123Z'],
  ['2026-10-10 09:00:00.123+08', '2026-10-10T01:00:00.123Z'],
  ['2026-10-10 09:00:00+05:30', '2026-10-10T03:30:00.000Z'],
])('the database writes %s, and we read %s', (written, read) => {
  expect(instant(written)).toBe(read)
})

test('what the database writes in UTC is read as JavaScript itself reads it, to the millisecond', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }),
      fc.nat(999),
      (date, micros) => {
        const iso = date.toISOString()
        const fraction = `${iso.slice(20, 23)}${String(micros).padStart(3, '0')}`.replace(/0+$/, '')
        const written = `${iso.slice(0, 10)} ${iso.slice(11, 19)}${fraction && `.${fraction}`}+00`
        expect(instant(written)).toBe(iso)
        expect(instant(written)).toBe(new Date(pg.types.getTypeParser(1184)(written) as unknown as Date).toISOString())
      },
    ),
  )
})

test.each(['infinity', '10000-01-01 00:00:00+00', '0044-03-15 00:00:00+00 BC'])(
  'a time that is none of ours, %s, is refused rather than misread',
  written => {
    expect(() => instant(written)).toThrow(RangeError)
  },
)
