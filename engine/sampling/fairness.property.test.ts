import { expect, test } from 'vitest'
import { drawUnits } from './draw.ts'

test('a draw gives every unit the same chance', () => {
  const counts = new Map<string, number>()
  const all = Array.from({ length: 20 }, (_, i) => ({ id: `u-${i}`, stratum: '', digest: '' }))
  for (let i = 0; i < 4_000; i++)
    for (const { id } of drawUnits(`seed-${i}`, all, 2, null)) counts.set(id, (counts.get(id) ?? 0) + 1)
  // 400 each; the chi-squared statistic of 19 degrees of freedom is below 43.8 in 999 of 1,000 fair draws.
  const chi = [...counts.values()].reduce((sum, n) => sum + (n - 400) ** 2 / 400, 0) * (20 / 18)
  expect(counts.size).toBe(20)
  expect(chi).toBeLessThan(43.8)
})
