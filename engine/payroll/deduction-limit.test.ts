import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type DeductionRule,
  deductionLimit,
  type MinimumWage,
  minimumInMonth,
  monthAfter,
  rulesInMonth,
} from './deduction-limit.ts'
import { dueInMonth, shareLimit } from './share-limit.ts'

const rule = (more: Partial<DeductionRule> = {}): DeductionRule => ({
  ...{ law: 'wage-payment-provisions', article: { zh: '第十六条' }, since: '1995-01-01', sharePercent: 20, says: { zh: '—' } },
  ...more,
})
const minimum = (monthlyFen: number, since = '2025-07-01'): MinimumWage => ({ since, monthlyFen, source: 'https://example.org' })

describe('扣款限额（工资支付暂行规定第十六条）', () => {
  test('is a fifth of the wage, or less where the wage is near the minimum', () => {
    const of = (wageFen: number) => deductionLimit([rule()], '2026-03', { wageFen, minimum: minimum(274_000) })
    expect(of(800_000)).toMatchObject({ shareFen: 160_000, aboveMinimumFen: 526_000, limitFen: 160_000, binding: 'share' })
    expect(of(300_000)).toMatchObject({ shareFen: 60_000, aboveMinimumFen: 26_000, limitFen: 26_000, binding: 'minimum' })
    expect(of(274_000)?.limitFen).toBe(0)
    // As much by one as by the other: the share is named.
    expect(of(342_500)).toMatchObject({ shareFen: 68_500, aboveMinimumFen: 68_500, binding: 'share' })
    expect(of(200_000)?.limitFen).toBe(0)
    expect(of(1_000_003)?.shareFen).toBe(200_000)
  })
  test('follows the law of the month; where it changes within the month the stricter one counts', () => {
    const rules = [rule({ until: '2026-05-15' }), rule({ since: '2026-05-15', sharePercent: 10 })]
    const limit = (month: string) => deductionLimit(rules, month, { wageFen: 1_000_000, minimum: minimum(274_000) })?.limitFen
    expect([limit('2026-04'), limit('2026-05'), limit('2026-06')]).toEqual([200_000, 100_000, 100_000])
    expect(rulesInMonth([rule({ until: '2026-05-01' })], '2026-05')).toEqual([])
    expect(limit('1994-12')).toBeUndefined()
  })
  test('takes the highest minimum wage in force on a day of the month, and knows none before the first', () => {
    const rates = [minimum(274_000), minimum(269_000, '2023-07-01'), minimum(280_000, '2026-07-15')]
    const of = (month: string) => minimumInMonth(rates, month)?.monthlyFen
    expect([of('2023-06'), of('2023-07'), of('2025-06'), of('2025-07'), of('2026-06')]).toEqual([
      undefined,
      269_000,
      269_000,
      274_000,
      274_000,
    ])
    expect([of('2026-07'), of('2026-08')]).toEqual([280_000, 280_000])
    // One that is lower counts alone from the month that begins with it.
    const lowered = [minimum(274_000), minimum(260_000, '2026-05-01')]
    expect(['2026-04', '2026-05'].map(month => minimumInMonth(lowered, month)?.monthlyFen)).toEqual([274_000, 260_000])
    const within = [minimum(274_000), minimum(260_000, '2026-05-02')]
    expect(minimumInMonth(within, '2026-05')?.monthlyFen).toBe(274_000)
  })
  test('months go on over the end of a year', () => {
    expect([monthAfter('2026-12'), monthAfter('2026-01', -1), monthAfter('2026-11', 14)]).toEqual([
      '2027-01',
      '2025-12',
      '2028-01',
    ])
  })
})

describe('several penalties share one limit', () => {
  test('the first is taken first, the rest is carried and named', () => {
    const [first, second] = shareLimit(
      [
        { key: 'a', amountFen: 100_000 },
        { key: 'b', amountFen: 90_000 },
      ],
      '2026-12',
      { limitFen: 120_000, usedFen: 30_000 },
    )
    expect(first!.instalments).toEqual([
      { month: '2026-12', amountFen: 90_000, projected: false },
      { month: '2027-01', amountFen: 10_000, projected: true },
    ])
    expect(second!.instalments).toEqual([{ month: '2027-01', amountFen: 90_000, projected: true }])
    expect([dueInMonth(first!, '2026-12'), dueInMonth(second!, '2026-12')]).toEqual([90_000, 0])
  })

  test('what a wage has no room for is unplaced: at once where later months have none, else after sixty months', () => {
    const plan = (amountFen: number, limitFen: number, usedFen = 0) =>
      shareLimit([{ key: 'a', amountFen }], '2026-01', { limitFen, usedFen })[0]!
    expect(plan(100, 0)).toMatchObject({ instalments: [], unplacedFen: 100 })
    // This month's room is used up, the next one's is not.
    expect(plan(100, 60, 60).instalments.map(one => [one.month, one.amountFen])).toEqual([
      ['2026-02', 60],
      ['2026-03', 40],
    ])
    const long = plan(100, 1)
    expect([long.instalments.length, long.unplacedFen, long.instalments.at(-1)?.month]).toEqual([60, 40, '2030-12'])
    expect(shareLimit([], '2026-01', { limitFen: 1, usedFen: 0 })).toEqual([])
  })

  const fen = (max: number) => fc.integer({ min: 0, max })
  test('never over a fifth, never under the minimum wage, and nothing is lost', () => {
    fc.assert(
      fc.property(
        fen(5_000_000),
        fen(400_000),
        fen(1_000_000),
        fc.array(fc.integer({ min: 1, max: 3_000_000 }), { maxLength: 6 }),
        (wageFen, monthlyFen, usedFen, amounts) => {
          const { limitFen } = deductionLimit([rule()], '2026-03', { wageFen, minimum: minimum(monthlyFen) })!
          const plans = shareLimit(
            amounts.map((amountFen, at) => ({ key: String(at), amountFen })),
            '2026-03',
            { limitFen, usedFen },
          )
          const taken = new Map<string, number>()
          for (const { amountFen, instalments, unplacedFen } of plans) {
            expect(instalments.reduce((sum, one) => sum + one.amountFen, 0) + unplacedFen).toBe(amountFen)
            for (const one of instalments) taken.set(one.month, (taken.get(one.month) ?? 0) + one.amountFen)
          }
          for (const [month, sum] of taken) {
            const all = sum + (month === '2026-03' ? usedFen : 0)
            expect(all * 5).toBeLessThanOrEqual(wageFen)
            expect(wageFen - all).toBeGreaterThanOrEqual(monthlyFen)
          }
        },
      ),
    )
  })
})
