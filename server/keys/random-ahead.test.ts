import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { randomAhead } from './random-ahead.ts'

test('no byte is given twice', () => {
  const random = randomAhead(randomBytes)
  const given = Array.from({ length: 1_000 }, (_, n) => random(n % 2 === 0 ? 12 : 18))
  expect(new Set(given.map(one => one.toString('hex'))).size).toBe(1_000)
  for (const [n, { buffer, byteOffset }] of given.entries()) {
    const before = given[n - 1]
    if (before?.buffer === buffer) expect(byteOffset).toBeGreaterThanOrEqual(before.byteOffset + before.byteLength)
  }
})

test('what is as long as a key is drawn when it is asked for', () => {
  const sizes: number[] = []
  const random = randomAhead(size => {
    sizes.push(size)
    return randomBytes(size)
  })
  expect([random(12).length, random(32).length, random(18).length]).toEqual([12, 32, 18])
  expect(sizes).toEqual([4_096, 32])
})
