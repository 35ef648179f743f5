import { describe, expect, test } from 'vitest'
import { type AssessedRow, explainRun, type RunAsked } from './explain-run.ts'
import { figureText, sayFigure } from './figure-text.ts'
import { testPack } from './rules.fixture.ts'

const text = (zh: string, en: string) => ({ zh, en })
const pack = testPack({
  indicators: [
    {
      ...{ id: 'in-time', clause: '2', title: text('按时率', 'in time'), unit: 'percent', better: 'higher', every: 'month' },
      ...{ measure: { entered: text('人工', 'by hand') }, by: ['organisation'] },
    },
  ],
  scorecards: [
    {
      id: 'card',
      clause: '2',
      title: text('售后工程师考核表', 'Engineers’ scorecard'),
      of: 'all',
      every: 'month',
      rows: [{ indicator: 'in-time', clause: '2', weight: 100 }],
    },
  ],
})
const row = (more: Partial<AssessedRow>): AssessedRow => ({
  ...{ title: text('按时率', 'in time'), clause: '1', unit: 'percent', weight: 40, weightBy: 'text' },
  ...{ figure: 92, numerator: 46, denominator: 50, line: { full: 95, none: 80 } },
  ...{ points: 80, pointsBy: 'line', reason: '', givenBy: null, part: 32 },
  ...more,
})
const explain = (more: Partial<RunAsked>) =>
  explainRun(pack, {
    ...{ scorecard: 'card', subject: '李晓', period: text('2026 年 3 月', 'March 2026'), rows: [], deductions: [], total: 0 },
    ...more,
  })
const becauseOf = (more: Partial<AssessedRow>) =>
  explain({ rows: [row(more)] }).sections.find(({ id }) => id === 'rows')?.lines[0]?.because

describe('why an assessment comes to its points', () => {
  test('each row with its weight, figure, points and their product, what penalties take, and the sum', () => {
    const why = explain({
      rows: [
        row({}),
        row({
          ...{
            title: text('客户评价', 'customers’ word'),
            clause: null,
            unit: 'score',
            weight: 60,
            weightBy: 'company',
            figure: 4.5,
          },
          ...{
            numerator: null,
            denominator: null,
            line: null,
            points: 90,
            pointsBy: 'person',
            givenBy: '何静',
            reason: '两封表扬信',
            part: 54,
          },
        }),
      ],
      deductions: [
        { id: 'case-1', number: 'C-0042', points: 5 },
        { id: 'case-2', number: '', points: 0.5 },
      ],
      total: 80.5,
    })
    expect(why.text.zh).toEqual([
      '2026 年 3 月 李晓：80.5 分',
      '【条款】',
      '售后工程师考核表（第 2 条 办结：三个工作日办结）',
      '【权重与评分】',
      '✓ 按时率：权重 40%（条文） × 80 分 = 32：零分线与满分线之间：(92% − 80%) ÷ (95% − 80%) × 100 = 80（指标值：46 ÷ 50 = 92%；第 1 条 上报：一小时内上报）',
      '✓ 客户评价：权重 60%（公司设定） × 90 分 = 54：何静 评 90 分：两封表扬信（指标值：4.5 分）',
      '【处罚扣分】',
      '✗ C-0042：−5 分',
      '✗ −0.5 分：您看不到的案件',
      '【合计】',
      '32 + 54 = 86',
      '86 − 5.5 = 80.5',
      '制度版本：《试验制度》2025-01-01 版',
    ])
    expect(why.text.en).toEqual([
      'March 2026 李晓: 80.5 points',
      '【Clause】',
      'Engineers’ scorecard (clause 2 办结: 三个工作日办结)',
      '【Weights and points】',
      '✓ in time: weight 40 % (by the text) × 80 points = 32: between the two ends of the line: (92 % − 80 %) ÷ (95 % − 80 %) × 100 = 80 (figure: 46 ÷ 50 = 92 %; clause 1 上报: 一小时内上报)',
      '✓ customers’ word: weight 60 % (set by the company) × 90 points = 54: 90 points given by 何静: 两封表扬信 (figure: 4.5 points)',
      '【Points taken by penalties】',
      '✗ C-0042: −5 points',
      '✗ −0.5 points: a case that you may not see',
      '【Sum】',
      '32 + 54 = 86',
      '86 − 5.5 = 80.5',
      'Edition: 试验制度 2025-01-01',
    ])
    expect(why.sections.find(({ id }) => id === 'deductions')?.lines).toEqual([
      { mark: 'no', says: { zh: 'C-0042：−5 分', en: 'C-0042: −5 points' }, case: { id: 'case-1', number: 'C-0042' } },
      {
        mark: 'no',
        says: { zh: '−0.5 分', en: '−0.5 points' },
        because: { zh: '您看不到的案件', en: 'a case that you may not see' },
      },
    ])
    expect([why.kind, why.title]).toEqual(['scorecard', { zh: '为什么是这个得分', en: 'Why this score' }])
  })

  test('has no total while a row has no points', () => {
    const why = explain({
      rows: [row({}), row({ points: null, pointsBy: null, part: null })],
      deductions: [{ id: 'a', number: 'C-1', points: 5 }],
      total: null,
    })
    expect(why.text.zh).toEqual([
      '2026 年 3 月 李晓：还有没有评分的，没有总分',
      '【条款】',
      '售后工程师考核表（第 2 条 办结：三个工作日办结）',
      '【权重与评分】',
      '✓ 按时率：权重 40%（条文） × 80 分 = 32：零分线与满分线之间：(92% − 80%) ÷ (95% − 80%) × 100 = 80（指标值：46 ÷ 50 = 92%；第 1 条 上报：一小时内上报）',
      '✗ 按时率：权重 40%（条文）：还没有评分（指标值：46 ÷ 50 = 92%；第 1 条）',
      '【处罚扣分】',
      '✗ C-1：−5 分',
      '【合计】',
      '32 + ? = ?',
      '制度版本：《试验制度》2025-01-01 版',
    ])
    expect(why.text.en.slice(0, 1)).toEqual(['March 2026 李晓: some rows have no points yet, no total'])
  })

  test('goes down to nothing and no further, and says so', () => {
    const deductions = [{ id: 'a', number: 'C-1', points: 32.01 }]
    expect(explain({ rows: [row({})], deductions, total: 0 }).notes).toEqual([
      { zh: '扣到 0 分为止。', en: 'Deductions take no more than there is.' },
    ])
    expect(explain({ rows: [row({})], deductions: [{ ...deductions[0]!, points: 32 }], total: 0 }).notes).toEqual([])
    expect(explain({ rows: [row({})], deductions, total: null }).notes).toEqual([])
  })

  test('adds up parts of points without the rounding of doubles', () => {
    const sum = explain({
      rows: [row({ part: 0.1 }), row({ part: 0.2 })],
      deductions: [
        { id: 'a', number: 'C-1', points: 0.1 },
        { id: 'b', number: 'C-2', points: 0.1 },
      ],
      total: 0.1,
    }).sections.find(({ id }) => id === 'sum')?.lines
    expect(sum).toEqual([
      { says: { zh: '0.1 + 0.2 = 0.3', en: '0.1 + 0.2 = 0.3' } },
      { says: { zh: '0.3 − 0.2 = 0.1', en: '0.3 − 0.2 = 0.1' } },
    ])
  })

  test('without rows has nothing to add up', () => {
    expect(explain({}).sections.map(({ id }) => id)).toEqual(['clause'])
  })

  test('of a card that the regulation does not have is the fault of who asks', () => {
    expect(() => explain({ scorecard: 'gone' })).toThrow('no scorecard gone in test@2025-01-01')
  })
})

describe('how a figure becomes points', () => {
  test('at either end of the line, between them, and where a person gave them', () => {
    expect(becauseOf({ figure: 96, points: 100 })).toEqual({ zh: '达到满分线 95%', en: 'reaches 95 %, which earns all points' })
    expect(becauseOf({ figure: 79, points: 0 })).toEqual({
      zh: '没有超过零分线 80%',
      en: 'no better than 80 %, which earns none',
    })
    expect(becauseOf({})).toEqual({
      zh: '零分线与满分线之间：(92% − 80%) ÷ (95% − 80%) × 100 = 80',
      en: 'between the two ends of the line: (92 % − 80 %) ÷ (95 % − 80 %) × 100 = 80',
    })
    expect(becauseOf({ pointsBy: 'person', givenBy: '何静', reason: '新人' })).toEqual({
      zh: '何静 评 80 分：新人',
      en: '80 points given by 何静: 新人',
    })
    expect(becauseOf({ line: null, givenBy: '何静', reason: '没有线' })).toEqual({
      zh: '何静 评 80 分：没有线',
      en: '80 points given by 何静: 没有线',
    })
    expect(becauseOf({ figure: null, reason: '没有数' })).toEqual({ zh: ' 评 80 分：没有数', en: '80 points given by : 没有数' })
    expect(becauseOf({ points: null })).toEqual({ zh: '还没有评分', en: 'no points yet' })
  })

  test('the figure is shown with its parts where it is a share of something', () => {
    const shown = (more: Partial<AssessedRow>) =>
      explain({ rows: [row(more)] }).sections.find(({ id }) => id === 'rows')?.lines[0]?.facts
    expect(shown({})).toEqual([{ title: { zh: '指标值', en: 'figure' }, value: { zh: '46 ÷ 50 = 92%', en: '46 ÷ 50 = 92 %' } }])
    expect(
      [
        { unit: 'hours' as const },
        { numerator: null },
        { denominator: null },
        { denominator: 0 },
        { figure: null, numerator: null },
      ].map(more => shown(more)?.[0]?.value),
    ).toEqual([
      { zh: '92 小时', en: '92 hours' },
      { zh: '92%', en: '92 %' },
      { zh: '92%', en: '92 %' },
      { zh: '92%', en: '92 %' },
      { zh: '没有可计的', en: 'nothing to count' },
    ])
  })

  test('a row that the company put on the card cites no clause, nor one that the regulation does not have', () => {
    const clause = (of: string | null) =>
      explain({ rows: [row({ clause: of, weight: null })] }).sections.find(({ id }) => id === 'rows')?.lines[0]
    expect(clause('1')?.clause?.number).toBe('1')
    expect(clause(null)).not.toHaveProperty('clause')
    expect(clause('99')).not.toHaveProperty('clause')
    expect(clause(null)?.says.zh).toBe('按时率：权重 0%（条文） × 80 分 = 32')
  })
})

describe('a figure with its unit', () => {
  test('has two decimals at most, money its own words, and a dash where there is nothing to count', () => {
    const units = ['percent', 'fen', 'hours', 'score', 'count'] as const
    expect(units.map(unit => figureText({ unit }, 1_234_567.891))).toEqual([
      { zh: '1,234,567.89%', en: '1,234,567.89 %' },
      { zh: '12,345.68 元', en: '¥12,345.68' },
      { zh: '1,234,567.89 小时', en: '1,234,567.89 hours' },
      { zh: '1,234,567.89 分', en: '1,234,567.89 points' },
      { zh: '1,234,567.89', en: '1,234,567.89' },
    ])
    expect(sayFigure({ value: 92.5, unit: 'percent' }, 'zh')).toBe('92.5%')
    expect(sayFigure({ value: 92.5, unit: 'percent' }, 'en')).toBe('92.5 %')
    expect(sayFigure({ value: 0, unit: 'hours' }, 'en')).toBe('0 hours')
    expect(sayFigure({ value: null, unit: 'hours' }, 'zh')).toBe('—')
  })
})
