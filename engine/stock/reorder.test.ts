import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalQuantile, reorderFigures, toOrder } from './reorder.ts'

const rule = { serviceLevel: 0.95, leadDays: 14, reviewWeeks: 4, leastWeeks: 4 }

describe('the normal quantile', () => {
  test.each([
    [0.5, 0],
    [0.9, 1.2815515655],
    [0.95, 1.644853627],
    [0.975, 1.9599639845],
    [0.99, 2.326347874],
    [0.999, 3.0902323062],
    [0.01, -2.326347874],
  ])('of %d is that of published tables', (p, z) => expect(normalQuantile(p)).toBeCloseTo(z, 7))
  test('is asked for shares only', () => {
    for (const wrong of [0, 1, -0.1, 1.1, Number.NaN]) expect(() => normalQuantile(wrong)).toThrow(RangeError)
  })
  test('of a share and of the rest are opposite, and a larger share has a larger one', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 0.999_999, noNaN: true }), p => {
        expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 7)
        expect(normalQuantile(p + 1e-7)).toBeGreaterThan(normalQuantile(p))
      }),
    )
  })
})

describe('the reorder point', () => {
  test('is mean demand over the lead time and the safety stock, computed by hand', () => {
    // 2 4 2 4 …: mean 3, sample deviation √(8/7) = 1.0690; z 1.6449, L = 2 weeks: 1.6449 × 1.0690 × 1.4142 = 2.4868 → 3.
    const figures = reorderFigures([2, 4, 2, 4, 2, 4, 2, 4], rule)
    expect(figures.deviation).toBeCloseTo(1.06904, 4)
    expect([figures.safety, figures.reorderAt, figures.orderUpTo]).toEqual([3, 9, 21])
    expect([toOrder(figures, 9), toOrder(figures, 10), toOrder(figures, 0)]).toEqual([12, 0, 21])
  })

  test('of steady demand needs no safety stock', () => {
    expect(reorderFigures([5, 5, 5, 5, 5, 5, 5, 5], rule)).toMatchObject({ safety: 0, reorderAt: 10, orderUpTo: 30 })
  })

  test('is not said from too few weeks, and then nothing is ordered', () => {
    const figures = reorderFigures([0, 0, 9, 0, 0, 1, 2, 0], rule)
    expect(figures).toMatchObject({ usedWeeks: 3, total: 12, safety: null, reorderAt: null, orderUpTo: null })
    // More may be promised than there is.
    expect([0, -3].map(position => toOrder(figures, position))).toEqual([0, 0])
    expect(reorderFigures([0, 9, 1, 2, 3], rule)).toMatchObject({ usedWeeks: 4, safety: expect.any(Number) })
    expect(reorderFigures([2, 4], { ...rule, leastWeeks: 2 }).deviation).toBeCloseTo(Math.SQRT2, 12)
    expect(reorderFigures([2], { ...rule, leastWeeks: 1 })).toMatchObject({
      deviation: 0,
      safety: 0,
      reorderAt: 4,
      orderUpTo: 12,
    })
    expect(reorderFigures([], rule)).toMatchObject({ weeks: 0, mean: 0, deviation: 0, safety: null })
  })

  test('never falls when service, lead time or spread grow, and an order always reaches the aim', () => {
    const weeks = fc.array(fc.nat(40), { minLength: 8, maxLength: 60 })
    fc.assert(
      fc.property(weeks, fc.integer({ min: 1, max: 90 }), fc.nat(300), (used, leadDays, position) => {
        const figures = reorderFigures(used, { ...rule, leadDays })
        if (figures.reorderAt === null) return
        const surer = reorderFigures(used, { ...rule, leadDays, serviceLevel: 0.99 })
        const slower = reorderFigures(used, { ...rule, leadDays: leadDays + 7 })
        expect(surer.safety).toBeGreaterThanOrEqual(figures.safety!)
        expect(slower.reorderAt).toBeGreaterThanOrEqual(figures.reorderAt)
        const order = toOrder(figures, position)
        expect(order === 0 || position + order === figures.orderUpTo).toBe(true)
        expect(position > figures.reorderAt ? order : 0).toBe(0)
      }),
    )
  })
})
