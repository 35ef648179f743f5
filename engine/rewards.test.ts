import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bonusOf } from './rewards.ts'

const points = { measure: 'points', direction: 'higher', target: 90, actual: 94.5, perPointFen: 2_000_000 }

describe('奖金 = 超额部分 × 5%（furn 8.1.1(1)）', () => {
  test('counts decimals as they are written and rounds once, half up, to 分', () => {
    expect(bonusOf(points, 0.05)).toEqual({ excess: '4.5', excessFen: 9_000_000, bonusFen: 450_000 })
    // 0.1 + 0.2 is no 0.30000000000000004 here.
    expect(bonusOf({ ...points, target: 0.1, actual: 0.3, perPointFen: 1_000 }, 0.05)?.excess).toBe('0.2')
    expect(bonusOf({ ...points, target: 90, actual: 90.1, perPointFen: 100 }, 0.05)).toEqual({
      excess: '0.1',
      excessFen: 10,
      bonusFen: 1,
    })
    expect(bonusOf({ ...points, target: 90, actual: 90.1, perPointFen: 99 }, 0.05)?.bonusFen).toBe(0)
  })
  test('of an amount is the difference, and of what is better when lower the difference turned round', () => {
    expect(bonusOf({ measure: 'money', direction: 'higher', targetFen: 100, actualFen: 350 }, 0.05)).toEqual({
      excess: '250',
      excessFen: 250,
      bonusFen: 13,
    })
    expect(bonusOf({ measure: 'money', direction: 'lower', targetFen: 350, actualFen: 100 }, 0.05)?.bonusFen).toBe(13)
  })
  test('is none at the target, below it, or where anything is missing', () => {
    expect(bonusOf({ ...points, actual: 90 }, 0.05)).toBeUndefined()
    expect(bonusOf({ ...points, direction: 'lower' }, 0.05)).toBeUndefined()
    expect(bonusOf({ ...points, perPointFen: undefined }, 0.05)).toBeUndefined()
  })
  test('grows with the excess and is never more than 5 % of it by half a 分', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 0, max: 10_000_000 }), (excess, more) => {
        const of = (fen: number) =>
          bonusOf({ measure: 'money', direction: 'higher', targetFen: 0, actualFen: fen }, 0.05)!.bonusFen
        expect(of(excess + more)).toBeGreaterThanOrEqual(of(excess))
        expect(Math.abs(of(excess) * 20 - excess)).toBeLessThanOrEqual(10)
      }),
    )
  })
})
