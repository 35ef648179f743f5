import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QuotedLine } from '../../events/contract-events.ts'
import { compileCalendar } from '../calendar/calendar.ts'
import { sayCapital } from './capital.ts'
import { firstStep, isPaid, ladderBase, overdueFen, stepAfter, watchAfter } from './dunning.ts'
import { largestRemainder } from './exact.ts'
import { priceLines } from './lines.ts'
import { agesOf, bucketOf, duePartsOf, lateInterest, openFen, openParts, proposeShares } from './receivables.ts'

const line = (more: Partial<QuotedLine>): QuotedLine => ({ unit: '件', quantity: 1, unitPriceFen: 100, taxPercent: 13, ...more })
const aLine = fc.record({
  unit: fc.constant('件'),
  quantity: fc.integer({ min: 1, max: 5_000_000 }).map(n => n / 1000),
  unitPriceFen: fc.integer({ min: 0, max: 100_000_000 }),
  discountPercent: fc.integer({ min: 0, max: 10_000 }).map(n => n / 100),
  taxPercent: fc.constantFrom(0, 1, 3, 6, 9, 13),
})
const workday = [['09:00', '18:00']] as [string, string][]
const calendar = compileCalendar({
  id: 'test',
  title: '日历',
  zone: 'Asia/Shanghai',
  week: { mon: workday, tue: workday, wed: workday, thu: workday, fri: workday },
  overrides: {},
  knownThrough: '2027-12-31',
})
const ladder = { reminder: -3, second: 7, letter: 21, visit: 45, legal: 75 }
const terms = [
  { part: 'deposit' as const, percent: 30, days: 0 },
  { part: 'instalment' as const, percent: 65, days: 30 },
  { part: 'retention' as const, percent: 5, days: 365 },
]

describe('价格行', () => {
  it('tax is computed on the sum of a rate and shared by the largest remainder', () => {
    // Three lines of 0.33 at 13 %: 0.99 bears 0.13 of tax, though each alone would bear 0.04.
    const priced = priceLines([line({ unitPriceFen: 33 }), line({ unitPriceFen: 33 }), line({ unitPriceFen: 33 })], false)
    expect([priced.netFen, priced.taxFen, priced.totalFen]).toEqual([99, 13, 112])
    expect(priced.lines.map(one => one.taxFen)).toEqual([5, 4, 4])
  })
  it('takes the tax out of prices that include it, and a discount off', () => {
    expect(priceLines([line({ quantity: 2, unitPriceFen: 11_300 })], true)).toMatchObject({
      ...{ netFen: 20_000, taxFen: 2_600, totalFen: 22_600 },
    })
    expect(priceLines([line({ quantity: 1.5, unitPriceFen: 1_001, discountPercent: 12.5, taxPercent: 0 })], false).netFen).toBe(
      1_314,
    )
  })
  it('lines always add up to the total, and no tax is negative', () => {
    fc.assert(
      fc.property(fc.array(aLine, { minLength: 1, maxLength: 20 }), fc.boolean(), (lines, included) => {
        const priced = priceLines(lines, included)
        const sum = (of: 'netFen' | 'taxFen' | 'totalFen') => priced.lines.reduce((total, one) => total + one[of], 0)
        expect([sum('netFen'), sum('taxFen'), sum('totalFen')]).toEqual([priced.netFen, priced.taxFen, priced.totalFen])
        expect(priced.lines.every(one => one.taxFen >= 0 && one.netFen + one.taxFen === one.totalFen)).toBe(true)
      }),
    )
  })
  it('shares add up to the whole whatever the weights', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 14n }),
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1 }),
        (whole, weights) => {
          const shares = largestRemainder(whole, weights)
          expect(shares.reduce((a, b) => a + b, 0n)).toBe(whole)
          expect(shares.every(share => share >= 0n)).toBe(true)
        },
      ),
    )
  })
})

describe('the largest remainder', () => {
  it('gives what is left one by one to the largest rests, the first of equals first', () => {
    expect(largestRemainder(10n, [1n, 1n, 1n])).toEqual([4n, 3n, 3n])
    expect(largestRemainder(11n, [1n, 1n, 1n])).toEqual([4n, 4n, 3n])
    expect(largestRemainder(10n, [1n, 5n, 3n])).toEqual([1n, 6n, 3n])
    expect(largestRemainder(7n, [10n, 25n, 65n])).toEqual([1n, 2n, 4n])
    expect(largestRemainder(9n, [3n, 0n, 6n])).toEqual([3n, 0n, 6n])
  })
  it('gives all to the first where nothing weighs', () => expect(largestRemainder(9n, [0n, 0n, 0n])).toEqual([9n, 0n, 0n]))
})

describe('大写（支付结算办法 附件一）', () => {
  it.each([
    [0, '零元整'],
    [1, '壹分'],
    [10, '壹角整'],
    [12, '壹角贰分'],
    [100, '壹元整'],
    [105, '壹元零伍分'],
    [150, '壹元伍角整'],
    [1_234, '壹拾贰元叁角肆分'],
    [10_100, '壹佰零壹元整'],
    [101_000, '壹仟零壹拾元整'],
    [100_100, '壹仟零壹元整'],
    [1_000_000, '壹万元整'],
    [1_100_000, '壹万壹仟元整'],
    [1_010_000, '壹万零壹佰元整'],
    [10_000_010, '壹拾万元壹角整'],
    [1_006_000_08, '壹佰万陆仟元零捌分'],
    [100_000_100_00, '壹亿零壹佰元整'],
    [100_010_000_00, '壹亿零壹万元整'],
    [1_200_000_000_000_00, '壹兆贰仟亿元整'],
    [1_000_000_000_000_00, '壹兆元整'],
    [9_876_543_210_12, '玖拾捌亿柒仟陆佰伍拾肆万叁仟贰佰壹拾元壹角贰分'],
    [-150, '负壹元伍角整'],
    [-5, '负伍分'],
  ])('%d 分 is %s', (fen, said) => expect(sayCapital(fen)).toBe(said))
})

describe('应收', () => {
  it('parts of one day stay in the order of the contract, earlier ones come first, and a part of nothing is none', () => {
    const term = (part: 'deposit' | 'instalment' | 'retention', percent: number, days: number) => ({ part, percent, days })
    expect(
      duePartsOf(100, '2026-03-01', [term('retention', 50, 60), term('instalment', 25, 30), term('deposit', 25, 30)]).map(
        one => one.part,
      ),
    ).toEqual([...['instalment', 'deposit', 'retention']])
    expect(duePartsOf(100, '2026-03-01', [term('deposit', 100, 0), term('retention', 0, 30)])).toEqual([
      { part: 'deposit', fen: 100, dueOn: '2026-03-01' },
    ])
    // A third each is counted on what is written, and adds up.
    expect(
      duePartsOf(1_000, '2026-03-01', [term('deposit', 33.3, 0), term('instalment', 33.3, 1), term('retention', 33.4, 2)]).map(
        one => one.fen,
      ),
    ).toEqual([333, 333, 334])
  })
  it('an age is counted in days past due: up to 30, 60, 90 and over', () => {
    const of = (on: string) => bucketOf('2026-01-01', on)
    expect(
      ['2026-01-01', '2026-01-02', '2026-01-31', '2026-02-01', '2026-03-02', '2026-03-03', '2026-04-01', '2026-04-02'].map(of),
    ).toEqual([...['not-due', '1-30', '1-30', '31-60', '31-60', '61-90', '61-90', 'over-90']])
  })
  it('of invoices that are due on one day the one with the lower id is proposed first', () => {
    const one = (id: string) => ({ id, parts: [{ part: 'deposit' as const, fen: 100, dueOn: '2026-03-01' }], settledFen: 0 })
    for (const both of [
      [one('a'), one('b')],
      [one('b'), one('a')],
    ])
      expect(proposeShares(100, both)).toEqual([{ invoice: 'a', amountFen: 100 }])
    expect(proposeShares(100, [{ ...one('a'), settledFen: 100 }, one('b')])).toEqual([{ invoice: 'b', amountFen: 100 }])
  })
  it('an invoice is due in parts by the terms of the contract, the earliest first', () => {
    expect(duePartsOf(10_001, '2026-03-01', terms)).toEqual([
      { part: 'deposit', fen: 3_000, dueOn: '2026-03-01' },
      { part: 'instalment', fen: 6_501, dueOn: '2026-03-31' },
      { part: 'retention', fen: 500, dueOn: '2027-03-01' },
    ])
  })
  it('what was settled counts against what is due first; ages follow on any day', () => {
    const owed = { parts: duePartsOf(10_000, '2026-03-01', terms), settledFen: 4_000 }
    expect(openParts(owed).map(part => part.fen)).toEqual([5_500, 500])
    expect(agesOf(owed, '2026-03-31')).toMatchObject({ 'not-due': 6_000, '1-30': 0 })
    expect(agesOf(owed, '2026-04-01')).toMatchObject({ 'not-due': 500, '1-30': 5_500 })
    expect(agesOf(owed, '2026-08-01')).toMatchObject({ 'over-90': 5_500 })
    // 55.00 for 123 days at 5 per 10,000.
    expect(lateInterest(owed, '2026-08-01', 5)).toBe(338)
    expect(
      ['2026-03-30', '2026-03-31', '2026-04-29', '2026-04-30', '2026-05-30', '2026-06-29'].map(on => bucketOf('2026-03-30', on)),
    ).toEqual(['not-due', '1-30', '1-30', '31-60', '61-90', 'over-90'])
  })
  it('a payment is proposed over what is due first, what its reference names before all, never more than is open', () => {
    const one = (id: string, dueOn: string, fen: number) => ({
      id,
      parts: [{ part: 'instalment' as const, fen, dueOn }],
      settledFen: 0,
    })
    const owed = [one('b', '2026-03-09', 500), one('a', '2026-03-01', 300), one('c', '2026-05-01', 900)]
    expect(proposeShares(600, owed)).toEqual([
      { invoice: 'a', amountFen: 300 },
      { invoice: 'b', amountFen: 300 },
    ])
    expect(proposeShares(1_000, owed, id => id === 'c')[0]).toEqual({ invoice: 'c', amountFen: 900 })
    expect(proposeShares(9_999, owed).reduce((sum, share) => sum + share.amountFen, 0)).toBe(1_700)
  })
})

describe('催收阶梯', () => {
  const owed = (settledFen: number, disputed = false) => [
    { id: 'a', parts: duePartsOf(10_000, '2026-03-02', terms), settledFen, disputed },
  ]
  it('begins before the due day, goes on by its days, and waits for a promise', () => {
    // 2026-03-28 is a Saturday: the reminder is due at the close of Monday.
    expect(firstStep(calendar, ladder, '2026-03-31', '2026-03-02')).toEqual({
      ...{ next: 'reminder', nextRung: 1, nextAt: '2026-03-30T10:00:00.000Z' },
    })
    expect(stepAfter(calendar, ladder, '2026-03-31', '2026-03-30', 'reminder', undefined)).toMatchObject({
      ...{ next: 'second', nextAt: '2026-04-07T10:00:00.000Z' },
    })
    expect(stepAfter(calendar, ladder, '2026-03-31', '2026-04-07', 'second', '2026-05-13')).toMatchObject({
      ...{ next: 'letter', nextAt: '2026-05-14T10:00:00.000Z' },
    })
    expect(stepAfter(calendar, ladder, '2026-03-31', '2026-07-01', 'legal', undefined)).toMatchObject({
      next: 'legal',
      nextRung: 5,
    })
  })
  it('starts anew once what was overdue is paid, ends when nothing is open, and stands still for a dispute', () => {
    expect(watchAfter(calendar, ladder, [], owed(0), '2026-03-02')).toMatchObject({ next: 'reminder' })
    expect(watchAfter(calendar, ladder, owed(0), owed(100), '2026-03-09')).toEqual({})
    expect(watchAfter(calendar, ladder, owed(0), owed(3_000), '2026-03-09')).toMatchObject({ rearmed: true, next: 'reminder' })
    expect(watchAfter(calendar, ladder, owed(0), owed(10_000), '2026-03-09')).toEqual({ rearmed: true })
    expect(watchAfter(calendar, ladder, owed(0), owed(0, true), '2026-03-09')).toEqual({ rearmed: true })
    expect([ladderBase(owed(3_000)), overdueFen(owed(0), '2026-03-03'), openFen(owed(1)[0]!)]).toEqual([
      '2026-04-01',
      3_000,
      9_999,
    ])
    expect([isPaid(owed(10_000), 10_000, 10_000), isPaid(owed(10_000), 10_000, 12_000), isPaid(owed(1), 10_000, 1)]).toEqual([
      ...[true, false, false],
    ])
  })
})
