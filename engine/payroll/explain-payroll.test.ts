import { describe, expect, test } from 'vitest'
import { testPack } from '../rules.fixture.ts'
import { type DeductionRule, deductionLimit } from './deduction-limit.ts'
import { explainPayroll, type PayrollSum } from './explain-payroll.ts'
import { shareLimit } from './share-limit.ts'

const rule: DeductionRule = {
  ...{ law: 'wage-payment-provisions', article: { zh: '第十六条', en: 'article 16' }, since: '1995-01-01', sharePercent: 20 },
  says: { zh: '不得超过当月工资的 20%', en: 'no more than 20 % of the wage' },
}
const minimum = { since: '2025-07-01', monthlyFen: 274_000, source: 'https://example.org/notice' }
const base: PayrollSum = {
  ...{ pack: testPack(), clause: '2', basis: { zh: '罚款 · CF-1', en: 'Fine · CF-1' }, month: '2026-03', party: 'person' },
  ...{ effect: 'deduct', totalFen: 100_000, settledFen: 0, reverses: false },
}
const wageOf = (owedFen: number, wageFen: number, { usedFen = 0, aheadFen = 0 } = {}): NonNullable<PayrollSum['wage']> => {
  const limit = deductionLimit([rule], '2026-03', { wageFen, minimum })!
  const schedule = shareLimit([{ key: 'a', amountFen: owedFen }], '2026-03', {
    limitFen: limit.limitFen,
    usedFen: usedFen + aheadFen,
  })[0]!
  return {
    limit,
    lawTitle: { zh: '工资支付暂行规定', en: 'Wage Payment Provisions' },
    region: '上海',
    usedFen,
    aheadFen,
    schedule,
  }
}
const lines = (sum: PayrollSum, lang: 'zh' | 'en' = 'zh') =>
  Object.fromEntries(explainPayroll(sum).sections.map(({ id, lines: all }) => [id, all.map(({ says }) => says[lang])]))
const answer = (more: Partial<PayrollSum>) => explainPayroll({ ...base, ...more }).answer

describe('what payroll is told', () => {
  test('of a wage: the part of this month, under the limit of the law with its sum', () => {
    const sum = { ...base, wage: wageOf(100_000, 300_000) }
    expect(answer(sum)).toEqual({ zh: '罚款 · CF-1：2026-03 从工资扣 260 元', en: 'Fine · CF-1: From the wage, 2026-03: ¥260' })
    expect(lines(sum)).toEqual({
      basis: ['罚款 · CF-1', '现在有效的金额 1,000 元', '还有 1,000 元'],
      law: [
        '不得超过当月工资的 20%',
        '20%：3,000 元 × 20% = 600 元',
        '上海最低工资 2,740 元（2025-07-01 起）：3,000 元 − 2,740 元，最多 260 元',
        '取较小的：本月最多扣 260 元',
      ],
      month: ['还可以扣 260 元，这一笔扣 260 元'],
      schedule: [
        '2026-03：260 元',
        '2026-04：260 元（按本月工资估算）',
        '2026-05：260 元（按本月工资估算）',
        '2026-06：220 元（按本月工资估算）',
        '合计 1,000 元',
      ],
    })
    expect(lines(sum, 'en').schedule![1]).toBe('2026-04: ¥260 (estimated with the wage of this month)')
  })

  test('names the law, the clause and the notice of the minimum wage', () => {
    const { sections, editions, kind } = explainPayroll({ ...base, wage: wageOf(100_000, 300_000) })
    const [basis, law] = sections
    expect([kind, editions.length, basis?.lines[0]?.clause?.number]).toEqual(['payroll', 1, '2'])
    expect(law?.lines[0]?.facts).toEqual([
      { title: { zh: '工资支付暂行规定', en: 'Wage Payment Provisions' }, value: rule.article },
    ])
    expect(law?.lines[2]?.notices).toEqual(['https://example.org/notice'])
    expect(law?.lines[3]).toMatchObject({
      mark: 'yes',
      because: { zh: '《工资支付暂行规定》第十六条', en: 'Wage Payment Provisions, article 16' },
    })
  })

  test('says what others took of the limit first', () => {
    const sum = { ...base, wage: wageOf(100_000, 1_000_000, { usedFen: 150_000, aheadFen: 20_000 }) }
    expect(lines(sum).month).toEqual([
      '本月已导出的扣款占用 1,500 元',
      '排在前面的处罚占用 200 元',
      '还可以扣 300 元，这一笔扣 300 元',
    ])
    expect(lines({ ...sum, wage: { ...sum.wage, usedFen: 250_000 } }).month!.at(-1)).toMatch(/^还可以扣 0 元/)
  })

  test('of a wage that may not be touched: nothing this month, and what no month has room for is neither waived nor taken', () => {
    const sum = { ...base, wage: wageOf(100_000, 274_000) }
    const { sections } = explainPayroll(sum)
    expect(answer(sum).zh).toBe('罚款 · CF-1：2026-03 从工资扣 0 元')
    expect(sections.find(one => one.id === 'law')?.lines[3]?.mark).toBe('no')
    expect(sections.find(one => one.id === 'schedule')?.lines).toMatchObject([
      { mark: 'no', says: { zh: '1,000 元 没有可扣的月份' }, because: { zh: '不会自动免除，也不会超限扣' } },
      { says: { zh: '合计 1,000 元' } },
    ])
  })

  test('after an export: only what is left of the amount that stands', () => {
    const sum: PayrollSum = { ...base, party: 'department', settledFen: 30_000 }
    expect(answer(sum)).toEqual({
      zh: '罚款 · CF-1：2026-03 从部门奖金池扣 700 元',
      en: 'Fine · CF-1: From the pool of the department, 2026-03: ¥700',
    })
    expect(lines(sum)).toEqual({
      basis: ['罚款 · CF-1', '现在有效的金额 1,000 元', '以前已导出 300 元', '还有 700 元'],
      law: ['从部门奖金池扣，不从任何人的工资扣，没有工资限额'],
    })
  })

  test('of what was taken too much: it is given back, without a limit', () => {
    const sum: PayrollSum = { ...base, totalFen: 0, settledFen: 50_000, reverses: true, wage: wageOf(100_000, 300_000) }
    expect(answer(sum)).toEqual({ zh: '罚款 · CF-1：退回 500 元', en: 'Fine · CF-1: ¥500 given back' })
    expect(lines(sum)).toEqual({
      basis: ['罚款 · CF-1', '现在有效的金额 0 元', '以前已导出 500 元', '多扣的 500 元 退回'],
      law: ['退回给本人的不受限额约束'],
    })
    // Of a pay, a change of pay that is taken back too: what counts is that it goes back.
    expect(lines({ ...sum, effect: 'pay-change' }).basis).toHaveLength(4)
  })

  test('of a reward: it is paid out, without a limit', () => {
    expect(answer({ effect: 'pay' })).toEqual({
      zh: '罚款 · CF-1：2026-03 发放 1,000 元',
      en: 'Fine · CF-1: paid with 2026-03: ¥1,000',
    })
    expect(lines({ ...base, effect: 'pay' })).toEqual({
      basis: ['罚款 · CF-1', '现在有效的金额 1,000 元', '还有 1,000 元'],
      law: ['发放的不受扣款限额约束'],
    })
  })

  test.each(['pay-change', 'contract-end'] as const)('of a %s: that it is so, and no amount', effect => {
    expect(answer({ effect })).toEqual({
      zh: '罚款 · CF-1：通知工资核算，不扣款',
      en: 'Fine · CF-1: payroll is told; nothing is taken',
    })
    expect(lines({ ...base, effect })).toEqual({ basis: ['罚款 · CF-1'], law: ['不从当月工资扣款'] })
  })

  test('of a wage whose limit is not known yet: that it is open', () => {
    const law = explainPayroll(base).sections.find(one => one.id === 'law')
    expect(law?.lines).toMatchObject([{ mark: 'open', says: { zh: '限额还算不出来' } }])
  })
})
