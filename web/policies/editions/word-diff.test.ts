import { describe, expect, it } from 'vitest'
import { diffWords, type Stretch } from './word-diff.ts'

const marks = (stretches: readonly Stretch[]) => stretches.map(s => (s.changed ? `[${s.text}]` : s.text)).join('')

describe('the words that differ', () => {
  it('are marked on each side, numbers whole', () => {
    const { before, after } = diffWords('30 分钟内上报组长', '120 分钟内上报组长和主任')
    expect(marks(before)).toBe('[30] 分钟内上报组长')
    expect(marks(after)).toBe('[120] 分钟内上报组长[和主任]')
  })
  it('are none where both read the same', () => {
    expect(marks(diffWords('任一人同意', '任一人同意').after)).toBe('任一人同意')
  })
  it('put together again are both texts', () => {
    const [a, b] = ['within 4 working hours, by the head', 'within 1 day, by any head of department']
    const { before, after } = diffWords(a, b)
    expect(before.map(s => s.text).join('')).toBe(a)
    expect(after.map(s => s.text).join('')).toBe(b)
  })
  it('of texts without end are not looked for one by one', () => {
    const long = '条'.repeat(100_000)
    const started = performance.now() // comparing each with each would take hours
    expect(diffWords(long, `${long}。`).before).toEqual([{ text: long, changed: true }])
    expect(performance.now() - started).toBeLessThan(30_000)
  })
})
