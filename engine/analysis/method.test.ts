import { describe, expect, it } from 'vitest'
import { methodOf, sayChance } from './method.ts'
import { percentOf } from './pareto.ts'

describe('how figures were made', () => {
  const limits = { mean: 4.25, lower: 0, upper: 10.43, periods: 8 }
  const small = {
    merged: 2,
    trend: { limits: null, periodsBefore: 7 },
    associations: { cases: 29, least: 5, tested: 0 },
  }
  const large = { merged: 0, trend: { limits, periodsBefore: 8 }, associations: { cases: 30, least: 5, tested: 12 } }

  it('says of few cases that no limits are drawn and nothing is said of what goes together', () => {
    expect(methodOf(small, 'zh')).toEqual([
      '统计本期登记的案件；2 件已并入其他案件的不计，密封案件任何人都不计入。',
      '一件案件可有多个原因或责任部门，各计一次，因此这几项合计可超过案件数。少于 100 件时占比只取整数。',
      '控制限：本期之前只有 7 个完整周期有案件，不足 8 个，不画控制限。',
      '关联：不足 30 件，不作关联分析。',
      '用时按自然时间计；首次响应为登记到第一次答复、通报、去函或反馈结果。不足 5 件不报中位数，不足 20 件不报 90% 分位。',
      '措施前后：完成日前后等长的天数（最多 90 天）内同一产品或同一类别的案件数，完成日当天不计；合计不足 10 件不作判断。先后不等于因果。',
    ])
    expect(methodOf(small, 'en').slice(2, 4)).toEqual([
      'Limits: only 7 whole periods before this one had cases, fewer than 8; none are drawn.',
      'What goes together: fewer than 30 cases, nothing is said.',
    ])
  })

  it('says of thirty cases and eight periods how the limits were drawn and what was tested', () => {
    expect(methodOf(large, 'zh').slice(2, 4)).toEqual([
      '控制限为 c 图：本期之前 8 个完整周期的平均数 4.3 ± 3 倍平方根。',
      '关联：30 件中同时出现不足 5 件的不列；共检验 12 组，Fisher 精确检验（双侧），用 Benjamini–Hochberg 法按 5% 错误发现率校正。关联不等于因果。',
    ])
    expect(methodOf(large, 'en')).toEqual([
      'Cases registered in the period; 0 merged into others are not counted, sealed cases are counted for nobody.',
      'A case may have several causes or liable departments and counts once in each, so that these may add up to more than the cases. Below 100 cases shares are whole percents.',
      'Limits of a c chart: the mean 4.3 of the 8 whole periods before, ± 3 square roots of it.',
      "What goes together: of 30 cases, sets found in fewer than 5 are left out; 12 were tested by Fisher's exact test (two-sided), corrected by Benjamini and Hochberg to 5 % false discoveries. What goes together need not be cause and effect.",
      'Times by the clock; the first answer is the first reply, progress report, letter or result. No median below 5 cases, no 90th percentile below 20.',
      'Before and after: cases of the same product or category in equally many days (at most 90) before and after the day, which itself is left out; nothing is said below 10. What comes after need not be because of it.',
    ])
  })

  it('says a chance to three digits, and below a thousandth only that it is', () => {
    expect([0.0009999, 0.001, 0.0346, 1].map(sayChance)).toEqual(['< 0.001', '0.001', '0.035', '1.000'])
  })

  it('says a share in whole percent of 99 and to a tenth of 100; of none it is zero', () => {
    expect([percentOf(1, 99), percentOf(5, 99), percentOf(33, 100), percentOf(1, 101), percentOf(0, 0)]).toEqual([1, 5, 33, 1, 0])
    expect([percentOf(1, 3), percentOf(334, 1_000), percentOf(1, 128)]).toEqual([33, 33.4, 0.8])
  })
})
