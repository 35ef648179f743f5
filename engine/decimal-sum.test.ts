import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addsUpTo, digitsOf } from './decimal-sum.ts'

describe('a number as it is written', () => {
  test.each([
    [33.3, 333n, 1],
    [5, 5n, 0],
    [0, 0n, 0],
    [-0.25, -25n, 2],
    [1e-7, 1n, 7],
    [1.5e-7, 15n, 8],
    [1e21, 10n ** 21n, 0],
    [1.25e22, 125n * 10n ** 20n, 0],
  ])('%d is %d with %d decimals', (value, digits, decimals) => {
    expect(digitsOf(value)).toEqual({ digits, decimals })
  })

  test('says the number again, however large or small', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), value => {
        const { digits, decimals } = digitsOf(value)
        expect(Number(`${digits}e-${decimals}`)).toBe(value === 0 ? 0 : value)
      }),
    )
  })
})

describe('shares add up', () => {
  test.each<[number[], number, boolean, string]>([
    [[0.1, 0.2], 0.3, true, '0.3'],
    [[33.3, 33.3, 33.4], 100, true, '100'],
    [[33.3, 33.3, 33.3], 100, false, '99.9'],
    [[0.05, 0.05], 0.1, true, '0.1'],
    [[], 0, true, '0'],
    [[100, 20], 120, true, '120'],
    [[-0.5, 0.25], -0.25, true, '-0.25'],
    [[-3], -3, true, '-3'],
    [[0.5, -0.5], 0, true, '0'],
    [[0.001, -0.101], -0.1, true, '-0.1'],
  ])('%o against %d: %s, the sum is %s', (numbers, total, isTotal, sum) => {
    expect(addsUpTo(numbers, total)).toEqual({ isTotal, sum })
  })

  test('in decimals: parts of a thousandth are counted as whole numbers would be', () => {
    const thousandths = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 8 })
    fc.assert(
      fc.property(thousandths, fc.integer({ min: -2, max: 2 }), (parts, off) => {
        const whole = parts.reduce((a, b) => a + b, 0)
        const said = addsUpTo(
          parts.map(n => n / 1_000),
          (whole + off) / 1_000,
        )
        expect(said.isTotal).toBe(off === 0)
        expect(Number(said.sum)).toBe(whole === 0 ? 0 : whole / 1_000)
        expect(said.sum).not.toMatch(/\.\d*0$|^-0$|\.$/)
      }),
    )
  })
})
