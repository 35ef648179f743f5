import { expect, test } from 'vitest'
import { sayDuration, sayStretch } from './durations.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

test.each([
  [day + 3 * hour + 59 * minute, '1天 3小时', '1 d 3 h'],
  [2 * day, '2天', '2 d'],
  [3 * hour, '3小时', '3 h'],
  [3 * hour + 20 * minute, '3小时 20分', '3 h 20 min'],
  [18 * minute + 59_000, '18分', '18 min'],
  [4 * minute + 12_000, '4分 12秒', '4 min 12 s'],
  [4 * minute, '4分', '4 min'],
  [59_999, '59秒', '59 s'],
  [0, '0秒', '0 s'],
  [-5, '0秒', '0 s'],
])('%i ms is %s, %s', (ms, zh, en) => {
  expect(sayStretch(ms, 'zh')).toBe(zh)
  expect(sayStretch(ms, 'en')).toBe(en)
})

test('rules speak in the unit that names their arithmetic', () => {
  expect(sayDuration({ workdays: 3 }, 'zh')).toBe('3个工作日')
  expect(sayDuration({ workdays: 1 }, 'en')).toBe('1 working day')
  expect(sayDuration({ minutes: 30 }, 'zh')).toBe('30分钟')
  expect(sayDuration({ months: 3 }, 'en')).toBe('3 months')
})
