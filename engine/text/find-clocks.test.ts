import { describe, expect, test } from 'vitest'
import { durationOf, findClocks } from './find-clocks.ts'

/** The clocks of a narrowed text, as their words and what they say. */
const clocks = (text: string) =>
  findClocks(text).map(({ from, to, value }) => [text.slice(from, to), value.kind === 'clock' ? value.clock : undefined])

describe('a length of time', () => {
  test('with 内 is a time to keep to, in each unit', () => {
    const units = {
      分钟: { minutes: 3 },
      小时: { hours: 3 },
      天: { days: 3 },
      个工作日: { workdays: 3 },
      个月: { months: 3 },
      年: { years: 3 },
    }
    for (const [unit, duration] of Object.entries(units))
      for (const after of ['内', '以内', '之内'])
        expect(clocks(`3${unit}${after}答复`)).toEqual([[`3${unit}${after}`, { rule: 'within', duration }]])
  })
  test('is a time to keep to where it is called a limit', () => {
    for (const before of ['不超过', '不得超过', '不迟于', '≤', '时限为', '期限:', '时长一般为', '周期是', '延长至'])
      expect(clocks(`${before}3小时`), before).toEqual([[`${before}3小时`, { rule: 'within', duration: { hours: 3 } }]])
  })
  test('is the least time where it is called so, and a time to keep to with 内', () => {
    for (const before of [
      '不得少于',
      '不少于',
      '不低于',
      '不短于',
      '至少',
      '至少保存',
      '≥',
      '满',
      '保存期限为',
      '保管',
      '留存',
      '存档',
    ])
      expect(clocks(`${before}3年`), before).toEqual([[`${before}3年`, { rule: 'at-least', duration: { years: 3 } }]])
    expect(clocks('满3年内')).toEqual([['满3年内', { rule: 'within', duration: { years: 3 } }]])
    expect(clocks('满3分')).toEqual([])
  })
  test('is ahead of something with 提前 or 前, but not for days and years, which may be dates', () => {
    expect(clocks('提前3天')).toEqual([['提前3天', { rule: 'ahead', duration: { days: 3 } }]])
    for (const after of ['前', '之前', '以前'])
      expect(clocks(`3小时${after}`), after).toEqual([[`3小时${after}`, { rule: 'ahead', duration: { hours: 3 } }]])
    expect(clocks('3个工作日前')).toEqual([['3个工作日前', { rule: 'ahead', duration: { workdays: 3 } }]])
    expect([clocks('3日前'), clocks('3年前'), clocks('3自然日前')]).toEqual([[], [], []])
  })
  test('alone, of a date, a count or a condition is none', () => {
    for (const text of ['3小时', '3天以上', '第3日内', '不3日内', '2026年3月内', '2026.3日内', '10:30分钟内', '3分', '3分前'])
      expect(clocks(text), text).toEqual([])
  })
  test('in 分 is one with 内 alone', () => {
    for (const after of ['内', '以内'])
      expect(clocks(`3分${after}`)).toEqual([[`3分${after}`, { rule: 'within', duration: { minutes: 3 } }]])
    expect(clocks('3分之内')).toEqual([])
  })
  test('from one number to another is the longer one', () => {
    expect(clocks('3-5个工作日内')).toEqual([['3-5个工作日内', { rule: 'within', duration: { workdays: 5 } }]])
    expect(clocks('三至五天内')).toEqual([['三至五天内', { rule: 'within', duration: { days: 5 } }]])
  })
})

describe('a day of the month or year', () => {
  test('is a time by which something is done', () => {
    expect(clocks('每月5日前')).toEqual([['每月5日前', { rule: 'by', day: 5 }]])
    expect(clocks('次月的三十一号之前')).toEqual([['次月的三十一号之前', { rule: 'by', day: 31 }]])
    expect(clocks('每年4月30日前')).toEqual([['每年4月30日前', { rule: 'by', month: 4, day: 30 }]])
    expect(clocks('于十二月三十一日之前')).toEqual([['于十二月三十一日之前', { rule: 'by', month: 12, day: 31 }]])
  })
  test('is none where there is no such day', () => {
    for (const text of ['次月0日前', '次月32日前', '次年13月1日前', '次年0月1日前', '次年4月32日前', '次年4月0日前'])
      expect(
        clocks(text).filter(([, clock]) => (clock as { rule: string }).rule === 'by'),
        text,
      ).toEqual([])
    expect(clocks('次月1日前')).toHaveLength(1)
  })
})

describe('a period', () => {
  test('is every so many of its unit', () => {
    const units = {
      工作日: 'day',
      天: 'day',
      日: 'day',
      周: 'week',
      星期: 'week',
      月: 'month',
      季度: 'quarter',
      季: 'quarter',
      半年: 'half-year',
      年: 'year',
    }
    for (const [unit, every] of Object.entries(units))
      expect(clocks(`每${unit}检查`), unit).toEqual([[`每${unit}`, { rule: 'every', every, count: 1 }]])
    expect(clocks('每隔两周')).toEqual([['每隔两周', { rule: 'every', every: 'week', count: 2 }]])
    expect(clocks('每3个月')).toEqual([['每3个月', { rule: 'every', every: 'month', count: 3 }]])
    expect(clocks('按月 逐日')).toEqual([
      ['按月', { rule: 'every', every: 'month', count: 1 }],
      ['逐日', { rule: 'every', every: 'day', count: 1 }],
    ])
  })
  test('is none within another word', () => {
    for (const text of ['按年级', '每季份', '按月初', '按日均']) expect(clocks(text), text).toEqual([])
  })
})

describe('words of time', () => {
  test('say at once, or the same day', () => {
    for (const word of ['立即', '立刻', '马上', '第一时间', '当即', '即刻', '随即', '即时'])
      expect(clocks(`应${word}上报`), word).toEqual([[word, { rule: 'at-once' }]])
    for (const word of ['当日', '当天', '首日']) expect(clocks(`${word}办结`), word).toEqual([[word, { rule: 'same-day' }]])
  })
  test('say none in a condition, of pay, or in another word', () => {
    for (const text of ['即时通讯', '当日受理的', '扣当日工资', '当天奖金', '除首日']) expect(clocks(text), text).toEqual([])
  })
})

describe('several clocks', () => {
  test('are told in the order of the text, none within another', () => {
    expect(clocks('当日登记,立即上报,每月5日前汇总,3小时内答复,每年检查').map(([words]) => words)).toEqual([
      '当日',
      '立即',
      '每月5日前',
      '3小时内',
      '每年',
    ])
    expect(clocks('每年4月30日前')).toHaveLength(1)
  })
})

describe('a duration', () => {
  test('is written as the pack writes it: weeks as days, quarters as months', () => {
    const written: readonly (readonly [string, string, object])[] = [
      ...([
        ['3', '个工作日', { workdays: 3 }],
        ['3', '个工作小时', { workHours: 3 }],
        ['3', '个小时', { hours: 3 }],
      ] as const),
      ...([
        ['3', '分', { minutes: 3 }],
        ['3', '分钟', { minutes: 3 }],
        ['三', '天', { days: 3 }],
        ['3', '日', { days: 3 }],
      ] as const),
      ...([
        ['3', '个自然日', { days: 3 }],
        ['3', '个日历日', { days: 3 }],
        ['2', '周', { days: 14 }],
        ['2', '个星期', { days: 14 }],
      ] as const),
      ...([
        ['2', '个月', { months: 2 }],
        ['2', '个季度', { months: 6 }],
        ['2', '年', { years: 2 }],
      ] as const),
    ]
    for (const [number, unit, duration] of written) expect(durationOf(number, unit), number + unit).toEqual(duration)
  })
  test('of a half is the whole of a smaller unit, where there is one', () => {
    const half = (unit: string) => durationOf('半', unit)
    expect(['小时', '天', '个月', '年'].map(half)).toEqual([{ minutes: 30 }, { hours: 12 }, { days: 15 }, { months: 6 }])
    expect(['个工作日', '周', '个季度'].map(half)).toEqual([undefined, undefined, undefined])
  })
  test('is none of nothing, of a part, or of an unknown unit', () => {
    for (const unit of ['天', '个月', '年']) expect(durationOf('1.5', unit), unit).toBeUndefined()
    expect([durationOf('0', '天'), durationOf('甲', '天'), durationOf('3', '刻')]).toEqual([undefined, undefined, undefined])
  })
})
