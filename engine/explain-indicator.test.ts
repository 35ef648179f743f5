import { describe, expect, test } from 'vitest'
import { robot } from '../policies/robot/2026-01-01/pack.ts'
import { countedText, definitionText, explainIndicator, type IndicatorAsked, triggerText } from './explain-indicator.ts'
import { explainScorecard, type Scored, scoreOf } from './explain-scorecard.ts'
import { wordsOf } from './explain-words.ts'
import { sayIndicator } from './indicator-words.ts'
import type { IndicatorRule, Pack, ScorecardRule } from './pack.ts'
import { testPack } from './rules.fixture.ts'

const text = (zh: string, en: string) => ({ zh, en })
const indicator = (id: string, en: string, measure: object, more: Partial<IndicatorRule> = {}) =>
  ({
    ...{ id, clause: '2', title: text(id, en), measure, unit: 'percent', better: 'higher', every: 'month', by: ['organisation'] },
    ...more,
  }) as IndicatorRule
const reply = { on: 'customer.replied', when: { satisfied: { in: [true] }, times: { gte: 2 } } }
const indicators = [
  indicator('按时率', 'in time', {
    ratio: {
      of: {
        count: 'duties',
        kinds: ['complaint', 'anomaly'],
        levels: ['major'],
        meanings: ['solve', 'gone'],
        outcomes: ['met', 'cancelled'],
      },
      among: { count: 'duties', meanings: ['solve'], outcomes: ['met', 'late', 'missed'] },
    },
  }),
  indicator('投诉率', 'complaints', {
    ratio: {
      of: { count: 'cases', kinds: ['complaint'], categories: ['quality'], with: [reply], without: [{ on: 'case.reopened' }] },
      among: { count: 'cases' },
    },
  }),
  indicator('答复数', 'replies', {
    ratio: {
      of: { count: 'events', on: [reply, { on: 'case.verified' }] },
      among: { count: 'events', kinds: ['anomaly'], on: [{ on: 'case.opened' }] },
    },
  }),
  indicator('成本', 'cost', { entered: text('财务填报', 'finance') }, { unit: 'fen' }),
  indicator('同比', 'on last year', { change: { of: '按时率', against: 'last-year' } }),
  indicator('环比', 'on last period', { change: { of: 'gone', against: 'last-period' } }),
  indicator('平均', 'mean', { mean: { on: 'customer.replied', field: 'times' } }, { unit: 'score' }),
  indicator('合计', 'sum', { sum: { on: 'unheard.of', field: 'amountFen' } }, { unit: 'fen' }),
]
const pack: Pack = {
  ...testPack({
    clauses: {
      '1': { title: text('上报', 'Reporting'), gist: text('一小时内上报', 'Report within an hour') },
      '2': { title: text('指标', 'Indicators'), gist: text('每月统计', 'Counted every month') },
    },
    categories: [{ id: 'quality', clause: '1', title: text('质量', 'Quality'), subtypes: [] }],
  }),
  indicators,
}
const words = wordsOf([pack])
const named = (id: string) => indicators.find(one => one.id === id)!
const explain = (id: string, figure: IndicatorAsked['figure'], more: Partial<IndicatorAsked> = {}, of = pack) =>
  explainIndicator(of, { indicator: id, figure, ...more })
const linesOf = ({ sections }: ReturnType<typeof explain>, id: string) => sections.find(one => one.id === id)?.lines

describe('why an indicator stands where it does', () => {
  test('a share: definition, both sides, the division, the target, each case', () => {
    const withTarget = { ...pack, indicators: [{ ...named('投诉率'), target: { gte: 1, lte: 3.5 } }] }
    const cases = [
      { id: 'a', number: 'T-1', of: 1, among: 1 },
      { id: 'b', number: 'T-2', of: 0 },
    ]
    const why = explain(
      '投诉率',
      { figure: 12.5, of: 1, among: 8 },
      { period: text('2026 年 3 月', 'March 2026'), cases },
      withTarget,
    )
    expect(why.text.zh).toEqual([
      '2026 年 3 月 投诉率：12.5%',
      '【定义】',
      '质量的投诉的件数，有「回复客户」（满意为是，第几次不满意 2及以上），没有「重新打开」 ÷ 全部案件的件数（第 2 条 指标：每月统计）',
      '【计算】',
      '分子：1（质量的投诉的件数，有「回复客户」（满意为是，第几次不满意 2及以上），没有「重新打开」）',
      '分母：8（全部案件的件数）',
      '1 ÷ 8 = 12.5%',
      '【目标】',
      '✗ 不低于 1%，不高于 3.5%：没有达到',
      '【计入的案件】',
      '✓ T-1：分子 1，分母 1',
      '✗ T-2：分子 0，分母 0',
      '制度版本：《试验制度》2025-01-01 版',
    ])
    expect(why.text.en).toEqual([
      'March 2026 complaints: 12.5 %',
      '【Definition】',
      'number of Quality complaint with "Reply to the customer" (satisfied is yes, times not satisfied 2 or more) without "Reopened" ÷ number of all cases (clause 2 Indicators: Counted every month)',
      '【Sum】',
      'Numerator: 1 (number of Quality complaint with "Reply to the customer" (satisfied is yes, times not satisfied 2 or more) without "Reopened")',
      'Denominator: 8 (number of all cases)',
      '1 ÷ 8 = 12.5 %',
      '【Target】',
      '✗ at least 1 %, at most 3.5 %: not met',
      '【Cases counted】',
      '✓ T-1: numerator 1, denominator 1',
      '✗ T-2: numerator 0, denominator 0',
      'Edition: 试验制度 2025-01-01',
    ])
    expect([why.kind, why.title, why.notes, linesOf(why, 'cases')?.map(line => line.case)]).toEqual([
      'indicator',
      { zh: '为什么是这个数', en: 'Why this figure' },
      [],
      [
        { id: 'a', number: 'T-1' },
        { id: 'b', number: 'T-2' },
      ],
    ])
  })

  test('nothing to divide by is no figure and meets no target', () => {
    const withTarget = { ...pack, indicators: [{ ...named('按时率'), target: { gte: 90 } }] }
    const why = explain('按时率', { figure: null, of: 0 }, { period: { zh: '2026-03' } }, withTarget)
    expect(why.text.zh).toEqual([
      '2026-03 按时率：没有可计的，不算数',
      '【定义】',
      '重大的投诉、异常中「办结、gone」按时、取消的项数 ÷ 全部案件中「办结」按时、超时、没有完成的项数（第 2 条 指标：每月统计）',
      '【计算】',
      '分子：0（重大的投诉、异常中「办结、gone」按时、取消的项数）',
      '分母：0（全部案件中「办结」按时、超时、没有完成的项数）',
      '【目标】',
      '不低于 90%',
      '制度版本：《试验制度》2025-01-01 版',
    ])
    expect(why.text.en[0]).toEqual('2026-03 in time: nothing to count, no figure')
  })

  test('a figure that somebody enters, or that compares two, has no sum; a mean has', () => {
    expect(
      [explain('成本', { figure: 150_000, of: 0 }), explain('同比', { figure: -2, of: 0 })].map(why => linesOf(why, 'sum')),
    ).toEqual([undefined, undefined])
    const mean = explain('平均', { figure: 1.5, of: 4 }, { cases: [{ id: 'a', number: 'T-1', of: 3 }] })
    expect([linesOf(mean, 'sum'), linesOf(mean, 'cases'), mean.answer]).toEqual([
      [{ says: { zh: '计入 4 个数', en: '4 figures were counted' } }],
      [{ mark: 'yes', says: { zh: 'T-1：3', en: 'T-1: 3' }, case: { id: 'a', number: 'T-1' } }],
      { zh: '平均：1.5 分', en: 'mean: 1.5 points' },
    ])
  })

  test('the target is met at its very ends, and open where the text sets none', () => {
    const target = (figure: number | null, of: { gte?: number; lte?: number } | undefined) =>
      linesOf(
        explain('按时率', { figure, of: 0 }, {}, { ...pack, indicators: [{ ...named('按时率'), ...(of && { target: of }) }] }),
        'target',
      )
    expect([target(90, { gte: 90 }), target(89.99, { gte: 90 }), target(3, { lte: 3 }), target(3.01, { lte: 3 })]).toEqual([
      [{ mark: 'yes', says: { zh: '不低于 90%', en: 'at least 90 %' }, because: { zh: '达到', en: 'met' } }],
      [{ mark: 'no', says: { zh: '不低于 90%', en: 'at least 90 %' }, because: { zh: '没有达到', en: 'not met' } }],
      [{ mark: 'yes', says: { zh: '不高于 3%', en: 'at most 3 %' }, because: { zh: '达到', en: 'met' } }],
      [{ mark: 'no', says: { zh: '不高于 3%', en: 'at most 3 %' }, because: { zh: '没有达到', en: 'not met' } }],
    ])
    expect([target(null, { gte: 90 }), target(50, undefined)]).toEqual([
      [{ says: { zh: '不低于 90%', en: 'at least 90 %' } }],
      [{ mark: 'open', says: { zh: '条文没有定目标', en: 'the text sets no target' } }],
    ])
  })

  test('of an indicator that the regulation does not have is the fault of who asks', () => {
    expect(() => explain('gone', { figure: 1, of: 1 })).toThrow('no indicator gone in test@2025-01-01')
    expect(() => explain('gone', { figure: 1, of: 1 }, {}, testPack())).toThrow('no indicator gone')
  })
})

describe('what an indicator is, in words', () => {
  test('a share, a figure entered, a change, a mean, a sum', () => {
    expect(indicators.map(rule => definitionText(pack, rule, words))).toEqual([
      {
        zh: '重大的投诉、异常中「办结、gone」按时、取消的项数 ÷ 全部案件中「办结」按时、超时、没有完成的项数',
        en: 'duties "办结, gone" on time, cancelled in 重大 complaint, anomaly ÷ duties "办结" on time, late, not done in all cases',
      },
      {
        zh: '质量的投诉的件数，有「回复客户」（满意为是，第几次不满意 2及以上），没有「重新打开」 ÷ 全部案件的件数',
        en: 'number of Quality complaint with "Reply to the customer" (satisfied is yes, times not satisfied 2 or more) without "Reopened" ÷ number of all cases',
      },
      {
        zh: '全部案件中「回复客户」（满意为是，第几次不满意 2及以上）、「初步核实」的次数 ÷ 异常中「发现登记」的次数',
        en: 'times of "Reply to the customer" (satisfied is yes, times not satisfied 2 or more), "Verified" in all cases ÷ times of "Opened" in anomaly',
      },
      { zh: '由人填报，不由系统计数：财务填报', en: 'Entered by a person, not counted: finance' },
      { zh: '「按时率」与去年同期相比的变化', en: 'Change of "in time" against last year' },
      { zh: '「gone」与上期相比的变化', en: 'Change of "gone" against the last period' },
      { zh: '每次「回复客户」的第几次不满意的平均', en: 'Mean of times not satisfied over "Reply to the customer"' },
      { zh: '每次「unheard.of」的金额之和', en: 'Sum of amount over "unheard.of"' },
    ])
    expect(definitionText({ ...pack, indicators: undefined }, named('同比'), words).zh).toBe('「按时率」与去年同期相比的变化')
  })

  test('cases, events and duties that are counted, of all cases or of some', () => {
    expect(countedText(pack, { count: 'cases', with: [{ on: 'case.verified' }] } as never, words)).toEqual({
      zh: '全部案件的件数，有「初步核实」',
      en: 'number of all cases with "Verified"',
    })
    expect(countedText(pack, { count: 'cases', without: [{ on: 'case.verified' }] } as never, words)).toEqual({
      zh: '全部案件的件数，没有「初步核实」',
      en: 'number of all cases without "Verified"',
    })
    expect(countedText(pack, { count: 'duties', meanings: ['solve'] } as never, words)).toEqual({
      zh: '全部案件中「办结」了结的项数',
      en: 'duties "办结" ended in all cases',
    })
  })

  test('an event with its conditions, or alone', () => {
    expect(triggerText(reply as never, words)).toEqual({
      zh: '「回复客户」（满意为是，第几次不满意 2及以上）',
      en: '"Reply to the customer" (satisfied is yes, times not satisfied 2 or more)',
    })
    expect([triggerText({ on: 'case.verified' }, words), triggerText({ on: 'unheard.of' } as never, words)]).toEqual([
      { zh: '「初步核实」', en: '"Verified"' },
      { zh: '「unheard.of」', en: '"unheard.of"' },
    ])
  })

  test('with what is above and below the line, when it counts, and what is left out', () => {
    expect(sayIndicator(pack, named('按时率'))).toEqual({
      definition: {
        zh: '重大的投诉、异常中「办结、gone」按时、取消的项数 ÷ 全部案件中「办结」按时、超时、没有完成的项数',
        en: 'duties "办结, gone" on time, cancelled in 重大 complaint, anomaly ÷ duties "办结" on time, late, not done in all cases',
      },
      numeratorIs: {
        zh: '重大的投诉、异常中「办结、gone」按时、取消的项数',
        en: 'duties "办结, gone" on time, cancelled in 重大 complaint, anomaly',
      },
      denominatorIs: {
        zh: '全部案件中「办结」按时、超时、没有完成的项数',
        en: 'duties "办结" on time, late, not done in all cases',
      },
      exclusions: [
        { zh: '按了结日期计入；还没有了结的不计', en: 'counted on the day it ended; what has not ended is not counted' },
        { zh: '归到当时的责任人和其部门', en: 'counted for whoever owed it then, and their department' },
        { zh: '取消的责任事项不计', en: 'cancelled duties are not counted' },
        { zh: '并入其他案件的和密封的案件不计', en: 'merged and sealed cases are not counted' },
      ],
    })
    expect(sayIndicator(pack, named('投诉率'))).toEqual({
      definition: {
        zh: '质量的投诉的件数，有「回复客户」（满意为是，第几次不满意 2及以上），没有「重新打开」 ÷ 全部案件的件数',
        en: 'number of Quality complaint with "Reply to the customer" (satisfied is yes, times not satisfied 2 or more) without "Reopened" ÷ number of all cases',
      },
      numeratorIs: {
        zh: '质量的投诉的件数，有「回复客户」（满意为是，第几次不满意 2及以上），没有「重新打开」',
        en: 'number of Quality complaint with "Reply to the customer" (satisfied is yes, times not satisfied 2 or more) without "Reopened"',
      },
      denominatorIs: { zh: '全部案件的件数', en: 'number of all cases' },
      exclusions: [
        { zh: '按登记日期计入', en: 'counted on the day of registration' },
        { zh: '并入其他案件的和密封的案件不计', en: 'merged and sealed cases are not counted' },
      ],
    })
    expect(sayIndicator(pack, named('答复数')).exclusions).toEqual([
      { zh: '按发生日期计入', en: 'counted on the day it happened' },
      { zh: '并入其他案件的和密封的案件不计', en: 'merged and sealed cases are not counted' },
    ])
    expect([sayIndicator(pack, named('成本')), sayIndicator(pack, named('同比')).exclusions]).toEqual([
      {
        definition: { zh: '由人填报，不由系统计数：财务填报', en: 'Entered by a person, not counted: finance' },
        numeratorIs: null,
        denominatorIs: null,
        exclusions: [],
      },
      [],
    ])
    expect(sayIndicator(pack, named('平均'))).toEqual({
      definition: { zh: '每次「回复客户」的第几次不满意的平均', en: 'Mean of times not satisfied over "Reply to the customer"' },
      numeratorIs: null,
      denominatorIs: null,
      exclusions: [{ zh: '并入其他案件的和密封的案件不计', en: 'merged and sealed cases are not counted' }],
    })
    const duties = (outcomes: readonly string[] | undefined) =>
      sayIndicator(
        pack,
        indicator('x', 'x', {
          ratio: { of: { count: 'cases' }, among: { count: 'duties', meanings: ['solve'], ...(outcomes && { outcomes }) } },
        }),
      ).exclusions.map(({ zh }) => zh)
    expect([duties(['met', 'cancelled']), duties(['late', 'missed']), duties(undefined)]).toEqual([
      [
        '按了结日期计入；还没有了结的不计',
        '归到当时的责任人和其部门',
        '超时完成的不计',
        '没有完成的不计',
        '并入其他案件的和密封的案件不计',
      ],
      [
        '按了结日期计入；还没有了结的不计',
        '归到当时的责任人和其部门',
        '取消的责任事项不计',
        '按时完成的不计',
        '并入其他案件的和密封的案件不计',
      ],
      ['按了结日期计入；还没有了结的不计', '归到当时的责任人和其部门', '并入其他案件的和密封的案件不计'],
    ])
  })

  test('every indicator of the shipped regulation on anomalies', () => {
    expect(robot.indicators!.map(rule => definitionText(robot, rule, wordsOf([robot])).zh)).toEqual([
      '异常的件数 ÷ 异常、服务请求的件数',
      '异常中「上报部门负责人、上报部门负责人（较大）、指定专人处置」按时的项数 ÷ 异常中「上报部门负责人、上报部门负责人（较大）、指定专人处置」按时、超时、没有完成的项数',
      '异常的件数，有「处置完成」 ÷ 异常的件数',
      '异常的件数，有「客户反馈」（满意为是） ÷ 异常的件数，有「客户反馈」',
      '每次「填写记录」的金额之和',
      '整改中「填写记录」（记录为整改验证，通过认证为是）的次数 ÷ 整改中「填写记录」（记录为整改验证）的次数',
    ])
  })
})

describe('why a scorecard comes to its score', () => {
  const card = (rows: readonly (readonly [indicator: string, weight: ScorecardRule['rows'][number]['weight']])[]): Pack => ({
    ...pack,
    scorecards: [
      {
        ...{ id: 'card', clause: '2', title: text('考核表', 'card'), of: 'all', every: 'month' },
        rows: rows.map(([of, weight]) => ({ indicator: of, clause: '1', weight })),
      } as ScorecardRule,
    ],
  })
  const score = (of: Pack, scores: readonly Scored[], period?: { zh: string; en?: string }) =>
    explainScorecard(of, { scorecard: 'card', scores, ...(period && { period }) })

  test('each weight with its points and figure, the sum, and no note where all is there', () => {
    const whole = card([
      ['按时率', 60],
      ['成本', 40],
    ])
    const why = score(
      whole,
      [
        { indicator: '按时率', points: 80.55, figure: 92.5 },
        { indicator: '成本', points: 70 },
      ],
      text('2026 年 3 月', 'March 2026'),
    )
    expect(why.text.zh).toEqual([
      '2026 年 3 月 考核表：76.33 分',
      '【条款】',
      '考核表（第 2 条 指标：每月统计）',
      '【权重与评分】',
      '✓ 按时率：权重 60% × 80.55 分 = 48.33（指标值：92.5%；第 1 条 上报：一小时内上报）',
      '✓ 成本：权重 40% × 70 分 = 28（第 1 条）',
      '【合计】',
      '写明的权重合计 100%，已评分 100%',
      '制度版本：《试验制度》2025-01-01 版',
    ])
    expect(why.text.en).toEqual([
      'March 2026 card: 76.33 points',
      '【Clause】',
      'card (clause 2 Indicators: Counted every month)',
      '【Weights and points】',
      '✓ in time: weight 60 % × 80.55 points = 48.33 (figure: 92.5 %; clause 1 Reporting: Report within an hour)',
      '✓ cost: weight 40 % × 70 points = 28 (clause 1)',
      '【Sum】',
      'The weights named make 100 %, 100 % have points',
      'Edition: 试验制度 2025-01-01',
    ])
    expect([why.kind, why.title]).toEqual(['scorecard', { zh: '为什么是这个得分', en: 'Why this score' }])
  })

  test('without points yet, with weights left open, and an indicator that is not there', () => {
    const partly = card([
      ['按时率', 60],
      ['gone', 30],
      ['成本', { open: '另定' }],
    ])
    expect(score(partly, []).text.zh).toEqual([
      '考核表：还不能计分',
      '【条款】',
      '考核表（第 2 条 指标：每月统计）',
      '【权重与评分】',
      '✗ 按时率：权重 60%：还没有评分（第 1 条）',
      '✗ gone：权重 30%：还没有评分（第 1 条）',
      '？成本：权重 「另定」（条文没有定）：权重留给公司定，不计入（第 1 条 上报：一小时内上报）',
      '【合计】',
      '写明的权重合计 90%，已评分 0%',
      '？其余 10% 由 1 项没有写明的权重分，留给公司定',
      '制度版本：《试验制度》2025-01-01 版',
    ])
    const some = score(
      partly,
      [
        { indicator: '按时率', points: 50 },
        { indicator: 'gone', points: 10, figure: 3 },
        { indicator: '成本', points: 90 },
      ],
      { zh: '2026-03' },
    )
    expect(some.text.zh).toEqual([
      '2026-03 考核表：90% 的权重得 33 分，不是总分',
      '【条款】',
      '考核表（第 2 条 指标：每月统计）',
      '【权重与评分】',
      '✓ 按时率：权重 60% × 50 分 = 30（第 1 条 上报：一小时内上报）',
      '✓ gone：权重 30% × 10 分 = 3（第 1 条）',
      '？成本：权重 「另定」（条文没有定）：权重留给公司定，不计入（第 1 条）',
      '【合计】',
      '写明的权重合计 90%，已评分 90%',
      '？其余 10% 由 1 项没有写明的权重分，留给公司定',
      '制度版本：《试验制度》2025-01-01 版',
    ])
    expect(some.text.en).toEqual([
      '2026-03 card: 33 points for 90 % of the weight, not the whole',
      '【Clause】',
      'card (clause 2 Indicators: Counted every month)',
      '【Weights and points】',
      '✓ in time: weight 60 % × 50 points = 30 (clause 1 Reporting: Report within an hour)',
      '✓ gone: weight 30 % × 10 points = 3 (clause 1)',
      '？cost: weight "另定" (left open by the text): the weight is left to the company; not counted (clause 1)',
      '【Sum】',
      'The weights named make 90 %, 90 % have points',
      '？The other 10 % belong to 1 weights not named: left to the company',
      'Edition: 试验制度 2025-01-01',
    ])
  })

  test('whose weights make less than the whole though none is open, and more than the whole', () => {
    const sum = (...weights: number[]) => {
      const why = score(card(weights.map(weight => ['成本', weight])), [])
      return [why.notes, why.sections.find(({ id }) => id === 'sum')?.lines]
    }
    expect(sum(60, 30)).toEqual([
      [],
      [
        { says: { zh: '写明的权重合计 90%，已评分 0%', en: 'The weights named make 90 %, 0 % have points' } },
        {
          mark: 'open',
          says: {
            zh: '其余 10% 条文没有说归哪些指标，留给公司定',
            en: 'The text does not say what has the other 10 %: left to the company',
          },
        },
      ],
    ])
    expect(sum(60, 50)).toEqual([
      [{ zh: '权重合计 110%，超过 100%。', en: 'The weights make 110 %, more than 100 %.' }],
      [{ says: { zh: '写明的权重合计 110%，已评分 0%', en: 'The weights named make 110 %, 0 % have points' } }],
    ])
    expect(sum(60, 40)[0]).toEqual([])
  })

  test('is weighed to the hundredth, of what has points and a weight', () => {
    const rows = card([
      ['按时率', 33],
      ['成本', 33],
      ['同比', { open: 'X' }],
      ['环比', 34],
    ]).scorecards![0]!
    expect(
      scoreOf(rows, [
        { indicator: '按时率', points: 33.33 },
        { indicator: '环比', points: 100 },
        { indicator: '同比', points: 9 },
      ]),
    ).toEqual({ total: 45, weighed: 67, sum: 100, open: 1 })
    expect(scoreOf(rows, [])).toEqual({ total: 0, weighed: 0, sum: 100, open: 1 })
  })

  test('of a card that the regulation does not have is the fault of who asks', () => {
    expect(() => score(pack, [])).toThrow('no scorecard card in test@2025-01-01')
    expect(() => explainScorecard(card([['成本', 100]]), { scorecard: 'gone', scores: [] })).toThrow('no scorecard gone')
  })
})
