import { expect, test } from 'vitest'
import { readTime } from './read-time.ts'

const shanghai = { zone: 'Asia/Shanghai' }
for (const [text, instant] of [
  ['2019-02-28 11:25:05', '2019-02-28T03:25:05.000Z'],
  ['2019/2/28 9:05', '2019-02-28T01:05:00.000Z'],
  ['2019年2月28日 11时25分', '2019-02-28T03:25:00.000Z'],
  ['2019.02.28', '2019-02-27T16:00:00.000Z'],
  ['20190228112505', '2019-02-28T03:25:05.000Z'],
  ['２０１９－０２－２８ １１：２５', '2019-02-28T03:25:00.000Z'],
  ['2011-10-11T13:42:22.688+02:00', '2011-10-11T11:42:22.688Z'],
  ['2012-10-09T14:50:17Z', '2012-10-09T14:50:17.000Z'],
  ['43524.5', '2019-02-28T04:00:00.000Z'],
] as const)
  test(`${text} in Shanghai is ${instant}`, () => expect(readTime(text, shanghai)).toBe(instant))

for (const text of [
  '2019-02-30 10:00',
  '25:61',
  '昨天',
  '2019-13-01',
  '2019-02-28 25:00',
  '12345678901',
  '2019-02-28T11:25:05+99',
  '1',
])
  test(`${text} is no time`, () => expect(readTime(text, shanghai)).toBeUndefined())

test('a stated format alone counts', () => {
  const british = { zone: 'Europe/London', format: 'DD/MM/YYYY HH:mm' }
  expect(readTime('03/07/2026 14:05', british)).toBe('2026-07-03T13:05:00.000Z')
  expect(readTime('2026-07-03 14:05', british)).toBeUndefined()
})
