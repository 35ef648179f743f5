import { describe, expect, test } from 'vitest'
import { findingKinds } from './finding.ts'
import { kindTitles, severityTitles } from './kind-titles.ts'
import { shortDuration } from './short-duration.ts'

test('each kind of finding and each severity has a name of its own in both languages', () => {
  expect(Object.keys(kindTitles).toSorted()).toEqual([...findingKinds].toSorted())
  for (const titles of [Object.values(kindTitles), Object.values(severityTitles)])
    for (const language of ['zh', 'en'] as const) {
      const names = titles.map(title => title[language])
      expect(names.every(name => name !== undefined && name.length > 1)).toBe(true)
      expect(new Set(names).size).toBe(names.length)
    }
})

describe('a duration in short words', () => {
  test('names its unit, in English as one or as many', () => {
    expect(shortDuration({ workdays: 3 }, 'zh')).toBe('3 个工作日')
    expect(shortDuration({ workdays: 1 }, 'zh')).toBe('1 个工作日')
    expect([shortDuration({ workdays: 3 }, 'en'), shortDuration({ workdays: 1 }, 'en')]).toEqual([
      '3 working days',
      '1 working day',
    ])
    expect([shortDuration({ workHours: 2 }, 'en'), shortDuration({ workHours: 1 }, 'en')]).toEqual([
      '2 hours of working time',
      '1 hour of working time',
    ])
    expect(shortDuration({ minutes: 1 }, 'en')).toBe('1 minute')
    expect([
      shortDuration({ hours: 4 }, 'zh'),
      shortDuration({ workMinutes: 30 }, 'zh'),
      shortDuration({ years: 2 }, 'zh'),
    ]).toEqual([...['4 小时', '30 分钟工作时间', '2 年']])
  })
})
