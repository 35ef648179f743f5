import { describe, expect, test } from 'vitest'
import { edited, mapped, origin } from './mapped-text.ts'

describe('a repaired text', () => {
  const source = mapped('abcdefgh')
  test('knows where each character stood, its end too', () => {
    expect([...source.at]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
    expect([...mapped('').at]).toEqual([0])
    expect(edited(source, [])).toBe(source)
  })
  test('keeps the places of what was not changed; what was put in stands where it began', () => {
    const shorter = edited(source, [{ from: 1, to: 4, by: 'X' }])
    expect([shorter.text, [...shorter.at]]).toEqual(['aXefgh', [0, 1, 4, 5, 6, 7, 8]])
    const longer = edited(source, [{ from: 2, to: 3, by: 'XYZ' }])
    expect([longer.text, [...longer.at]]).toEqual(['abXYZdefgh', [0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8]])
  })
  test('keeps the place of each character where as many were put in as were there', () => {
    const same = edited(source, [{ from: 2, to: 5, by: 'XYZ' }])
    expect([same.text, [...same.at]]).toEqual(['abXYZfgh', [0, 1, 2, 3, 4, 5, 6, 7, 8]])
  })
  test('may be changed in several places, at its ends, by nothing, and again', () => {
    const twice = edited(source, [
      { from: 0, to: 1, by: '' },
      { from: 3, to: 3, by: '-' },
      { from: 7, to: 8, by: '!!' },
    ])
    expect([twice.text, [...twice.at]]).toEqual(['bc-defg!!', [1, 2, 3, 3, 4, 5, 6, 7, 7, 8]])
    const again = edited(twice, [{ from: 0, to: 3, by: '' }])
    expect([again.text, [...again.at]]).toEqual(['defg!!', [3, 4, 5, 6, 7, 7, 8]])
  })
  test('is refused where changes overlap or come out of order', () => {
    const change =
      (...spans: [number, number][]) =>
      () =>
        edited(
          source,
          spans.map(([from, to]) => ({ from, to, by: '' })),
        )
    expect(change([2, 4], [3, 5])).toThrow('edits overlap or are out of order at 3')
    expect(change([4, 5], [1, 2])).toThrow(RangeError)
    expect(change([4, 3])).toThrow('at 4')
    expect(change([2, 4], [4, 5])).not.toThrow()
  })
  test('gives the span in the original, from the first character to behind the last', () => {
    const text = edited(source, [{ from: 2, to: 5, by: 'X' }])
    expect(text.text).toBe('abXfgh')
    expect(origin(text, { from: 0, to: 2 })).toEqual({ from: 0, to: 2 })
    expect(origin(text, { from: 3, to: 5 })).toEqual({ from: 5, to: 7 })
    expect(origin(text, { from: 1, to: 4 })).toEqual({ from: 1, to: 6 })
    expect(origin(text, { from: 2, to: 3 })).toEqual({ from: 2, to: 3 })
    expect(origin(text, { from: 6, to: 6 })).toEqual({ from: 8, to: 8 })
  })
})
